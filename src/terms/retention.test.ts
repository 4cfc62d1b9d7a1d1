import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Terms, termsSchema } from './clause.ts';
import { retentionUnder } from './retention.ts';

const DAY = 86_400_000;
const words = { en: 'a', ru: 'б', ar: 'ت' };

function terms(termsId: string, parties: string[], more: object = {}, observers: string[] = []): Terms {
  const clause = {
    id: 'T1',
    kind: 'retention',
    text: words,
    binds: ['west'],
    classes: ['notice'],
    afterDays: 30,
    duty: 'may',
  };
  const clauses = [{ ...clause, ...more }];
  return termsSchema.parse({
    termsId,
    version: 2,
    title: words,
    parties,
    observers,
    fromMs: 0,
    toMs: null,
    clauses,
  });
}
const asked = { peer: 'east', class: 'notice', localMs: 0, atMs: 30 * DAY } as const;

describe('which clause lets a body go', () => {
  const two = terms('two', ['west', 'east']);

  it('counts days from when it entered the record, to the millisecond', () => {
    const ripe = (atMs: number) => retentionUnder([two], 'west', { ...asked, atMs }).map((one) => one.ripe);
    assert.deepEqual([ripe(30 * DAY - 1), ripe(30 * DAY)], [[false], [true]]);
    assert.deepEqual(retentionUnder([two], 'west', asked)[0]?.under, {
      termsId: 'two',
      version: 2,
      clause: 'T1',
    });
  });

  it('binds whom it binds, and speaks of the classes that it names', () => {
    assert.deepEqual(retentionUnder([two], 'east', asked), []);
    assert.deepEqual(retentionUnder([two], 'west', { ...asked, class: 'line' }), []);
    for (const kept of ['admin', 'terms', 'receipt', 'incident', 'record'] as const)
      assert.deepEqual(retentionUnder([two], 'west', { ...asked, class: kept }), [], kept);
  });

  it('never decides for a third party what passed with it', () => {
    assert.deepEqual(retentionUnder([two], 'west', { ...asked, peer: 'north' }), []);
    const three = terms('three', ['west', 'north'], { afterDays: 90 });
    const answers = retentionUnder([two, three], 'west', { ...asked, peer: 'north' });
    assert.deepEqual(
      answers.map(({ under, ripe }) => [under.termsId, ripe]),
      [['three', false]],
    );
    assert.equal(
      retentionUnder([terms('seen', ['west', 'east'], {}, ['north'])], 'west', { ...asked, peer: 'north' })
        .length,
      1,
    );
    assert.equal(
      retentionUnder([two, three], 'west', { ...asked, peer: null }).length,
      2,
      'what was sent to nobody',
    );
  });

  it('cannot be written for what is kept for good, nor for no time at all', () => {
    for (const more of [
      { classes: ['receipt'] },
      { classes: [] },
      { afterDays: 0 },
      { afterDays: 1.5 },
      { duty: 'should' },
    ])
      assert.throws(() => terms('bad', ['west', 'east'], more), JSON.stringify(more));
  });
});
