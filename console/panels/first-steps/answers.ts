/** What the first steps ask the node. */
import { useQuery } from '@tanstack/react-query';
import type { PartyCard } from '../../../src/record/index.ts';
import type { FirstSteps } from '../../../src/server/first-steps/steps.ts';
import type { Terms } from '../../../src/terms/index.ts';
import { get } from '../../state/http.ts';

export type { FirstSteps, Step } from '../../../src/server/first-steps/steps.ts';

/** As `POST /api/parties/read-card` answers. Nothing is enrolled by it. */
export interface CardRead {
  card: PartyCard;
  fingerprint: { hex: string; spoken: string };
  standing: 'new' | 'known' | 'later' | 'own' | 'other-keys' | 'other-mode';
}
/** As `POST /api/terms/read-file` answers. Nothing is proposed by it. */
export interface TermsRead {
  terms: Terms;
  sha256: string;
  /** Parties and observers it names that are not enrolled here. */
  unknown: readonly string[];
}

/** That the other node was heard is no entry of ours: it is asked for again until all is done. */
const AGAIN_MS = 10_000;

export const useFirstSteps = () =>
  useQuery({
    queryKey: ['first-steps'],
    queryFn: () => get<FirstSteps>('/first-steps'),
    refetchInterval: ({ state }) => (state.data?.done ? false : AGAIN_MS),
  });

export const useOwnCard = () =>
  useQuery({
    queryKey: ['card'],
    queryFn: () => get<PartyCard>('/card'),
    staleTime: Number.POSITIVE_INFINITY,
  });
