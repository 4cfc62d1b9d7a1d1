import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { isRefusal } from '../contract/index.ts';
import { distanceM, type GridDigits, type Point, parseMgrs, readPoint, toMgrs } from './index.ts';

/**
 * Transverse Mercator by Krüger's series in the third flattening, to its fourth power, and the letters by their
 * tables: nothing in common with the package but the ellipsoid.
 */
function reckoned({ lat, lon }: Point, zone: number): { easting: number; northing: number; square: string } {
  const f = 1 / 298.257223563;
  const n = f / (2 - f);
  const radius = (6_378_137 / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const alpha = [
    n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
    (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
    (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
    (49_561 * n ** 4) / 161_280,
  ];
  const [phi, lambda] = [(lat * Math.PI) / 180, ((lon - (6 * zone - 183)) * Math.PI) / 180];
  const e = (2 * Math.sqrt(n)) / (1 + n);
  const t = Math.sinh(Math.atanh(Math.sin(phi)) - e * Math.atanh(e * Math.sin(phi)));
  const xi = Math.atan2(t, Math.cos(lambda));
  const eta = Math.atanh(Math.sin(lambda) / Math.hypot(1, t));
  let [x, y] = [eta, xi];
  for (const [i, a] of alpha.entries()) {
    const j = 2 * (i + 1);
    x += a * Math.cos(j * xi) * Math.sinh(j * eta);
    y += a * Math.sin(j * xi) * Math.cosh(j * eta);
  }
  const easting = 500_000 + 0.9996 * radius * x;
  const northing = 0.9996 * radius * y + (lat < 0 ? 10_000_000 : 0);
  const column = ['STUVWXYZ', 'ABCDEFGH', 'JKLMNPQR'][zone % 3]?.[Math.floor(easting / 100_000) - 1];
  const row = 'ABCDEFGHJKLMNPQRSTUV'[(Math.floor(northing / 100_000) + (zone % 2 === 0 ? 5 : 0)) % 20];
  return { easting, northing, square: `${column}${row}` };
}

const anywhere = fc.record({
  lat: fc.double({ min: -80, max: 84, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});
const edges = fc.record({
  lat: fc.oneof(
    fc.constantFrom(
      -80,
      -72.000001,
      -8,
      -1e-9,
      0,
      8,
      31.99999,
      32,
      56,
      63.99999,
      64,
      71.99999,
      72,
      83.99999,
      84,
    ),
    fc.double({ min: -80, max: 84, noNaN: true }),
  ),
  lon: fc.oneof(
    fc.constantFrom(
      -180,
      -179.99999,
      -174,
      0,
      2.99999,
      3,
      5.99999,
      6,
      9,
      12,
      21,
      33,
      41.99999,
      42,
      48,
      179.99999,
      179.99999999999997,
      180,
    ),
    fc.integer({ min: -30, max: 30 }).map((zone) => zone * 6),
  ),
});
const digits = fc.constantFrom<GridDigits>(0, 1, 2, 3, 4, 5);

describe('grid references', () => {
  it('agree with pairs that others published', () => {
    // Wikipedia, "Military Grid Reference System": Honolulu; the package's own README: Vienna; the origin of zone 31.
    const published: [string, number, number, number][] = [
      ['4QFJ 12345 67890', 21.4098, -157.91608, 2],
      ['33UXP04', 48.24949, 16.4145, 7_500],
      ['31NAA 66021 00000', 0, 0, 1],
    ];
    for (const [text, lat, lon, withinM] of published) {
      const read = parseMgrs(text);
      assert.ok(!isRefusal(read), text);
      assert.ok(distanceM(read.point, { lat, lon }) <= withinM, text);
    }
  });

  it('agree with Krüger’s series to the metre, north-east Syria and everywhere', () => {
    const check = (point: Point): void => {
      const [zoneBand = '', square, easting, northing] = (toMgrs(point) as string).split(' ');
      const own = reckoned(point, Number(zoneBand.slice(0, 2)));
      const off = (digits: string | undefined, metres: number): number => {
        const apart = Math.abs(Number(digits) + 0.5 - (metres % 100_000));
        return Math.min(apart, 100_000 - apart);
      };
      // Cut to the metre, then at most 2 cm between the series.
      assert.ok(off(easting, own.easting) < 0.52, `${JSON.stringify(point)} ${easting} ${own.easting}`);
      assert.ok(off(northing, own.northing) < 0.52, `${JSON.stringify(point)} ${northing} ${own.northing}`);
      const nearLine = [own.easting, own.northing].some((m) => Math.abs(m - 1e5 * Math.round(m / 1e5)) < 1);
      if (!nearLine) assert.equal(square, own.square, JSON.stringify(point));
    };
    const syria = fc.record({
      lat: fc.double({ min: 35, max: 37.4, noNaN: true }),
      lon: fc.double({ min: 38, max: 42.4, noNaN: true }),
    });
    fc.assert(fc.property(syria, check), { numRuns: effort(5_000) });
    fc.assert(fc.property(fc.oneof(anywhere, edges), check), { numRuns: effort(20_000) });
    // The square by the letters of a printed map of Tell Tamr: 37S, column F, row A.
    assert.equal(toMgrs({ lat: 36.66, lon: 40.37 }, 0), '37S FA');
  });

  it('come back to the place that they were made of, at every precision', () => {
    fc.assert(
      fc.property(fc.oneof(anywhere, edges), digits, (point, count) => {
        const text = toMgrs(point, count) as string;
        const read = parseMgrs(text);
        assert.ok(!isRefusal(read), `${JSON.stringify(point)} ${text} ${JSON.stringify(read)}`);
        assert.equal(read.precisionM, 10 ** (5 - count));
        // Half a diagonal; a square cut off by the edge of its zone, at most the whole of it.
        const apartM = distanceM(point, read.point);
        assert.ok(apartM <= read.precisionM * 1.42 + 0.1, `${text} ${apartM}`);
        assert.deepEqual(parseMgrs(text.replaceAll(' ', '').toLowerCase()), read);
        assert.deepEqual(readPoint(`\u2066${text.replace(/^0/, '')}\u2069`), { ...read, form: 'mgrs' });
      }),
      { numRuns: effort(20_000) },
    );
  });

  /** Metres to the nearest line where a zone or band can end: a square that none of them crosses is a whole one. */
  const toEdgeM = ({ lat, lon }: Point): number => {
    // Around Norway and Svalbard zones end at other multiples of three degrees.
    const zoneDeg = lat >= 55 ? 3 : 6;
    const meridian = zoneDeg * Math.round(lon / zoneDeg);
    // The last band is twelve degrees high.
    const parallel = lat > 78 ? 84 : 8 * Math.round(lat / 8);
    return Math.min(
      distanceM({ lat, lon }, { lat, lon: meridian }),
      distanceM({ lat, lon }, { lat: parallel, lon }),
    );
  };

  it('name one square: the same text comes out that went in, wherever no edge of a zone cuts it', () => {
    // Of integers: doubles are drawn next to zero for the most part, and there run two edges.
    const spread = fc.record({
      lat: fc.integer({ min: -80e6, max: 84e6 }).map((millionths) => millionths / 1e6),
      lon: fc.integer({ min: -180e6, max: 180e6 }).map((millionths) => millionths / 1e6),
    });
    const whole = fc
      .tuple(spread, digits)
      .filter(([point, count]) => toEdgeM(point) > 1.5 * 10 ** (5 - count));
    fc.assert(
      fc.property(whole, ([point, count]) => {
        const text = toMgrs(point, count) as string;
        const read = parseMgrs(text);
        assert.ok(!isRefusal(read), text);
        assert.equal(toMgrs(read.point, count), text, JSON.stringify(point));
      }),
      { numRuns: effort(5_000) },
    );
    // A square that an edge cuts is read as the part within its zone; its middle may be the neighbour's, never far.
    const cut = toMgrs({ lat: 36, lon: 41.9999 }, 0) as string;
    const read = parseMgrs(cut);
    assert.ok(!isRefusal(read) && read.point.lon < 42, JSON.stringify(read));
  });

  it('end at the polar circles of the grid', () => {
    for (const lat of [84.001, -80.001, 90, Number.NaN]) assert.equal(toMgrs({ lat, lon: 40 }), null);
    assert.ok(toMgrs({ lat: 84, lon: 40 })?.startsWith('37X'));
    assert.ok(toMgrs({ lat: -80, lon: 180 })?.startsWith('60C'));
    assert.ok(toMgrs({ lat: 60, lon: 5 })?.startsWith('32V'));
    assert.ok(toMgrs({ lat: 78, lon: 10 })?.startsWith('33X'));
  });

  const wrong: [string, string][] = [
    ['', 'GEO_GRID_FORM'],
    ['37S', 'GEO_GRID_FORM'],
    ['GA 00050 43060', 'GEO_GRID_NO_ZONE'],
    ['ZAH 00050 43060', 'GEO_GRID_POLAR'],
    ['12B AA 11 11', 'GEO_GRID_POLAR'],
    ['37S GA 123', 'GEO_GRID_DIGITS'],
    ['37S GA 123 45678', 'GEO_GRID_DIGITS'],
    ['37S GA 12 34 56 78', 'GEO_GRID_DIGITS'],
    ['37S GA 123456 123456', 'GEO_GRID_DIGITS'],
    ['0S GA 11', 'GEO_GRID_SQUARE'],
    ['61S GA 11', 'GEO_GRID_SQUARE'],
    ['37I GA 11', 'GEO_GRID_SQUARE'],
    ['37S IA 11', 'GEO_GRID_SQUARE'],
    ['37S GW 11', 'GEO_GRID_SQUARE'],
    ['32X MG 11', 'GEO_GRID_SQUARE'],
    // Row A of zone 37 lies in band S there, at 36.1° north; band N is at the equator.
    ['37T GA 00050 43060', 'GEO_GRID_OUTSIDE'],
    // Six degrees east: the column exists, in zone 38 alone.
    ['37S HA 90000 43060', 'GEO_GRID_OUTSIDE'],
  ];
  for (const [text, code] of wrong) {
    it(`refuses ${text}: ${code}`, () => {
      const read = parseMgrs(text);
      assert.equal(isRefusal(read) && read.refused, code, JSON.stringify(read));
    });
  }

  it('tell what a place outside its zone is called', () => {
    const read = parseMgrs('37S HA 90000 43060');
    assert.ok(isRefusal(read));
    const again = parseMgrs(String(read.params['right']));
    assert.ok(!isRefusal(again));
    assert.match(String(read.params['right']), /^38S /);
  });
});
