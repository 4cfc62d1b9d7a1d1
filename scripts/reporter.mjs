/**
 * Reporter for one test file: a line of JSON for each test that says something, for `scripts/test.mjs` to read.
 * A suite, and a test that failed only because of its subtests, would count the same fact twice: left out.
 */
import { inspect } from 'node:util';

const DOUBLE = new Set(['subtestsFailed']);

export default async function* report(source) {
  // Names of the tests that stand above the current one, by nesting.
  const above = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') above[data.nesting] = data.name;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const name = [...above.slice(0, data.nesting), data.name].join(' > ');
    const suite = data.details?.type === 'suite';
    const row = { name, ms: data.details?.duration_ms ?? 0 };
    if (type === 'test:fail') {
      const error = data.details?.error;
      if (DOUBLE.has(error?.failureType)) continue;
      yield `${JSON.stringify({ ...row, result: 'failed', why: describe(error) })}\n`;
    } else if (data.todo !== undefined && data.todo !== false) {
      // Node passes a "todo" test whatever it finds, so it is no test.
      yield `${JSON.stringify({ ...row, result: 'failed', why: 'marked "todo": it could not fail' })}\n`;
    } else if (data.skip !== undefined && data.skip !== false) {
      const why = typeof data.skip === 'string' && data.skip !== '' ? data.skip : 'no reason given';
      yield `${JSON.stringify({ ...row, result: 'skipped', why })}\n`;
    } else if (!suite) {
      yield `${JSON.stringify({ ...row, result: 'passed' })}\n`;
    }
  }
}

function describe(error) {
  // Node wraps what the test threw; the cause is what a person wants to read.
  const cause = error?.cause ?? error;
  return typeof cause === 'string' ? cause : inspect(cause, { depth: 8, colors: false });
}
