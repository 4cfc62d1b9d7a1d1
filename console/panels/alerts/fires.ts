/** Plans that come upon ground kept clear for fire: the loudest thing that a plan can be. Pure. */
import type { ConflictAnswer } from '../../state/answers.ts';
import type { Sounding } from './quiet.ts';

/** What is known of one without drawing it. */
export type Fire = Pick<ConflictAnswer, 'key' | 'actId' | 'subject'> & {
  finding: Pick<ConflictAnswer['finding'], 'kind' | 'with' | 'fromMs' | 'atMs'>;
};

const startsMs = ({ finding }: Fire): number => finding.fromMs ?? finding.atMs ?? Number.POSITIVE_INFINITY;

/** Of all open conflicts those with fire, by when they begin. */
export function firesOf<One extends Fire>(conflicts: readonly One[]): One[] {
  return conflicts
    .filter(({ finding }) => finding.kind === 'fire')
    .toSorted((a, b) => startsMs(a) - startsMs(b) || (a.key < b.key ? -1 : 1));
}

/** A changed plan or area sounds anew. */
export function soundingOfFire({ actId }: Pick<Fire, 'actId'>): Sounding {
  return { id: `fire/${actId}`, tone: 'urgent', level: 4 };
}
