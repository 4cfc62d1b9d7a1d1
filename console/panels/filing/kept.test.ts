import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyForm } from './form.ts';
import { type Keeper, openDraft, readKept } from './kept.ts';

function shelf(): Keeper & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}
const first = () => emptyForm('A');

test('a draft survives a reload, and is gone once it was sent', () => {
  const keeper = shelf();
  const draft = openDraft(keeper, 'duty', null, first);
  assert.deepEqual([draft.changed.get(), draft.restored], [false, null]);
  draft.flush();
  assert.equal(keeper.held.size, 0, 'an untouched form is no draft');
  draft.form.set((now) => ({ ...now, callSign: 'Ash' }));
  assert.equal(draft.changed.get(), true);
  draft.flush();
  const again = openDraft(keeper, 'duty', null, first);
  assert.equal(again.form.get().callSign, 'Ash');
  assert.equal(again.changed.get(), true);
  assert.equal(openDraft(keeper, 'other', null, first).form.get().callSign, '', 'of one officer');
  again.form.set((now) => ({ ...now, callSign: 'Elm' }));
  again.drop();
  again.flush();
  assert.equal(keeper.held.size, 0);
  assert.equal(openDraft(keeper, 'duty', null, first).restored, null);
});

test('a draft that was begun before flights and areas were asked for is none the worse', () => {
  const { flight: _, ground: __, coarse: ___, ...before } = { ...first(), callSign: 'Ash' };
  const kept = readKept(JSON.stringify({ version: null, form: before }));
  assert.deepEqual(kept?.form, { ...first(), callSign: 'Ash' });
  assert.equal(
    readKept(JSON.stringify({ version: null, form: { ...first(), flight: { aircraft: 1 } } })),
    null,
  );
});

test('it remembers the version that it was begun on', () => {
  const keeper = shelf();
  const draft = openDraft(keeper, 'duty.N', 2, first);
  draft.form.set((now) => ({ ...now, callSign: 'Ash' }));
  draft.flush();
  const again = openDraft(keeper, 'duty.N', 3, first);
  assert.equal(again.restored?.version, 2);
  again.form.set((now) => ({ ...now, callSign: 'Elm' }));
  again.flush();
  assert.equal(openDraft(keeper, 'duty.N', 3, first).restored?.version, 2, 'still');
});

test('what is no draft is as if it were not there, and a browser that keeps nothing loses nothing else', () => {
  const good = JSON.stringify({ version: null, form: first() });
  assert.ok(readKept(good));
  for (const bad of [null, '', '{', 'null', '[]', '{"form":{}}', good.replace('"movement"', '"raid"')])
    assert.equal(readKept(bad), null, String(bad));
  const forbids = (): never => {
    throw new Error('storage is forbidden');
  };
  const draft = openDraft({ getItem: forbids, setItem: forbids, removeItem: forbids }, 'x', null, first);
  draft.form.set((now) => ({ ...now, callSign: 'Ash' }));
  draft.flush();
  assert.equal(draft.form.get().callSign, 'Ash');
  draft.drop();
});
