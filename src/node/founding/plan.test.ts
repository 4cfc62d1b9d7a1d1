import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { effort } from '../../../test/effort.ts';
import { parseConfig } from '../config.ts';
import { checkPlan, type Draft } from './plan.ts';
import { refusals } from './refusals.ts';

const officer = { id: 'ann', name: 'Ann', office: 'watch', roles: ['watch'], password: 'open sesame' };
const good: Draft = {
  party: 'west',
  mode: 'exercise',
  nameEn: 'West',
  nameRu: 'Запад',
  nameAr: 'الغرب',
  url: 'http://10.0.0.7:8440/',
  host: '127.0.0.1',
  port: 8440,
  zone: 'Asia/Damascus',
  offices: ['watch', 'liaison'],
  officers: [officer],
};

/** What is wrong with it, by field. */
function faults(change: Partial<Draft>): Record<string, string> {
  const checked = checkPlan({ ...good, ...change });
  return Array.isArray(checked)
    ? Object.fromEntries(checked.map(({ field, refusal }) => [field, refusal.refused]))
    : {};
}

describe('a plan', () => {
  it('is taken with space around its fields, and its address without a slash', () => {
    const plan = checkPlan({ ...good, party: ' west ', nameAr: '\tالغرب ' });
    assert.ok(!Array.isArray(plan));
    assert.equal(plan.party, 'west');
    assert.equal(plan.names.ar, 'الغرب');
    assert.equal(plan.url, 'http://10.0.0.7:8440');
    const bare = checkPlan({ ...good, url: '', zone: '' });
    assert.ok(!Array.isArray(bare));
    assert.deepEqual([bare.url, bare.zone], [null, null]);
  });

  const wrong: [Partial<Draft>, string, string][] = [
    [{ party: '' }, 'party', 'NODE_PLAN_EMPTY'],
    [{ party: 'West' }, 'party', 'NODE_PLAN_PARTY'],
    [{ party: 'constructor' }, 'party', 'NODE_PLAN_PARTY'],
    [{ nameRu: '   ' }, 'nameRu', 'NODE_PLAN_EMPTY'],
    [{ nameEn: 'x'.repeat(201) }, 'nameEn', 'NODE_PLAN_LONG'],
    [{ nameEn: 'We\u202Est' }, 'nameEn', 'NODE_PLAN_CHARACTER'],
    [{ nameEn: 'We\ud800st' }, 'nameEn', 'NODE_PLAN_CHARACTER'],
    [{ mode: '' }, 'mode', 'NODE_PLAN_MODE'],
    [{ mode: 'training' }, 'mode', 'NODE_PLAN_MODE'],
    [{ url: 'ftp://x' }, 'url', 'NODE_PLAN_URL'],
    [{ url: 'http://ann:pw@x' }, 'url', 'NODE_PLAN_URL'],
    [{ url: 'http://x/?a=1' }, 'url', 'NODE_PLAN_URL'],
    [{ host: '' }, 'host', 'NODE_PLAN_EMPTY'],
    [{ host: 'a b' }, 'host', 'NODE_PLAN_HOST'],
    [{ port: 70_000 }, 'port', 'NODE_PLAN_PORT'],
    [{ zone: 'Mars/Olympus' }, 'zone', 'NODE_PLAN_ZONE'],
    [{ offices: [] }, 'offices', 'NODE_PLAN_EMPTY'],
    [{ offices: ['watch', 'watch '] }, 'offices', 'NODE_PLAN_TWICE'],
    [{ offices: Array.from({ length: 65 }, (_, i) => `o${i}`) }, 'offices', 'NODE_PLAN_MANY'],
    [{ officers: [] }, 'officers', 'NODE_PLAN_EMPTY'],
    [{ officers: [officer, officer] }, 'officers.1.id', 'NODE_PLAN_TWICE'],
    [{ officers: [{ ...officer, id: 'Ann Oak' }] }, 'officers.0.id', 'NODE_PLAN_OFFICER'],
    [{ officers: [{ ...officer, office: 'kitchen' }] }, 'officers.0.office', 'NODE_PLAN_OFFICE'],
    [{ officers: [{ ...officer, roles: [] }] }, 'officers.0.roles', 'NODE_PLAN_ROLE'],
    [{ officers: [{ ...officer, roles: ['king'] }] }, 'officers.0.roles', 'NODE_PLAN_ROLE'],
    [{ officers: [{ ...officer, password: 'short' }] }, 'officers.0.password', 'NODE_PLAN_PASSWORD_SHORT'],
    [{ officers: [{ ...officer, password: 'open\nsesame' }] }, 'officers.0.password', 'NODE_PLAN_CHARACTER'],
  ];
  for (const [change, field, code] of wrong) {
    it(`names ${field}: ${code} ${JSON.stringify(change).slice(0, 40)}`, () => {
      assert.equal(faults(change)[field], code);
      assert.ok(Object.hasOwn(refusals, code));
    });
  }

  it('names every fault at once', () => {
    assert.deepEqual(Object.keys(faults({ party: '', nameEn: '', zone: 'x' })), ['party', 'nameEn', 'zone']);
  });

  it('whatever it takes makes a configuration that is read again; whatever it refuses names a known field', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '',
        'west',
        'ann',
        'watch',
        'exercise',
        'live',
        'Asia/Damascus',
        'http://a',
        '::1',
        'Запад',
      ),
    );
    const given = fc.record({
      party: word,
      mode: word,
      nameEn: word,
      nameRu: word,
      nameAr: word,
      url: word,
      host: word,
      port: fc.oneof(fc.integer(), fc.double()),
      zone: fc.constant(''),
      offices: fc.array(word, { maxLength: 3 }),
      officers: fc.array(
        fc.record({
          id: word,
          name: word,
          office: word,
          roles: fc.array(word, { maxLength: 2 }),
          password: word,
        }),
        { maxLength: 2 },
      ),
    });
    // Mostly right, so that both ends of the branch are met.
    const change = fc.oneof(
      given,
      fc.record({ nameEn: word, url: word, host: word }),
      fc.record({ offices: fc.array(word) }),
    );
    let taken = 0;
    fc.assert(
      fc.property(change, (part) => {
        const checked = checkPlan({ ...good, zone: '', ...part });
        if (Array.isArray(checked)) {
          return (
            checked.length > 0 && checked.every(({ refusal }) => Object.hasOwn(refusals, refusal.refused))
          );
        }
        taken += 1;
        const { host, port, names, party, mode, offices } = checked;
        const officers = checked.officers.map((each) => ({
          ...each,
          password: 'scrypt$16384$8$1$AAAA$AAAA',
        }));
        const text = JSON.stringify({
          format: 1,
          party,
          mode,
          names,
          data: 'data',
          unlock: { file: 'secret' },
          listen: {
            host,
            port,
          },
          offices,
          officers,
        });
        const read = parseConfig(text);
        return 'format' in read;
      }),
      { numRuns: effort(100_000) },
    );
    assert.ok(taken > effort(1_000), `${taken} taken`);
  });
});
