/** What a verb is: its words, options and what it does. `program.ts` makes commands and help of it. */
import type { Params } from '../contract/index.ts';
import { type Language, say } from '../text/index.ts';
import type { AskPerson } from './ask.ts';
import { text } from './text.ts';
import type { Parse } from './values.ts';

export type Sentence = keyof typeof text;

/** Where a verb's answer goes: data to standard output, everything said beside to standard error. */
export interface Io {
  language: Language;
  /** Data as JSON instead of lines. */
  json: boolean;
  /** True where progress may redraw its line. */
  tty: boolean;
  /** Present where a person sits at the terminal and can be asked. */
  ask?: AskPerson;
  out(text: string): void;
  err(text: string): void;
}

export function tell(io: Pick<Io, 'language'>, sentence: Sentence, params: Params = {}): string {
  return say(io.language, text[sentence], params);
}
/** A line of the answer for people; nothing where JSON was asked for. */
export function line(io: Io, sentence: Sentence, params: Params = {}): void {
  if (!io.json) io.out(`${tell(io, sentence, params)}\n`);
}
/** A line beside the answer. */
export function note(io: Io, sentence: Sentence, params: Params = {}): void {
  io.err(`${tell(io, sentence, params)}\n`);
}
export function data(io: Io, value: unknown): void {
  io.out(`${JSON.stringify(value, null, 2)}\n`);
}

export interface OptionSpec {
  /** `--late <minutes>`, `--yes`. */
  flags: string;
  /** May be given again; the verb gets a list. */
  many?: boolean;
  /** Its sentence, where `cli.o.<long name>` is not meant. */
  says?: Sentence;
  parse?: Parse;
  /** What stands where it is not given; shown in the help. */
  otherwise?: string | number;
  required?: boolean;
}
export interface ArgSpec {
  /** `<file>`, `[entry...]` */
  flags: string;
  says: Sentence;
  parse?: Parse;
}

// Each verb reads its own options, whose names and parsers it declared itself.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;

export interface Verb {
  /** Words after `parley`, by which its sentence is found: `cli.v.notice file`. */
  name: string;
  args?: readonly ArgSpec[];
  options?: readonly OptionSpec[];
  /** Prints data, so it takes --json. */
  json?: boolean;
  /** The exit code: 0 done, 1 the answer is no. Whatever goes wrong is thrown. */
  run(io: Io, options: Given, ...args: Given[]): Promise<0 | 1 | undefined>;
}

/** Keeps the types of a verb's own words. */
export function defineVerb<Options extends object, Args extends unknown[] = []>(
  verb: Omit<Verb, 'run'> & { run(io: Io, options: Options, ...args: Args): Promise<0 | 1 | undefined> },
): Verb {
  return verb;
}
