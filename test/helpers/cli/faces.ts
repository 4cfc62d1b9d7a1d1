/** What an officer sees on the command line of a running node: times and places side by side, the watch handed over. */
import assert from 'node:assert/strict';
import { inside } from './run.ts';

/** Degrees and grid; UTC, date-time group and local time with its zone; east, whose node is down, with no receipt. */
export async function showsBeside(noticeId: string, profile: string): Promise<void> {
  process.env['PARLEY_ZONE'] = 'Asia/Damascus';
  try {
    const { out } = await inside(['notice', 'show', noticeId, '--profile', profile]);
    assert.match(out, /1\. 3\d\.\d{5}, 4\d\.\d{5} = 3\dS [A-Z]{2} \d{5} \d{5} {2}/);
    assert.match(out, /\d\dZ = \d{6}Z[A-Z]{3}\d\d = 20\d\d-.* \+03:00 \(Syria Time\)/);
    assert.match(out, /^east: written for it .*no receipt here/m, 'who has not receipted it is named');
  } finally {
    delete process.env['PARLEY_ZONE'];
  }
}

/** Given to Omar; the officer who gave it cannot take it. */
export async function handsOver(profile: string): Promise<void> {
  const watch = (...words: string[]) => inside(['handover', ...words, '--profile', profile]);
  const gave = await watch('give', '--to', 'Omar', '--words', 'Quiet night', '--json');
  assert.equal(gave.code, 0, gave.err);
  const handover = (JSON.parse(gave.out) as { entries: { id: string }[] }).entries[0]?.id as string;
  const { out } = await watch('show');
  assert.match(out, new RegExp(`${handover}: .* to Omar[^]*Quiet night[^]*Not taken yet`));
  const own = await watch('take', handover);
  assert.deepEqual([own.code, own.err.includes('HANDOVER_SAME_PERSON')], [1, true]);
}
