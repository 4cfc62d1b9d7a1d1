/** The entries of this record that carry one act. Copies are written with the act and never change: one answer serves. */
import { useQuery } from '@tanstack/react-query';
import type { Trilingual } from '../../../../src/contract/index.ts';
import { get } from '../../../state/http.ts';
import type { Sent } from './axes.ts';

/** Of the entries that `GET /api/record` answers with. */
interface Head {
  index: number;
  direction: 'own' | 'out' | 'in';
  peer: string | null;
  localMs: number;
}

const copiesOf = (actId: string) => ({
  queryKey: ['copies', actId],
  queryFn: async () => (await get<{ entries: Head[] }>('/record', { id: actId, limit: 200 })).entries,
  staleTime: Number.POSITIVE_INFINITY,
});

function sentOf(entries: readonly Head[]): Sent {
  return new Map(
    entries.flatMap(({ direction, peer, localMs, index }) =>
      direction === 'out' && peer !== null ? [[peer, { atMs: localMs, index }]] : [],
    ),
  );
}

/** To whom an own act was written. null until the node has answered, and where this officer may not read the record. */
export function useSent(actId: string, own: boolean): Sent | null {
  const { data } = useQuery({ ...copiesOf(actId), enabled: own, select: sentOf });
  return data ?? null;
}

interface State {
  code: string;
  says: Trilingual;
}

/**
 * What the node says of witnesses that have cosigned this record over each recipient's copy: the copy can be shown to have been
 * written, and nothing about its arrival. Comes later than the copy, so it is asked again.
 */
export function useCosigned(actId: string, own: boolean): ReadonlyMap<string, Trilingual> {
  const { data } = useQuery({
    queryKey: ['copies', 'cosigned', actId],
    queryFn: async () =>
      (await get<{ entries: (Head & { states: State[] })[] }>('/record', { id: actId, limit: 200 })).entries,
    enabled: own,
    refetchInterval: 15_000,
    select: cosignedOf,
  });
  return data ?? NONE;
}
const NONE: ReadonlyMap<string, Trilingual> = new Map();

function cosignedOf(entries: readonly (Head & { states: State[] })[]): ReadonlyMap<string, Trilingual> {
  return new Map(
    entries.flatMap(({ direction, peer, states }) => {
      const said = states.find(({ code }) => code === 'cosigned');
      return direction === 'out' && peer !== null && said ? [[peer, said.says]] : [];
    }),
  );
}

function indexOf(entries: readonly Head[]): number | null {
  const here = entries.find(({ direction }) => direction !== 'out') ?? entries[0];
  return here?.index ?? null;
}

/** Where in this record an act stands; null where that is not known. */
export function useIndexOf(actId: string): number | null {
  const { data } = useQuery({ ...copiesOf(actId), select: indexOf });
  return data ?? null;
}

/** The body of one entry, which never changes unless it is erased. */
export const useEntryBody = (index: number) =>
  useQuery({
    queryKey: ['copies', 'body', index],
    queryFn: async () => (await get<{ entry: { body: unknown } }>(`/record/${index}`)).entry.body,
    staleTime: Number.POSITIVE_INFINITY,
  });
