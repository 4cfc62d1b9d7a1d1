/** Text to scenario: YAML or JSON, bounded, strict, and every fault as one refusal that names its place. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { termsSchema } from '../terms/index.ts';
import { type Scenario, scenarioSchema } from './file.ts';
import { type MarkFault, markFaults } from './marks.ts';
import { agreementOf } from './times.ts';

export const MAX_SCENARIO_BYTES = 1_048_576;
/** An alias may be used for a repeated block; more of them is an attempt to blow the file up. */
const MAX_ALIASES = 100;
const FOLDER = join(import.meta.dirname, '..', '..', 'scenarios');
const FORMS = ['.yaml', '.yml', '.json'];

function parsed(text: string): unknown | Refusal {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_SCENARIO_BYTES) return refuse('SCENARIO_TOO_LARGE', { bytes, limit: MAX_SCENARIO_BYTES });
  try {
    // JSON is YAML too; one reader for both, with the strictness of the core schema and no custom tags.
    const document = parseDocument(text, {
      schema: 'core',
      strict: true,
      uniqueKeys: true,
      logLevel: 'silent',
    });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault) {
      return refuse('SCENARIO_UNREADABLE', {
        line: fault.linePos?.[0].line ?? 1,
        problem: (fault.message.split('\n')[0] as string).replace(/ at line \d+, column \d+:?$/, ''),
      });
    }
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    // Nested too deep for the stack, or too many aliases: the library throws.
    return refuse('SCENARIO_UNREADABLE', { line: 1, problem: (error as Error).message.slice(0, 200) });
  }
}

interface Issue {
  path: PropertyKey[];
  message: string;
  errors?: Issue[][];
}

/** Of a choice between forms, the fault in the form that came nearest: the one that got deepest. */
function deepest(issue: Issue): Issue {
  const inner = (issue.errors ?? [])
    .map((issues) => issues.map(deepest))
    .filter((issues) => !issues.some(({ message }) => /Unrecognized key/.test(message)))
    .sort((a, b) => a.length - b.length)[0]?.[0];
  return inner ? { path: [...issue.path, ...inner.path], message: inner.message } : issue;
}

function fieldRefusal(error: z.ZodError): Refusal {
  const issue = deepest(error.issues[0] as unknown as Issue);
  return refuse('SCENARIO_FIELD', { field: issue.path.map(String).join('.') || '-', problem: issue.message });
}

const MARK_CODES: Record<MarkFault['what'], string> = {
  unmarked: 'SCENARIO_UNMARKED',
  stale: 'SCENARIO_MARK_STALE',
  twice: 'SCENARIO_MARK_TWICE',
  source: 'SCENARIO_SOURCE_UNKNOWN',
};

function marksRefusal(scenario: Scenario): Refusal | null {
  const sources = new Set(Object.keys(scenario.sources));
  const blocks: [string, Parameters<typeof markFaults>[0]][] = [
    ['place', scenario.place],
    ...Object.entries(scenario.parties).map(([id, one]) => [`parties.${id}`, one] as [string, typeof one]),
    ['terms', scenario.terms],
    ...scenario.timeline.map((step, i) => [`timeline.${i}`, step] as [string, typeof step]),
  ];
  for (const [where, block] of blocks) {
    const [fault] = markFaults(block, sources, where);
    if (fault) return refuse(MARK_CODES[fault.what], { path: fault.path });
  }
  return null;
}

/** Names that nothing bears: parties, officers, units, variants, results. */
function namesRefusal(scenario: Scenario): Refusal | null {
  const parties = new Set(Object.keys(scenario.parties));
  const variants = new Set(variantsOf(scenario));
  const named = new Set<string>(['terms']);
  const unknown = (what: string, name: string, where: string) =>
    refuse('SCENARIO_NAME_UNKNOWN', { what, name, where });
  const checkOnly = (only: readonly string[] | undefined, where: string): Refusal | null => {
    const stranger = only?.find((one) => !variants.has(one));
    return stranger === undefined ? null : unknown('variant', stranger, where);
  };
  for (const [id, one] of Object.entries(scenario.parties)) {
    for (const share of one.share) {
      const fault = checkOnly(share.only, `parties.${id}.share`);
      if (fault) return fault;
      if (!parties.has(share.to)) return unknown('party', share.to, `parties.${id}.share`);
    }
  }
  for (const [i, step] of scenario.timeline.entries()) {
    const where = `timeline.${i}`;
    const fault = checkOnly(step.only, where);
    if (fault) return fault;
    if ('track' in step) {
      const owner = scenario.parties[step.track.party];
      if (!owner) return unknown('party', step.track.party, where);
      if (!owner.units.includes(step.track.unit)) return unknown('unit', step.track.unit, where);
      continue;
    }
    if ('link' in step) {
      const stranger = step.link.between.find((one) => !parties.has(one));
      if (stranger !== undefined) return unknown('party', stranger, where);
      continue;
    }
    const owner = scenario.parties[step.node];
    if (!owner) return unknown('party', step.node, where);
    if (!Object.hasOwn(owner.officers, step.officer)) return unknown('officer', step.officer, where);
    if (step.as !== undefined) named.add(step.as);
  }
  for (const [i, expectation] of scenario.expect.entries()) {
    const fault = checkOnly(expectation.only, `expect.${i}`);
    if (fault) return fault;
    const found = refsIn(expectation).find((name) => !named.has(name));
    if (found !== undefined) return unknown('result', found, `expect.${i}`);
    for (const one of Object.values(expectation) as { on?: string[] }[]) {
      const stranger = one?.on?.find?.((id) => !parties.has(id));
      if (stranger !== undefined) return unknown('party', stranger, `expect.${i}`);
    }
  }
  return null;
}

function refsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    const match = /^\$([A-Za-z][A-Za-z0-9-]*)/.exec(value);
    return match ? [match[1] as string] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(refsIn) : [];
}

function timesRefusal(scenario: Scenario): Refusal | null {
  const startMs = Date.parse(scenario.start);
  const endMs = Date.parse(scenario.end);
  if (endMs < startMs) return refuse('SCENARIO_TIMES', { where: 'end', time: scenario.end });
  for (const [i, step] of scenario.timeline.entries()) {
    const times = 'track' in step ? step.track.points.map((point) => point.at) : [step.at];
    let before = startMs;
    for (const time of times) {
      const ms = Date.parse(time);
      if (ms < before || ms > endMs) return refuse('SCENARIO_TIMES', { where: `timeline.${i}`, time });
      before = ms;
    }
  }
  return null;
}

/** Names of the variants; `main` where the file has none. */
export function variantsOf(scenario: Scenario): string[] {
  const names = Object.keys(scenario.variants);
  return names.length > 0 ? names : ['main'];
}

export function parseScenario(text: string): Scenario | Refusal {
  const value = parsed(text);
  if (isRefusal(value)) return value;
  const checked = scenarioSchema.safeParse(value);
  if (!checked.success) return fieldRefusal(checked.error);
  const scenario = checked.data;
  const terms = termsSchema.safeParse(agreementOf(scenario));
  if (!terms.success) return fieldRefusal(terms.error);
  return namesRefusal(scenario) ?? timesRefusal(scenario) ?? marksRefusal(scenario) ?? scenario;
}

/** The scenarios that come with Parley, by name. */
export function scenarioNames(folder = FOLDER): string[] {
  return readdirSync(folder)
    .filter((file) => FORMS.some((form) => file.endsWith(form)))
    .map((file) => basename(file).replace(/\.[a-z]+$/, ''))
    .sort();
}

/** By name, or by the path of a file. */
export function readScenario(nameOrPath: string, folder = FOLDER): Scenario | Refusal {
  const places = [nameOrPath, ...FORMS.map((form) => join(folder, `${nameOrPath}${form}`))];
  const path = places.find((place) => existsSync(place) && statSync(place).isFile());
  if (path === undefined) {
    return refuse('SCENARIO_UNKNOWN', { name: nameOrPath, known: scenarioNames(folder).join(', ') });
  }
  const { size } = statSync(path);
  if (size > MAX_SCENARIO_BYTES) {
    return refuse('SCENARIO_TOO_LARGE', { bytes: size, limit: MAX_SCENARIO_BYTES });
  }
  return parseScenario(readFileSync(path, 'utf8'));
}
