/** The entry kinds of the watch handover. Both stay in this party's record: who sits at night is nobody else's matter. */
import { z } from 'zod';
import { defineKind } from '../contract/index.ts';
import { countsSchema, itemSchema, MAX_ITEMS } from './item.ts';

const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
/** Half a surrogate pair has no UTF-8 form, so nobody could sign it. */
const wellFormed = (text: string): boolean => text.isWellFormed();
export const nameSchema = z.string().min(1).max(200).refine(wellFormed, 'not well-formed Unicode');
/** As the officer wrote them: never mended. */
export const wordsSchema = z.string().max(10_000).refine(wellFormed, 'not well-formed Unicode');
export const languageSchema = z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/);
const key = z.string().min(1).max(300);
const items = z.array(itemSchema).max(MAX_ITEMS);
const count = z.number().int().min(0);

export const givenSchema = z.strictObject({
  office: nameSchema,
  /** The officer who is to take it, by the name under which that officer acts. */
  incoming: nameSchema,
  words: wordsSchema,
  language: languageSchema,
  /** What stood open at this moment by this node's own record: the officer can add words, not leave anything out. */
  items,
  counts: countsSchema,
  /** Open too, and without room in `items`. */
  beyond: count,
  ruleVersion: z.string().max(64),
});
export type Given = z.infer<typeof givenSchema>;

/** The outgoing officer hands over; who that is stands in the entry. */
export const given = defineKind({
  name: 'handover.given',
  version: 1,
  class: 'admin',
  precedence: 'routine',
  recipients: 'own',
  schema: givenSchema,
});

export const takenSchema = z.strictObject({
  handoverId: ulid,
  /** False: another officer than the one named took it. */
  asNamed: z.boolean(),
  words: wordsSchema,
  language: languageSchema,
  /** Keys of the items that this officer ticked off as seen, and of those not ticked. */
  seen: z.array(key).max(MAX_ITEMS),
  unseen: z.array(key).max(MAX_ITEMS),
  /** Since it was given: open and not in its list, standing otherwise, open no more. */
  since: z.strictObject({
    unlisted: items,
    changed: items,
    gone: z.array(key).max(MAX_ITEMS),
    beyond: count,
  }),
});
export type Taken = z.infer<typeof takenSchema>;

/** The incoming officer has it. */
export const taken = defineKind({
  name: 'handover.taken',
  version: 1,
  class: 'admin',
  precedence: 'routine',
  recipients: 'own',
  schema: takenSchema,
});

export const handoverKinds = [given, taken] as const;
