/** What the record panel asks the node. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Head, RecordEntry, RecordPage, State } from '../../../src/server/console-api/shapes.ts';
import { get, type Params } from '../../state/http.ts';

export type { Head, RecordEntry, State };

const PAGE = 50;

export interface Filter {
  kind?: string | undefined;
  party?: string | undefined;
  /** Acts alone, without receipts, sealed minutes and copies. */
  acts: boolean;
}

/** Newest first, older ones as they are asked for. */
export const useRecord = (filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['record', 'list', filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      get<RecordPage>('/record', { ...filter, limit: PAGE, before: pageParam } as Params),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const useEntry = (index: number) =>
  useQuery({ queryKey: ['record', index], queryFn: () => get<RecordEntry>(`/record/${index}`) });

/** Every copy of one act in this record: its own entry and what was sent or came. */
export const useAct = (id: string) =>
  useQuery({
    queryKey: ['record', 'act', id],
    queryFn: async () => (await get<RecordPage>('/record', { id })).entries,
  });
