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
import type { NoticeView } from '../notices/index.ts';
import { type Finding, stands } from './finding.ts';
import { type Cleared, type Found, pairKey } from './kinds.ts';
import { questionOf, runCheck } from './load.ts';
import { OPEN, type OpenRow } from './view.ts';

interface Facts {
  noticeId: string;
  /** null: withdrawn, or too little shown to check. */
  checked: { subject: Found['subject']; found: { finding: Finding; untilMs: number | null }[] } | null;
  ruleVersion: string;
  /** Open rows that name the notice. */
  open: OpenRow[];
  /** Act ids behind the other notices, by notice id. */
  acts: Record<string, string>;
}

function noticeIdOf(entry: Entry): string {
  const body = entry.body as { noticeId?: unknown } | null;
  return typeof body?.noticeId === 'string' ? body.noticeId : entry.id;
}

function names(row: OpenRow, noticeId: string): boolean {
  return row.subject.noticeId === noticeId || row.finding.with?.noticeId === noticeId;
}

function actOf(notice: NoticeView): string {
  return notice.history.at(-1)?.actId ?? notice.noticeId;
}

async function facts(read: Read, entry: Entry, ctx: Ctx, ask: Ask): Promise<Facts> {
  const noticeId = noticeIdOf(entry);
  const rows = await read.scan<OpenRow>(OPEN);
  const open = rows.map(({ row }) => row).filter((row) => names(row, noticeId));
  const none: Facts = { noticeId, checked: null, ruleVersion: '', open, acts: {} };
  if (entry.kind === 'notices.withdrawn') return none;
  const notice = await noticeOf(ask, noticeId, entry.from);
  if (!notice) return none;
  const result = await runCheck(questionOf(notice), ctx, ask);
  if (isRefusal(result)) return none;
  const until = new Map(result.near.map((other) => [refKey(other), other.toMs]));
  const standing = result.answer.findings.filter(stands);
  const found = standing.map((finding) => {
    const otherMs = finding.with ? until.get(refKey(finding.with)) : undefined;
    const endMs = Math.min(result.plan.toMs, otherMs ?? Infinity);
    return { finding, untilMs: Number.isFinite(endMs) ? endMs : null };
  });
  const acts: Record<string, string> = {};
  for (const { with: other } of standing) {
    const held = other && (await noticeOf(ask, other.noticeId, other.party));
    if (held) acts[held.noticeId] = actOf(held);
  }
  const { party, version } = notice;
  return {
    ...none,
    checked: { subject: { party, noticeId, version }, found },
    ruleVersion: result.answer.ruleVersion,
    acts,
  };
}

/** As it stands: null where it is withdrawn, erased, or none. Under one id there may be several; that party's comes first. */
async function noticeOf(ask: Ask, noticeId: string, party: string): Promise<NoticeView | null> {
  const notice = await ask<NoticeView | null>('notices.byId', { noticeId, party });
  return notice?.status === 'active' && !notice.history.at(-1)?.erased ? notice : null;
}

const refKey = ({ party, noticeId }: { party: string; noticeId: string | null }): string =>
  `${party}/${noticeId}`;

function keyOf(noticeId: string, finding: Finding): string {
  if (finding.with) return pairKey(noticeId, finding.with);
  return pairKey(noticeId, { termsId: finding.termsId ?? '', clause: finding.clause ?? '' });
}

/** The same two versions, told the same way: nothing new for anyone. */
function same(row: OpenRow, body: Found): boolean {
  const versions = ({ subject, finding }: Found): string =>
    [subject, ...(finding.with ? [finding.with] : [])]
      .map((ref) => `${ref.noticeId}@${ref.version}`)
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
  decide(entry, { noticeId, checked, ruleVersion, open, acts }) {
    const drafts: Draft[] = [];
    const standing = new Set<string>();
    for (const { finding, untilMs } of checked?.found ?? []) {
      const key = keyOf(noticeId, finding);
      standing.add(key);
      const body: Found = {
        key,
        subject: (checked as NonNullable<typeof checked>).subject,
        finding,
        ruleVersion,
        untilMs,
      };
      const known = open.find((row) => row.key === key);
      if (known && same(known, body)) continue;
      const other = finding.with ? acts[finding.with.noticeId] : undefined;
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
