/** The facts of axes.ts and reply.ts as words: short ones for the list, sentences for the notice. */
import type { Params, Trilingual } from '../../../../src/contract/index.ts';
import type { Position } from '../../../../src/notices/index.ts';
import type { Tone } from '../../../kit/Badge.tsx';
import type { Read, Receipt, Taken, Told, ToldUnit } from './axes.ts';
import type { Reply } from './reply.ts';
import { text } from './text.ts';

export interface Words {
  tone: Tone;
  sentence: Trilingual;
  params: Params;
  /** When it was so: to be written beside the words. */
  atMs?: number;
}
/** How times and spans are written: the caller's, for they follow the page's language. */
export interface Writing {
  time(ms: number): string;
  span(ms: number): string;
  say(sentence: Trilingual): string;
}
type Key = keyof typeof text;

const RECEIPT_TONES: Readonly<Record<Receipt['code'], Tone>> = {
  received: 'good',
  held: 'good',
  sent: 'wait',
  'not-sent': 'quiet',
  'no-receipt': 'quiet',
  elsewhere: 'quiet',
};
const READ_TONES: Readonly<Record<Read['code'], Tone>> = {
  read: 'good',
  'read-unnamed': 'wait',
  'read-older': 'wait',
  'not-read': 'quiet',
};
const TOLD_TONES: Readonly<Record<Told['code'], Tone>> = {
  told: 'good',
  'told-older': 'wait',
  'not-told': 'quiet',
};
const POSITION_TONES: Readonly<Record<Position, Tone>> = {
  none: 'quiet',
  'no objection': 'good',
  agreed: 'good',
  alternative: 'wait',
  objection: 'bad',
  denied: 'bad',
};

export function shortReceipt(receipt: Receipt): Words {
  const words = { tone: RECEIPT_TONES[receipt.code], sentence: text[`receipt.${receipt.code}`], params: {} };
  return 'atMs' in receipt ? { ...words, atMs: receipt.atMs } : words;
}

export function shortRead(read: Read): Words {
  const [tone, sentence] = [READ_TONES[read.code], text[`read.${read.code}`]];
  if (read.code === 'not-read') return { tone, sentence, params: {} };
  const { officer, version, atMs } = read;
  return { tone, sentence, params: { officer: officer ?? '', version }, atMs };
}

export function shortTold(told: Told): Words {
  const params: Params = told.code === 'told' ? { n: told.units.length } : {};
  return { tone: TOLD_TONES[told.code], sentence: text[`told.${told.code}`], params };
}

export function positionWords(position: Position): Trilingual {
  return text[`position.${position}`];
}

export function shortTaken(taken: Taken, writing: Writing): Words {
  if (taken.code === 'no-position')
    return { tone: 'quiet', sentence: text['position.not-taken'], params: {} };
  const sentence = positionWords(taken.position);
  const { atMs } = taken;
  if (taken.code === 'taken') return { tone: POSITION_TONES[taken.position], sentence, params: {}, atMs };
  const params = { position: writing.say(sentence), version: taken.version };
  return { tone: 'wait', sentence: text['position.of-version'], params, atMs };
}

/** null where there is nothing to say beside the four facts. */
export function shortReply(reply: Reply, nowMs: number, writing: Writing): Words | null {
  switch (reply.code) {
    case 'ran-out':
    case 'due':
      return { tone: 'bad', sentence: text[`reply.${reply.code}`], params: {} };
    case 'late':
      return { tone: 'wait', sentence: text['reply.late'], params: {} };
    case 'running':
      return {
        tone: 'wait',
        sentence: text['reply.running'],
        params: { span: writing.span(reply.dueMs - nowMs) },
      };
    default:
      return null;
  }
}

export function fullReceipt(receipt: Receipt, party: string, writing: Writing): Words {
  const at = 'atMs' in receipt ? writing.time(receipt.atMs) : '';
  const index = 'index' in receipt ? receipt.index : 0;
  const sentence = text[`full.${receipt.code}`];
  return { tone: RECEIPT_TONES[receipt.code], sentence, params: { party, at, index: String(index) } };
}

export function fullRead(read: Read, party: string, own: boolean, writing: Writing): Words {
  const tone = READ_TONES[read.code];
  if (read.code === 'not-read') return { tone, sentence: text['full.not-read'], params: { party } };
  const officer = read.officer ?? writing.say(text.nobody);
  const params = { party, officer, at: writing.time(read.atMs), version: read.version };
  const key: Key = own && read.code === 'read' ? 'full.we-read' : `full.${read.code}`;
  return { tone, sentence: text[key], params };
}

export function fullTold(told: ToldUnit, older: boolean, writing: Writing): Words {
  const params = { unit: told.unit, who: told.toldBy, at: writing.time(told.toldMs) };
  return { tone: older ? 'wait' : 'good', sentence: text['full.told'], params };
}

export function fullTaken(taken: Taken, party: string, writing: Writing): Words {
  if (taken.code === 'no-position')
    return { tone: 'quiet', sentence: text['full.not-taken'], params: { party } };
  const params = {
    party,
    position: writing.say(positionWords(taken.position)),
    at: writing.time(taken.atMs),
    officer: taken.officer ?? writing.say(text.nobody),
  };
  const tone = taken.code === 'taken' ? POSITION_TONES[taken.position] : 'wait';
  return { tone, sentence: text['full.taken'], params };
}

const REPLY_TONES: Readonly<Record<Exclude<Reply['code'], 'none'>, Tone>> = {
  'ran-out': 'bad',
  due: 'bad',
  late: 'wait',
  running: 'wait',
  answered: 'good',
  'not-started': 'quiet',
  'no-clause': 'quiet',
};

export function fullReply(reply: Reply, nowMs: number, writing: Writing): Words | null {
  if (reply.code === 'none') return null;
  const params: Record<string, string> = {};
  if ('clause' in reply) params['clause'] = reply.clause;
  if ('sinceMs' in reply) params['since'] = writing.time(reply.sinceMs);
  if ('atMs' in reply) params['at'] = writing.time(reply.atMs);
  if ('dueMs' in reply) {
    params['due'] = writing.time(reply.dueMs);
    params['span'] = writing.span(reply.dueMs - nowMs);
  }
  return { tone: REPLY_TONES[reply.code], sentence: text[`full.${reply.code}`], params };
}
