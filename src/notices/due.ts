/** Clocks of notices: silence of addressees, timed releases that fall due, sites whose day of review is past. */
import { type Ask, type Ctx, type Draft, defineDue, type Read } from '../contract/index.ts';
import { rowsWhere } from './answers.ts';
import { openOnly } from './commitment.ts';
import type { NoticeVersion, Release, Released, ReviewDue } from './kinds.ts';
import { silence } from './silence.ts';
import { isFire } from './version-draft.ts';
import { currentOf, type NoticeRow } from './view.ts';

/** A release of one own version, with all that the owner's own entry holds of it. */
export interface Releasable {
  row: NoticeRow;
  body: NoticeVersion;
  release: Release;
}
interface Due {
  silence: Awaited<ReturnType<typeof silence.facts>>;
  releases: Releasable[];
  reviews: NoticeRow[];
}

/** The own entry of the present version; undefined where its body is erased. */
export async function ownBody(read: Read, row: NoticeRow): Promise<NoticeVersion | undefined> {
  const { actId, erased } = currentOf(row);
  if (erased) return undefined;
  const entry = (await read.act(actId)).find(({ direction }) => direction === 'own');
  return entry?.body as NoticeVersion | undefined;
}

export function releaseDraft({ row, body, release }: Releasable): Draft<Released> {
  const { noticeId, version } = body;
  const openings = openOnly(noticeId, version, body.openings, release.groups);
  return {
    kind: 'notices.released',
    body: { noticeId, version, party: release.party, openings },
    to: [release.party],
    precedence: isFire(currentOf(row).fields) ? 'flash' : undefined,
    refs: [currentOf(row).actId],
  };
}

/** Whether the day of review of a site is past, and that was not yet said of this version. */
function isOverdue({ type, version, reviewDue, versions }: NoticeRow, nowMs: number): boolean {
  const times = versions.find((one) => one.version === version)?.fields.times;
  return (
    type === 'site' &&
    times?.type === 'validity' &&
    times.reviewByMs < nowMs &&
    reviewDue?.version !== version
  );
}

export const due = defineDue<Due>({
  async facts(read: Read, ctx: Ctx, ask: Ask) {
    const releases: Releasable[] = [];
    const reviews: NoticeRow[] = [];
    for (const row of await rowsWhere(read, ({ status }) => status === 'active')) {
      if (isOverdue(row, ctx.now)) reviews.push(row);
      if (row.party !== ctx.party) continue;
      const falling = (currentOf(row).release ?? []).filter(
        ({ actId, atMs }) => actId === null && atMs <= ctx.now,
      );
      const body = falling.length > 0 ? await ownBody(read, row) : undefined;
      if (body)
        releases.push(
          ...falling.map(({ party, atMs, groups }) => ({ row, body, release: { party, atMs, groups } })),
        );
    }
    return { silence: await silence.facts(read, ctx, ask), releases, reviews };
  },
  decide(facts: Due, ctx: Ctx): Draft[] {
    const reviews = facts.reviews.map((row): Draft<ReviewDue> => {
      const { actId, version, fields } = currentOf(row);
      const reviewByMs = fields.times?.type === 'validity' ? fields.times.reviewByMs : 0;
      return {
        kind: 'notices.review-due',
        body: { noticeId: row.noticeId, version, reviewByMs },
        refs: [actId],
      };
    });
    return [...silence.decide(facts.silence, ctx), ...facts.releases.map(releaseDraft), ...reviews];
  },
});
