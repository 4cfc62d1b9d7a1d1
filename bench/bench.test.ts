/** Every benchmark runs, compares answers, and prints the promised JSON; the small size, whose figures say little. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { plotOf } from './kit/plot.ts';
import { median, quantile, ratioOf, sameOrThrow } from './kit/rounds.ts';

const figure = z.number().refine(Number.isFinite);
const reportSchema = z.strictObject({
  bench: z.string(),
  machine: z.string().min(1),
  rows: z
    .array(
      z.strictObject({
        case: z.string().min(1),
        engine: z.string().min(1),
        metric: z.string().min(1),
        value: figure,
        unit: z.string(),
      }),
    )
    .min(1),
  ratios: z.record(z.string().regex(/^[a-z0-9_]+$/), figure),
});

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const run = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  });

describe('benchmarks', { skip: process.env['PARLEY_FAST'] === '1' && 'slow' }, () => {
  test('there are some', () => assert.deepEqual(names.sort(), ['conflicts', 'record', 'watch']));
  for (const name of names) {
    test(name, () => {
      const { status, stdout, stderr } = run(name, '--json', '--size', 'small');
      assert.equal(status, 0, stderr);
      const report = reportSchema.parse(JSON.parse(stdout));
      assert.equal(report.bench, name);
      assert.ok(Object.keys(report.ratios).length > 0, 'every benchmark holds the product against something');
      assert.ok(new Set(report.rows.map(({ engine }) => engine)).size > 1, 'two engines');
    });
  }
});

test('an option that does not exist is wrong use', () => {
  const { status, stderr } = run('conflicts', '--sise', 'small');
  assert.equal(status, 2);
  assert.match(stderr, /--sise/);
});

test('medians, quantiles, ratios of the same round', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(quantile([0, 10], 0.99), 9.9);
  assert.equal(ratioOf([1, 20, 3], [2, 4, 6]), 0.5);
});

test('planted: an answer too few, too many, twice or another is found', () => {
  sameOrThrow('same', ['a', 'b'], ['b', 'a']);
  for (const other of [['a'], ['a', 'b', 'c'], ['a', 'b', 'b'], ['a', 'c']])
    assert.throws(() => sameOrThrow('planted', ['a', 'b'], other), /answers differ/);
});

test('a plot: in step with the size is a bar of full width, no growth is one block', () => {
  const plot = (values: number[]) =>
    plotOf({ title: 't', unit: 'ms', points: values.map((value, i) => ({ size: 10 ** (i + 4), value })) })
      .split('\n')
      .map((line) => line.replaceAll(/[^█·]/g, '').length);
  assert.deepEqual(plot([1, 10, 100]), [0, 1, 21, 41, 41]);
  assert.deepEqual(plot([2, 2, 2]), [0, 1, 1, 1, 41]);
});
