/**
 * The phrasebook. Each phrase has a number, one meaning in every language, and the response it calls for, after the
 * numbered tables of the agreement on dangerous military activities of 1989 (meaning, phrase, required response).
 * Numbers are spoken over bad links and written on paper cards: one is never given to another phrase.
 */
import { z } from 'zod';
import type { Precedence } from '../contract/index.ts';

/** What a message of this phrase ought to carry. Missing is marked, never refused. */
export type Wanted = 'at' | 'timeMs' | 'expiresMs' | 'words';

export interface Phrase {
  number: number;
  /** Replies of which one is required; empty: a named officer's acknowledgement is enough. */
  replies: readonly string[];
  wants: readonly Wanted[];
  /** How urgent it is when the sender does not say. */
  precedence: Precedence;
}

/** Phrases that open an exchange. */
export const OPENING = {
  notify: { number: 1, replies: [], wants: ['words'], precedence: 'priority' },
  stop: { number: 2, replies: ['complying', 'cannot comply'], wants: [], precedence: 'flash' },
  hold: { number: 3, replies: ['complying', 'cannot comply'], wants: [], precedence: 'immediate' },
  'are these yours': {
    number: 4,
    replies: ['ours', 'not ours'],
    wants: ['at', 'timeMs'],
    precedence: 'immediate',
  },
  ours: { number: 5, replies: [], wants: ['at'], precedence: 'immediate' },
  'not ours': { number: 6, replies: [], wants: ['at'], precedence: 'immediate' },
  casualty: { number: 7, replies: [], wants: ['at', 'words'], precedence: 'flash' },
  resume: { number: 8, replies: [], wants: [], precedence: 'priority' },
  threat: {
    number: 9,
    replies: ['with command', 'complying', 'cannot comply', 'rejected'],
    wants: ['words'],
    precedence: 'flash',
  },
  ultimatum: {
    number: 10,
    replies: ['with command', 'complying', 'cannot comply', 'rejected'],
    wants: ['words', 'expiresMs'],
    precedence: 'flash',
  },
  'line check': { number: 11, replies: ['line good'], wants: [], precedence: 'routine' },
  'free text': { number: 12, replies: [], wants: ['words'], precedence: 'routine' },
} as const satisfies Record<string, Phrase>;
export type OpeningName = keyof typeof OPENING;
export const OPENING_NAMES = Object.keys(OPENING) as [OpeningName, ...OpeningName[]];

/** Phrases that answer one. `checking` is no answer yet: it breaks the silence and starts the clock anew. */
export const REPLIES = {
  ours: 5,
  'not ours': 6,
  'free text': 12,
  complying: 13,
  'cannot comply': 14,
  checking: 15,
  'line good': 16,
  'with command': 17,
  rejected: 18,
} as const satisfies Record<string, number>;
export type ReplyName = keyof typeof REPLIES;
export const REPLY_NAMES = Object.keys(REPLIES) as [ReplyName, ...ReplyName[]];

export const openingSchema = z.enum(OPENING_NAMES);
export const replySchema = z.enum(REPLY_NAMES);

/** Sent, answered, withdrawn and closed by command alone: a duty officer takes them in and passes them up. */
export const GRAVE = ['threat', 'ultimatum'] as const;
export const graveSchema = z.enum(GRAVE);
export function isGrave(phrase: OpeningName): boolean {
  return (GRAVE as readonly string[]).includes(phrase);
}

/** Replies that may be given to a message of this phrase; free text is always heard. */
export function repliesTo(phrase: OpeningName): ReplyName[] {
  const required = OPENING[phrase].replies as readonly ReplyName[];
  return required.length > 0 ? [...required, 'checking', 'free text'] : ['free text'];
}
/** True where the reply is what the phrase calls for. */
export function answersPhrase(phrase: OpeningName, reply: ReplyName): boolean {
  return (OPENING[phrase].replies as readonly string[]).includes(reply);
}
