import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { fieldsWith, HOUR, idOf, SALTS, T0, Table, versionBody } from '../../test/helpers/notices/made.ts';
import { COARSE_GROUPS } from './notice.ts';
import { currentOf, MAX_EARLY, MAX_KEPT, type NoticeRow } from './view.ts';

const ID = idOf('A1');
const ack = (version = 1, words = '') => ({ noticeId: ID, version, words });
const position = (what: string, version = 1) => ({ ...ack(version), position: what });
const withdrawn = { noticeId: ID, version: 1, reason: 'off' };

/** What people are shown, without the places in this one log. */
function shown(row: NoticeRow): unknown {
  const strip = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(strip)
      : value && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .filter(([name]) => !['index', 'localMs'].includes(name))
              .map(([name, inner]) => [name, strip(inner)]),
          )
        : value;
  return strip({ ...row, faults: [...row.faults].sort((a, b) => (a.actId < b.actId ? -1 : 1)) });
}

describe('the notices as they stand', () => {
  it('do not depend on the order in which envelopes arrive', () => {
    const said: [string, string, unknown, number][] = [
      ['west', 'notices.filed', versionBody(ID, 1), 1],
      ['west', 'notices.amended', versionBody(ID, 2, COARSE_GROUPS, fieldsWith(), SALTS), 2],
      ['west', 'notices.withdrawn', { ...withdrawn, version: 2 }, 3],
      ['east', 'notices.acknowledged', ack(1), 1],
      ['east', 'notices.position', position('objection'), 2],
      ['east', 'notices.position', position('agreed', 2), 3],
      ['north', 'notices.position', position('none'), 1],
    ];
    const play = (order: readonly number[]) => {
      const table = new Table();
      for (const i of order) {
        const [from, kind, body, peerSeq] = said[i]!;
        table.take(from, kind, body, { peerSeq, id: idOf(`${from}${peerSeq}`) });
      }
      assert.equal([...table.rows.keys()].length, 1, 'nothing is left waiting');
      return shown(table.notice(ID));
    };
    const plain = play(said.map((_, i) => i));
    assert.equal((plain as NoticeRow).positions['east']?.at(-1)?.position, 'agreed');
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          said.map((_, i) => i),
          { minLength: said.length },
        ),
        (order) => assert.deepEqual(play(order), plain),
      ),
    );
  });

  it('a later word of one party stands, though an earlier one fills a gap after it', () => {
    const table = new Table();
    table.take('west', 'notices.filed', versionBody(ID, 1));
    table.take('east', 'notices.position', position('agreed'), { peerSeq: 6 });
    table.take('east', 'notices.position', position('objection'), { peerSeq: 5 });
    assert.deepEqual(
      table.notice(ID).positions['east']?.map((one) => one.position),
      ['objection', 'agreed'],
    );
  });

  it('only the owner amends and withdraws: others are kept as faults and change nothing', () => {
    const table = new Table();
    table.take('west', 'notices.filed', versionBody(ID, 1));
    const before = table.notice(ID);
    const amended = table.take('east', 'notices.amended', versionBody(ID, 2));
    const gone = table.take('north', 'notices.withdrawn', withdrawn);
    const { others, faults, ...row } = table.notice(ID);
    const { others: _o, faults: _f, ...was } = before;
    assert.deepEqual(row, was);
    assert.deepEqual(faults, [
      { actId: amended.id, what: 'not the owner' },
      { actId: gone.id, what: 'not the owner' },
    ]);
    assert.deepEqual(
      others.map(({ party }) => party),
      ['east'],
    );
  });

  it('who files first under an id cannot keep out the one whose notice it is', () => {
    const table = new Table();
    table.take('west', 'notices.withdrawn', withdrawn, { id: idOf('W2') });
    table.take('east', 'notices.amended', versionBody(ID, 7));
    table.take('east', 'notices.position', position('denied'));
    table.take('west', 'notices.filed', versionBody(ID, 1));
    const [claim] = table.notice(ID).others;
    assert.equal(claim?.party, 'west');
    assert.equal(currentOf(claim as NoticeRow).rootHolds, true);
    assert.equal(claim?.status, 'withdrawn', 'its withdrawal waited for it');
    assert.equal(claim?.positions['east']?.[0]?.position, 'denied');
    assert.equal(table.notice(ID).status, 'active');
  });

  it('two roots for one version are a fault; the first stays', () => {
    const table = new Table();
    table.take('west', 'notices.filed', versionBody(ID, 1));
    const other = versionBody(ID, 1, undefined, fieldsWith({ people: { count: 99 } }));
    const entry = table.take('west', 'notices.filed', other);
    assert.deepEqual(table.notice(ID).faults, [{ actId: entry.id, what: 'two roots' }]);
    assert.deepEqual(currentOf(table.notice(ID)).fields.people, { count: 12 });
  });

  it('openings of one root add up, and a broken one adds nothing', () => {
    const table = new Table();
    table.take('west', 'notices.filed', versionBody(ID, 1, COARSE_GROUPS));
    assert.equal(currentOf(table.notice(ID)).fields.route, undefined);
    const broken = versionBody(ID, 1, ['people']);
    broken.openings.opened.people!.value = { count: 1 };
    table.take('west', 'notices.filed', broken);
    assert.equal(currentOf(table.notice(ID)).fields.people, undefined);
    table.take('west', 'notices.filed', versionBody(ID, 1, ['route', 'people']));
    assert.deepEqual(currentOf(table.notice(ID)).fields.people, { count: 12 });
    assert.ok(currentOf(table.notice(ID)).fields.area);
    assert.equal(table.notice(ID).versions.length, 1);
    const only = new Table();
    only.take('west', 'notices.filed', broken);
    assert.equal(currentOf(only.notice(ID)).rootHolds, false);
    only.take('west', 'notices.filed', versionBody(ID, 1, COARSE_GROUPS));
    assert.equal(currentOf(only.notice(ID)).fields.people, undefined, 'what was not committed to is gone');
  });

  it('words of one who is no addressee are kept under that name and touch nobody else’s', () => {
    const table = new Table();
    table.take('west', 'notices.filed', versionBody(ID, 1));
    table.take('east', 'notices.position', position('objection'));
    table.take('stranger', 'notices.position', position('agreed'));
    const { positions, status } = table.notice(ID);
    assert.equal(positions['east']?.at(-1)?.position, 'objection');
    assert.equal(positions['stranger']?.at(-1)?.position, 'agreed');
    assert.equal(status, 'active');
  });

  it('a protected notice stays active whatever position is taken', () => {
    const table = new Table();
    table.take('west', 'notices.filed', { ...versionBody(ID, 1), protected: true });
    table.take('east', 'notices.position', position('denied'));
    const row = table.notice(ID);
    assert.deepEqual([row.protected, row.status], [true, 'active']);
    assert.equal(row.positions['east']?.[0]?.position, 'denied');
  });

  it('every list is bounded, the newest stays, and what went is counted', () => {
    const table = new Table();
    for (let i = 0; i < MAX_EARLY + 5; i++) table.take('east', 'notices.acknowledged', ack(1, `${i}`));
    table.take('north', 'notices.position', position('objection'));
    table.take('west', 'notices.filed', versionBody(ID, 1));
    const first = table.notice(ID);
    assert.equal(first.acknowledgements['east']?.length, MAX_EARLY);
    assert.equal(first.positions['north']?.length, 1, 'one party cannot crowd out another');
    assert.equal(first.dropped, 5);
    for (let i = 0; i < MAX_KEPT + 50; i++) table.take('east', 'notices.position', position('none'));
    const last = table.take('east', 'notices.position', position('objection'));
    const row = table.notice(ID);
    assert.equal(row.positions['east']?.length, MAX_KEPT);
    assert.equal(row.positions['east']?.at(-1)?.actId, last.id);
    assert.equal(row.dropped, 5 + 51);
    for (let i = 2; i < MAX_KEPT + 10; i++) table.take('west', 'notices.amended', versionBody(ID, i));
    assert.equal(table.notice(ID).versions.length, MAX_KEPT);
    assert.equal(table.notice(ID).version, MAX_KEPT + 9);
    assert.equal(table.notice(ID).versions[0]?.version, 1);
  });

  it('keeps every version', () => {
    const table = new Table();
    table.take('west', 'notices.filed', versionBody(ID, 1));
    table.take(
      'west',
      'notices.amended',
      versionBody(ID, 2, undefined, fieldsWith({ people: { count: 1 } })),
      {
        localMs: T0 + HOUR,
      },
    );
    const { versions, version } = table.notice(ID);
    assert.equal(version, 2);
    assert.deepEqual(
      versions.map(({ fields }) => fields.people),
      [{ count: 12 }, { count: 1 }],
    );
  });
});
