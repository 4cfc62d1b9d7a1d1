/** `check`: a route file against notices and terms that lie in files, without a node. Exit 1 where something conflicts. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  ActivePlans,
  type Answer,
  checkPlan,
  type Plan,
  type Prepared,
  planOf,
  type Shown,
  sayFinding,
  stands,
} from '../../conflicts/index.ts';
import { isRefusal, RefusalError, refuse } from '../../contract/index.ts';
import { type Fields, fieldsSchema, NOTICE_TYPES, type NoticeType } from '../../notices/index.ts';
import { expectedGround, type Terms, termsSchema } from '../../terms/index.ts';
import { readJsonFile } from '../files.ts';
import { isFile, readIndexFile, writeIndexFile } from '../index-file.ts';
import { ROUTE_OPTIONS, type RouteOptions, type RoutePlan, readRoutePlan, saySaid } from '../route-plan.ts';
import { readWhen, type When, whenMs } from '../time.ts';
import { partyId } from '../values.ts';
import { data, defineVerb, type Io, line, note } from '../verb.ts';

interface CheckOptions extends RouteOptions {
  party?: string;
  terms?: string[];
  against?: string;
  writeIndex?: string;
  now?: When;
  protected?: boolean;
}

/** A notice as `notice show --json` prints it, or as little of one as can be compared. */
const noticeSchema = z.object({
  noticeId: z.string().min(1).max(64).optional(),
  version: z.number().int().positive().optional(),
  party: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  type: z.enum(NOTICE_TYPES),
  fields: fieldsSchema.partial(),
  status: z.enum(['active', 'withdrawn']).default('active'),
  filedMs: z.number().optional(),
  protected: z.boolean().optional(),
  positions: z.record(z.string(), z.object({ position: z.string(), version: z.number() })).default({}),
});
type Held = z.infer<typeof noticeSchema>;

async function noticesIn(folder: string): Promise<Held[]> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    const reason = String((error as NodeJS.ErrnoException).code);
    throw new RefusalError(refuse('CLI_FILE_UNREADABLE', { path: folder, reason }));
  }
  const held: Held[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const value = await readJsonFile(path);
    const list = (value as { notices?: unknown } | null)?.notices ?? value;
    for (const one of Array.isArray(list) ? list : [list]) {
      const checked = noticeSchema.safeParse(one);
      if (!checked.success) {
        const field = checked.error.issues[0]?.path.join('.') || '-';
        throw new RefusalError(refuse('CLI_NOT_A_PLAN', { path, field }));
      }
      if (checked.data.status === 'active') held.push(checked.data);
    }
  }
  return held;
}

async function readTerms(paths: readonly string[]): Promise<Terms[]> {
  const terms: Terms[] = [];
  for (const path of paths) {
    const checked = termsSchema.safeParse(await readJsonFile(path));
    if (!checked.success) {
      const field = checked.error.issues[0]?.path.join('.') || '-';
      throw new RefusalError(refuse('CLI_NOT_TERMS', { path, field }));
    }
    terms.push(checked.data);
  }
  return terms;
}

function planOfHeld(held: Held, i: number): Plan | { refused: string; held: Held; noticeId: string } {
  const { party, type, fields, positions } = held;
  const [noticeId, version] = [held.noticeId ?? `#${i + 1}`, held.version ?? 1];
  const agreedBy = Object.entries(positions).flatMap(([by, taken]) =>
    taken.position === 'agreed' && taken.version === version ? [by] : [],
  );
  const shown: Shown = { noticeId, version, party, type, fields, filedMs: held.filedMs ?? null, agreedBy };
  const plan = planOf({ ...shown, protected: held.protected ?? false });
  return isRefusal(plan) ? { refused: plan.refused, held, noticeId } : plan;
}

/** What `--against` names: a folder of notices, or a prepared index; nothing where it names nothing. */
async function plansAgainst(path: string | undefined): Promise<Prepared> {
  if (path !== undefined && isFile(path)) return readIndexFile(path);
  const active = new ActivePlans();
  const notCompared: Answer['notCompared'] = [];
  for (const [i, held] of (path === undefined ? [] : await noticesIn(path)).entries()) {
    const other = planOfHeld(held, i);
    const { party, version = 1 } = held;
    if ('refused' in other)
      notCompared.push({ party, noticeId: other.noticeId, version, why: other.refused });
    else active.add(other);
  }
  return { active, notCompared };
}

interface Subject {
  party: string;
  type: NoticeType;
  fields: Partial<Fields>;
  protected: boolean;
  said: Pick<RoutePlan, 'questions' | 'remarks'>;
}

/** The plan asked about: a route file, or JSON with `fields` as a notice has them. */
async function subjectOf(
  path: string,
  options: CheckOptions,
  nowMs: number,
  terms: readonly Terms[],
): Promise<Subject> {
  const party = options.party ?? terms[0]?.parties[0] ?? 'we';
  if (/\.json$/i.test(path)) {
    const value = await readJsonFile(path);
    if (typeof value === 'object' && value !== null && 'fields' in value) {
      const checked = noticeSchema.partial({ party: true }).safeParse(value);
      if (!checked.success) {
        const field = checked.error.issues[0]?.path.join('.') || '-';
        throw new RefusalError(refuse('CLI_NOT_A_PLAN', { path, field }));
      }
      const { type, fields } = checked.data;
      const isProtected = options.protected ?? checked.data.protected ?? false;
      const said = { questions: [], remarks: [] };
      return {
        party: options.party ?? checked.data.party ?? party,
        type,
        fields,
        protected: isProtected,
        said,
      };
    }
  }
  const plan = await readRoutePlan(path, options, { nowMs, reference: expectedGround(terms) ?? undefined });
  const { protected: said, ...beside } = plan.said;
  const { area, window } = beside;
  const fields = { route: plan.route, times: plan.times, ...(area && { area }), ...(window && { window }) };
  return { party, type: plan.type, fields, protected: options.protected ?? said ?? false, said: plan };
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
  options: [
    ...ROUTE_OPTIONS,
    { flags: '--party <id>', parse: partyId },
    { flags: '--protected' },
    { flags: '--terms <file>', many: true },
    { flags: '--against <path>' },
    { flags: '--write-index <file>' },
    { flags: '--now <time>', parse: readWhen },
  ],
  async run(io, options, path) {
    const nowMs = whenMs(options.now ?? { fromNowMs: 0 }, Date.now());
    const terms = await readTerms(options.terms ?? []);
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
