import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../../contract/index.ts';
import { draftPlaces, type PlacesOptions, type RowDraft } from './draft-places.ts';

const NOW = Date.UTC(2026, 10, 30);
const DAY = 86_400_000;
function rowsOf(text: string, options: Partial<PlacesOptions> = {}): RowDraft[] {
  const drafted = draftPlaces('sites', Buffer.from(text), { nowMs: NOW, organisation: 'agency', ...options });
  assert.ok(!isRefusal(drafted), JSON.stringify(drafted));
  return drafted.rows;
}
const short = (rows: readonly RowDraft[]): string[] =>
  rows.map(({ row, input, refusal, questions }) => {
    const asked = questions.map(({ text }) => text.replace('notices.import.', '')).join(',');
    return `${row} ${refusal?.refused ?? input?.type}${asked && ` ${asked}`}`;
  });

const TABLE = `name,lat,lon,category,radius_m,review by,occupancy,verified by,verified at
Clinic 4,36.5,41.0,health,150,2027-02-01T00:00Z,day and night,Anna,2026-11-20T08:00Z
Well,36.6,41.1,water,,,,,
School,36.7,,education,,2027-02-01T00:00Z,,,
Clinic 4,36.501,41.0,health,,2027-02-01T00:00Z,,,
Depot,36.8,41.2,store,900000,2027-02-01T00:00Z,,,
Mill,36.9,41.3,food,,next year,,,
`;

test('each row has its own answer, and a bad one stops no other', () => {
  assert.deepEqual(short(rowsOf(TABLE)), [
    '2 site',
    '3 NOTICES_IMPORT_NO_REVIEW',
    '4 GEO_POINT_UNREADABLE',
    '5 site same-twice',
    '6 NOTICES_IMPORT_FIELD',
    '7 NOTICES_IMPORT_VALUE',
  ]);
  const [clinic, well] = rowsOf(TABLE, { reviewByMs: NOW + 90 * DAY, radiusM: 70, protected: true });
  const { route, times } = clinic?.input?.fields ?? {};
  assert.ok(route?.type === 'site' && times?.type === 'validity');
  assert.deepEqual(
    [route.name, route.category, route.radiusM, route.occupancy, route.verified],
    ['Clinic 4', 'health', 150, 'day and night', { by: 'Anna', atMs: Date.UTC(2026, 10, 20, 8), how: '' }],
  );
  assert.deepEqual([times.fromMs, times.toMs, times.reviewByMs], [NOW, null, Date.UTC(2027, 1, 1)]);
  const second = well?.input;
  assert.ok(second?.fields.route.type === 'site' && second.fields.times.type === 'validity');
  assert.deepEqual([second.protected, second.fields.route.radiusM], [true, 70]);
  assert.equal(second.fields.times.reviewByMs, NOW + 90 * DAY);
});

test('what is filed already is asked about, by name and place', () => {
  const filed = (lat: number, name = 'CLINIC 4'): PlacesOptions['filed'] => [
    { noticeId: 'N1', name, at: { lat, lon: 41 } },
  ];
  const one = TABLE.split('\n').slice(0, 2).join('\n');
  assert.deepEqual(short(rowsOf(one, { filed: filed(36.502) })), ['2 site filed-already']);
  assert.deepEqual(short(rowsOf(one, { filed: filed(36.51) })), ['2 site']);
  assert.deepEqual(short(rowsOf(one, { filed: filed(36.502, 'Clinic 5') })), ['2 site']);
  assert.deepEqual(short(rowsOf(one, { filed: filed(36.5, 'Clinic 5') })), ['2 site filed-already']);
});

test('coordinates are doubted row by row', () => {
  const reference = { type: 'circle' as const, center: { lat: 36.5, lon: 41 }, radiusM: 20_000 };
  const text = 'name,lat,lon,review_by\nA,36.5,41,2027-01-01T00:00Z\nB,41,36.5,2027-01-01T00:00Z\n';
  assert.deepEqual(short(rowsOf(text, { reference })), ['2 site', '3 site swapped']);
});

test('placemarks: sites and areas, with the words of their extended data', () => {
  const data = (name: string, value: string): string => `<Data name="${name}"><value>${value}</value></Data>`;
  const kml = `<kml><Document>
    <Placemark><name>Clinic</name><ExtendedData>${data('category', 'health')}${data('review_by', '2027-01-01T00:00Z')}</ExtendedData><Point><coordinates>41,36.5</coordinates></Point></Placemark>
    <Placemark><name>Broken</name><Point><coordinates>41,136.5</coordinates></Point></Placemark>
    <Placemark><name>Range</name><ExtendedData>${data('use', 'fire')}${data('to', '2026-12-02T00:00Z')}</ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>41,36 41.1,36 41.1,36.1 41,36</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
    <Placemark><name>Meadow</name><Polygon><outerBoundaryIs><LinearRing><coordinates>41,36 41.1,36 41.1,36.1 41,36</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
  </Document></kml>`;
  const rows = rowsOf(kml);
  assert.deepEqual(short(rows), ['1 site', '2 GEO_POINT_OUT_OF_RANGE', '3 area', '4 NOTICES_IMPORT_MISSING']);
  const range = rows[2]?.input?.fields.route;
  assert.ok(range?.type === 'area' && range.shape.type === 'polygon');
  assert.deepEqual([range.use, range.shape.ring.length], ['fire', 3]);
});

test('a file without a place is refused as a whole', () => {
  const line =
    '<kml><Placemark><LineString><coordinates>1,1 2,2</coordinates></LineString></Placemark></kml>';
  const drafted = draftPlaces('x', Buffer.from(line), { nowMs: NOW, organisation: 'agency' });
  assert.equal(isRefusal(drafted) && drafted.refused, 'NOTICES_IMPORT_NO_PLACE');
});
