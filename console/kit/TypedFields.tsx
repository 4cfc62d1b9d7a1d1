/** Fields for places and times: typed in any of the field's forms, shown beside in all of them before anything is sent. */
import { showWhen } from '../../src/text/index.ts';
import { nodeNow } from '../state/clock.ts';
import { useLanguage, useSession } from '../state/session.ts';
import { LineField } from './Fields.tsx';
import { Moment } from './Moment.tsx';
import { Place } from './Place.tsx';
import { useSay } from './say.ts';
import { text } from './text.ts';
import { placeTyped, whenTyped } from './typed.ts';

interface Props {
  label: string;
  /** As typed: the form keeps the text, and reads it with `placeTyped` or `whenTyped` when it sends. */
  value: string;
  onChange(value: string): void;
  required?: boolean;
  autoFocus?: boolean;
  /** Shown while nothing is wrong with the text itself. */
  wrong?: string | null;
}

/** Degrees, degrees and minutes, or MGRS. */
export function PlaceField({ wrong, ...rest }: Props) {
  const say = useSay();
  const language = useLanguage();
  const read = placeTyped(rest.value, language);
  return (
    <LineField
      {...rest}
      dir="ltr"
      maxLength={80}
      hint={
        read.value ? (
          <Place at={read.value} />
        ) : (
          say(text.placeForms, { degrees: '36.512, 41.234', grid: '37S GA 00050 43060' })
        )
      }
      wrong={read.wrong ?? wrong ?? null}
    />
  );
}

/** The forms in which a time may be typed, shown on a moment of today: an example that is read wrong shows itself. */
function examplesAt(now: number): Record<string, string> {
  const { utc, dtg } = showWhen(now, { language: 'en' });
  return { utc, dtg, local: utc.slice(0, 16) };
}

/** RFC 3339, a date-time group, or local time where the party has a zone. */
export function WhenField({ wrong, ...rest }: Props) {
  const say = useSay();
  const language = useLanguage();
  const { me } = useSession();
  const now = nodeNow();
  const read = whenTyped(rest.value, language, { zone: me.zone, nowMs: now });
  return (
    <LineField
      {...rest}
      dir="ltr"
      maxLength={80}
      hint={
        read.value === null ? (
          say(me.zone ? text.whenForms : text.whenFormsUtc, examplesAt(now))
        ) : (
          <Moment ms={read.value} all />
        )
      }
      wrong={read.wrong ?? wrong ?? null}
    />
  );
}
