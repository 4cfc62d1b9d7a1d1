import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawing, drawn, startMeasuring } from '../../state/drawing.ts';
import { type Store, storeOf } from '../../state/store.ts';
import { fieldsOf } from './fields.ts';
import { emptyForm, type Form } from './form.ts';
import { draw, drawnHere, endDrawing } from './route-drawing.ts';

const TRIANGLE = '35, 40\n35, 40.1\n35.1, 40';
const EMPTY = emptyForm('A');
const formWith = (ground: Partial<Form['ground']>): Store<Form> =>
  storeOf<Form>({ ...EMPTY, type: 'area', ground: { ...EMPTY.ground, ...ground } });
const type = (form: Store<Form>, ground: Partial<Form['ground']>): void =>
  form.set((now) => ({ ...now, ground: { ...now.ground, ...ground } }));
const polygon = (corners: string): Store<Form> => formWith({ shape: 'polygon', corners });
const circle = (): Store<Form> => formWith({ shape: 'circle', place: '35, 40', radiusM: '1000' });

test('an outline that is typed while it is drawn ends the drawing: no drag undoes it', () => {
  const typed: [Store<Form>, Partial<Form['ground']>][] = [
    [polygon(TRIANGLE), { corners: `${TRIANGLE}\n35.1, 40.1` }],
    [circle(), { radiusM: '5000' }],
    [circle(), { place: '36, 41' }],
  ];
  for (const [form, words] of typed) {
    draw(form);
    drawn.move(0, { lat: 35.001, lon: 40 });
    assert.equal(drawnHere.get(), 'area', 'what is drawn goes on');
    type(form, words);
    drawn.move(0, { lat: 35.002, lon: 40 });
    assert.deepEqual({ ...form.get().ground, ...words }, form.get().ground);
    assert.deepEqual([drawing.get(), drawnHere.get()], [null, null]);
  }
});

test('name and note are typed while the outline is drawn; one drawing does not end the next', () => {
  const form = polygon(TRIANGLE);
  draw(form);
  type(form, { name: 'Range', note: 'x' });
  drawn.move(0, { lat: 35.001, lon: 40 });
  assert.match(form.get().ground.corners, /^35\.001, 40\n/);
  assert.equal(form.get().ground.name, 'Range');
  endDrawing();
  const other = polygon(TRIANGLE);
  draw(other);
  type(form, { corners: '' });
  assert.equal(drawnHere.get(), 'area');
  startMeasuring();
  type(other, { corners: '' });
  assert.equal(drawing.get()?.measures, true, 'typing does not end a measurement');
  drawing.set(null);
});

test('no polygon is drawn on while a line of it cannot be read: the line stays, and stays marked', () => {
  const corners = '35.0, 40.0\n35.0, 40.1\n35.1 4O.1 typo\n35.1, 40.0';
  const form = polygon(corners);
  draw(form);
  drawn.move(0, { lat: 35.001, lon: 40 });
  assert.equal(form.get().ground.corners, corners);
  assert.equal(drawnHere.get(), null);
  const { wrongs } = fieldsOf(form.get(), { zone: null, nowMs: 0 });
  assert.ok(wrongs.some(({ at, missing }) => at === 'ground.corners' && !missing));
  type(form, { corners: TRIANGLE });
  draw(form);
  assert.equal(drawnHere.get(), 'area', 'it begins once every line is read');
  endDrawing();
});
