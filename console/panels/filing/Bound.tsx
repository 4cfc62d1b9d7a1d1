/** Fields of the kit bound to one place of the form: marked there when something is wrong with it. */
import type { ReactNode } from 'react';
import { LineField, WordsField } from '../../kit/Fields.tsx';
import { PlaceField, WhenField } from '../../kit/TypedFields.tsx';
import { useFiling } from './filing.ts';

interface Props {
  /** Name of the place: `depart`, `points.3.place`. */
  at: string;
  label: string;
  value: string;
  onChange(value: string): void;
}

/** Where `at` is found again: by the summary, and after a row was moved. */
export function At({ at, children }: { at: string; children: ReactNode }) {
  return (
    <div className="at-field" data-at={at}>
      {children}
    </div>
  );
}

export function Line({
  at,
  hint,
  dir,
  required,
  ...rest
}: Props & { hint?: ReactNode; dir?: 'ltr' | 'auto'; required?: boolean }) {
  const { wrongAt } = useFiling();
  return (
    <At at={at}>
      <LineField
        {...rest}
        wrong={wrongAt(at)}
        hint={hint}
        dir={dir ?? 'auto'}
        required={required ?? false}
        maxLength={500}
      />
    </At>
  );
}

/** A number in any digits. */
export function Count(props: Props & { hint?: ReactNode; required?: boolean }) {
  return <Line {...props} dir="ltr" />;
}

export function Words({
  at,
  hint,
  rows = 2,
  maxLength = 5_000,
  ...rest
}: Props & { hint?: ReactNode; rows?: number; maxLength?: number }) {
  const { wrongAt } = useFiling();
  return (
    <At at={at}>
      <WordsField {...rest} hint={hint} wrong={wrongAt(at)} rows={rows} maxLength={maxLength} />
    </At>
  );
}

export function When({ at, ...rest }: Props) {
  const { wrongAt } = useFiling();
  return (
    <At at={at}>
      <WhenField {...rest} wrong={wrongAt(at)} />
    </At>
  );
}

export function PlaceAt({ at, ...rest }: Props) {
  const { wrongAt } = useFiling();
  return (
    <At at={at}>
      <PlaceField {...rest} wrong={wrongAt(at)} />
    </At>
  );
}

/** What is wrong with a whole list or group, where no single field tells it. */
export function WrongAt({ at }: { at: string }) {
  const { wrongAt } = useFiling();
  const wrong = wrongAt(at);
  return wrong === null ? null : (
    <p className="wrong-at" role="alert">
      {wrong}
    </p>
  );
}
