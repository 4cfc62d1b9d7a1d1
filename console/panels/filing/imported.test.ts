import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadFile } from '../../../src/server/console-api/shapes.ts';
import { fieldsOf } from './fields.ts';
import { emptyForm } from './form.ts';
import { base64Of, patchOf, sitePatchOf } from './imported.ts';

const SAYS = { en: '?', ru: '?', ar: '؟' };
const question = { code: 'notices.import.swapped', params: {}, says: SAYS };
const NOW = Date.UTC(2020, 7, 25, 6);
const points = [36, 36.5, 37].map((lat) => ({ lat, lon: 41.123456789 }));
const atMs = [1, 2, 3].map((hours) => NOW + hours * 3_600_000);
const file = (times: number[] | null, questions = [question]): ReadFile => ({
  kind: 'route',
  format: 'gpx',
  lengthM: 1,
  fields: {
    route: { type: 'corridor', points, halfWidthM: 200, names: ['A', '', 'C'] },
    times: times && { type: 'passage', atMs: times, earlyS: 0, lateS: 0, model: 'rigid' },
  },
  says: { who: {} },
  margins: {},
  needs: [],
  places: [],
  questions,
  remarks: [],
});
const made = (read: ReadFile) =>
  fieldsOf(
    { ...emptyForm('A'), depart: '250700ZAUG20', ...patchOf(read, 'movement') },
    { zone: null, nowMs: NOW },
  );

test('the points, names and times of a file stand in the form exactly', () => {
  const { fields } = made(file(atMs, []));
  assert.ok(fields?.route.type === 'corridor' && fields.times.type === 'passage');
  assert.deepEqual(fields.route.points, points);
  assert.deepEqual(fields.route.names, ['A', '', 'C']);
  assert.deepEqual(fields.times.atMs, atMs);
  assert.equal(
    patchOf(file(null), 'movement').timing,
    'speed',
    'a file without times leaves them to departure and speed',
  );
});

test('a file of points keeps a flight a flight; one that names an aircraft makes it one', () => {
  assert.equal(patchOf(file(atMs), 'flight').type, 'flight');
  assert.equal(patchOf(file(atMs), 'site').type, 'movement');
  const read = file(atMs);
  assert.ok(read.kind === 'route' && read.fields.route.type === 'corridor');
  const flight = {
    aircraft: 'drone',
    crewed: false,
    count: 2,
    floorM: -3.5,
    ceilingM: 90,
    above: 'sea' as const,
  };
  const route = { ...read.fields.route, flight };
  const patch = patchOf({ ...read, fields: { ...read.fields, route } }, 'movement');
  assert.equal(patch.type, 'flight');
  const settled = fieldsOf({ ...emptyForm('A'), ...patch, questions: [] }, { zone: null, nowMs: NOW });
  assert.ok(settled.fields?.route.type === 'corridor');
  assert.deepEqual(settled.fields.route.flight, flight);
});

test('what the reader asks is asked in the form, and nothing is sent before it is answered', () => {
  const read = made(file(atMs));
  assert.equal(read.fields, null);
  assert.deepEqual(
    read.wrongs.map(({ at }) => at),
    ['questions.0'],
  );
});

test('a place becomes a site and keeps what was written of it', () => {
  const place: ReadFile = {
    kind: 'place',
    format: 'kml',
    name: null,
    at: { lat: 1, lon: 2 },
    says: { who: {} },
    site: {},
    validity: {},
    questions: [],
    remarks: [],
  };
  const site = { ...emptyForm('A').site, name: 'Well', radiusM: '50' };
  assert.equal(patchOf(place, 'movement').type, 'site');
  assert.deepEqual(sitePatchOf(place, site), { site: { ...site, place: '1, 2' } });
  assert.deepEqual(sitePatchOf({ ...place, name: 'Spring' }, site).site?.name, 'Spring');
});

test('bytes go over as they are, however many', () => {
  const bytes = new Uint8Array(100_000).map((_, i) => (i * 31) & 0xff);
  assert.deepEqual(new Uint8Array(Buffer.from(base64Of(bytes), 'base64')), bytes);
});
