/** One version of a notice as a draft: what is known when it is made, and for each recipient what it is opened. */
import { z } from 'zod';
import { type Ask, type Ctx, type Draft, type Read, type Refusal, refuse } from '../contract/index.ts';
import { checkFields } from './checks.ts';
import { beginsMs } from './coarse.ts';
import { groupsOf, openGroups, type Salts } from './commitment.ts';
import type { NoticeVersion, Release } from './kinds.ts';
import {
  type Disclosure,
  disclosureSchema,
  type Fields,
  GROUPS,
  type Group,
  type NoticeType,
} from './notice.ts';
import { currentOf, NOTICES, type NoticeRow } from './view.ts';

const releaseMs = z.number().int().min(0).max(8.64e15);
export const sharing = {
  /** Recipients; every enrolled party when left out. */
  to: z.array(z.string()).max(64).optional(),
  /** How much each recipient is shown; `exact` when left out. */
  disclose: z.record(z.string(), disclosureSchema).default({}),
  /** Timed release: what each of these is shown from a moment on; until then the rough picture, unless `disclose` says otherwise. */
  release: z
    .record(z.string(), z.strictObject({ atMs: releaseMs, shown: disclosureSchema.default('exact') }))
    .default({}),
};
type Releases = z.infer<typeof sharing.release>;

export function releaseOf(releases: Releases): Release[] {
  return Object.entries(releases).map(([party, { atMs, shown }]) => ({
    party,
    atMs,
    groups: [...groupsOf(shown)],
  }));
}

/** Answer of the conflict check as this room needs it: the rest is the conflicts room's own. */
export interface CheckAnswer {
  ruleVersion: string;
  findings: readonly { kind: string }[];
  checkedAgainst: readonly { noticeId: string; version: number; party: string }[];
  known?: readonly { party: string; count: number; digest: string }[];
}
type Lead = NoticeVersion['lead'];

/** Whom the owner has told of a notice, and which groups each was shown last. */
export type Told = Readonly<Record<string, Group[]>>;

export interface VersionFacts {
  row: NoticeRow | undefined;
  told: Told;
  parties: readonly string[];
  check: CheckAnswer | null;
  lead: Lead;
}

/** From the copies sent, version by version: the record knows whom a notice was shown to, and how precisely. */
export async function toldOf(read: Read, row: NoticeRow | undefined): Promise<Told> {
  const told: Record<string, Group[]> = {};
  for (const { actId, release = [] } of row?.versions ?? []) {
    const later = release.flatMap((one) => (one.actId === null ? [] : [one]));
    for (const { direction, peer, body } of await read.act(actId)) {
      if (direction !== 'out' || peer === null) continue;
      // An erased copy no longer says what it showed: then the next shows nothing that is not asked for.
      const opened = (body as Partial<NoticeVersion> | null)?.openings?.opened ?? {};
      const since = later.flatMap(({ party, groups }) => (party === peer ? groups : []));
      told[peer] = GROUPS.filter((group) => opened[group] !== undefined || since.includes(group));
    }
  }
  return told;
}

export async function versionFacts(
  read: Read,
  noticeId: string | null,
  type: NoticeType,
  isProtected: boolean,
  fields: Fields,
  ctx: Ctx,
  ask: Ask,
): Promise<VersionFacts> {
  const bad = checkFields(type, fields, ctx.now);
  const row = noticeId === null ? undefined : await read.get<NoticeRow>(NOTICES, noticeId);
  return {
    row,
    told: await toldOf(read, row),
    parties: await ask<string[]>('parties.peers', {}),
    check: bad
      ? null
      : await ask<CheckAnswer>('conflicts.check', {
          type,
          protected: isProtected,
          fields,
          party: ctx.party,
          noticeId,
        }),
    lead: await ask<Lead>('terms.lead', { type, party: ctx.party, startMs: beginsMs(fields), atMs: ctx.now }),
  };
}

function saltsOf(ctx: Ctx): Salts {
  return Object.fromEntries(GROUPS.map((group) => [group, ctx.randomHex(16)])) as Record<Group, string>;
}

/** Ground that is kept clear for fire: whoever may be on it hears of it before of anything else. */
export function isFire({ route }: Partial<Fields>): boolean {
  return route?.type === 'area' && route.use === 'fire';
}

interface VersionAct {
  kind: 'notices.filed' | 'notices.amended';
  noticeId: string;
  version: number;
  type: NoticeType;
  protected: boolean;
  fields: Fields;
  to: readonly string[];
  disclose: Readonly<Record<string, Disclosure>>;
  release: readonly Release[];
  refs: readonly string[];
}

/** One own draft with everything, and for each recipient the same root with its groups opened. */
export function versionDraft(act: VersionAct, facts: VersionFacts, ctx: Ctx): Draft | Refusal {
  const named = [...act.to, ...Object.keys(act.disclose), ...act.release.map(({ party }) => party)];
  const unknown = named.find((party) => !facts.parties.includes(party));
  if (unknown !== undefined) {
    return refuse('NOTICES_UNKNOWN_PARTY', { party: unknown, known: facts.parties.join(', ') || '-' });
  }
  const salts = saltsOf(ctx);
  const { check } = facts;
  const releaseFor = (seenBy: string | null): Pick<NoticeVersion, 'release'> => {
    const shown = act.release.filter(({ party }) => seenBy === null || party === seenBy);
    return shown.length > 0 ? { release: shown } : {};
  };
  const first = (party: string): Disclosure =>
    act.disclose[party] ?? (act.release.some((one) => one.party === party) ? 'coarse' : 'exact');
  const bodyFor = (disclosure: Disclosure, seenBy: string | null): NoticeVersion => ({
    noticeId: act.noticeId,
    version: act.version,
    type: act.type,
    protected: act.protected,
    openings: openGroups(act.noticeId, act.version, act.fields, salts, groupsOf(disclosure)),
    checked: check && {
      ruleVersion: check.ruleVersion,
      // A peer is told which of its own notices were looked at: proof that the planner knew, and nothing of others.
      against: check.checkedAgainst
        .filter(({ party }) => seenBy === null || party === seenBy)
        .map(({ noticeId, version }) => ({ noticeId, version })),
      ...(check.known && { known: check.known.filter(({ party }) => seenBy === null || party === seenBy) }),
      conflicts:
        seenBy === null
          ? check.findings.filter(({ kind }) => kind === 'conflict' || kind === 'fire').length
          : 0,
    },
    lead: facts.lead,
    ...releaseFor(seenBy),
  });
  return {
    kind: act.kind,
    id: act.kind === 'notices.filed' ? act.noticeId : undefined,
    body: bodyFor('exact', null),
    to: act.to,
    bodies: Object.fromEntries(act.to.map((party) => [party, bodyFor(first(party), party)])),
    refs: act.refs,
    precedence: act.fields.who.emergency || isFire(act.fields) ? 'flash' : undefined,
  };
}

export function versionReply(facts: VersionFacts, drafts: readonly Draft[]): Record<string, unknown> {
  const body = drafts[0]?.body as NoticeVersion;
  return {
    noticeId: body.noticeId,
    version: body.version,
    lead: facts.lead,
    findings: facts.check?.findings ?? [],
    recipients: drafts[0]?.to ?? [],
  };
}

/** A further version: whoever was told hears of it, as precisely as before, and what was to be opened later still is. */
export function amendDraft(
  change: {
    to?: readonly string[] | undefined;
    disclose: Readonly<Record<string, Disclosure>>;
    release: Releases;
    fields: Fields;
  },
  facts: VersionFacts,
  ctx: Ctx,
): Draft | Refusal {
  const row = facts.row as NoticeRow;
  const current = currentOf(row);
  const named = releaseOf(change.release);
  const pending = (current.release ?? []).filter(
    ({ party, actId }) => actId === null && !named.some((one) => one.party === party),
  );
  return versionDraft(
    {
      kind: 'notices.amended',
      noticeId: row.noticeId,
      version: row.version + 1,
      type: row.type,
      protected: row.protected,
      fields: change.fields,
      // Nobody is left with an old plan, nobody who was not told learns of it, and nobody is shown more than the owner chose.
      to: change.to ?? Object.keys(facts.told),
      disclose: { ...facts.told, ...change.disclose },
      release: [...pending.map(({ party, atMs, groups }) => ({ party, atMs, groups })), ...named],
      refs: [current.actId],
    },
    facts,
    ctx,
  );
}
