/** The frame of a form for one act: its fields, the node's refusal, write and cancel. */
import type { FormEvent, ReactNode } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { Refused } from '../../../kit/Note.tsx';
import { useSay } from '../../../kit/say.ts';
import { text } from './text.ts';

export function ActForm({
  title,
  busy,
  error,
  onWrite,
  onCancel,
  danger = false,
  children,
}: {
  title: string;
  busy: boolean;
  error: unknown;
  onWrite(): void;
  onCancel(): void;
  danger?: boolean;
  children: ReactNode;
}) {
  const say = useSay();
  const write = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) onWrite();
  };
  return (
    <form className="act fields" aria-label={title} onSubmit={write} noValidate>
      {children}
      <Refused error={error} />
      <div className="buttons">
        <Button type="submit" tone={danger ? 'danger' : 'main'} busy={busy}>
          {danger ? title : say(text.write)}
        </Button>
        <Button onPress={onCancel}>{say(text.cancel)}</Button>
      </div>
    </form>
  );
}
