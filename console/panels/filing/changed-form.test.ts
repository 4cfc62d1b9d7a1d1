import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fields } from '../../../src/notices/index.ts';
import { formChanged } from './changed-form.ts';
import { fieldsOf } from './fields.ts';
import { emptyForm, type Form } from './form.ts';

const AT = Date.parse('2030-08-25T07:00:00Z');
const AT_FORM = { zone: null, nowMs: AT - 3_600_000 };
const PLACES = [
  { lat: 37, lon: 41 },
  { lat: 37.1, lon: 41.1234567 },
  { lat: 37.2, lon: 41.2 },
] as const;

/** A hold of 1 min 37 s put in at the second point, as a proposal says it. */
const route: Extract<Fields['route'], { type: 'corridor' }> = {
  type: 'corridor',
  points: [PLACES[0], PLACES[1], PLACES[1], PLACES[2]],
  halfWidthM: 200,
  halts: [{ at: 1, kind: 'halt' }],
};
const times: Fields['times'] = {
  type: 'passage',
  atMs: [AT, AT + 600_000, AT + 697_000, AT + 1_300_000],
  earlyS: 600,
  lateS: 1_800,
  model: 'rigid',
};

test('what a proposal says is what the form then files', () => {
  const form: Form = { ...emptyForm('Aid'), callSign: 'A1', depart: '2030-08-25T07:00:00Z' };
  const patch = formChanged(form, { route, times });
  assert.ok(patch);
  const { fields, wrongs } = fieldsOf({ ...form, ...patch }, AT_FORM);
  assert.deepEqual(wrongs, []);
  assert.deepEqual([fields?.route, fields?.times], [route, times]);
  assert.equal(fields?.who.callSign, 'A1');
});

test('planted: a form that goes on by departure and speed files something else', () => {
  const form: Form = { ...emptyForm('Aid'), depart: '2030-08-25T07:00:00Z' };
  const { fields } = fieldsOf({ ...form, ...formChanged(form, { route, times }), timing: 'speed' }, AT_FORM);
  assert.notDeepEqual(fields?.times, times);
});

test('a site is no movement', () => {
  const site = { type: 'site' as const, name: 'Clinic', category: '', at: PLACES[0], radiusM: 100 };
  const validity = { type: 'validity' as const, fromMs: AT, toMs: null, reviewByMs: AT };
  assert.equal(formChanged(emptyForm('Aid'), { route: site, times: validity }), null);
});
