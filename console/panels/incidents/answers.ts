/** What the incidents panel asks the node, as `GET /api/incidents` and `GET /api/incidents/:incidentId` answer. */
import { useQuery } from '@tanstack/react-query';
import type { Point } from '../../../src/geo/index.ts';
import type { Finding, Question, Verdict } from '../../../src/incidents/index.ts';
import { get } from '../../state/http.ts';

interface Held {
  actId: string;
  from: string;
  atMs: number;
  index: number;
}
export type FindingAnswer = Finding & Held;
export interface ClaimAnswer {
  claimId: string;
  words: string;
  speakers: readonly { name: string; office: string }[];
  question: Question | null;
  verbatim: boolean;
  finding: FindingAnswer | null;
}
export interface AccountAnswer extends Held {
  party: string | null;
  source: string | null;
  language: string;
  words: string;
  claims: readonly ClaimAnswer[];
}
export interface IncidentAnswer extends Held {
  incidentId: string;
  title: string;
  place: { at: Point; radiusM: number } | null;
  fromMs: number;
  toMs: number;
  parties: readonly string[];
  about: readonly string[];
}
export interface IncidentLine extends IncidentAnswer {
  accounts: number;
  verdicts: Record<Verdict, number>;
  closedBy: readonly string[];
}
export interface IncidentWhole {
  incident: IncidentAnswer;
  accounts: readonly AccountAnswer[];
  findings: readonly FindingAnswer[];
  asked: readonly ({ of: string; what: string; about: string } & Held)[];
  closed: readonly ({ words: string } & Held)[];
}

export const useIncidents = () =>
  useQuery({
    queryKey: ['incidents'],
    queryFn: async () => (await get<{ incidents: IncidentLine[] }>('/incidents')).incidents,
  });
export const useIncident = (incidentId: string) =>
  useQuery({
    queryKey: ['incidents', incidentId],
    queryFn: () => get<IncidentWhole>(`/incidents/${encodeURIComponent(incidentId)}`),
  });
