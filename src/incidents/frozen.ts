/** What an incident that this party has not closed keeps from being erased. */
import type { Ask, Ctx, Entry, Read } from '../contract/index.ts';
import { type NoticeView, spanOf } from '../notices/index.ts';
import { openIncidents } from './open.ts';
import { ACCOUNTS, type AccountRow, FINDINGS, type FindingRow, type IncidentRow } from './view.ts';

type Window = Pick<IncidentRow, 'fromMs' | 'toMs'>;

function within({ fromMs, toMs }: Window, atMs: number): boolean {
  return atMs >= fromMs && atMs <= toMs;
}

/** Whether any version of the notice that the entry speaks of may have been under way in the window. */
async function plannedFor({ fromMs, toMs }: Window, { kind, body }: Entry, ask: Ask): Promise<boolean> {
  if (!kind.startsWith('notices.')) return false;
  const { noticeId } = body as { noticeId: string };
  const notice = await ask<NoticeView | null>('notices.byId', { noticeId });
  return (notice?.history ?? []).some(({ fields }) => {
    const span = spanOf(fields);
    return span.fromMs <= toMs && span.toMs >= fromMs;
  });
}

/** Whether the incident is about the act, or an account or finding in it rests on it. */
async function restsOn(
  read: Read,
  { incidentId, about }: IncidentRow,
  { id, refs }: Entry,
): Promise<boolean> {
  if (about.includes(id) || refs.includes(incidentId)) return true;
  const prefix = `${incidentId}/`;
  const findings = await read.scan<FindingRow>(FINDINGS, { prefix });
  if (findings.some(({ row }) => row.entries.includes(id))) return true;
  const accounts = await read.scan<AccountRow>(ACCOUNTS, { prefix });
  return accounts.some(({ row }) => row.actId === id);
}

/** The first open incident that needs this entry; null: none does. */
export async function frozenBy(
  read: Read,
  { entry }: { entry: Entry },
  ctx: Ctx,
  ask: Ask,
): Promise<string | null> {
  for (const incident of await openIncidents(read, ctx)) {
    if (
      within(incident, entry.localMs) ||
      within(incident, entry.claimedMs) ||
      (await restsOn(read, incident, entry)) ||
      (await plannedFor(incident, entry, ask))
    )
      return incident.incidentId;
  }
  return null;
}
