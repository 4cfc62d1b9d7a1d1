/** Each acknowledgement of the real node over real HTTP leaves after the fsync that covers its row: read from strace. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { skipFast } from '../effort.ts';
import type { Fault } from '../helpers/crash/planted.ts';
import { beginLife } from '../helpers/crash/round.ts';
import { makeSite, type Site } from '../helpers/crash/site.ts';
import { Taker } from '../helpers/crash/taker.ts';
import { fileNotice, sendParcel } from '../helpers/crash/work.ts';
import { AckOrder, TRACED } from './order.ts';
import { noStrace } from './strace.ts';

const ACKS = Number(process.env['PARLEY_ACKS'] || 10_000);
/** Parcels at once, and envelopes in one at most: what the node takes from one peer, and far from one at a time. */
const LANES = 6;
const ENVELOPES = 24;
/** Own acts among them; each is checked against all plans before it, so not thousands. */
const NOTICES = 100;

describe('the order of fsync and acknowledgement', () => {
  const row = 'ab'.repeat(32);
  const other = 'cd'.repeat(32);
  const order = (...lines: string[]): string[] => {
    const found = new AckOrder();
    for (const line of lines) found.take(line);
    assert.equal(found.acks, 1);
    return found.violations;
  };
  const write = `7  pwrite64(29</d/record.db-wal>, "..${row}..", 4096, 56) = 4096`;
  const sync = '7  fdatasync(29</d/record.db-wal>) = 0';
  const answer = `5  write(24<socket:[77]>, "HTTP/1.1 200 OK ... {\\"hash\\":\\"${row}\\"}", 99) = 99`;

  it('is right when the row was written, then synced, then answered', () => {
    assert.deepEqual(order(write, sync, answer), []);
    const begun = '7  fsync(29</d/record.db-wal> <unfinished ...>';
    assert.deepEqual(order(write, begun, '7  <... fsync resumed>) = 0', answer), []);
  });

  it('is wrong in every other case', () => {
    const begun = '7  fsync(29</d/record.db-wal> <unfinished ...>';
    const wrong: string[][] = [
      [answer, write, sync],
      [sync, write, answer],
      [write, answer, sync],
      // Still under way; failed; of another file; begun before the row was written.
      [write, begun, answer],
      [write, '7  fdatasync(29</d/record.db-wal>) = -1 EIO (Input/output error)', answer],
      [write, '7  fdatasync(29</d/record.db>) = 0', answer],
      [begun, write.replace('7 ', '8 '), '7  <... fsync resumed>) = 0', answer],
      [write.replace(row, other), sync, answer],
      [write.replace('= 4096', '= -1 EIO (Input/output error)'), sync, answer],
    ];
    for (const lines of wrong) assert.equal(order(...lines).length, 1, lines.join('\n'));
  });
});

describe('ack after fsync, by trace', { skip: skipFast || noStrace, timeout: 600_000 }, () => {
  let site: Site;
  const root = mkdtempSync(join(tmpdir(), 'parley-order-'));
  before(async () => {
    site = await makeSite();
  });
  after(() => {
    site?.close();
    rmSync(root, { recursive: true });
  });

  /** Runs the node under strace until it has acknowledged so many; returns what the trace says. */
  async function traced(acks: number, fault: Fault | null) {
    const life = beginLife(site, site.copyTo(mkdtempSync(join(root, 'run-'))));
    const taker = Taker.load(fault, TRACED);
    const order = new AckOrder();
    const lines = createInterface({ input: taker.aside });
    lines.on('line', (line) => order.take(line));
    const read = new Promise((resolve) => lines.once('close', resolve));
    try {
      await taker.loaded();
      taker.go(join(life.folder, 'node.json'));
      assert.ok(await taker.answers(), taker.output);
      await life.node.signIn();
      const { received, own } = life.promises;
      const lane = async (): Promise<void> => {
        while (received.size < acks) await sendParcel(life, ENVELOPES);
      };
      const file = fileNotice(life);
      const officer = async (): Promise<void> => {
        while (own.length < NOTICES && received.size < acks) await file();
      };
      await Promise.all([...Array.from({ length: LANES }, lane), officer()]);
      await taker.kill('SIGTERM');
      await read;
    } finally {
      await taker.kill();
    }
    return { order, life };
  }

  it(`${ACKS} acknowledgements: none before the fsync that covers its row`, {
    timeout: 400_000,
  }, async () => {
    const started = Date.now();
    const { order, life } = await traced(ACKS, null);
    const { acks, answers, fsyncs, violations } = order;
    const said = life.promises.received.size + life.promises.own.length;
    console.log(
      `order: ${acks} acknowledgements in ${answers} answers, ${fsyncs} fsyncs, ${violations.length} too early, ${Date.now() - started} ms`,
    );
    assert.deepEqual(violations, []);
    assert.ok(said >= ACKS && acks >= said, `${acks} acknowledgements traced, ${said} came`);
    assert.ok(fsyncs > 0 && fsyncs < acks, 'many share one fsync');
  });

  it('a node that answers before its commit is found out', { timeout: 120_000 }, async () => {
    const { order } = await traced(50, 'early answers');
    assert.ok(order.violations.length > 0, `${order.acks} acknowledgements, none too early`);
  });

  it('a node whose commits are not synced is found out', { timeout: 120_000 }, async () => {
    const { order } = await traced(50, 'synchronous=NORMAL');
    assert.ok(order.violations.length > 0, `${order.acks} acknowledgements, none too early`);
  });
});
