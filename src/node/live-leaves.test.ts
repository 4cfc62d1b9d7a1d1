import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Side, together } from '../../test/helpers/nodes.ts';
import type { Fix } from '../feeds/index.ts';
import { VirtualClock } from './clock.ts';
import { Leaves } from './live-leaves.ts';

const START = Date.parse('2020-08-25T07:00:00Z');
const fixOf = (unit: string, fixMs = START): Fix => ({
  unit,
  at: { lat: 37, lon: 42 },
  fixMs,
  receivedMs: fixMs,
  source: 'test',
  marks: [],
});

describe('leave to show a position on handsets', () => {
  const batch = (seq: number, forward?: string[]) => ({
    from: 'east',
    seq,
    fixes: [fixOf('e1'), fixOf('e2')],
    ...(forward && { forward }),
  });

  it('is the newest word of the owner, and none where there is no word', () => {
    const leaves = new Leaves();
    assert.equal(leaves.covers('east', 'e1'), false);
    leaves.hear(batch(5, ['e1']));
    assert.deepEqual(
      [leaves.covers('east', 'e1'), leaves.covers('east', 'e2'), leaves.covers('west', 'e1')],
      [true, false, false],
    );
    leaves.hear({ ...batch(6), fixes: [fixOf('e2')] });
    assert.equal(leaves.covers('east', 'e1'), true, 'a batch without the unit says nothing of it');
    leaves.hear(batch(7));
    assert.equal(leaves.covers('east', 'e1'), false);
  });

  it('an older batch sent again takes leave away and never gives it', () => {
    const leaves = new Leaves();
    leaves.hear(batch(5, ['e1']));
    leaves.hear(batch(7));
    leaves.hear(batch(5, ['e1']));
    assert.equal(leaves.covers('east', 'e1'), false, 'withdrawn stays withdrawn');
    leaves.hear(batch(8, ['e1']));
    leaves.hear(batch(6));
    assert.equal(leaves.covers('east', 'e1'), false);
    leaves.hear(batch(8, ['e1']));
    assert.equal(leaves.covers('east', 'e1'), true);
  });

  it('travels from the owner’s settings to the peer’s units, unit by unit, peer by peer', async () => {
    const clock = new VirtualClock(START);
    const { sides } = await together(clock, ['east', 'west', 'north', 'south'], {
      east: [
        { to: 'west', units: 'all', forward: ['e1'] },
        { to: 'north', units: 'all', forward: 'all' },
        { to: 'south', units: 'all' },
      ],
    });
    const { east, ...peers } = sides as Record<string, Side> & { east: Side };
    await east.live.take([fixOf('e1'), fixOf('e2')]);
    await east.live.tick();
    const seen = (side: Side | undefined) =>
      side?.live.units().map(({ unit, forward }) => `${unit} ${forward}`);
    assert.deepEqual(seen(peers['west']), ['e1 true', 'e2 false']);
    assert.deepEqual(seen(peers['north']), ['e1 true', 'e2 true']);
    assert.deepEqual(seen(peers['south']), ['e1 false', 'e2 false']);
    assert.deepEqual(seen(east), ['e1 true', 'e2 true'], 'its own are its own');
  });
});
