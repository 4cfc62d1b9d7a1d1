/** Who was told of a notice and what each was shown last, as the copies in this record say it. */
import { useQueries } from '@tanstack/react-query';
import { get } from '../../state/http.ts';
import { type Disclosed, disclosedIn } from '../notices/detail/groups.ts';

interface Head {
  index: number;
  direction: 'own' | 'out' | 'in';
  peer: string | null;
}
/** By party; null: the copy no longer says what it showed. */
export type Told = ReadonlyMap<string, Disclosed | null>;

async function copiesOf(actId: string): Promise<[string, Disclosed | null][]> {
  const { entries } = await get<{ entries: Head[] }>('/record', { id: actId, limit: 200 });
  const out = entries.filter(({ direction, peer }) => direction === 'out' && peer !== null);
  return Promise.all(
    out.map(async ({ index, peer }) => {
      const { entry } = await get<{ entry: { body: unknown } }>(`/record/${index}`);
      return [peer as string, disclosedIn(entry.body)] as [string, Disclosed | null];
    }),
  );
}

/** `actIds`: of the versions, oldest first; what a later one showed stands. null until the node has answered. */
export function useTold(actIds: readonly string[]): { told: Told | null; error: unknown } {
  const asked = useQueries({
    queries: actIds.map((actId) => ({
      queryKey: ['copies', 'shown', actId],
      queryFn: () => copiesOf(actId),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const error = asked.find((one) => one.error)?.error ?? null;
  if (asked.some(({ data }) => data === undefined)) return { told: null, error };
  return { told: new Map(asked.flatMap(({ data }) => data ?? [])), error };
}
