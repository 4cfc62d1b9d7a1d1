/**
 * What the console is answered beside the rooms' own queries: the past on the map, the record to read, the other
 * parties, a file read for a notice, and what stays the same for a whole watch. Times are UTC milliseconds.
 */
import { z } from 'zod';
import { ENTRY_CLASSES, PRECEDENCES, ROLES } from '../../contract/index.ts';
import { fixSchema } from '../../feeds/index.ts';
import { areaSchema, pointSchema } from '../../geo/index.ts';
import { NEEDS } from '../../notices/import/index.ts';
import {
  contactsSchema,
  peopleSchema,
  routeSchema,
  siteSchema,
  timesSchema,
  vehiclesSchema,
  whoSchema,
} from '../../notices/index.ts';
import { clockSchema } from '../clock-routes.ts';

const ms = z.number().int();
const index = z.number().int().nonnegative();
export const trilingualSchema = z.strictObject({ en: z.string(), ru: z.string(), ar: z.string() });
const names = trilingualSchema;
const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** How something stands. The words say it; colour and sign only repeat it. */
export const TONES = ['good', 'wait', 'bad', 'quiet'] as const;
export const toneSchema = z.enum(TONES);

// —— GET /api/history, GET /api/history/extent

/** A fix as it came, without the unit it stands under. */
export const pastFixSchema = fixSchema.omit({ unit: true });
export const historySchema = z.strictObject({
  fromMs: ms,
  toMs: ms,
  /** One fix at most for each unit in each step of this length: what was asked for, or longer where `thinned`. */
  stepMs: ms,
  /** More was asked for than one answer holds: the step was made longer. */
  thinned: z.boolean(),
  /** Most fixes one answer holds. */
  limit: z.number().int(),
  /** Sealed segments whose file is not here or is not what was sealed: their fixes are missing from this answer. */
  missing: z.number().int(),
  units: z.array(
    z.strictObject({
      party: z.string(),
      unit: z.string(),
      /** By time of the fix. Of one step the newest stands. */
      fixes: z.array(pastFixSchema),
    }),
  ),
});
export type History = z.infer<typeof historySchema>;

const span = z.strictObject({ firstMs: ms, lastMs: ms });
export const extentSchema = z.strictObject({
  nowMs: ms,
  /** Entries and fixes together; null on a node where nothing happened yet. */
  all: span.nullable(),
  /** By this node's clock. */
  entries: span.nullable(),
  /** From the beginning of the first sealed minute to the newest fix. */
  fixes: span.nullable(),
  /** What notices speak of, as far as shown and not open-ended: where the slider may run on to. */
  notices: span.nullable(),
});
export type Extent = z.infer<typeof extentSchema>;

// —— GET /api/record, GET /api/record/:index

export const headSchema = z.strictObject({
  index,
  id: z.string(),
  kind: z.string(),
  kindVersion: z.number().int(),
  class: z.enum(ENTRY_CLASSES),
  direction: z.enum(['own', 'out', 'in']),
  peer: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
  precedence: z.enum(PRECEDENCES),
  mode: z.enum(['live', 'exercise']),
  /** Ids of acts. */
  refs: z.array(z.string()),
  /** By this node's clock. */
  localMs: ms,
  /** By the sender's clock; orders nothing. */
  claimedMs: ms,
  understood: z.boolean(),
  erased: z.boolean(),
  by: z.strictObject({ office: z.string(), officer: z.string() }).nullable(),
});
export type Head = z.infer<typeof headSchema>;

/** Stable: what a state is, whatever its words. `received` and `acknowledged` rest on an entry, always. */
export const STATE_CODES = [
  'written',
  'signed',
  'unsigned',
  'acted',
  'acted-itself',
  'peer-acted',
  'peer-acted-itself',
  'came',
  'receipted-here',
  'receipt-given',
  'receipt-held',
  'waiting',
  'cosigned',
  'received',
  'recorded',
  'acknowledged',
  'not-acknowledged',
  'not-understood',
  'understood-since',
  'not-followed-up',
  'same-number',
  'erased',
  'late',
  'marked',
  'slow-way',
  'clock-ahead',
  'clock-doubt',
] as const;
export const stateSchema = z.strictObject({
  code: z.enum(STATE_CODES),
  tone: toneSchema,
  says: trilingualSchema,
  /** The other party spoken of. */
  party: z.string().nullable(),
  atMs: ms.nullable(),
  /** Entry of this record that shows it: a receipt, an acknowledgement. */
  entry: index.nullable(),
});
export type State = z.infer<typeof stateSchema>;

export const recordPageSchema = z.strictObject({
  /** Newest first. */
  entries: z.array(headSchema.extend({ states: z.array(stateSchema) })),
  /** `before` of the next page; null at the end. */
  next: index.nullable(),
  /** Entries in the record, and up to where a checkpoint is signed. */
  size: index,
  signedSize: index.nullable(),
});
export type RecordPage = z.infer<typeof recordPageSchema>;

/** An entry named by another, to open beside it. */
export const linkedSchema = headSchema.pick({
  index: true,
  id: true,
  kind: true,
  direction: true,
  peer: true,
  from: true,
  localMs: true,
});
export const recordEntrySchema = z.strictObject({
  entry: headSchema.extend({
    hash: z.string(),
    peerSeq: z.number().int(),
    /** As this party holds it: of an own act all of it, of a copy what that peer was shown. null: erased. */
    body: z.unknown(),
  }),
  states: z.array(stateSchema),
  /** Own act and copies sent: the same act under other indexes. */
  copies: z.array(linkedSchema),
  /** Entries that this one refers to, as far as they are here. */
  refersTo: z.array(linkedSchema),
  /** Entries that refer to this one, oldest first. */
  referredBy: z.array(linkedSchema),
  /** There are more than are listed, or entries before `sinceIndex` were not looked through. */
  referredByMore: z.boolean(),
});
export type RecordEntry = z.infer<typeof recordEntrySchema>;

// —— GET /api/peers, and the event `peers` of /api/live

export const HEARD_BY = ['message', 'receipt', 'positions', 'checkpoint', 'answer'] as const;
export const LINK_STATES = [
  'works',
  'not-tried',
  'stranger',
  'no-address',
  'unreachable',
  'timeout',
  'http',
  'refused',
  'failed',
] as const;
export const SILENCES = ['not-enrolled', 'never-heard', 'heard', 'quiet', 'silent'] as const;
export const peerSchema = z.strictObject({
  party: z.string(),
  /** null: this node has no card of it. */
  names: names.nullable(),
  role: z.enum(['party', 'observer']).nullable(),
  /** False: named in the settings, and its card was never taken in. */
  enrolled: z.boolean(),
  /** By this node's clock, and by what; null: never. */
  heard: z.strictObject({ atMs: ms, by: z.enum(HEARD_BY), says: trilingualSchema }).nullable(),
  outbox: z.strictObject({
    /** Envelopes without a receipt, counted up to `limit`. */
    waiting: z.number().int(),
    more: z.boolean(),
    /** This node's clock when the oldest of those was written. */
    oldestMs: ms.nullable(),
  }),
  link: z.strictObject({
    state: z.enum(LINK_STATES),
    tone: toneSchema,
    says: trilingualSchema,
    /** Turns failed one after another. */
    failures: z.number().int(),
  }),
  silence: z.strictObject({ state: z.enum(SILENCES), tone: toneSchema, says: trilingualSchema }),
  positions: z.strictObject({
    /** Own units whose positions this party is sent. */
    sent: z.union([z.literal('all'), z.array(z.string())]),
    /** Units of theirs whose positions this node has been sent, and when the latest was received. */
    received: z.array(z.string()),
    receivedMs: ms.nullable(),
  }),
  clock: z.strictObject({ skewMs: z.number().nullable(), off: z.boolean() }),
  /** Sequence numbers that have not come. */
  missing: z.number().int(),
  /** It has shown two logs of one size. */
  forked: z.boolean(),
});
export type Peer = z.infer<typeof peerSchema>;
/** How this node's own log stands with those who remember and cosign it. */
export const ownLogSchema = z.strictObject({
  /** Others hold what this record does not, and nothing is signed until it is refilled. null: nobody has shown that. */
  forgotten: trilingualSchema.nullable(),
  /** Parties and witnesses that have not yet said, in this run, what they hold of this log. */
  notCompared: z.array(z.string()),
  /** Entries that the largest cosigned checkpoint covers, and whose cosignatures it bears; null: none is cosigned. */
  cosigned: z.strictObject({ size: z.number().int(), by: z.array(z.string()) }).nullable(),
  /** All of it in words. */
  lines: z.array(z.strictObject({ tone: toneSchema, says: trilingualSchema })),
});
export type OwnLog = z.infer<typeof ownLogSchema>;
export const peersSchema = z.strictObject({ peers: z.array(peerSchema), log: ownLogSchema });
export type Peers = z.infer<typeof peersSchema>;

// —— POST /api/notices/read-file

const sentenceSchema = z.strictObject({ code: z.string(), params, says: trilingualSchema });
const drawn = {
  format: z.enum(['gpx', 'kml', 'kmz', 'geojson', 'csv', 'text']),
  questions: z.array(sentenceSchema),
  remarks: z.array(sentenceSchema),
};
/** What the file says of the notice beside place and times, for the form to take over. */
export const fileSaysSchema = z.strictObject({
  protected: z.boolean().optional(),
  who: whoSchema.partial(),
  people: peopleSchema.optional(),
  vehicles: vehiclesSchema.optional(),
  contacts: contactsSchema.optional(),
});
/** Places beside a route that are listed. */
export const MAX_PLACES = 500;
export const readFileSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('route'),
    ...drawn,
    lengthM: z.number(),
    /** Of a notice of type `movement`, or `flight` where the route has heights. */
    fields: z.strictObject({
      route: routeSchema,
      times: timesSchema.nullable(),
    }),
    /** Why `times` is null: what the file does not say. Send it again with `departMs`, `speedKmh`. */
    says: fileSaysSchema,
    /** As far as the file says them; else they stay what they are. */
    margins: z.strictObject({
      halfWidthM: z.number().optional(),
      earlyS: z.number().optional(),
      lateS: z.number().optional(),
    }),
    needs: z.array(z.enum(NEEDS)),
    places: z.array(z.strictObject({ name: z.string().nullable(), at: pointSchema })),
  }),
  z.strictObject({
    kind: z.literal('place'),
    ...drawn,
    name: z.string().nullable(),
    at: pointSchema,
    says: fileSaysSchema,
    site: siteSchema.partial(),
    validity: z.strictObject({ fromMs: ms.optional(), toMs: ms.optional(), reviewByMs: ms.optional() }),
  }),
]);
export type ReadFile = z.infer<typeof readFileSchema>;

// —— GET /api/lookup

const officer = z.strictObject({
  officer: z.string(),
  name: z.string(),
  office: z.string(),
  roles: z.array(z.enum(ROLES)),
});
export const lookupSchema = z.strictObject({
  party: z.string(),
  names,
  mode: z.enum(['live', 'exercise']),
  /** IANA time zone shown beside UTC; null: none set. */
  zone: z.string().nullable(),
  version: z.string(),
  me: officer,
  /** Offices of this party, those of its officers included. */
  offices: z.array(z.string()),
  officers: z.array(officer),
  /** This party first. */
  parties: z.array(z.strictObject({ party: z.string(), names, role: z.enum(['me', 'party', 'observer']) })),
  clock: clockSchema,
  /** Box around the zones of the terms in force: where the map opens. null without any. */
  ground: areaSchema.nullable(),
});
export type Lookup = z.infer<typeof lookupSchema>;
