/** `suggest`: the smallest changes of a plan that remove its conflicts, from files or of a notice at a node. Files nothing. */
import {
  LIMITS,
  type Limits,
  type Suggestion,
  saySuggestion,
  saySuggestionIn,
  suggest,
} from '../../conflicts/index.ts';
import { isRefusal, RefusalError, refuse } from '../../contract/index.ts';
import type { Road } from '../../geo/formats/index.ts';
import { PLAN_OPTIONS, type PlanOptions, plansAgainst, readTermsFiles, subjectOf } from '../plan-file.ts';
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import { readRoads } from '../roads.ts';
import { ROUTE_OPTIONS, saySaid } from '../route-plan.ts';
import { whenMs } from '../time.ts';
import { number } from '../values.ts';
import { data, defineVerb, type Io, note } from '../verb.ts';
import { withNode } from '../with-node.ts';

interface SuggestOptions extends PlanOptions, NodeOptions {
  notice?: string;
  roads?: string;
  most?: number;
  slowestKmh?: number;
  fastestKmh?: number;
  roadKmh?: number;
}

const SPEED = number(1, 540);

async function roadsOf(io: Io, path: string): Promise<Road[]> {
  const { roads, leftOut } = await readRoads(path);
  note(io, 'cli.suggest.roads', { count: roads.length, left: leftOut });
  return roads;
}

function limitsOf({ most, slowestKmh, fastestKmh, roadKmh }: SuggestOptions): Limits {
  const mps = (kmh: number | undefined): number | null => (kmh === undefined ? null : kmh / 3.6);
  return {
    ...LIMITS,
    ...(most !== undefined && { mostS: Math.round(most * 60) }),
    slowestMps: mps(slowestKmh),
    fastestMps: mps(fastestKmh),
    roadMps: mps(roadKmh),
  };
}

function print(io: Io, found: Suggestion): void {
  const { state, proposals, questions, tried } = saySuggestionIn(io.language, found);
  const lines = [state, ...proposals.map((said, i) => `${i + 1}. ${said}`)];
  // What was found stands above; of the rest it is said why there is nothing.
  lines.push(...tried.filter((_, i) => found.tried[i]?.outcome !== 'found' || found.tried[i]?.gaveUp));
  io.out(`${[...lines, ...questions].join('\n')}\n`);
  for (const { party, noticeId, why } of found.inputs.notCompared)
    note(io, 'cli.check.not-compared', { party, notice: noticeId, code: why });
}

async function fromFiles(
  io: Io,
  path: string,
  options: SuggestOptions,
  roads: Road[] | null,
): Promise<Suggestion> {
  const asOfMs = whenMs(options.now ?? { fromNowMs: 0 }, Date.now());
  const terms = await readTermsFiles(options.terms ?? []);
  const { fields, said, ...subject } = await subjectOf(path, options, asOfMs, terms);
  saySaid(io, said);
  const known = await plansAgainst(options.against);
  const found = suggest(fields, subject, { ...known, terms }, { asOfMs, limits: limitsOf(options), roads });
  if (isRefusal(found)) throw new RefusalError(found);
  return found;
}

export const suggestVerb = defineVerb<SuggestOptions, [string | undefined]>({
  name: 'suggest',
  args: [{ flags: '[file]', says: 'cli.a.route' }],
  json: true,
  options: [
    ...ROUTE_OPTIONS,
    ...PLAN_OPTIONS,
    { flags: '--roads <file>' },
    { flags: '--most <minutes>', parse: number(1, 10_080), otherwise: LIMITS.mostS / 60 },
    { flags: '--slowest-kmh <number>', parse: SPEED },
    { flags: '--fastest-kmh <number>', parse: SPEED },
    { flags: '--road-kmh <number>', parse: SPEED },
    { flags: '--notice <id>' },
    ...NODE_OPTIONS,
  ],
  async run(io, options, path) {
    const { notice } = options;
    if ((path === undefined) === (notice === undefined)) throw new RefusalError(refuse('CLI_SUGGEST_WHAT'));
    const roads = options.roads === undefined ? null : await roadsOf(io, options.roads);
    const input = { noticeId: notice, limits: limitsOf(options), ...(roads && { roads }) };
    const found =
      path === undefined
        ? await withNode(io, options, (client) => client.call<Suggestion>('conflicts.suggest', input))
        : await fromFiles(io, path, options, roads);
    if (io.json) data(io, path === undefined ? found : saySuggestion(found));
    else print(io, found);
    return found.state === 'clear' ? 0 : 1;
  },
});
