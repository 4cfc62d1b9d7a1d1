/** Which parts of a notice somebody is shown. */
import type { Fields, Group, Openings } from '../../../../src/notices/index.ts';

/** In the order of the commitment tree. */
export const GROUPS = [
  'who',
  'people',
  'vehicles',
  'route',
  'area',
  'times',
  'window',
  'contacts',
] as const satisfies readonly Group[];

/** `empty`: shown, and it says that there is nothing. */
export type Showing = 'shown' | 'empty' | 'hidden';

export function showingOf(fields: Partial<Fields>): Record<Group, Showing> {
  const of = (group: Group): Showing =>
    fields[group] === undefined ? 'hidden' : fields[group] === null ? 'empty' : 'shown';
  return Object.fromEntries(GROUPS.map((group) => [group, of(group)])) as Record<Group, Showing>;
}

export interface Disclosed {
  shown: readonly Group[];
  hidden: readonly Group[];
}

/** From the body of a copy as it was sent. null: erased, or not a notice's version. */
export function disclosedIn(body: unknown): Disclosed | null {
  const opened = (body as { openings?: Partial<Openings> } | null)?.openings?.opened;
  if (typeof opened !== 'object' || opened === null) return null;
  const isShown = (group: Group): boolean => opened[group] !== undefined;
  return { shown: GROUPS.filter(isShown), hidden: GROUPS.filter((group) => !isShown(group)) };
}
