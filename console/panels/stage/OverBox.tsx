/** A box over the map with its own way out. */
import { type ReactNode, useId } from 'react';
import { useSay } from '../../kit/say.ts';
import { text } from './text.ts';

export function OverBox({
  title,
  onClose,
  children,
}: {
  title: ReactNode;
  onClose(): void;
  children: ReactNode;
}) {
  const say = useSay();
  const id = useId();
  return (
    <section
      className="over-box"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" className="over-close" aria-label={say(text.close)} onClick={onClose}>
          <span aria-hidden="true">{'✕'}</span>
        </button>
      </header>
      {children}
    </section>
  );
}
