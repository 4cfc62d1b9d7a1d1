/** The entry kinds of the line. What a peer says of itself is kept as it said it; the view judges it again. */
import { z } from 'zod';
import { defineKind } from '../contract/index.ts';
import { pointSchema } from '../geo/index.ts';
import { instantMs, partyId } from '../terms/index.ts';
import { openingSchema, replySchema } from './phrase.ts';
import { differenceSchema, factsSchema } from './read-back.ts';

export const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
/** Half a surrogate pair has no UTF-8 form, so nobody could sign it. Everything else is kept as it was written. */
const wellFormed = (text: string): boolean => text.isWellFormed();
export const wordsSchema = z.string().max(20_000).refine(wellFormed, 'not well-formed Unicode');
export const nameSchema = z.string().max(200).refine(wellFormed, 'not well-formed Unicode');
/** BCP 47 in outline; `und` where nobody said. */
export const languageSchema = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/);
const version = z.number().int().positive();

/** action: is asked to respond, and a clock runs. information: is told, and owes nothing. */
export const PURPOSES = ['action', 'information'] as const;
export const addresseeSchema = z.strictObject({
  party: partyId,
  /** Office that is meant; empty where nobody said. */
  office: nameSchema,
  for: z.enum(PURPOSES),
});
export type Addressee = z.infer<typeof addresseeSchema>;

const content = {
  at: pointSchema.nullable(),
  timeMs: instantMs.nullable(),
  /** When what is demanded or offered runs out: every ultimatum ought to say. */
  expiresMs: instantMs.nullable(),
  /** Verbatim, in `language`. */
  words: wordsSchema,
  language: languageSchema,
};

export const messageSchema = z.strictObject({
  phrase: openingSchema,
  /** Office that speaks. */
  office: nameSchema,
  /** Every addressee sees the whole list, as on a telegram. */
  to: z.array(addresseeSchema).min(1).max(32),
  /** The sender named nobody, so it went to every enrolled party. */
  toAll: z.boolean(),
  /** Own entry only: parties that were named and could not be reached, since they are not enrolled. */
  notEnrolled: z.array(nameSchema).max(32),
  ...content,
  notices: z.array(ulid).max(16),
  alerts: z.array(ulid).max(16),
});
export type Message = z.infer<typeof messageSchema>;

const common = { version: 1, class: 'line', precedence: 'priority', recipients: 'peers' } as const;
/** Names one message: by whom it was sent, and the act id of its first wording. */
const target = { from: partyId, messageId: ulid, version };

/** Words go. Place and times stay: every later look compares them with what was read back, and trusts nobody's result. */
function wordless<Body extends { words: string }>(body: Body): Body {
  return { ...body, words: '' };
}

export const message = defineKind({
  ...common,
  name: 'line.message',
  schema: messageSchema,
  erased: wordless,
});

/** A threat or ultimatum in other words. Every wording stays; each must be read back again. */
export const changed = defineKind({
  ...common,
  name: 'line.changed',
  schema: z.strictObject({ ...target, ...content }),
  erased: wordless,
});

export const withdrawn = defineKind({
  ...common,
  name: 'line.withdrawn',
  schema: z.strictObject({ ...target, words: wordsSchema, language: languageSchema }),
  erased: wordless,
});

export const readBack = defineKind({
  ...common,
  name: 'line.read-back',
  schema: z.strictObject({
    ...target,
    read: factsSchema,
    result: z.enum(['match', 'mismatch']),
    differences: z.array(differenceSchema).max(3),
    rule: z.string().min(1).max(64),
  }),
});

/** A named officer has it, and where there was anything to read back, read it back rightly. */
export const acknowledged = defineKind({
  ...common,
  name: 'line.acknowledged',
  schema: z.strictObject({
    ...target,
    readBack: ulid.nullable(),
    words: wordsSchema,
    language: languageSchema,
  }),
  erased: wordless,
});

export const reply = defineKind({
  ...common,
  name: 'line.reply',
  schema: z.strictObject({ ...target, phrase: replySchema, words: wordsSchema, language: languageSchema }),
  erased: wordless,
});

/** The silence clock ran out. Neither consent nor refusal; with `receivedMs` null not even known to have arrived. */
export const silent = defineKind({
  ...common,
  name: 'line.silent',
  recipients: 'own',
  schema: z.strictObject({
    ...target,
    /** Who is silent. */
    party: partyId,
    awaits: z.enum(['acknowledgement', 'reply']),
    sinceMs: z.number().int(),
    withinMinutes: z.number().positive(),
    /** Clause of the terms that set the time; null: this room's own by precedence. */
    clause: z.string().nullable(),
    receivedMs: z.number().int().nullable(),
  }),
});

/** The time that an ultimatum set has passed. What follows is for command; nothing is closed by it. */
export const expired = defineKind({
  ...common,
  name: 'line.expired',
  precedence: 'flash',
  recipients: 'own',
  schema: z.strictObject({ ...target, expiresMs: instantMs }),
});

/** An officer takes an exchange off the list of open ones. */
export const closed = defineKind({
  ...common,
  name: 'line.closed',
  precedence: 'routine',
  recipients: 'own',
  schema: z.strictObject({ ...target, words: wordsSchema }),
  erased: wordless,
});

export const CALL_EVENTS = [
  'ringing',
  'answered',
  'interpreter',
  'decider',
  'held',
  'taken up',
  'dropped',
  'ended',
] as const;
export type CallEventName = (typeof CALL_EVENTS)[number];

/** One moment of a call as the party that writes it saw it. Both sides may write theirs: they stand side by side. */
export const call = defineKind({
  ...common,
  name: 'line.call',
  schema: z.strictObject({
    /** Who opened the record of this call, and the act id of its first event. */
    openedBy: partyId,
    callId: ulid,
    /** The other end: an enrolled party's id, or a name where it is none. */
    with: nameSchema.min(1),
    /** Telephone number or circuit; empty where nobody said. */
    number: nameSchema,
    event: z.enum(CALL_EVENTS),
    /** When it happened by the writer's account; the entry has its own time. */
    atMs: instantMs,
    /** Who answered, interprets, or can decide; empty where nobody said. */
    name: nameSchema,
    office: nameSchema,
    words: wordsSchema,
    language: languageSchema,
  }),
  erased: (body) => ({ ...body, number: '', name: '', words: '' }),
});

export const lineKinds = [
  message,
  changed,
  withdrawn,
  readBack,
  acknowledged,
  reply,
  silent,
  expired,
  closed,
  call,
] as const;
export type Changed = z.infer<typeof changed.schema>;
export type Withdrawn = z.infer<typeof withdrawn.schema>;
export type ReadBack = z.infer<typeof readBack.schema>;
export type Acknowledged = z.infer<typeof acknowledged.schema>;
export type Reply = z.infer<typeof reply.schema>;
export type Silent = z.infer<typeof silent.schema>;
export type Expired = z.infer<typeof expired.schema>;
export type Closed = z.infer<typeof closed.schema>;
export type CallEvent = z.infer<typeof call.schema>;
