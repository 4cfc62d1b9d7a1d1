import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { effort } from '../../../test/effort.ts';
import { buildHouse, parseConfig, rooms } from '../../node/index.ts';
import { LANGUAGES } from '../../text/index.ts';
import { tableOf } from '../errors.ts';
import { DEFAULTS, FIELDS, MAX_FORM_BYTES, planOf, readForm, type Typed } from './form.ts';
import { partyPage } from './page.ts';

const good: Typed = {
  ...DEFAULTS,
  party: 'west',
  nameEn: 'West',
  nameRu: 'Запад',
  nameAr: 'الغرب',
  mode: 'exercise',
  officer: 'ann',
  officerName: 'Ann',
  password: 'open sesame',
  again: 'open sesame',
};
const table = tableOf(buildHouse(rooms));
const sent = (typed: Partial<Typed>) => new URLSearchParams({ ...good, ...typed }).toString();

describe('the set-up form', () => {
  it('is read as a browser sends it; the first of two counts, what it does not know is passed over', () => {
    assert.deepEqual(readForm(sent({})), good);
    assert.equal(readForm(`party=a&party=b&port=1&__proto__=x`).party, 'a');
    assert.equal(readForm('').party, '');
    assert.equal(readForm('nameEn=%F0%9F%98%80%20%').nameEn, '😀 %');
  });

  it('takes as many offices, of names as long, as a party may have, and a page full of the longest letters', () => {
    const offices = Array.from({ length: 64 }, (_, i) => `${i} ${'о'.repeat(197)}`);
    const plan = planOf(
      readForm(sent({ offices: offices.join('\r\n'), officerOffice: offices[63] as string })),
      1,
    );
    assert.ok(!Array.isArray(plan), JSON.stringify(plan).slice(0, 300));
    assert.deepEqual(plan.offices, offices);
    const page = partyPage({ language: 'en', table }, good, [], null, 8440).text;
    const rooms = [...page.matchAll(/maxlength="(\d+)"/g)].map(([, room]) => Number(room));
    assert.equal(rooms.length, FIELDS.length - 1, 'every field that is typed into has an end');
    // Nine bytes: three of UTF-8, each as %XX.
    assert.ok(rooms.reduce((sum, room) => sum + room * 9, 1_000) < MAX_FORM_BYTES);
  });

  it('makes a plan of what is right, with every role for the first officer', () => {
    const plan = planOf(good, 8440);
    assert.ok(!Array.isArray(plan));
    assert.deepEqual(plan.offices, ['watch', 'liaison', 'command']);
    assert.equal(plan.port, 8440);
    assert.ok(plan.officers[0]?.roles.includes('admin'));
  });

  it('names faults in the order of the page, and of two passwords that differ the second', () => {
    const faults = planOf({ ...good, host: '', party: '', again: 'x' }, 1);
    assert.ok(Array.isArray(faults));
    assert.deepEqual(
      faults.map(({ field }) => field),
      ['party', 'again', 'host'],
    );
  });

  it('never throws: a plan whose configuration is read, or faults that the page shows without being broken', () => {
    const nasty = fc.constantFrom(
      '',
      '"><script>',
      "'",
      '</textarea>',
      '&amp;',
      '%00',
      '\u202E',
      '\ud800',
      '\n',
      'west',
      'Запад',
      'x'.repeat(5000),
    );
    const value = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 20 }));
    const change = fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 4 });
    const body = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      change.map((fields) => new URLSearchParams({ ...good, ...fields }).toString()),
      change.map((fields) =>
        Object.entries({ ...good, ...fields })
          .map((pair) => pair.join('='))
          .join('&'),
      ),
    );
    let [taken, shown] = [0, 0];
    fc.assert(
      fc.property(body, fc.constantFrom(...LANGUAGES), (text, language) => {
        const typed = readForm(text);
        const plan = planOf(typed, 8440);
        if (!Array.isArray(plan)) {
          taken += 1;
          const { party, mode, names, host, port, zone, offices } = plan;
          const officers = plan.officers.map((officer) => ({ ...officer, password: 'scrypt$1$1$1$AA$AA' }));
          const config = {
            format: 1,
            party,
            mode,
            names,
            data: 'data',
            listen: {
              host,
              port,
            },
            unlock: { file: 's' },
            offices,
            officers,
            ...(zone !== null && { zone }),
          };
          return 'format' in parseConfig(JSON.stringify(config));
        }
        // Rendering is the slower half: a part of them is enough.
        if (shown++ % 50 > 0) return plan.length > 0;
        const page = partyPage({ language, table }, typed, plan, null, 8440).text;
        // In the fields stands what was typed, as it was typed.
        const around = page.replaceAll(/ value="[^"]*"|<textarea[^]*?<\/textarea>/g, '');
        return (
          plan.every(({ field }) => page.includes(`id="${field}-fault"`)) &&
          page.split('<script').length === 1 &&
          page.split('</textarea>').length === 2 &&
          !around.includes('\u202E')
        );
      }),
      { numRuns: effort(100_000) },
    );
    assert.ok(taken > effort(1_000), `${taken} taken`);
    assert.ok(shown > effort(10_000), `${shown} refused`);
  });
});
