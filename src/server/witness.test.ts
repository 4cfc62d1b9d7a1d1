import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Door, joinDoors, movement, openDoor, signIn } from '../../test/helpers/running.ts';
import { shared } from '../../test/shared.ts';
import { isRefusal } from '../contract/index.ts';
import {
  cardKeys,
  cosignaturesOf,
  encodeAddCheckpoint,
  encodeVkey,
  fromHex,
  openCheckpoint,
  originHash,
  type Policy,
  parsePolicy,
  signCheckpoint,
} from '../record/index.ts';

function policyWith(...logs: string[]): Policy {
  const policy = parsePolicy(`${logs.map((vkey) => `log ${vkey}\n`).join('')}quorum none\n`);
  assert.ok(!isRefusal(policy));
  return policy;
}
const submit = (door: Door, payload: string | Buffer) =>
  door.app.inject({
    method: 'POST',
    url: '/witness/add-checkpoint',
    payload,
    headers: { 'content-type': 'text/plain' },
  });
function cosignerOf(door: Door) {
  const keys = cardKeys(door.running.node.identity.card);
  assert.ok(!isRefusal(keys));
  return keys.cosign;
}

interface Steps {
  logOrigin: string;
  logKeyHex?: string;
  logVkey?: string;
  finalSize: number;
  steps: { request: string; status: number; body?: string; bodyContains?: string }[];
}

describe('the witness through its door', () => {
  it('answers what litewitness answered', { skip: shared ? false : '9 requests not at hand' }, async () => {
    const file = join(shared!, 'vectors', 'litewitness', 'add-checkpoint.json');
    const { logOrigin, logKeyHex, finalSize, steps } = JSON.parse(readFileSync(file, 'utf8')) as Steps;
    const key = encodeVkey(logOrigin, fromHex(logKeyHex!)!);
    const door = await openDoor('west', { policy: policyWith(key) });
    let asked = 0;
    for (const { request, status, body, bodyContains } of steps) {
      const answer = await submit(door, request);
      // The specification, since: a log that is not known is 404, where litewitness said 403.
      const expected = bodyContains === 'unknown log' ? 404 : status;
      assert.equal(answer.statusCode, expected, answer.body);
      if (status === 409) {
        assert.equal(answer.body, body);
        assert.equal(answer.headers['content-type'], 'text/x.tlog.size');
      }
      if (status === 200) {
        assert.equal(answer.headers['content-type'], 'text/plain; charset=utf-8');
        const found = cosignaturesOf(request.slice(request.indexOf('\n\n') + 2) + answer.body, [
          cosignerOf(door),
        ]);
        assert.ok(!isRefusal(found) && found.length === 1);
      }
      asked += 1;
    }
    assert.equal(asked, 9);
    const held = await door.app.inject({ url: `/witness/${originHash(logOrigin)}/checkpoint` });
    assert.equal(held.headers['content-type'], 'text/plain; charset=utf-8');
    assert.equal(held.body.split('\n')[1], String(finalSize));
    await door.close();
  });

  it('is 404 for who knows nothing: strangers’ logs, its own, paths that are no hash', async () => {
    const [west, east] = [await openDoor('west'), await openDoor('east')];
    const { identity } = east.running.node;
    const note = signCheckpoint(
      { origin: identity.card.origin, size: 1n, root: new Uint8Array(32) },
      identity.log,
    );
    const request = encodeAddCheckpoint({ oldSize: 0n, proof: [], note });
    const code = async (payload: string | Buffer) => {
      const answer = await submit(west, payload);
      return [answer.statusCode, answer.json().code];
    };
    assert.deepEqual(await code(request), [404, 'RECORD_WITNESS_LOG']);
    const mine = west.running.node.identity;
    const own = signCheckpoint({ origin: mine.card.origin, size: 1n, root: new Uint8Array(32) }, mine.log);
    assert.deepEqual(await code(encodeAddCheckpoint({ oldSize: 0n, proof: [], note: own })), [
      404,
      'RECORD_WITNESS_LOG',
    ]);
    await joinDoors([west, east]);
    assert.equal((await submit(west, request)).statusCode, 200, 'an enrolled party’s log is known');
    for (const path of ['x', originHash('other'), originHash(identity.card.origin).toUpperCase(), '..%2f..'])
      assert.equal((await west.app.inject({ url: `/witness/${path}/checkpoint` })).statusCode, 404, path);
    assert.deepEqual(await code(Buffer.from([0xff, 0xfe])), [400, 'RECORD_UTF8']);
    assert.deepEqual(await code('x'.repeat(70_000)), [413, 'NODE_TOO_LARGE']);
    assert.deepEqual(await code(''), [400, 'RECORD_WITNESS_LINE']);
    await west.close();
    await east.close();
  });

  it('answers from what is stored within a minute, and signs anew after', async () => {
    const [west, east] = [await openDoor('west'), await openDoor('east')];
    await joinDoors([west, east]);
    await east.running.node.checkpoints.sign();
    const note = east.running.node.checkpoints.note as string;
    const at = async () => {
      const size = note.split('\n')[1]!;
      const held = await west.app.inject({
        url: `/witness/${originHash(east.running.node.identity.card.origin)}/checkpoint`,
      });
      const oldSize = held.statusCode === 200 ? BigInt(size) : 0n;
      const answer = await submit(west, encodeAddCheckpoint({ oldSize, proof: [], note }));
      assert.equal(answer.statusCode, 200);
      const found = cosignaturesOf(note + answer.body, [cosignerOf(west)]);
      assert.ok(!isRefusal(found));
      return Number(found[0]!.timeS) * 1000 - west.running.node.clock.now();
    };
    assert.equal(await at(), 0);
    west.real.ms += 30_000;
    assert.equal(await at(), -30_000);
    west.real.ms += 31_000;
    assert.equal(await at(), 0);
    await west.close();
    await east.close();
  });

  it('cosigns each other’s logs, publishes it, and knows when it is enough', async () => {
    const doors = [await openDoor('west'), await openDoor('east'), await openDoor('north')];
    const [west, east, north] = doors as [Door, Door, Door];
    const { node } = west.running;
    await node.checkpoints.sign();
    await node.cosigning.round();
    const cosigned = () => node.cosigned;
    assert.equal(cosigned(), null, 'alone, nothing is cosigned');
    await joinDoors(doors);
    for (const { running } of doors) await running.node.checkpoints.sign();
    await node.cosigning.round();
    const { size } = node.checkpoints;
    assert.equal(cosigned()?.size, size);
    assert.deepEqual(
      cosigned()?.by.map(({ witness }) => witness),
      ['east', 'north'],
    );
    const published = (await west.app.inject({ url: '/log/checkpoint' })).body;
    const found = cosignaturesOf(published, [cosignerOf(east), cosignerOf(north)]);
    assert.ok(!isRefusal(found) && found.length === 2);
    const keys = cardKeys(node.identity.card);
    assert.ok(!isRefusal(keys) && !isRefusal(openCheckpoint(published, keys.log)));
    // One cut off, the log grows: the other still signs, and the trouble is said.
    west.peers.delete('north');
    const ask = await signIn(west, 'all');
    await ask({ method: 'POST', url: '/api/notices', payload: movement });
    await node.checkpoints.sign();
    await node.cosigning.round();
    assert.equal(cosigned()?.size, node.checkpoints.size);
    assert.deepEqual(
      node.cosigning.states.map(({ name, trouble }) => [name, trouble]),
      [
        ['east', null],
        ['north', 'north cannot be reached'],
      ],
    );
    assert.ok(node.checkpoints.size > size);
    for (const door of doors) await door.close();
  });
});
