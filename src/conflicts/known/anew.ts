/** What is known, worked out of every row: slow where there are many, and what an index must give too. */
import type { Ask, Ctx, Read } from '../../contract/index.ts';
import type { ClaimsOf } from '../../notices/index.ts';
import type { Known, KnownQuestion } from './known.ts';
import { KnownPlans } from './known-plans.ts';

export async function knownAnew(
  _read: Read,
  { sinceMs }: KnownQuestion,
  _ctx: Ctx,
  ask: Ask,
): Promise<Known> {
  const known = new KnownPlans(null, sinceMs);
  for await (const page of claimPages(ask))
    for (const { noticeId, claims } of page) known.set(noticeId, claims);
  return known;
}

/** Every notice that is in force, page by page. */
export async function* claimPages(ask: Ask): AsyncGenerator<ClaimsOf[]> {
  for (let after: string | null = null; ; ) {
    const page: { notices: ClaimsOf[]; next: string | null } = await ask('notices.claims', { after });
    yield page.notices;
    if (page.next === null) return;
    after = page.next;
  }
}
