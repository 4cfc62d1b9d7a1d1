import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { idOf, START } from '../../test/helpers/node/hostile.ts';
import { type KeyedParty, keyedParties } from '../../test/helpers/node/thief.ts';
import { isRefusal } from '../contract/index.ts';
import {
  appendLeaf,
  buildPack,
  CHANGEABLE_ROLES,
  EMPTY_TREE,
  encodeHeader,
  leafHash,
  leafOf,
  openingToJson,
  rootOf,
  signCheckpoint,
  signEnvelope,
} from '../record/index.ts';

describe('a thief of message key and log key', () => {
  it('cannot make another log of the party below the place from which both are revoked', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'forged log');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    const { card: first, seeds } = east.keys;
    await east.change({ roles: CHANGEABLE_ROLES, revokeFrom: 1_000 }, network);
    const log = first.origin;
    const envelope = signEnvelope(
      {
        v: 1,
        mode: 'exercise',
        kind: 'line.message',
        kindVersion: 1,
        class: 'line',
        id: idOf(42),
        from: 'east',
        log,
        to: 'west',
        peerSeq: 1,
        prevToPeer: null,
        seen: null,
        claimedTime: new Date(START).toISOString(),
        expires: null,
        precedence: 'flash',
        refs: [],
        by: null,
        approvals: [],
        body: { forged: true },
      },
      seeds.messageSigner(),
    );
    const about = { class: 'line', peer: 'west', peerSeq: 1, prev: null, timeMs: START } as const;
    const header = encodeHeader({ direction: 'out', ...about });
    const opening = { salt1: new Uint8Array(16), header, salt2: new Uint8Array(16), envelope };
    const { tree } = appendLeaf(EMPTY_TREE, leafHash(leafOf(opening)));
    const state = { origin: log, size: 1n, root: rootOf(tree) };
    const pack = (note: string) =>
      buildPack({
        question: { purpose: 'presence', log, indexes: [0] },
        cards: [first, east.keys.card, west.keys.card],
        policy: null,
        checkpoints: [note],
        entries: [{ log, index: 0, proof: [], opening: openingToJson(opening) }],
        receipts: [],
      });
    const forged = pack(signCheckpoint(state, seeds.logSigner()));
    assert.ok(isRefusal(forged) && forged.refused === 'RECORD_NOTE_UNSIGNED', JSON.stringify(forged));
    assert.ok(
      !isRefusal(pack(signCheckpoint(state, east.keys.seeds.logSigner()))),
      'control: the present key',
    );
  });
});
