/**
 * CoT as it comes over TCP: events one after another, with or without anything between them, cut anywhere. A pure
 * reducer over bytes, so a cut inside a character or a tag is no cut. The same bytes give the same events however
 * they were cut.
 *
 * What an event's end is, is found by the same marks that XML reads by: `</event>` inside a comment or a CDATA
 * section is text. An event that breaks off is given up where the next one begins. One that opens a comment or a
 * section and never closes it is given up at the size bound, and what it seemed to swallow is looked through again.
 * Every byte is looked at a bounded number of times, whatever the sender does.
 */
import { type Refusal, refuse } from '../../contract/index.ts';
import { decodeCot } from './decode.ts';
import { type CotEvent, MAX_COT_BYTES } from './event.ts';

const MODES = ['text', 'tag', 'comment', 'cdata', 'instruction'] as const;
type Mode = (typeof MODES)[number];
type Section = Exclude<Mode, 'text' | 'tag'>;

export interface CotStream {
  /** Bytes not yet decided: the event being read, or what may be the beginning of one. At most MAX_COT_BYTES. */
  readonly pending: Uint8Array;
  /** True while `pending` begins with an event's start tag. */
  readonly inside: boolean;
  /** How far `pending` has been looked through. */
  readonly at: number;
  readonly mode: Mode;
  /** Where the tag or section being read begins. */
  readonly openedAt: number;
  /** Quote that an attribute value waits for, as a byte; 0 outside of one. */
  readonly quote: number;
  /** Offset up to which a section's end was looked for in vain. */
  readonly known: Readonly<Record<Section, number>>;
  /** Bytes so far that belong to no event, but for white space and XML declarations. */
  readonly skippedBytes: number;
}

const NOTHING_KNOWN = { comment: 0, cdata: 0, instruction: 0 } as const;

export const EMPTY_STREAM: CotStream = {
  pending: new Uint8Array(0),
  inside: false,
  at: 0,
  mode: 'text',
  openedAt: 0,
  quote: 0,
  known: NOTHING_KNOWN,
  skippedBytes: 0,
};

const ENDS = { comment: '-->', cdata: ']]>', instruction: '?>' } as const satisfies Record<Section, string>;
const [LESS, GREATER, SLASH, DOUBLE, SINGLE] = [0x3c, 0x3e, 0x2f, 0x22, 0x27];
/** Longest start of a start tag that must be seen whole: `<`, a prefix of 32, `:event` and what follows. */
const MAX_HEAD = 40;
const MAX_DECLARATION = 256;
const START = /^<(?:[\w.-]{1,32}:)?event[\s/>]/;
const END = /^<\/(?:[\w.-]{1,32}:)?event\s*>$/;
const DECLARATION = /^<\?xml\s[^<>]*\?>$/;

function ascii(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < Math.min(to, bytes.length); at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}

function begins(bytes: Uint8Array, at: number, mark: string): boolean {
  for (let n = 0; n < mark.length; n++) if (bytes[at + n] !== mark.charCodeAt(n)) return false;
  return true;
}

function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/** The work of one push, on values of its own. */
interface Work extends Omit<CotStream, 'pending'> {
  bytes: Uint8Array;
  /** Where the undecided part begins. All offsets of the state count from here. */
  base: number;
  inside: boolean;
  at: number;
  mode: Mode;
  openedAt: number;
  quote: number;
  known: Record<Section, number>;
  skippedBytes: number;
  events: (CotEvent | Refusal)[];
}

/** Moves the beginning of the undecided part; offsets follow. */
function rebase(work: Work, by: number): void {
  work.base += by;
  work.inside = false;
  work.at = 0;
  work.mode = 'text';
  work.openedAt = 0;
  work.quote = 0;
  for (const section of ['comment', 'cdata', 'instruction'] as const) {
    work.known[section] = Math.max(0, work.known[section] - by);
  }
}

/** Gives up the event being read; reading goes on at `from`, counted from its beginning. */
function giveUp(work: Work, why: Refusal, from: number): void {
  work.events.push(why);
  rebase(work, from);
}

function broken(work: Work, at: number): Refusal {
  let line = 1;
  for (let n = work.base; n < work.base + at; n++) if (work.bytes[n] === 10) line++;
  return refuse('FEEDS_COT_BROKEN', { line });
}

/** Looks for the next start tag. False: more bytes are needed. */
function seek(work: Work): boolean {
  const { bytes } = work;
  let at = work.base;
  let skipped = 0;
  const stop = (found: boolean): boolean => {
    work.skippedBytes += skipped;
    if (at > work.base) rebase(work, at - work.base);
    return found;
  };
  for (; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte !== LESS) {
      if (!isSpace(byte)) skipped++;
      continue;
    }
    let end = at + 1;
    const last = Math.min(bytes.length, at + MAX_DECLARATION);
    while (end < last && bytes[end] !== LESS && bytes[end] !== GREATER) end++;
    const head = ascii(bytes, at, Math.min(at + MAX_HEAD, end + 1));
    if (START.test(head)) {
      stop(true);
      work.inside = true;
      work.mode = 'tag';
      work.at = head.indexOf('event') + 5;
      return true;
    }
    if (end === bytes.length && end - at < MAX_DECLARATION) return stop(false);
    if (bytes[end] === GREATER && end < last && DECLARATION.test(ascii(bytes, at, end + 1))) at = end;
    else skipped++;
  }
  return stop(false);
}

/** Takes up what stands at `<`. False: more bytes are needed to say what it is. */
function open(work: Work, at: number, limit: number): boolean {
  const from = work.base + at;
  const { bytes } = work;
  const seen = ascii(bytes, from, Math.min(from + 9, work.base + limit));
  work.at = at;
  for (const [mark, mode] of [
    ['<!--', 'comment'],
    ['<![CDATA[', 'cdata'],
    ['<?', 'instruction'],
  ] as const) {
    if (seen.startsWith(mark)) {
      work.mode = mode;
      work.openedAt = at;
      work.at = at + mark.length;
      return true;
    }
    if (mark.startsWith(seen)) return false;
  }
  work.mode = 'tag';
  work.openedAt = at;
  work.at = at + 1;
  return true;
}

/** Whether the `<` at `at` begins an event; null: more bytes are needed to say. */
function beginsEvent({ bytes, base }: Work, at: number, limit: number): boolean | null {
  let end = at + 1;
  while (end < limit && end - at < MAX_HEAD && !endsName(bytes[base + end] as number)) end++;
  if (end === limit && end - at < MAX_HEAD) return null;
  return START.test(ascii(bytes, base + at, base + end + 1));
}

function endsName(byte: number): boolean {
  return [LESS, GREATER, SLASH, DOUBLE, SINGLE].includes(byte) || isSpace(byte);
}

/** Reads on in a tag. True: at its end, or the event is given up. */
function readTag(work: Work, limit: number): boolean {
  const { bytes, base } = work;
  for (let at = work.at; at < limit; at++) {
    const byte = bytes[base + at] as number;
    if (byte === LESS) {
      // Raw in a value, as some tools write it; but where an event begins, this one broke off.
      const begun = work.quote === 0 ? true : beginsEvent(work, at, limit);
      if (begun === null) {
        work.at = at;
        return false;
      }
      if (begun) {
        giveUp(work, broken(work, at), at);
        return true;
      }
    }
    if (work.quote !== 0) {
      if (byte === work.quote) work.quote = 0;
    } else if (byte === DOUBLE || byte === SINGLE) work.quote = byte;
    else if (byte === GREATER) {
      endTag(work, at + 1);
      return true;
    }
  }
  work.at = limit;
  return false;
}

function endTag(work: Work, end: number): void {
  const { bytes, base, openedAt } = work;
  const head = ascii(bytes, base + openedAt, Math.min(base + end, base + openedAt + MAX_HEAD));
  // An event inside an event: the first one broke off.
  if (openedAt > 0 && START.test(head)) return giveUp(work, broken(work, openedAt), openedAt);
  const whole = openedAt === 0 ? bytes[base + end - 2] === SLASH : endsEvent(work, head, end);
  if (whole) {
    work.events.push(decodeCot(bytes.subarray(base, base + end)));
    return rebase(work, end);
  }
  work.mode = 'text';
  work.at = end;
}

function endsEvent({ bytes, base, openedAt }: Work, head: string, end: number): boolean {
  if (!head.startsWith('</')) return false;
  // `</event` may be followed by any amount of white space.
  let last = base + end - 1;
  while (isSpace(bytes[last - 1] as number)) last--;
  return last - base - openedAt <= MAX_HEAD && END.test(`${ascii(bytes, base + openedAt, last)}>`);
}

/** Reads on in a comment, section or instruction. True: at its end. */
function readSection(work: Work, section: Section, limit: number): boolean {
  const mark = ENDS[section];
  const last = limit - mark.length;
  for (let at = Math.max(work.at, work.known[section]); at <= last; at++) {
    if (begins(work.bytes, work.base + at, mark)) {
      work.mode = 'text';
      work.at = at + mark.length;
      return true;
    }
  }
  work.known[section] = Math.max(work.known[section], last + 1);
  return false;
}

/** Reads on in the event that the undecided part begins with. False: more bytes are needed. */
function read(work: Work): boolean {
  const { bytes, base } = work;
  const limit = Math.min(bytes.length - base, MAX_COT_BYTES);
  let going: boolean;
  if (work.mode === 'tag') going = readTag(work, limit);
  else if (work.mode === 'text') {
    let at = work.at;
    while (at < limit && bytes[base + at] !== LESS) at++;
    work.at = at;
    going = at < limit && open(work, at, limit);
  } else going = readSection(work, work.mode, limit);
  if (going || limit < MAX_COT_BYTES) return going;
  giveUp(work, refuse('FEEDS_COT_TOO_LARGE', { limit: MAX_COT_BYTES }), unreadFrom(work));
  return true;
}

/** Where to read on after an event that did not end: an unclosed tag or section may hold further events. */
function unreadFrom({ mode, at, openedAt }: Work): number {
  if (mode === 'text') return Math.max(at, 1);
  return mode === 'tag' && openedAt > 0 ? openedAt : openedAt + 1;
}

/** Takes the next bytes of the stream. `events` are in order: each event, or why it was not one. Never throws. */
export function pushCot(
  state: CotStream,
  chunk: Uint8Array,
): { state: CotStream; events: (CotEvent | Refusal)[] } {
  const bytes = new Uint8Array(state.pending.length + chunk.length);
  bytes.set(state.pending);
  bytes.set(chunk, state.pending.length);
  const work: Work = { ...state, known: { ...state.known }, bytes, base: 0, events: [] };
  while (work.inside ? read(work) : seek(work));
  const { inside, at, mode, openedAt, quote, known, skippedBytes, events } = work;
  return {
    // A copy: a few bytes must not keep a large chunk in memory.
    state: { pending: bytes.slice(work.base), inside, at, mode, openedAt, quote, known, skippedBytes },
    events,
  };
}

/**
 * At the end of the stream, or when it has been still for so long that the rest will not come: the event that broke
 * off is refused, and events that it seemed to swallow are given. Reading starts from EMPTY_STREAM afterwards.
 */
export function endCot(state: CotStream): (CotEvent | Refusal)[] {
  const work: Work = { ...state, known: { ...state.known }, bytes: state.pending, base: 0, events: [] };
  for (;;) {
    while (work.inside ? read(work) : seek(work));
    if (!work.inside) return work.events;
    const bytes = work.bytes.length - work.base;
    giveUp(work, refuse('FEEDS_COT_UNFINISHED', { bytes }), unreadFrom(work));
  }
}
