/**
 * What a party makes known beforehand. A version is eight field groups under one salted commitment root
 * (see `commitment.ts`); each recipient is opened the groups its owner chose. Fields follow AP I Annex I
 * and the humanitarian notification forms.
 */
import { z } from 'zod';
import { ACTIVITIES } from '../contract/index.ts';
import { areaSchema, pointSchema } from '../geo/index.ts';

const line = z.string().max(500);
const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const ms = z.number().int().min(0).max(8.64e15);
/** So far inside the calendar that margins of a week on either side do not leave it. */
const passMs = z.number().int().min(700_000_000).max(8.63e15);

/** Who goes along to guard, and whether armed: left out of a notice, it has cost lives. */
export const escortSchema = z.strictObject({
  by: line.min(1),
  armed: z.boolean(),
  count: z.number().int().min(0).max(100_000).optional(),
  note: line.optional(),
});
export const whoSchema = z.strictObject({
  organisation: line.min(1),
  callSign: line,
  /** Unit ids as their fixes name them. */
  units: z.array(z.string().min(1).max(64)).max(64),
  purpose: line,
  activity: z.enum(ACTIVITIES),
  /** Armed people go along. Who they are stands in `escorts`. */
  escort: z.boolean(),
  emergency: z.boolean(),
  /** The owner's own number for the mission. */
  missionId: line.optional(),
  /** How it is raised on its way: frequencies, channels, languages. */
  comms: line.optional(),
  cargo: line.optional(),
  escorts: z.array(escortSchema).max(20).optional(),
  /** One of several like it: each is a notice of its own, with its own receipts. */
  series: z
    .strictObject({ id: ulid, number: z.number().int().min(1), of: z.number().int().max(366) })
    .optional(),
});
export const peopleSchema = z.strictObject({
  count: z.number().int().min(0),
  note: line.optional(),
  nationalities: line.optional(),
  drivers: z.array(line).max(200).optional(),
});
export const vehiclesSchema = z
  .array(
    z.strictObject({
      make: line,
      colour: line.optional(),
      plate: line.optional(),
      roofMarking: line.optional(),
      count: z.number().int().positive().default(1),
    }),
  )
  .max(500);
/** What an area is kept clear for. `fire`: shelling, strikes, live firing, demolition. */
export const AREA_USES = ['exercise', 'fire', 'closure'] as const;
export type AreaUse = (typeof AREA_USES)[number];
/** A declared stop: it lasts from the passage of point `at` (from 0) to that of the next, which is the same place. */
export const haltSchema = z.strictObject({
  at: z.number().int().min(0),
  kind: z.enum(['halt', 'overnight', 'loading', 'checkpoint']),
  note: line.optional(),
});
/** Between which heights, metres. */
export const heightsSchema = z.strictObject({
  floorM: z.number().min(-500).max(40_000),
  ceilingM: z.number().min(-500).max(40_000),
  /** Above mean sea level, or above ground. */
  above: z.enum(['sea', 'ground']),
});
/** What flies along the corridor, and between which heights. */
export const flightSchema = z.strictObject({
  aircraft: line.min(1),
  crewed: z.boolean(),
  count: z.number().int().min(1).max(1000).default(1),
  ...heightsSchema.shape,
  transponder: line.optional(),
});
/** Who looked whether the site is still what and where the notice says, when and how. */
export const verifiedSchema = z.strictObject({ by: line.min(1), atMs: ms, how: line });
/** Where a site stands and what it is. */
export const siteSchema = z.strictObject({
  type: z.literal('site'),
  name: line.min(1),
  category: line,
  at: pointSchema,
  radiusM: z.number().positive().max(50_000),
  markings: line.optional(),
  operator: line.optional(),
  address: line.optional(),
  /** Code of the administrative unit, as the owner's own list has it. */
  adminCode: line.optional(),
  /** Ground plan, not closed; it lies within the radius. */
  footprint: z.array(pointSchema).min(3).max(500).optional(),
  /** When people are there. */
  occupancy: line.optional(),
  state: z.enum(['open', 'closed', 'moved', 'repurposed']).optional(),
  verified: verifiedSchema.optional(),
});
/** movement, flight: the corridor's centre line; site: where it stands; area: what is closed, and why. */
export const routeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('corridor'),
    points: z.array(pointSchema).min(2).max(10_000),
    halfWidthM: z.number().positive().max(50_000),
    names: z.array(line).max(10_000).optional(),
    halts: z.array(haltSchema).max(500).optional(),
    /** The point (from 0) at which it turns back. */
    returnFrom: z.number().int().min(1).optional(),
    /** With a notice of type `flight` only. */
    flight: flightSchema.optional(),
  }),
  siteSchema,
  z.strictObject({
    type: z.literal('area'),
    name: line.min(1),
    use: z.enum(AREA_USES),
    shape: areaSchema,
    /** Left out: all that is above it. */
    heights: heightsSchema.optional(),
    note: line.optional(),
  }),
]);
/** movement: when each point of the route is passed, and how early or late the whole may run; site, area: validity. */
export const timesSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('passage'),
    atMs: z.array(passMs).min(2).max(10_000),
    earlyS: z.number().int().min(0).max(604_800),
    lateS: z.number().int().min(0).max(604_800),
    model: z.literal('rigid'),
  }),
  z.strictObject({ type: z.literal('validity'), fromMs: ms, toMs: ms.nullable(), reviewByMs: ms }),
]);
export const windowSchema = z.strictObject({ fromMs: ms, toMs: ms.nullable() });
export const contactsSchema = z.array(z.strictObject({ name: line, role: line, phone: line })).max(20);

/** Order is fixed: it is the leaf order of the commitment tree. */
export const GROUPS = ['who', 'people', 'vehicles', 'route', 'area', 'times', 'window', 'contacts'] as const;
export type Group = (typeof GROUPS)[number];

/** Everything in one version. A group that is null is committed to as null. */
export const fieldsSchema = z.strictObject({
  who: whoSchema,
  people: peopleSchema.nullable(),
  vehicles: vehiclesSchema.nullable(),
  route: routeSchema,
  area: areaSchema,
  times: timesSchema,
  window: windowSchema,
  contacts: contactsSchema.nullable(),
});
export type Fields = z.infer<typeof fieldsSchema>;

export const NOTICE_TYPES = ['movement', 'site', 'area', 'flight'] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

/** What a recipient is shown: everything, the coarse picture, or exactly these groups. */
export const disclosureSchema = z.union([z.enum(['exact', 'coarse']), z.array(z.enum(GROUPS)).min(1)]);
export type Disclosure = z.infer<typeof disclosureSchema>;
/** `coarse`: who, roughly where and roughly when, and whom to call. */
export const COARSE_GROUPS: readonly Group[] = ['who', 'area', 'window', 'contacts'];

/** The addressee's position on a notice: never mixed with receipt. */
export const POSITIONS = ['none', 'no objection', 'objection', 'alternative', 'agreed', 'denied'] as const;
export type Position = (typeof POSITIONS)[number];
