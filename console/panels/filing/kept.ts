/** An unsent form, kept in this browser until it is sent or thrown away. What cannot be read is as if it were not there. */

import { z } from 'zod';
import { ACTIVITIES } from '../../../src/contract/index.ts';
import { fieldsSchema, peopleSchema, routeSchema, whoSchema } from '../../../src/notices/notice.ts';
import { type Store, storeOf } from '../../state/store.ts';
import { ABOVE, AREA_USES, EMPTY_FLIGHT, EMPTY_GROUND, type Form, SHAPES, SHOWS, TYPES } from './form.ts';
import { GROUPS } from './sharing.ts';

const words = z.string().max(20_000);
const row = <Name extends string>(...names: Name[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, words])) as Record<Name, typeof words>);

const heights = { ...row('floorM', 'ceilingM').shape, above: z.enum(ABOVE) };

const formSchema: z.ZodType<Form> = z.strictObject({
  type: z.enum(TYPES),
  protected: z.boolean(),
  points: z.array(row('place', 'name', 'at', 'haltMinutes')).max(10_000),
  halfWidthM: words,
  questions: z
    .array(
      z.strictObject({
        code: words,
        says: z.strictObject({ en: words, ru: words, ar: words }),
        settled: z.boolean(),
      }),
    )
    .max(100),
  // A draft that was begun before these were asked for is none the worse.
  flight: z
    .strictObject({ ...row('aircraft', 'count', 'transponder').shape, crewed: z.boolean(), ...heights })
    .default(EMPTY_FLIGHT),
  ground: z
    .strictObject({
      ...row('name', 'place', 'radiusM', 'note').shape,
      use: z.enum(AREA_USES),
      shape: z.enum(SHAPES),
      corners: z.string().max(400_000),
      bounded: z.boolean(),
      ...heights,
    })
    .default(EMPTY_GROUND),
  site: row('name', 'category', 'place', 'radiusM', 'markings'),
  organisation: words,
  callSign: words,
  units: words,
  activity: z.enum(ACTIVITIES),
  purpose: words,
  escort: z.boolean(),
  emergency: z.boolean(),
  people: words,
  peopleNote: words,
  vehicles: z.array(row('make', 'colour', 'plate', 'roofMarking', 'count')).max(500),
  contacts: z.array(row('name', 'role', 'phone')).max(100),
  timing: z.enum(['speed', 'each']),
  depart: words,
  speedKmh: words,
  earlyMinutes: words,
  lateMinutes: words,
  from: words,
  openEnd: z.boolean(),
  to: words,
  reviewBy: words,
  asBefore: z.boolean(),
  base: z
    .strictObject({ who: whoSchema.partial(), people: peopleSchema.partial(), route: routeSchema.nullable() })
    .nullable(),
  coarse: fieldsSchema.pick({ area: true, window: true }).partial().default({}),
  shares: z.record(
    z.string().max(64),
    z.strictObject({ told: z.boolean(), show: z.enum(SHOWS).nullable(), groups: z.array(z.enum(GROUPS)) }),
  ),
});
const keptSchema = z.strictObject({
  /** Of the notice that it would change; null: a new one. */
  version: z.number().int().nullable(),
  form: formSchema,
});
export type Kept = z.infer<typeof keptSchema>;

export function readKept(json: string | null): Kept | null {
  if (json === null) return null;
  try {
    return keptSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/** What a browser keeps; a private window may have nothing. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface Draft {
  form: Store<Form>;
  /** Somebody has written in it: it is kept. */
  changed: Store<boolean>;
  /** It was begun earlier, and on this version of the notice. */
  restored: Kept | null;
  /** Writes down at once what waits to be written. */
  flush(): void;
  /** It was sent, or is thrown away. */
  drop(): void;
}

const WAIT_MS = 400;

/** `first`: the form where nothing is kept under this name. */
export function openDraft(keeper: Keeper, name: string, version: number | null, first: () => Form): Draft {
  const key = `parley.filing.${name}`;
  let found: string | null = null;
  try {
    found = keeper.getItem(key);
  } catch {
    // Nothing is kept, then.
  }
  const restored = readKept(found);
  const form = storeOf(restored?.form ?? first());
  const changed = storeOf(restored !== null);
  const based = restored?.version ?? version;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    try {
      keeper.setItem(key, JSON.stringify({ version: based, form: form.get() }));
    } catch {
      // Full or forbidden: the form itself goes on.
    }
  };
  const unwatch = form.watch(() => {
    changed.set(true);
    timer ??= setTimeout(flush, WAIT_MS);
  });
  const drop = (): void => {
    unwatch();
    if (timer !== null) clearTimeout(timer);
    timer = null;
    try {
      keeper.removeItem(key);
    } catch {
      // There was nothing.
    }
  };
  return { form, changed, restored, flush, drop };
}
