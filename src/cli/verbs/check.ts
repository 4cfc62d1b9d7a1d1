/** `check`: a route file against notices and terms that lie in files, without a node. Exit 1 where something conflicts. */
import { type Answer, checkPlan, planOf, sayFinding, stands } from '../../conflicts/index.ts';
import { isRefusal, RefusalError } from '../../contract/index.ts';
import { writeIndexFile } from '../index-file.ts';
import { PLAN_OPTIONS, type PlanOptions, plansAgainst, readTermsFiles, subjectOf } from '../plan-file.ts';
import { ROUTE_OPTIONS, saySaid } from '../route-plan.ts';
import { whenMs } from '../time.ts';
import { data, defineVerb, type Io, line, note } from '../verb.ts';

interface CheckOptions extends PlanOptions {
  writeIndex?: string;
}

function print(io: Io, party: string, answer: Answer, open: number): void {
  for (const finding of answer.findings)
    io.out(`${finding.kind}: ${sayFinding(party, finding)[io.language]}\n`);
  for (const { party: of, noticeId, why } of answer.notCompared) {
    note(io, 'cli.check.not-compared', { party: of, notice: noticeId, code: why });
  }
  line(io, 'cli.check.done', { count: answer.checkedAgainst.length, open });
}

export const checkVerb = defineVerb<CheckOptions, [string]>({
  name: 'check',
  args: [{ flags: '<file>', says: 'cli.a.route' }],
  json: true,
  options: [...ROUTE_OPTIONS, ...PLAN_OPTIONS, { flags: '--write-index <file>' }],
  async run(io, options, path) {
    const nowMs = whenMs(options.now ?? { fromNowMs: 0 }, Date.now());
    const terms = await readTermsFiles(options.terms ?? []);
    const {
      party,
      type,
      fields,
      said,
      protected: isProtected,
    } = await subjectOf(path, options, nowMs, terms);
    const plan = planOf({ party, type, fields, filedMs: nowMs, protected: isProtected });
    if (isRefusal(plan)) throw new RefusalError(plan);
    const { active, notCompared } = await plansAgainst(options.against);
    const answer = checkPlan(plan, active, terms, { notCompared });
    if (options.writeIndex) writeIndexFile(options.writeIndex, active, notCompared);
    const open = answer.findings.filter(stands).length;
    saySaid(io, said);
    if (io.json) {
      const findings = answer.findings.map((finding) => ({ ...finding, says: sayFinding(party, finding) }));
      data(io, { ...answer, findings, conflicts: open, questions: said.questions, remarks: said.remarks });
    } else print(io, party, answer, open);
    return open > 0 ? 1 : 0;
  },
});
