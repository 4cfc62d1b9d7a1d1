/** What rooms above may ask of incidents: a question put to the record without writing the answer down; what is open. */
import type { Ask, Ctx, Read } from '../contract/index.ts';
import type { FindingDraft } from './finding.ts';
import { gather } from './gather.ts';
import type { Question } from './question.ts';
import { judge } from './rules/index.ts';
import { CLOSED, INCIDENTS, type IncidentRow } from './view.ts';

export const answers = {
  'incidents.judge': async (
    read: Read,
    { question }: { question: Question },
    ctx: Ctx,
    ask: Ask,
  ): Promise<FindingDraft> => judge({ question, facts: await gather(read, question, ctx, ask) }),
  /** Incidents that this party has not closed; others may be done with them. */
  'incidents.open': async (read: Read, _question: unknown, ctx: Ctx): Promise<IncidentRow[]> => {
    const open: IncidentRow[] = [];
    for (const { key, row } of await read.scan<IncidentRow>(INCIDENTS)) {
      if ((await read.get(CLOSED, `${key}/${ctx.party}`)) === undefined) open.push(row);
    }
    return open;
  },
};
