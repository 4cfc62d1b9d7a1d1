/** What a notice sets off: its check, findings that are new, and findings that no longer stand. */
import {
  type Ask,
  type Ctx,
  type Draft,
  defineDue,
  defineOn,
  type Entry,
  isRefusal,
  type Read,
} from '../contract/index.ts';
import type { ClaimsOf, NoticeView } from '../notices/index.ts';
import { type Finding, stands } from './finding.ts';
import { type ClaimRef, type Cleared, type Found, pairKey, refKey } from './kinds.ts';
import { questionOf, runCheck } from './load.ts';
import { OPEN, type OpenRow } from './view.ts';

interface Checked {
  subject: Found['subject'];
  found: { finding: Finding; untilMs: number | null }[];
  ruleVersion: string;
}
interface Facts {
  /** Of each claim concerned; without those that are withdrawn, or of which too little is shown to check. */
  checked: Checked[];
  /** Open rows that name a claim concerned. */
  open: OpenRow[];
  /** Act ids behind the other notices, by `refKey`. */
  acts: Record<string, string>;
}

function noticeIdOf(entry: Entry): string {
  const body = entry.body as { noticeId?: unknown } | null;
  return typeof body?.noticeId === 'string' ? body.noticeId : entry.id;
}

function actOf(notice: NoticeView): string {
  return notice.history.at(-1)?.actId ?? notice.noticeId;
}

/** A position is said of every claim under the id; all else changes the sender's own claim and no other. */
async function concerned(entry: Entry, noticeId: string, ask: Ask) {
  if (entry.kind !== 'notices.position') {
    const isOwn = (ref: ClaimRef): boolean => ref.noticeId === noticeId && ref.party === entry.from;
    return { names: isOwn, parties: [entry.from] };
  }
  const { notices } = await ask<{ notices: ClaimsOf[] }>('notices.claims', { ids: [noticeId] });
  const isAny = (ref: ClaimRef): boolean => ref.noticeId === noticeId;
  return { names: isAny, parties: notices.flatMap(({ claims }) => claims.map(({ party }) => party)) };
}

async function facts(read: Read, entry: Entry, ctx: Ctx, ask: Ask): Promise<Facts> {
  const noticeId = noticeIdOf(entry);
  const { names, parties } = await concerned(entry, noticeId, ask);
  const rows = (await read.scan<OpenRow>(OPEN)).map(({ row }) => row);
  const open = rows.filter(({ subject, finding }) => names(subject) || (finding.with && names(finding.with)));
  const checked: Checked[] = [];
  const acts: Record<string, string> = {};
  for (const party of parties) {
    const notice = await noticeOf(ask, { noticeId, party });
    const one = notice && (await checkedOf(notice, ctx, ask));
    if (!one) continue;
    checked.push(one);
    for (const { finding } of one.found) {
      const held = finding.with && (await noticeOf(ask, finding.with));
      if (held) acts[refKey(held)] = actOf(held);
    }
  }
  return { checked, open, acts };
}

async function checkedOf(notice: NoticeView, ctx: Ctx, ask: Ask): Promise<Checked | null> {
  const result = await runCheck(questionOf(notice), ctx, ask);
  if (isRefusal(result)) return null;
  const { plan, answer, near } = result;
  const until = new Map(near.map((other) => [`${other.party}/${other.noticeId}`, other.toMs]));
  const found = answer.findings.filter(stands).map((finding) => {
    const otherMs = finding.with ? until.get(refKey(finding.with)) : undefined;
    const endMs = Math.min(plan.toMs, otherMs ?? Infinity);
    return { finding, untilMs: Number.isFinite(endMs) ? endMs : null };
  });
  const { party, noticeId, version } = notice;
  return { subject: { party, noticeId, version }, found, ruleVersion: answer.ruleVersion };
}

/** As it stands: null where that party's is withdrawn, erased, or none, whatever others filed under the id. */
async function noticeOf(ask: Ask, { noticeId, party }: ClaimRef): Promise<NoticeView | null> {
  const notice = await ask<NoticeView | null>('notices.byId', { noticeId, party });
  if (notice?.party !== party || notice.status !== 'active') return null;
  return notice.history.at(-1)?.erased ? null : notice;
}

/** Worked out of what the row says: the key of an earlier release's does not tell parties apart. */
function keyOf({ subject, finding }: Pick<Found, 'subject' | 'finding'>): string {
  if (finding.with) return pairKey(subject, finding.with);
  return pairKey(subject, { termsId: finding.termsId ?? '', clause: finding.clause ?? '' });
}

/** The same two versions, told the same way: nothing new for anyone. */
function same(row: OpenRow, body: Found): boolean {
  const versions = ({ subject, finding }: Found): string =>
    [subject, ...(finding.with ? [finding.with] : [])]
      .map((ref) => `${refKey(ref)}@${ref.version}`)
      .sort()
      .join(' ');
  return (
    versions(row) === versions(body) &&
    row.ruleVersion === body.ruleVersion &&
    row.finding.kind === body.finding.kind &&
    row.finding.fix.what === body.finding.fix.what &&
    JSON.stringify(row.finding.priority) === JSON.stringify(body.finding.priority) &&
    row.finding.clause === body.finding.clause &&
    row.finding.termsId === body.finding.termsId &&
    row.finding.termsVersion === body.finding.termsVersion
  );
}

function clearedDraft(row: OpenRow, reason: Cleared['reason'], refs: readonly string[]): Draft<Cleared> {
  return { kind: 'conflicts.cleared', body: { key: row.key, found: row.actId, reason }, refs };
}

export const onNotice = defineOn<Facts>({
  kinds: ['notices.filed', 'notices.amended', 'notices.withdrawn', 'notices.position', 'notices.released'],
  facts,
  decide(entry, { checked, open, acts }) {
    const drafts: Draft[] = [];
    const standing = new Set<string>();
    const all = checked.flatMap(({ found, ...of }) => found.map((one) => ({ ...of, ...one })));
    for (const { subject, finding, ruleVersion, untilMs } of all) {
      const key = keyOf({ subject, finding });
      // Two claims under the one id are met from both sides.
      if (standing.has(key)) continue;
      standing.add(key);
      const body: Found = { key, subject, finding, ruleVersion, untilMs };
      const known = open.find((row) => keyOf(row) === key);
      if (known && same(known, body)) {
        standing.add(known.key);
        continue;
      }
      const other = finding.with ? acts[refKey(finding.with)] : undefined;
      const refs = other && other !== entry.id ? [entry.id, other] : [entry.id];
      const precedence = finding.kind === 'fire' ? 'flash' : undefined;
      drafts.push({ kind: 'conflicts.found', body, refs, precedence });
    }
    const reason = entry.kind === 'notices.withdrawn' ? 'withdrawn' : 'changed';
    for (const row of open) {
      if (!standing.has(row.key)) drafts.push(clearedDraft(row, reason, [entry.id, row.actId]));
    }
    return drafts;
  },
});

/** A conflict whose plans are over no longer stands open; the finding itself stays in the record. */
export const passed = defineDue<OpenRow[]>({
  async facts(read, ctx) {
    const rows = await read.scan<OpenRow>(OPEN);
    return rows.map(({ row }) => row).filter((row) => row.untilMs !== null && row.untilMs < ctx.now);
  },
  decide: (rows) => rows.map((row) => clearedDraft(row, 'passed', [row.actId])),
});
