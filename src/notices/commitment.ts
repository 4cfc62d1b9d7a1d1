/**
 * The disclosure tree of one notice version: eight salted leaves, one per field group in the fixed order of
 * `GROUPS`, under an RFC 6962 root. A recipient gets the root, the groups opened to it (salt and value) and
 * the leaf hashes of the rest, so anyone can later check that two recipients were shown parts of one thing.
 *
 * leaf  = SHA-256(0x00 ‖ "parley-notice-group/v1\n" noticeId "\n" version "\n" group "\n" salt-hex "\n" canonical JSON)
 * inner = SHA-256(0x01 ‖ left ‖ right)
 * root  = SHA-256(0x01 ‖ …) over the eight leaves
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../record/index.ts';
import { COARSE_GROUPS, type Disclosure, type Fields, fieldsSchema, GROUPS, type Group } from './notice.ts';

const hex32 = z.string().regex(/^[0-9a-f]{32}$/);
const hex64 = z.string().regex(/^[0-9a-f]{64}$/);

const shape = fieldsSchema.shape;
function openingOf<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ salt: hex32, value });
}

/** What one recipient holds of one version. */
export const openingsSchema = z.strictObject({
  root: hex64,
  opened: z.strictObject({
    who: openingOf(shape.who).optional(),
    people: openingOf(shape.people).optional(),
    vehicles: openingOf(shape.vehicles).optional(),
    route: openingOf(shape.route).optional(),
    area: openingOf(shape.area).optional(),
    times: openingOf(shape.times).optional(),
    window: openingOf(shape.window).optional(),
    contacts: openingOf(shape.contacts).optional(),
  }),
  /** Leaf hashes of the groups not opened. */
  hidden: z.partialRecord(z.enum(GROUPS), hex64),
});
export type Openings = z.infer<typeof openingsSchema>;
export type Salts = Readonly<Record<Group, string>>;

function sha256(...parts: (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function leafHash(noticeId: string, version: number, group: Group, salt: string, value: unknown): Buffer {
  const text = `parley-notice-group/v1\n${noticeId}\n${version}\n${group}\n${salt}\n${canonicalJson(value)}`;
  return sha256(new Uint8Array([0]), text);
}

function rootOf(leaves: Buffer[]): string {
  let level = leaves;
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) {
      next.push(sha256(new Uint8Array([1]), level[i] as Buffer, level[i + 1] as Buffer));
    }
    level = next;
  }
  return (level[0] as Buffer).toString('hex');
}

/** Groups that a disclosure opens. */
export function groupsOf(disclosure: Disclosure): readonly Group[] {
  if (disclosure === 'exact') return GROUPS;
  if (disclosure === 'coarse') return COARSE_GROUPS;
  return GROUPS.filter((group) => disclosure.includes(group));
}

/** Commits to all fields and opens `groups`. `salts`: 16 random bytes per group, lower-case hex. */
export function openGroups(
  noticeId: string,
  version: number,
  fields: Fields,
  salts: Salts,
  groups: readonly Group[],
): Openings {
  const hidden: Partial<Record<Group, string>> = {};
  const opened: Record<string, { salt: string; value: unknown }> = {};
  const leaves = GROUPS.map((group) => {
    const leaf = leafHash(noticeId, version, group, salts[group], fields[group]);
    if (groups.includes(group)) opened[group] = { salt: salts[group], value: fields[group] };
    else hidden[group] = leaf.toString('hex');
    return leaf;
  });
  return { root: rootOf(leaves), opened: opened as Openings['opened'], hidden };
}

/** True when openings and hidden hashes together give the root: every group exactly once. */
export function openingsHold(noticeId: string, version: number, openings: Openings): boolean {
  const leaves: Buffer[] = [];
  for (const group of GROUPS) {
    const opened = openings.opened[group];
    const hidden = openings.hidden[group];
    if ((opened === undefined) === (hidden === undefined)) return false;
    if (opened) leaves.push(leafHash(noticeId, version, group, opened.salt, opened.value));
    else leaves.push(Buffer.from(hidden as string, 'hex'));
  }
  return rootOf(leaves) === openings.root;
}

/** The opened values alone. */
export function fieldsOf(openings: Openings): Partial<Fields> {
  const fields: Record<string, unknown> = {};
  for (const group of GROUPS) {
    const opened = openings.opened[group];
    if (opened) fields[group] = opened.value;
  }
  return fields as Partial<Fields>;
}

/** The same commitment with `groups` opened and nothing else. Of a group that is not opened here nothing can be. */
export function openOnly(
  noticeId: string,
  version: number,
  openings: Openings,
  groups: readonly Group[],
): Openings {
  const { root, hidden } = hideAll(noticeId, version, openings);
  const kept = GROUPS.filter((group) => groups.includes(group) && openings.opened[group] !== undefined);
  const opened = Object.fromEntries(
    kept.map((group) => [group, openings.opened[group]]),
  ) as Openings['opened'];
  const others = Object.fromEntries(
    Object.entries(hidden).filter(([group]) => !kept.includes(group as Group)),
  );
  return { root, opened, hidden: others };
}

/** The same commitment with nothing opened: every value and salt goes, every leaf hash stays. */
export function hideAll(noticeId: string, version: number, { root, opened, hidden }: Openings): Openings {
  const all: Partial<Record<Group, string>> = { ...hidden };
  for (const group of GROUPS) {
    const shown = opened[group];
    if (shown) all[group] ??= leafHash(noticeId, version, group, shown.salt, shown.value).toString('hex');
  }
  return { root, opened: {}, hidden: all };
}
