/** A plan and all that it is held against, out of files: what `check` and `suggest` share. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  ActivePlans,
  type Answer,
  type Plan,
  type Prepared,
  planOf,
  type Shown,
} from '../conflicts/index.ts';
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import { type Fields, fieldsSchema, NOTICE_TYPES, type NoticeType } from '../notices/index.ts';
import { expectedGround, type Terms, termsSchema } from '../terms/index.ts';
import { readJsonFile } from './files.ts';
import { isFile, readIndexFile } from './index-file.ts';
import { type RouteOptions, type RoutePlan, readRoutePlan } from './route-plan.ts';
import { readWhen, type When } from './time.ts';
import { partyId } from './values.ts';
import type { OptionSpec } from './verb.ts';

export const PLAN_OPTIONS: readonly OptionSpec[] = [
  { flags: '--party <id>', parse: partyId },
  { flags: '--protected' },
  { flags: '--terms <file>', many: true },
  { flags: '--against <path>' },
  { flags: '--now <time>', parse: readWhen },
];
export interface PlanOptions extends RouteOptions {
  party?: string;
  terms?: string[];
  against?: string;
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

export async function readTermsFiles(paths: readonly string[]): Promise<Terms[]> {
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

/** Who agreed to this version. */
function agreedOf(positions: Held['positions'], version: number): string[] {
  return Object.entries(positions).flatMap(([by, taken]) =>
    taken.position === 'agreed' && taken.version === version ? [by] : [],
  );
}

function planOfHeld(held: Held, i: number): Plan | { refused: string; held: Held; noticeId: string } {
  const { party, type, fields, positions } = held;
  const [noticeId, version] = [held.noticeId ?? `#${i + 1}`, held.version ?? 1];
  const agreedBy = agreedOf(positions, version);
  const shown: Shown = { noticeId, version, party, type, fields, filedMs: held.filedMs ?? null, agreedBy };
  const plan = planOf({ ...shown, protected: held.protected ?? false });
  return isRefusal(plan) ? { refused: plan.refused, held, noticeId } : plan;
}

/** What `--against` names: a folder of notices, or a prepared index; nothing where it names nothing. */
export async function plansAgainst(path: string | undefined): Promise<Prepared> {
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

export interface Subject {
  party: string;
  type: NoticeType;
  fields: Partial<Fields>;
  protected: boolean;
  /** Of a notice that was filed; null for a route file. */
  noticeId: string | null;
  version: number | null;
  agreedBy: readonly string[];
  said: Pick<RoutePlan, 'questions' | 'remarks'>;
}

/** The plan asked about: a route file, or JSON with `fields` as a notice has them. */
export async function subjectOf(
  path: string,
  options: PlanOptions,
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
        noticeId: checked.data.noticeId ?? null,
        version: checked.data.version ?? null,
        agreedBy: agreedOf(checked.data.positions, checked.data.version ?? 1),
        said,
      };
    }
  }
  const plan = await readRoutePlan(path, options, { nowMs, reference: expectedGround(terms) ?? undefined });
  const { protected: said, ...beside } = plan.said;
  const { area, window } = beside;
  const fields = { route: plan.route, times: plan.times, ...(area && { area }), ...(window && { window }) };
  const filed = { noticeId: null, version: null, agreedBy: [] };
  return {
    party,
    type: plan.type,
    fields,
    protected: options.protected ?? said ?? false,
    ...filed,
    said: plan,
  };
}
