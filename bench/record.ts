/**
 * What a verified, durable, receipted act costs. A peer's envelopes go through the real node, on SQLite and on PostgreSQL:
 * verified, appended, receipt signed, appended, committed. The reference of the same rounds does what no honest record can do without:
 * verify, sign, append the same bytes to a file, fdatasync, as many acts to one sync as are in flight. Then what a log
 * of a million entries costs: a proof, a cold start, memory.
 */
import type { ParleyNode } from '../src/node/index.ts';
import { makeCluster, NO_POSTGRES } from '../test/helpers/postgres.ts';
import { openWest, PeerOfWest, westFolder } from './kit/party.ts';
import { Figures, optionsOf, print } from './kit/report.ts';
import { appends, type Load } from './record/appends.ts';
import { fscks } from './record/fscks.ts';
import { coldStarts, lengthen, proofs } from './record/long-log.ts';
import { heldBy } from './record/memory.ts';
import { packs } from './record/packs.ts';
import { RawLog } from './record/raw-log.ts';

const options = optionsOf(process.argv.slice(2));
const full = options.size === 'full';
const LOADS: readonly Load[] = full
  ? [
      [1, 150],
      [16, 300],
      [64, 1_280],
      [256, 1_280],
    ]
  : [
      [1, 5],
      [64, 64],
    ];
const PROOFS = full ? 500 : 20;
const LONG = full ? 1_000_000 : 2_000;

const figures = new Figures();

async function appendsOn(node: ParleyNode, store: string): Promise<PeerOfWest> {
  const peer = await PeerOfWest.enrol(node);
  const raw = new RawLog(node, peer);
  try {
    await appends(node, peer, raw, LOADS, store, figures);
  } finally {
    raw.close();
  }
  return peer;
}

/** On a server of its own, with its default settings: every commit is fsynced. */
async function onPostgres(): Promise<void> {
  const cluster = await makeCluster();
  const { folder, clean } = await westFolder(await cluster.database());
  try {
    const node = await openWest(folder);
    await appendsOn(node, 'postgres');
    await node.close();
  } finally {
    clean();
    await cluster.remove();
  }
}

if (NO_POSTGRES) process.stderr.write('no PostgreSQL here: apt-get install postgresql\n');
else await onPostgres();

const { folder, clean } = await westFolder();
try {
  const node = await openWest(folder);
  const peer = await appendsOn(node, 'sqlite');
  await proofs(node, PROOFS, figures);
  await packs(node, full ? 30 : 3, figures);
  await node.close();
  await coldStarts(folder, peer, full ? 5 : 1, figures);
  await fscks(folder, peer, full ? 3 : 1, figures);

  const before = await heldBy(folder);
  await lengthen(folder, node, LONG);
  const after = await heldBy(folder);
  for (const what of ['held', 'resident'] as const) {
    figures.add('memory of a node opened on a short log', 'parley', what, before[what] / 1024 ** 2, 'MiB');
    figures.add(`memory of a node opened on ${LONG} entries`, 'parley', what, after[what] / 1024 ** 2, 'MiB');
  }
  figures.ratios['memory_1e6_vs_short'] = after.held / before.held;
  figures.ratios['coldstart_1e6_s'] = (await coldStarts(folder, peer, full ? 5 : 1, figures)) / 1_000;
  const long = await openWest(folder);
  figures.ratios['proof_1e6_ms'] = await proofs(long, PROOFS, figures);
  await long.close();
  const { rows, ratios } = figures;
  print({ bench: 'record', rows, ratios }, options);
} finally {
  clean();
}
