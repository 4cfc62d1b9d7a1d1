/** The whole check of a record, beside the least that a stranger with the keys would have to do. */
import { readFile } from 'node:fs/promises';
import { buildHouse, type Folder, fsck, readCard, rooms } from '../../src/node/index.ts';
import {
  appendLeaf,
  decodeEnvelope,
  EMPTY_TREE,
  leafHash,
  leafOf,
  openEnvelope,
  rootOf,
  type Sender,
  type Statement,
  senderOf,
} from '../../src/record/index.ts';
import { openReadOnlySqlite } from '../../src/store/index.ts';
import { ok } from '../kit/ok.ts';
import type { PeerOfWest } from '../kit/party.ts';
import type { Figures } from '../kit/report.ts';
import { interleave, median, ratioOf, sameOrThrow } from '../kit/rounds.ts';

/** The whole check, beside the least a stranger with the keys would have to do: read, verify, hash, compare the root. */
export async function fscks(
  folder: Folder,
  peer: PeerOfWest,
  rounds: number,
  figures: Figures,
): Promise<void> {
  const card = await readCard(folder);
  const senders = new Map(
    [ok(senderOf(card)), ok(senderOf(peer.identity.card))].map((one) => [one.party, one]),
  );
  const lock = await readFile(folder.lock, 'utf8');
  const store = await openReadOnlySqlite(folder.record);
  const size = await store.size();
  const whole = async () => {
    const started = performance.now();
    const report = await fsck(store, { house: buildHouse(rooms), files: store.files, card, lock });
    if (!report.ok) throw new Error(`fsck: ${JSON.stringify(report)}`);
    return { ms: performance.now() - started, said: `${report.signed} entries under the signed root` };
  };
  const least = async () => {
    const started = performance.now();
    let tree = EMPTY_TREE;
    for (let fromIndex = 0; fromIndex < size; ) {
      const page = await store.entries({ fromIndex, limit: 256 });
      for (const { envelope: bytes, header, salt1, salt2 } of page) {
        const envelope = ok(decodeEnvelope(bytes as Uint8Array));
        const { from } = JSON.parse(new TextDecoder().decode(envelope.payload)) as Statement;
        ok(openEnvelope(envelope, senders.get(from) as Sender));
        tree = appendLeaf(tree, leafHash(leafOf({ salt1, header, salt2, envelope }))).tree;
      }
      fromIndex += page.length;
    }
    const root = Buffer.from(rootOf(tree)).toString('base64');
    if (!lock.includes(root)) throw new Error('the root is not the one that was signed');
    return { ms: performance.now() - started, said: `${tree.size} entries under the signed root` };
  };
  const given = await interleave(rounds, { parley: whole, 'read, verify, hash': least });
  const [parley, reference] = Object.values(given) as (typeof given)['parley'][];
  const words = (all: typeof parley) => (all ?? []).map(({ said }) => said);
  sameOrThrow('fsck', words(parley), words(reference));
  const perS = (all: typeof parley) => (all ?? []).map(({ ms }) => (size * 1000) / ms);
  const name = `fsck of ${size} entries`;
  figures.add(name, 'parley', 'entries', median(perS(parley)), '1/s');
  figures.add(name, 'read, verify, hash', 'entries', median(perS(reference)), '1/s');
  figures.ratios['fsck_vs_verify'] = ratioOf(perS(parley), perS(reference));
  await store.close();
}
