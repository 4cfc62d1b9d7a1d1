/**
 * The scenario file, format 1: a real event as something that runs. Who takes part, what was agreed, what each party did and
 * where its units went, and the findings that must come out. See `scenarios/README.md`.
 */
import { z } from 'zod';
import { FINDING_KINDS } from '../conflicts/index.ts';
import { ROLES } from '../contract/index.ts';
import { pointSchema } from '../geo/index.ts';
import { MISSING, VERDICTS } from '../incidents/index.ts';
import { POSITIONS } from '../notices/index.ts';
import { termsSchema } from '../terms/index.ts';
import { isZone } from '../text/index.ts';
import { SIGNAL_TYPES } from '../watch/index.ts';

const party = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const line = z.string().min(1).max(500);
const words = z.strictObject({ en: line, ru: line, ar: line });
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,31}$/);
/** RFC 3339 with an offset. */
const time = z.iso.datetime({ offset: true });
/** `$name.path`: from the answer to the step of that name. */
const ref = z.string().regex(/^\$[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z0-9_ -]+)*$/);
const unit = z.string().min(1).max(64);
const variant = z.string().regex(/^[a-z][a-z0-9-]{0,15}$/);
/** Variants in which this stands; all when left out. */
const only = z.array(variant).min(1).max(16).optional();
const marks = {
  made: z.union([z.literal(true), z.array(z.string().max(200)).max(200)]).optional(),
  facts: z.record(z.string().max(200), z.string().max(64)).optional(),
};
const json = z.record(z.string().max(100), z.json());

const officer = z.strictObject({ name: line, office: line, roles: z.array(z.enum(ROLES)).min(1) });
const partySchema = z.strictObject({
  ...marks,
  names: words,
  role: z.enum(['party', 'observer']).default('party'),
  /** By id; steps name them. */
  officers: z.record(name, officer),
  /** Units whose positions come in at this party's node. */
  units: z.array(unit).max(64).default([]),
  /** Which own units' positions go to which party. */
  share: z
    .array(z.strictObject({ to: party, units: z.union([z.literal('all'), z.array(unit)]), only }))
    .max(64)
    .default([]),
});
export type ScenarioParty = z.infer<typeof partySchema>;

/** Terms with times as people write them. */
const scenarioTerms = z.strictObject({
  ...marks,
  document: termsSchema.omit({ fromMs: true, toMs: true }).extend({ fromMs: time, toMs: time.nullable() }),
});

const at = { at: time, only, ...marks };
const actSchema = z.strictObject({
  ...at,
  node: party,
  officer: name,
  /** Name of a command. */
  do: z.string().max(64),
  with: z.union([json, ref]).default({}),
  /** The node must refuse it, with this code. */
  refused: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{2,63}$/)
    .optional(),
  as: name.optional(),
});
const askSchema = z.strictObject({
  ...at,
  node: party,
  officer: name,
  /** Name of a query. */
  ask: z.string().max(64),
  with: json.default({}),
  /** The first element of that list whose fields are so becomes the result. */
  pick: z.strictObject({ list: name, where: z.record(z.string().max(100), z.json()) }).optional(),
  as: name,
});
/** A schematic line. The unit runs each leg at constant speed; one fix every `everyS` seconds. */
const trackSchema = z.strictObject({
  only,
  ...marks,
  track: z.strictObject({
    party,
    unit,
    points: z
      .array(pointSchema.extend({ at: time }))
      .min(2)
      .max(1000),
    everyS: z.number().min(1).max(60),
    accuracyM: z.number().min(0).max(1000),
  }),
});
const linkSchema = z.strictObject({
  ...at,
  link: z.strictObject({ between: z.tuple([party, party]), up: z.boolean() }),
});
const proveSchema = z.strictObject({
  ...at,
  node: party,
  officer: name,
  prove: z.union([
    z.strictObject({ acts: z.array(ref).min(1).max(100) }),
    z.strictObject({
      peer: party,
      window: z.strictObject({ from: time, to: time }),
      units: z.array(unit).min(1).max(64).nullable(),
      during: z.strictObject({ from: time, to: time }).nullable(),
    }),
  ]),
  as: name,
});
const stepSchema = z.union([actSchema, askSchema, trackSchema, linkSchema, proveSchema]);
export type Act = z.infer<typeof actSchema>;
export type AskStep = z.infer<typeof askSchema>;
export type Track = z.infer<typeof trackSchema>;
export type LinkStep = z.infer<typeof linkSchema>;
export type ProveStep = z.infer<typeof proveSchema>;
export type Step = z.infer<typeof stepSchema>;
export type TimedStep = Exclude<Step, Track>;

const range = z.strictObject({ min: z.number().optional(), max: z.number().optional() });
const on = z.array(party).min(1).max(32);

/** One answer that must stand on each of these nodes, and rest on what it is said to rest on. */
const findingExpected = z.strictObject({
  only,
  finding: z.strictObject({
    on,
    incident: ref,
    /** Under this claim of the account that the step of this name added; else asked beside the accounts. */
    account: name.optional(),
    claim: z.string().max(32).optional(),
    /** Fields by which the question is told from the others. */
    question: json.nullable(),
    verdict: z.enum(VERDICTS),
    clause: z.string().max(32).nullable().default(null),
    missing: z.array(z.enum(MISSING)).max(32).default([]),
    measured: z.record(z.string().max(64), z.union([z.number(), z.string(), range])).default({}),
    /** Among the entries it rests on. */
    entries: z.array(ref).max(100).default([]),
  }),
});
const alertExpected = z.strictObject({
  only,
  alert: z.strictObject({
    on,
    /** Whose node raised it. */
    from: party,
    type: z.enum(SIGNAL_TYPES),
    units: z.array(unit).min(1).max(2),
    /** Seconds from its first telling to the beginning of the alert of that type about the same units. */
    before: z.strictObject({ type: z.enum(SIGNAL_TYPES), leadS: range }).optional(),
  }),
});
const receiptExpected = z.strictObject({
  only,
  receipt: z.strictObject({ on, notice: ref, by: party, withinS: range.optional() }),
});
const positionExpected = z.strictObject({
  only,
  position: z.strictObject({ on, notice: ref, of: party, is: z.enum(POSITIONS) }),
});
const leadExpected = z.strictObject({
  only,
  lead: z.strictObject({
    on,
    notice: ref,
    clause: z.string().max(32),
    givenMinutes: range,
    lateMinutes: range,
  }),
});
/** Exactly these conflicts stand open about the notice. `with`: the other notice; left out where a zone is meant. */
const conflictsExpected = z.strictObject({
  only,
  conflicts: z.strictObject({
    on,
    notice: ref,
    open: z
      .array(
        z.strictObject({ kind: z.enum(FINDING_KINDS), with: ref.optional(), clause: z.string().nullable() }),
      )
      .max(64),
  }),
});
/** The notice as it stands, and how many versions of it are kept. */
const standsExpected = z.strictObject({
  only,
  stands: z.strictObject({
    on,
    notice: ref,
    status: z.enum(['active', 'withdrawn']),
    versions: z.number().int(),
  }),
});
/** The account stands on these nodes letter for letter as the step of that name gave it. */
const wordsExpected = z.strictObject({
  only,
  words: z.strictObject({ on, incident: ref, account: name }),
});
const packExpected = z.strictObject({
  only,
  pack: z.strictObject({
    of: name,
    answer: z.enum(VERDICTS),
    missing: z.array(z.string().max(64)).default([]),
  }),
});
const expectationSchema = z.union([
  findingExpected,
  alertExpected,
  receiptExpected,
  positionExpected,
  leadExpected,
  conflictsExpected,
  standsExpected,
  wordsExpected,
  packExpected,
]);
export type Expectation = z.infer<typeof expectationSchema>;
export type FindingExpected = z.infer<typeof findingExpected>['finding'];

export const scenarioSchema = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  /** There is no other kind: a scenario never runs on a live node. */
  exercise: z.literal(true),
  title: words,
  date: z.iso.date(),
  /** Local time where it happened: what the parties' consoles show beside UTC. */
  zone: z.string().refine(isZone, 'is no time zone that this system knows').optional(),
  place: z.strictObject({ ...marks, name: words, at: pointSchema }),
  sources: z.record(
    z.string().max(64),
    /** Who said it and when, where it can be read, and what of it stands here. */
    z.strictObject({ cite: line, url: z.url().optional(), says: line }),
  ),
  start: time,
  /** Nothing is left to fall due after this. */
  end: time,
  parties: z.record(party, partySchema),
  terms: scenarioTerms,
  variants: z.record(variant, z.strictObject({ title: words })).default({}),
  timeline: z.array(stepSchema).min(1).max(2000),
  expect: z.array(expectationSchema).min(1).max(1000),
});
export type Scenario = z.infer<typeof scenarioSchema>;
