/** What a person sets for one node: one JSON file, no secrets in it. */
import { isIPv4 } from 'node:net';
import { z } from 'zod';
import { isRefusal, type Refusal, ROLES, refuse } from '../contract/index.ts';
import { parseJson, pathOf } from '../record/index.ts';
import { postgresTarget } from '../store/index.ts';
import { isZone, LANGUAGES } from '../text/index.ts';

// "constructor" is the one name of this form that every object already has.
const party = z.string().regex(/^(?!constructor$)[a-z][a-z0-9-]{0,31}$/);
const line = z.string().min(1).max(200);
const names = z.strictObject({ en: line, ru: line, ar: line });

/** Where the secret that opens the keyring comes from. Never an argument, never an environment variable. */
export const unlockSchema = z.union([
  z.strictObject({ file: z.string().min(1) }),
  z.strictObject({ fd: z.number().int().min(3).max(255) }),
  /** Name under systemd's $CREDENTIALS_DIRECTORY. */
  z.strictObject({ credential: z.string().regex(/^[A-Za-z0-9._-]{1,100}$/) }),
]);
export type Unlock = z.infer<typeof unlockSchema>;

export const officerSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
  name: line,
  office: line,
  roles: z.array(z.enum(ROLES)).min(1),
  /** `scrypt$N$r$p$salt$hash`, made by `parley password`. */
  password: z.string().regex(/^scrypt\$\d+\$\d+\$\d+\$[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+$/),
});
export type Officer = z.infer<typeof officerSchema>;

function twice(names: readonly string[]): number {
  return names.findIndex((name, i) => names.indexOf(name) !== i);
}

const unitId = z.string().min(1).max(64);
const units = z.union([z.literal('all'), z.array(unitId)]);

/** CoT over plain TCP: to handsets on this machine or behind a tunnel, and to a TAK server. */
export const cotSchema = z.strictObject({
  listen: z.strictObject({ host: line, port: z.number().int().min(0).max(65535) }).optional(),
  /** A TAK server that this node dials. */
  connect: z.strictObject({ host: line, port: z.number().int().min(1).max(65535) }).optional(),
  /** True: somebody has thought about who can read and write on an address that is not this machine's own. */
  insecure: z.boolean().default(false),
  /** `uid` of a device → unit. A device not listed is counted and shown, and its positions are not used. */
  devices: z.record(z.string().min(1).max(128), unitId).default({}),
  /** Unit → call sign on handsets; else as its device says, else the unit's id. */
  callsigns: z.record(unitId, z.string().min(1).max(64)).default({}),
  /** Of remarks and alerts. */
  language: z.enum(LANGUAGES).default('en'),
});
export type CotSettings = z.infer<typeof cotSchema>;

/** Where the record is, when not in the data folder itself. Paths are relative to the configuration. */
const storeSchema = z.strictObject({
  /** `postgres://user@host:port/database`, never with a password in it. */
  postgres: z.string().min(1).max(500),
  passwordFile: z.string().min(1).optional(),
  caFile: z.string().min(1).optional(),
});

const settings = z.strictObject({
  format: z.literal(1),
  party,
  mode: z.enum(['live', 'exercise']),
  names,
  /** The party's local time, shown beside UTC: an IANA name such as `Asia/Damascus`, or an offset such as `+03:00`. */
  zone: z.string().refine(isZone, 'is no time zone that this system knows').optional(),
  /** Data folder, relative to this file. */
  data: z.string().min(1),
  store: storeSchema.optional(),
  listen: z.strictObject({ host: z.string().min(1), port: z.number().int().min(0).max(65535) }),
  unlock: unlockSchema,
  offices: z.array(line).max(64).default([]),
  officers: z.array(officerSchema).max(1000).default([]),
  /** Where to reach peers, where not as their cards say. */
  peers: z.record(party, z.strictObject({ url: z.url() })).default({}),
  /** A C2SP tlog-policy file, relative to this file: whose cosignatures count, further witnesses, further logs to witness. */
  policy: z.string().min(1).optional(),
  feeds: z
    .strictObject({
      /** Device id → unit. A device not listed is refused by name. */
      devices: z.record(z.string().min(1).max(64), unitId).default({}),
      /** OsmAnd query speeds carry no unit; Traccar's own client sends knots. */
      speedUnit: z.enum(['knots', 'mps', 'kmh', 'auto']).default('knots'),
    })
    .prefault({}),
  /** Which own units' positions go to which peer. Nothing is shared that is not named here. */
  share: z
    .array(
      z.strictObject({
        to: party,
        units,
        /** Which of them that peer may pass on to its own handsets; none when left out. */
        forward: units.optional(),
      }),
    )
    .default([]),
  cot: cotSchema.optional(),
  /** Exercise only: a moved or faster clock. */
  clock: z.strictObject({ startMs: z.number().int(), speed: z.number().positive().max(10_000) }).optional(),
});

export const configSchema = settings.superRefine(({ officers, share }, ctx) => {
  // Of two entries under one name only one could count, and nobody would see which.
  const officer = twice(officers.map(({ id }) => id));
  if (officer >= 0)
    ctx.addIssue({ code: 'custom', path: ['officers', officer, 'id'], message: 'named twice' });
  const to = twice(share.map((one) => one.to));
  if (to >= 0) ctx.addIssue({ code: 'custom', path: ['share', to, 'to'], message: 'named twice' });
  for (const [i, one] of share.entries()) {
    const { units: shared, forward = [] } = one;
    if (forward === 'all' || shared === 'all') continue;
    const unit = forward.findIndex((each) => !shared.includes(each));
    if (unit >= 0)
      ctx.addIssue({ code: 'custom', path: ['share', i, 'forward', unit], message: 'not among the units' });
  }
});
export type Config = z.infer<typeof configSchema>;

/** Whether an address reaches this machine only. A name is none but for `localhost`: who it means can change. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** The first address of the CoT settings at which strangers could listen in, or null. */
function openToOthers({ listen, connect, insecure }: CotSettings): { field: string; host: string } | null {
  if (insecure) return null;
  for (const [field, at] of Object.entries({ listen, connect })) {
    if (at && !isLoopback(at.host)) return { field: `cot.${field}.host`, host: at.host };
  }
  return null;
}

/** Reads a config file's text. Every fault names its field. */
export function parseConfig(text: string): Config | Refusal {
  const parsed = parseJson(text);
  if (isRefusal(parsed)) return refuse('NODE_CONFIG_NOT_JSON', parsed.params);
  const checked = configSchema.safeParse(parsed.value);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return refuse('NODE_CONFIG_FIELD', {
      field: pathOf(checked.error),
      problem: issue?.message ?? '',
    });
  }
  const target = checked.data.store && postgresTarget(checked.data.store);
  if (isRefusal(target)) return target;
  if (checked.data.clock && checked.data.mode === 'live') return refuse('NODE_CLOCK_LIVE');
  const open = checked.data.cot && openToOthers(checked.data.cot);
  if (open) return refuse('NODE_COT_INSECURE', open);
  return checked.data;
}
