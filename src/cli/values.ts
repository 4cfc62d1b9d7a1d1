/** Values of options, read strictly: what is malformed is named with its option, and nothing is guessed. */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { type Point, readPoint } from '../geo/index.ts';
import { type Disclosure, disclosureSchema } from '../notices/index.ts';
import { postgresTarget } from '../store/index.ts';

/** `name`: the option or argument, for the refusal. */
export type Parse<Value = unknown> = (text: string, name: string) => Value | Refusal;

/** A number in [from, to]. */
export function number(from: number, to: number): Parse<number> {
  return (text, name) => {
    const value = /^-?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
    return value >= from && value <= to
      ? value
      : refuse('CLI_NUMBER', { name, given: text.slice(0, 60), from, to });
  };
}
export function whole(from: number, to: number): Parse<number> {
  return (text, name) => {
    const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    return value >= from && value <= to
      ? value
      : refuse('CLI_WHOLE_NUMBER', { name, given: text.slice(0, 60), from, to });
  };
}

export function oneOf<Choice extends string>(choices: readonly Choice[]): Parse<Choice> {
  return (text, name) =>
    choices.find((choice) => choice === text) ??
    refuse('CLI_CHOICE', { name, given: text.slice(0, 60), choices: choices.join(', ') });
}

export const partyId: Parse<string> = (text, name) =>
  /^[a-z][a-z0-9-]{0,31}$/.test(text) ? text : refuse('CLI_PARTY', { name, given: text.slice(0, 60) });

export const httpUrl: Parse<string> = (text, name) => {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) && url.username === '' && !url.search && !url.hash
    ? text.replace(/\/+$/, '')
    : refuse('CLI_URL', { name, given: text.slice(0, 100) });
};

/** The address of a database. What was given is never printed: a password may be in it. */
export const postgresUrl: Parse<string> = (text) => {
  // Whether the way there is protected shows when the other options are known.
  const target = postgresTarget({ postgres: text, caFile: '-' });
  return isRefusal(target) ? target : text;
};

/** Where a record can be: `sqlite`, in the data folder, or a database. */
export const storeUrl: Parse<string> = (text, name) => (text === 'sqlite' ? text : postgresUrl(text, name));

/** Degrees, degrees with minutes and seconds, or MGRS. CLI_PLACE where it is none of these; else what is wrong with it. */
export const place: Parse<Point> = (text, name) => {
  const read = readPoint(text);
  if (!isRefusal(read)) return read.point;
  return read.refused === 'GEO_PLACE_FORM' ? refuse('CLI_PLACE', { name, given: text.slice(0, 60) }) : read;
};

/** `PARTY=exact`, `PARTY=coarse` or `PARTY=who,window`. */
export const disclosure: Parse<[party: string, shown: Disclosure]> = (text, name) => {
  const [party = '', shown = ''] = text.split('=', 2);
  const value = shown === 'exact' || shown === 'coarse' ? shown : shown.split(',');
  const checked = disclosureSchema.safeParse(value);
  return /^[a-z][a-z0-9-]{0,31}$/.test(party) && checked.success
    ? [party, checked.data]
    : refuse('CLI_DISCLOSE', { name, given: text.slice(0, 100) });
};
