/** What the handover asks the node. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Counts, Given, Item, Taken } from '../../../src/handover/index.ts';
import type { Lookup } from '../../../src/server/console-api/shapes.ts';
import { get } from '../../state/http.ts';

/** As `GET /api/handovers/open-items` answers: what would be handed over now. */
export interface OpenNow {
  atMs: number;
  items: Item[];
  /** Of all that is open. */
  counts: Counts;
  total: number;
  /** There is more than `items` holds. */
  more: boolean;
}
/** One of `GET /api/handovers`. */
export interface HandoverAnswer extends Omit<Given, 'ruleVersion'> {
  handoverId: string;
  index: number;
  atMs: number;
  /** Who handed over. */
  officer: string;
  taken: (Omit<Taken, 'handoverId'> & { actId: string; index: number; officer: string; atMs: number }) | null;
}
interface Page {
  handovers: HandoverAnswer[];
  more: boolean;
  next: number | null;
}

/** Time passes without entries: what falls due or goes quiet is asked for anew. */
const AGAIN_MS = 60_000;

export const useOpenNow = () =>
  useQuery({
    queryKey: ['handover', 'open'],
    queryFn: () => get<OpenNow>('/handovers/open-items'),
    refetchInterval: AGAIN_MS,
  });

/** Newest first, a page at a time. */
export const useHandovers = () =>
  useInfiniteQuery({
    queryKey: ['handover', 'list'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) => get<Page>('/handovers', { before: pageParam }),
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** The officers of this party, and its offices. */
export const usePeople = () =>
  useQuery({ queryKey: ['lookup'], queryFn: () => get<Lookup>('/lookup'), staleTime: 600_000 });
