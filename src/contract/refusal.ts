/** What a person sees when Parley says no: which rule, which value, and what would be right. */

/** One sentence in the three languages of one quality. ICU MessageFormat; see `text/say.ts`. */
export interface Trilingual {
  en: string;
  ru: string;
  ar: string;
}

/** One row of the error table. Rooms declare their own rows; the node joins them into one table. */
export interface RefusalRow {
  /** HTTP status under which the API reports it. */
  status: number;
  /** What is wrong, with the offending value as a parameter. */
  what: Trilingual;
  /** What would be right. */
  mend: Trilingual;
}

/** `code` → row. Codes are stable, upper case, and start with the room's name: `NOTICE_WINDOW_REVERSED`. */
export type RefusalTable = Readonly<Record<string, RefusalRow>>;

export type Params = Readonly<Record<string, string | number>>;

/** A refusal as a value: pure code returns it, never throws it. */
export interface Refusal {
  readonly refused: string;
  readonly params: Params;
}

export function refuse(code: string, params: Params = {}): Refusal {
  return { refused: code, params };
}

export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' && value !== null && 'refused' in value && typeof value.refused === 'string'
  );
}

/** Carries a refusal through code that can only throw (parsers of libraries, HTTP handlers). */
export class RefusalError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.refused} ${JSON.stringify(refusal.params)}`);
    this.name = 'RefusalError';
    this.refusal = refusal;
  }
}
