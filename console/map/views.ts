/** What the map is told: the parts of the rooms' answers that have a place on it. */
import type { Finding } from '../../src/conflicts/index.ts';
import type { Fix } from '../../src/feeds/index.ts';
import type { NoticeView } from '../../src/notices/index.ts';
import type { Clause } from '../../src/terms/index.ts';
import type { Signal } from '../../src/watch/index.ts';

export type NoticeOnMap = Pick<NoticeView, 'noticeId' | 'party' | 'type' | 'protected' | 'status' | 'fields'>;
export interface UnitOnMap {
  party: string;
  unit: string;
  fix: Pick<Fix, 'at' | 'fixMs' | 'courseDeg' | 'speedMps' | 'accuracyM' | 'marks'>;
}
export interface TermsOnMap {
  clauses: readonly Clause[];
}
export interface AlertOnMap {
  alertId: string;
  last: Signal;
  ended: boolean;
}
export interface ConflictOnMap {
  actId: string;
  finding: Pick<Finding, 'kind' | 'at' | 'atMs' | 'fromMs' | 'clearM'>;
}

/** A notice before it is filed, as far as it is known, and what the check found about it. */
export interface DraftOnMap {
  party: string;
  type: NoticeView['type'];
  fields: NoticeView['fields'];
  findings: readonly ConflictOnMap['finding'][];
}

/** In the order in which they get their colours and shapes; the same order in every panel. */
export interface PartyOnMap {
  party: string;
  name: string;
}

export const KINDS = ['notice', 'unit', 'alert', 'conflict', 'zone'] as const;
/** `id`: noticeId, `party/unit`, alertId, the conflict's act id, or the clause id. */
export interface Selection {
  kind: (typeof KINDS)[number];
  id: string;
}

export function same(a: Selection | null, b: Selection | null): boolean {
  return a === b || (a?.kind === b?.kind && a?.id === b?.id);
}
