/**
 * What several panels ask the node: notices, alerts, conflicts, terms. One key each, so that panels share one answer
 * and an entry from the live stream refreshes it for all of them (cache.ts).
 */
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OpenRow } from '../../src/conflicts/index.ts';
import type { Trilingual } from '../../src/contract/index.ts';
import type { NoticeView } from '../../src/notices/index.ts';
import type { Terms, TermsState } from '../../src/terms/index.ts';
import type { AlertRow } from '../../src/watch/index.ts';
import { get } from './http.ts';

/** As `GET /api/notices` and `GET /api/notices/:noticeId` answer. */
export type NoticeAnswer = NoticeView;
/** As `GET /api/alerts` answers. */
export type AlertAnswer = Omit<AlertRow, 'acts'>;
/** As `GET /api/conflicts` answers: what stands open, and the sentence for it. */
export type ConflictAnswer = OpenRow & { says: Trilingual };
/** As `GET /api/terms` answers. `state` speaks of `version`; there may be older and unsigned ones beside it. */
export interface AgreementAnswer {
  termsId: string;
  state: TermsState['state'];
  version: number | null;
  by: string | null;
  sinceMs: number | null;
  missing: readonly string[];
  versions: readonly {
    version: number;
    sha256: string;
    title: Trilingual;
    missing: readonly string[];
    inForceFromMs: number | null;
  }[];
}
/** As `GET /api/terms/:termsId/:version` answers. */
export interface TermsAnswer {
  termsId: string;
  version: number;
  state: TermsState['state'];
  /** More than one where parties proposed different documents under one number. */
  documents: readonly {
    sha256: string;
    terms: Terms;
    proposedBy: readonly string[];
    missing: readonly string[];
    inForceFromMs: number | null;
    fault: string | null;
  }[];
}

/** Most alerts that one question brings. */
const MAX_ALERTS = 1000;

/** All notices, withdrawn and past ones too. */
export const useNotices = () =>
  useQuery({
    queryKey: ['notices'],
    queryFn: async () => (await get<{ notices: NoticeAnswer[] }>('/notices')).notices,
  });

export const useNotice = (noticeId: string) =>
  useQuery({
    queryKey: ['notices', noticeId],
    queryFn: () => get<NoticeAnswer>(`/notices/${encodeURIComponent(noticeId)}`),
  });

interface Alerts {
  alerts: AlertAnswer[];
  more: boolean;
}

/**
 * Alerts that no person has closed, however old, and the newest thousand of all. `more`: more than a thousand stand
 * open, and the oldest of them are not here.
 */
async function allAlerts(): Promise<Alerts> {
  const [open, all] = await Promise.all([
    get<Alerts>('/alerts', { open: true, limit: MAX_ALERTS }),
    get<Alerts>('/alerts', { open: false, limit: MAX_ALERTS }),
  ]);
  // The second answer is the newer of the two: what was closed between them is closed.
  const byId = new Map([...open.alerts, ...all.alerts].map((row) => [`${row.from}/${row.alertId}`, row]));
  const alerts = [...byId.values()].toSorted((a, b) => b.raisedMs - a.raisedMs);
  return { alerts, more: open.more };
}
const alertsAsked = { queryKey: ['alerts'], queryFn: allAlerts };

/** Every alert that stands open and the newest that are closed, newest first. */
export const useAlerts = () => useQuery({ ...alertsAsked, select: ({ alerts }) => alerts });
/** More alerts stand open than one answer holds. */
export const useAlertsLeftOut = (): boolean =>
  useQuery({ ...alertsAsked, select: ({ more }) => more }).data ?? false;

/** Conflicts that stand open. */
export const useConflicts = () =>
  useQuery({
    queryKey: ['conflicts'],
    queryFn: async () => (await get<{ conflicts: ConflictAnswer[] }>('/conflicts')).conflicts,
  });

/** Every agreement and how it stands now. */
export const useAgreements = () =>
  useQuery({
    queryKey: ['terms'],
    queryFn: async () => (await get<{ agreements: AgreementAnswer[] }>('/terms')).agreements,
  });

const termsVersion = (termsId: string, version: number) => ({
  queryKey: ['terms', termsId, version],
  queryFn: () => get<TermsAnswer>(`/terms/${encodeURIComponent(termsId)}/${version}`),
});

export const useTermsVersion = (termsId: string, version: number) => useQuery(termsVersion(termsId, version));

/** The terms that bind now, one for each agreement in force. Empty until the node has answered. */
export function useTermsInForce(): readonly Terms[] {
  const agreements = useAgreements().data;
  const asked = useMemo(
    () =>
      (agreements ?? []).flatMap(({ termsId, state, version }) =>
        state === 'in force' && version !== null ? [termsVersion(termsId, version)] : [],
      ),
    [agreements],
  );
  return useQueries({ queries: asked, combine: inForce });
}

/** Outside the hook: the same function each time, so the same list as long as the answers are the same. */
function inForce(results: readonly { data?: TermsAnswer | undefined }[]): readonly Terms[] {
  return results.flatMap(({ data }) =>
    (data?.documents ?? []).filter(({ inForceFromMs }) => inForceFromMs !== null).map(({ terms }) => terms),
  );
}
