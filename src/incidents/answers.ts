/** What rooms above may ask of incidents: a question put to the record without writing the answer down; what is open. */
import type { Ask, Ctx, Read } from '../contract/index.ts';
import type { FindingDraft } from './finding.ts';
import { frozenBy } from './frozen.ts';
import { gather } from './gather.ts';
import { openIncidents } from './open.ts';
import type { Question } from './question.ts';
import { judge } from './rules/index.ts';
import type { IncidentRow } from './view.ts';

export const answers = {
  'incidents.judge': async (
    read: Read,
    { question }: { question: Question },
    ctx: Ctx,
    ask: Ask,
  ): Promise<FindingDraft> => judge({ question, facts: await gather(read, question, ctx, ask) }),
  'incidents.open': (read: Read, _question: unknown, ctx: Ctx): Promise<IncidentRow[]> =>
    openIncidents(read, ctx),
  'incidents.frozenBy': frozenBy,
};
