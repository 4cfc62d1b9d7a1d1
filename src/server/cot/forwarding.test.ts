/** Another party's position leaves over CoT only with its owner's leave; else an alert tells how far and which way. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { skipFast } from '../../../test/effort.ts';
import { type CotSide, openCot, until } from '../../../test/helpers/cot-door.ts';
import { type Door, joinDoors, openDoor, START_MS } from '../../../test/helpers/running.ts';
import type { CotEvent } from '../../feeds/index.ts';
import { distanceM, type Point } from '../../geo/index.ts';

const METRE_LAT = 1 / 110_970;
const METRE_LON = 1 / 88_700;

interface Heard {
  events: CotEvent[];
  text: string;
  /** Where each unit was, by unit, fix by fix. */
  true: Map<string, Point[]>;
}

/**
 * West's w1 drives into east's column on one road, hawk-1 ahead of hawk-2; east lets west see both and pass on only hawk-1. What
 * one tool at west's door hears of it. `spoil`: a node that does something else.
 */
async function meet(spoil: (west: CotSide) => void = () => {}): Promise<Heard> {
  const west = await openCot('west');
  const east: Door = await openDoor('east', {
    config: { share: [{ to: 'west', units: 'all', forward: ['hawk-1'] }] },
  });
  try {
    await joinDoors([west, east]);
    spoil(west);
    const tool = await west.connect();
    const places = new Map<string, Point[]>();
    const at = (unit: string, eastM: number, northM: number, s: number) => {
      const point = { lat: 37.1 + northM * METRE_LAT, lon: 42 + eastM * METRE_LON };
      places.set(unit, [...(places.get(unit) ?? []), point]);
      const atMs = START_MS + s * 1000;
      return { unit, at: point, fixMs: atMs, receivedMs: atMs, source: 'gpx', marks: [] };
    };
    for (let s = 0; s <= 200; s += 5) {
      for (const door of [west, east]) door.real.ms = s * 1000;
      await west.running.live.take([at('w1', s * 10, 0, s)]);
      await east.running.live.take([at('hawk-1', 3500 - s * 10, 40, s), at('hawk-2', 4000 - s * 10, 40, s)]);
      await east.running.live.tick();
    }
    const over = () => tool.named(/^b-a-o$/).length >= 2 && tool.events.some(({ uid }) => uid === HAWK_1);
    await until(over, () => tool.text);
    // One look more: what should not come would come with it.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    tool.close();
    return { events: tool.events, text: tool.text, true: places };
  } finally {
    await west.close();
    await east.close();
  }
}

const HAWK_1 = 'parley.unit.4.east.hawk-1';

/** Of hawk-2, which has no leave: neither its name nor any of its places is in what came, hawk-1 itself left out. */
function assertRule({ events, true: places }: Heard): void {
  const rest = events.filter(({ uid }) => uid !== HAWK_1);
  assert.doesNotMatch(JSON.stringify(rest), /hawk-2/, 'the unit is not named');
  const hidden = places.get('hawk-2') as Point[];
  for (const { point, uid } of rest) {
    const leastM = Math.min(...hidden.map((place) => distanceM(place, point)));
    // w1 passes at 40 m; what lies nearer is no place of its own.
    assert.ok(leastM > 30, `${uid} stands ${leastM} m from where hawk-2 was`);
  }
}

describe('another party’s unit', { skip: skipFast }, () => {
  it('goes out where its owner allowed it, else as distance and bearing alone', async () => {
    const heard = await meet();
    assertRule(heard);
    const shown = heard.events.filter(({ uid }) => uid === HAWK_1);
    assert.ok(shown.length > 0);
    const own = heard.true.get('hawk-1') as Point[];
    for (const { point, type, callsign, remarks } of shown) {
      assert.ok(own.some((place) => distanceM(place, point) < 0.1));
      assert.deepEqual([type, callsign], ['a-n-G', 'EX east hawk-1']);
      if (remarks) assert.match(remarks, /owner’s leave/);
    }
    const alerts = heard.events.filter(
      ({ type, remarks }) => type === 'b-a-o' && /at least/.test(remarks ?? ''),
    );
    assert.ok(alerts.length > 0, heard.text);
    for (const { remarks, point, timeMs } of alerts) {
      const [, far = '', bearing = ''] =
        /^EXERCISE\nUnit of .?east.? near: at least ([\d,]+) m away, bearing about (\d+)°$/.exec(
          remarks ?? '',
        ) ?? [];
      const farM = Number(far.replace(',', ''));
      const seconds = ((timeMs as number) - START_MS) / 1000;
      const there = (heard.true.get('hawk-2') as Point[])[seconds / 5] as Point;
      const trueM = distanceM(point, there);
      assert.ok(
        farM <= trueM && trueM - farM <= (trueM < 1000 ? 50 : 100) && farM % 50 === 0,
        `${farM} ${trueM}`,
      );
      assert.equal(Number(bearing) % 10, 0);
    }
  });

  it('planted: a node that takes every unit for allowed is caught', async () => {
    const heard = await meet(({ running: { live } }) => {
      const { units } = live;
      live.units = () => units.call(live).map((now) => ({ ...now, forward: true }));
    });
    assert.throws(() => assertRule(heard), /not named/);
    const unnamed = heard.events.map((event) => ({ ...event, uid: 'x', callsign: null, remarks: null }));
    assert.throws(() => assertRule({ ...heard, events: unnamed }), /m from where hawk-2 was/);
  });
});
