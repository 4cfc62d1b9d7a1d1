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

const alerts = async (open: boolean): Promise<AlertAnswer[]> =>
  (await get<{ alerts: AlertAnswer[] }>('/alerts', { open, limit: MAX_ALERTS })).alerts;

/** Alerts that no person has closed, newest first; the newest thousand. */
export const useOpenAlerts = () => useQuery({ queryKey: ['alerts', 'open'], queryFn: () => alerts(true) });

/** Alerts, closed ones too, newest first; the newest thousand. */
export const useAlerts = () => useQuery({ queryKey: ['alerts', 'all'], queryFn: () => alerts(false) });

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
