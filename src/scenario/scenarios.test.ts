import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { skipFast } from '../../test/effort.ts';
import { isRefusal } from '../contract/index.ts';
import { verifyPack } from '../record/index.ts';
import type { Scenario } from './file.ts';
import type { FindingResult } from './judge.ts';
import { readScenario, scenarioNames } from './read.ts';
import { playScenario, type ScenarioResult } from './run.ts';

function read(name: string): Scenario {
  const scenario = readScenario(name);
  assert.ok(!isRefusal(scenario), JSON.stringify(scenario));
  return scenario;
}

function unmet({ findings, checks, stopped }: ScenarioResult): string[] {
  return [
    ...stopped.map((one) => JSON.stringify(one)),
    ...[...findings, ...checks]
      .filter(({ matches }) => !matches)
      .map(({ variant, node, why }) => `${variant} ${node}: ${why.join('; ')}`),
  ];
}

/** Words that judge a party. None may stand in what a node says, whatever the scenario. */
const GUILT = [
  /\b(?:guilt|guilty|blame|fault|violat|provok|aggress|deliberate|lie[ds]?\b|lying)/i,
  /(?:винов|вина\b|наруш|провокац|агресс|умышлен|лож[ьн]|обман)/i,
  /(?:ذنب|مذنب|لوم|انتهاك|استفزاز|عدوان|عمد|كذب)/,
];
function assertNoGuilt(findings: readonly FindingResult[]): void {
  for (const { said, missingSaid } of findings) {
    for (const one of [said, ...missingSaid]) {
      for (const [i, text] of [one?.en ?? '', one?.ru ?? '', one?.ar ?? ''].entries()) {
        assert.doesNotMatch(text, GUILT[i] as RegExp);
      }
    }
  }
}

/** The scenario without the steps that `drop` names. */
function without(scenario: Scenario, drop: (step: Scenario['timeline'][number]) => boolean): Scenario {
  const timeline = scenario.timeline.filter((step) => !drop(step));
  assert.ok(timeline.length < scenario.timeline.length, 'the control drops nothing');
  return { ...scenario, timeline };
}

/** What came out, whole, of the scenarios played so far. */
const played = new Map<string, ScenarioResult>();

describe('khirbet-ammu', () => {
  const scenario = read('khirbet-ammu');
  let result: ScenarioResult;
  before(async () => {
    result = await playScenario(scenario);
    played.set(scenario.id, result);
  });
  const routes = (variant: string) =>
    result.findings.filter((one) => one.variant === variant && one.claim === 'route');

  it('comes out as expected in all three variants', () => {
    assert.deepEqual(unmet(result), []);
    assert.ok(result.ok);
    assert.deepEqual(result.variants, ['a', 'b', 'c']);
  });

  it('a: the claim is borne out, with clause, distance and duration', () => {
    assert.equal(routes('a').length, 2);
    for (const { verdict, clause, measured, entries } of routes('a')) {
      assert.deepEqual([verdict, clause], ['supported', 'K1']);
      assert.ok((measured['maxOffsetM'] as number) > 300 && (measured['durationS'] as number) >= 540);
      assert.ok(entries.length > 1);
    }
  });

  it('b and c: undecidable, each for its own reason, and against nobody', () => {
    for (const one of routes('b')) {
      assert.deepEqual([one.verdict, one.missing.map(({ what }) => what)], ['undecidable', ['positions']]);
    }
    for (const one of routes('c')) {
      assert.deepEqual(
        [one.verdict, one.missing.map(({ what }) => what)],
        ['undecidable', ['declared-route']],
      );
    }
    assertNoGuilt(result.findings);
  });

  it('c: the absence packs hold for a stranger, and do not once a notice is on record', async () => {
    const packs = result.packs.filter(({ variant }) => variant === 'c');
    assert.equal(packs.length, 2);
    for (const { bytes, node } of packs) {
      const verdict = verifyPack(bytes);
      assert.ok(!isRefusal(verdict) && verdict.ok && verdict.question.purpose === 'absence', node);
      const roots = Object.fromEntries(
        verdict.keys
          .filter(({ role }) => role === 'root')
          .map(({ party, fingerprint }) => [party, fingerprint]),
      );
      const trusted = verifyPack(bytes, { roots });
      assert.ok(!isRefusal(trusted) && trusted.ok);
      const flipped = Uint8Array.from(bytes);
      flipped[Math.floor(bytes.length / 2)] = (flipped[Math.floor(bytes.length / 2)] as number) ^ 1;
      const read = verifyPack(flipped);
      assert.ok(isRefusal(read) || !read.ok);
    }
    // The same windows, but the notice was filed after all: the pack says the opposite.
    const timeline = scenario.timeline.map((step) =>
      'do' in step && step.do === 'notices.file' ? { ...step, only: ['a', 'b', 'c'] } : step,
    );
    const filed = await playScenario({ ...scenario, timeline }, { variant: 'c' });
    assert.ok(!filed.ok);
    assert.deepEqual(
      filed.packs.map(({ verdict }) => verdict.answer),
      ['contradicted', 'contradicted'],
    );
  });

  it('control: without the convoy’s track variant a does not come out, and the runner says so', async () => {
    const dropped = without(scenario, (step) => 'track' in step && step.track.unit === 'convoy');
    const control = await playScenario(dropped, { variant: 'a' });
    assert.ok(!control.ok);
    const route = control.findings.find(({ claim }) => claim === 'route');
    assert.equal(route?.verdict, 'undecidable');
    assert.ok(route.why.some((why) => why.startsWith('verdict')));
  });

  it('control: without the notice variant a does not come out', { skip: skipFast }, async () => {
    const dropped = without(
      scenario,
      (step) => 'do' in step && (step.do === 'notices.file' || step.do === 'notices.acknowledge'),
    );
    assert.ok(!(await playScenario(dropped, { variant: 'a' })).ok);
  });

  it('control: a finding that the file does not name is a difference too', { skip: skipFast }, async () => {
    const expect = scenario.expect.filter((one) => !('finding' in one && one.finding.claim === 'airstrikes'));
    const control = await playScenario({ ...scenario, expect }, { variant: 'b' });
    assert.ok(!control.ok);
    assert.ok(control.findings.some(({ expected, claim }) => expected === null && claim === 'airstrikes'));
  });
});

describe('dayrik', { skip: skipFast }, () => {
  const scenario = read('dayrik');
  let result: ScenarioResult;
  before(async () => {
    result = await playScenario(scenario);
    played.set(scenario.id, result);
  });

  it('comes out as expected', () => {
    assert.deepEqual(unmet(result), []);
    assert.ok(result.ok);
    assertNoGuilt(result.findings);
  });

  it('both sides are right on their own sentence', () => {
    for (const node of ['north', 'south']) {
      const own = result.findings.filter((one) => one.node === node);
      assert.equal(own.find(({ claim }) => claim === 'notified')?.verdict, 'supported');
      assert.equal(own.find(({ claim }) => claim === 'objected')?.verdict, 'supported');
      assert.equal(own.find(({ claim }) => claim === 'consent')?.verdict, 'supported');
    }
    const kinds = new Set(result.findings.map(({ question }) => question?.kind));
    for (const kind of [
      'notice-received',
      'objection-standing',
      'zone-required',
      'conduct',
      'moved-over-objection',
    ])
      assert.ok(kinds.has(kind as never), kind);
  });

  it('day, hour and names stay as each side said them', () => {
    const words = result.checks.filter(({ what }) => what === 'words').map(({ found }) => String(found));
    assert.ok(words.some((one) => one.includes('Tuesday') && one.includes('10:00') && one.includes('Alder')));
    assert.ok(
      words.some((one) => one.includes('Wednesday') && one.includes('nine') && one.includes('Aldar')),
    );
  });

  it('control: without the objection the findings that rest on it do not come out', async () => {
    const dropped = without(
      scenario,
      (step) =>
        ('do' in step && step.do === 'notices.position') || ('prove' in step && step.as === 'objection-sent'),
    );
    const control = await playScenario(dropped);
    assert.ok(!control.ok);
    const own = control.findings.filter(({ node, account }) => node === 'north' && account === null);
    const of = (kind: string) => own.find(({ question }) => question?.kind === kind);
    // Silence is neither consent nor refusal.
    const wrong = control.findings.filter(({ matches, expected }) => !matches && expected !== null);
    const missed = new Set(wrong.map(({ expected }) => expected?.question?.['kind']));
    assert.ok(
      missed.has('objection-standing') && missed.has('moved-over-objection') && missed.has('zone-required'),
    );
    assert.equal(of('notice-received')?.verdict, 'supported');
  });

  it('control: over a cut link there is no receipt, and the runner says so', async () => {
    const timeline: Scenario['timeline'] = [
      { at: '2020-08-24T05:50:00Z', link: { between: ['north', 'south'], up: false }, made: true },
      ...scenario.timeline,
    ];
    const control = await playScenario({ ...scenario, timeline });
    assert.ok(!control.ok);
    // The objection cannot even be made: south knows no such notice.
    assert.equal(control.stopped.length, 1);
    assert.ok(control.checks.some(({ what, matches }) => what === 'receipt' && !matches));
  });
});

describe('planning', { skip: skipFast }, () => {
  const scenario = read('planning');
  const named = (step: Scenario['timeline'][number], name: string): boolean =>
    'as' in step && step.as === name;

  it('comes out as expected', async () => {
    const result = await playScenario(scenario);
    played.set(scenario.id, result);
    assert.deepEqual(unmet(result), []);
    assert.ok(result.ok);
  });

  it('control: a plan in time with another, a way that is open, a refusal that does not come', async () => {
    const change = (edited: (step: Scenario['timeline'][number]) => Scenario['timeline'][number]) =>
      playScenario({ ...scenario, timeline: scenario.timeline.map(edited) });
    const text = (step: unknown, from: string, to: string) =>
      JSON.parse(JSON.stringify(step).replaceAll(from, to)) as Scenario['timeline'][number];
    const timely = await change((step) => (named(step, 'cross') ? text(step, 'T08:00', 'T10:30') : step));
    assert.ok(timely.checks.some(({ what, matches }) => what === 'conflicts' && !matches));
    const lower = await change((step) =>
      named(step, 'high') ? text(step, '"floorM":100', '"floorM":0') : step,
    );
    assert.equal(lower.checks.filter(({ matches }) => !matches).length, 2, 'on both nodes');
    const open = await playScenario(without(scenario, (step) => 'link' in step));
    assert.deepEqual(
      open.checks.filter(({ matches }) => !matches).map(({ what }) => what),
      ['receipt'],
    );
    const taken = await change((step) =>
      'refused' in step ? { ...step, officer: 'liaison', refused: 'NOTICES_NOT_THERE' } : step,
    );
    assert.match(JSON.stringify(taken.stopped), /SCENARIO_NOT_REFUSED/);
    const kept = await playScenario(
      without(scenario, (step) => 'do' in step && step.do === 'notices.withdraw' && !step.refused),
    );
    assert.match(
      JSON.stringify(kept.stopped),
      /NOTICES_WITHDRAWN.*taken/,
      'what was to be refused was taken',
    );
  });
});

it('the same file gives the same records, byte for byte', { skip: skipFast }, async () => {
  for (const name of scenarioNames()) {
    const scenario = read(name);
    const variant = Object.keys(scenario.variants)[0];
    const again = await playScenario(scenario, { variant });
    const first = played.get(scenario.id) ?? (await playScenario(scenario, { variant }));
    const one = again.variants[0] as string;
    assert.deepEqual(again.variants, [one]);
    assert.ok(Object.keys(again.roots[one] ?? {}).length > 1, 'each node has a root');
    assert.deepEqual(first.roots[one], again.roots[one], name);
    const entries = ({ findings }: ScenarioResult) =>
      findings.filter((finding) => finding.variant === one).map((finding) => finding.entries);
    assert.deepEqual(entries(first), entries(again));
  }
});
