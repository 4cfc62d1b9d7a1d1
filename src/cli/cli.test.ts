import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { CLI_CODE, GPX, inside, workshop } from '../../test/helpers/cli/run.ts';
import { LANGUAGES, type Language } from '../text/index.ts';
import { verbs } from './verbs/index.ts';

const { folder, put, parley, clean } = workshop();
// Most of it runs in this process, which is quicker than a process for each line.
process.chdir(folder);
after(clean);

describe('the command line', () => {
  it('lists every verb in the help and ends well', async () => {
    const { code, out, err } = await inside(['--help']);
    assert.deepEqual([code, err], [0, '']);
    for (const { name } of verbs) assert.match(out, new RegExp(`^ {2}${name.split(' ')[0]} `, 'm'));
  });

  it('explains each verb in each language', async () => {
    const scripts: Record<Language, RegExp> = { en: /Usage:/, ru: /Вызов:/, ar: /الاستعمال:/ };
    for (const { name, json } of verbs) {
      for (const language of LANGUAGES) {
        const { code, out } = await inside([...name.split(' '), '--help', '--lang', language]);
        assert.equal(code, 0, name);
        assert.match(out, scripts[language], name);
        assert.equal(out.includes('--json'), json === true, name);
      }
    }
  });

  const wrong: [string, string[], string][] = [
    ['nothing at all', [], 'CLI_NO_VERB'],
    ['half a verb', ['notice'], 'CLI_NO_VERB'],
    ['an unknown verb', ['fly'], 'CLI_UNKNOWN_VERB'],
    ['an unknown verb of a group', ['notice', 'burn'], 'CLI_UNKNOWN_VERB'],
    ['an unknown option', ['fsck', '--fast'], 'CLI_UNKNOWN_OPTION'],
    ['a missing argument', ['verify'], 'CLI_MISSING_ARGUMENT'],
    ['a missing option', ['serve'], 'CLI_MISSING_OPTION'],
    ['an option without its value', ['serve', '--config'], 'CLI_MISSING_VALUE'],
    ['one argument too many', ['verify', 'a', 'b'], 'CLI_TOO_MANY_ARGUMENTS'],
    ['no time', ['check', 'x.gpx', '--depart', 'tomorrow'], 'CLI_TIME'],
    ['a time without zone', ['check', 'x.gpx', '--depart', '2020-08-25T07:00:00'], 'TEXT_WHEN_NO_ZONE'],
    ['a number that is none', ['check', 'x.gpx', '--late', 'soon'], 'CLI_NUMBER'],
    ['a port out of range', ['init', 'x', '--port', '70000'], 'CLI_WHOLE_NUMBER'],
    ['a mode that is none', ['init', 'x', '--mode', 'training'], 'CLI_CHOICE'],
    ['a party that is none', ['init', 'x', '--party', 'West!'], 'CLI_PARTY'],
    ['an address that is none', ['notice', 'list', '--node', 'example'], 'CLI_URL'],
    ['a language that is none', ['fsck', '--lang', 'fr'], 'CLI_CHOICE'],
    ['neither folder nor configuration', ['fsck'], 'CLI_CONFIG_OR_DATA'],
    ['nothing to prove', ['prove', '-o', 'p', '--data', 'x'], 'CLI_PROVE_WHAT'],
    ['two things to prove', ['prove', '1', '--absence', '-o', 'p', '--data', 'x'], 'CLI_PROVE_WHAT'],
    ['a track of nobody', ['feed', 'gpx', 'x.gpx'], 'CLI_UNIT_OR_DEVICE'],
    ['an unknown command', ['api', 'notices.burn'], 'CLI_UNKNOWN_NAME'],
    ['a scenario that is not there', ['scenario', 'run', 'nowhere'], 'SCENARIO_UNKNOWN'],
  ];
  for (const [name, args, code] of wrong) {
    it(`calls ${name} wrong use`, async () => {
      const done = await inside(args);
      assert.equal(done.code, 2, done.err);
      assert.equal(done.out, '');
      assert.equal(CLI_CODE.exec(done.err)?.[0], code);
    });
  }

  it('ends a process with the code', () => {
    const done = parley(['fsck', '--fast']);
    assert.deepEqual([done.code, done.out, CLI_CODE.exec(done.err)?.[0]], [2, '', 'CLI_UNKNOWN_OPTION']);
    assert.equal(parley(['verify', 'nowhere.json']).code, 3);
    // Started where no demo runs, and with no profile in the environment.
    const nowhere = parley(['notice', 'list']);
    assert.deepEqual([nowhere.code, CLI_CODE.exec(nowhere.err)?.[0]], [2, 'CLI_NO_NODE']);
  });

  it('refuses in the language asked for, and as JSON where that was asked for', async () => {
    assert.match((await inside(['fsck', '--lang', 'ru'])).err, /Нужно указать/);
    assert.match((await inside(['fsck'], { LC_ALL: 'ar_SY.UTF-8' })).err, /يلزم/);
    const { code, what, mend } = JSON.parse((await inside(['fsck', '--json'])).err) as Record<string, string>;
    assert.equal(code, 'CLI_CONFIG_OR_DATA');
    assert.ok(what && mend);
  });

  const failed: [string, string[], string][] = [
    ['a file that is not there', ['verify', 'nowhere.json'], 'CLI_FILE_UNREADABLE'],
    ['a folder in place of a file', ['verify', '.'], 'CLI_FILE_UNREADABLE'],
    [
      'a configuration that is not there',
      ['serve', '--config', 'no/where.json', '--no-set-up'],
      'NODE_NO_CONFIG',
    ],
    ['data without its configuration', ['serve', 'damaged'], 'NODE_DATA_ALONE'],
    ['a data folder that is none', ['fsck', '--data', '.'], 'NODE_NO_FOLDER'],
    [
      'a node that does not answer',
      ['notice', 'list', '--node', 'http://127.0.0.1:9', '--officer', 'a', '--password-file', 'pw'],
      'CLI_UNREACHABLE',
    ],
  ];
  for (const [name, args, code] of failed) {
    it(`fails for ${name}`, async () => {
      put('pw', 'a password\n');
      mkdirSync(join(folder, 'damaged', 'data', 'record'), { recursive: true });
      const done = await inside(args);
      assert.equal(done.code, 3, done.err);
      assert.ok(done.err.includes(code), done.err);
    });
  }
});

describe('check', () => {
  const notice = {
    noticeId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    version: 1,
    party: 'east',
    type: 'movement',
    fields: {
      route: {
        type: 'corridor',
        points: [
          { lat: 37.05, lon: 41 },
          { lat: 37, lon: 41.1 },
        ],
        halfWidthM: 200,
      },
      times: {
        type: 'passage',
        atMs: [Date.parse('2030-08-25T07:00:00Z'), Date.parse('2030-08-25T07:30:00Z')],
        earlyS: 600,
        lateS: 600,
        model: 'rigid',
      },
    },
  };
  const args = (name: string) => [
    'check',
    name,
    '--party',
    'west',
    '--depart',
    '2030-08-25T07:00:00Z',
    '--speed-kmh',
    '30',
    '--now',
    '2030-08-24T00:00:00Z',
  ];

  it('finds a crossing, and says where and when in each language', async () => {
    put('route.gpx', GPX);
    const against = mkdtempSync(join(folder, 'notices-'));
    writeFileSync(join(against, 'one.json'), JSON.stringify(notice));
    const done = await inside([...args('route.gpx'), '--against', against, '--json']);
    assert.equal(done.code, 1, done.err);
    const answer = JSON.parse(done.out) as {
      conflicts: number;
      findings: { kind: string; distanceM: number; says: object }[];
    };
    assert.equal(answer.conflicts, 1);
    assert.equal(answer.findings[0]?.kind, 'conflict');
    assert.ok((answer.findings[0]?.distanceM as number) < 400);
    const said = await inside([...args('route.gpx'), '--against', against, '--lang', 'ar']);
    assert.match(said.out, /\p{Script=Arabic}/u);
    // Prepared once, the same answer; a copy that was cut short is refused and nothing is answered from it.
    const index = join(folder, 'plans.index');
    const kept = await inside([...args('route.gpx'), '--against', against, '--write-index', index, '--json']);
    assert.deepEqual(JSON.parse(kept.out), answer);
    const again = await inside([...args('route.gpx'), '--against', index, '--json']);
    assert.deepEqual([again.code, JSON.parse(again.out)], [1, answer]);
    writeFileSync(index, readFileSync(index).subarray(0, -1));
    const cut = await inside([...args('route.gpx'), '--against', index]);
    assert.deepEqual([cut.code, cut.out], [3, '']);
    assert.match(cut.err, /CONFLICTS_INDEX_DAMAGED/);
    const nowhere = join(folder, 'no', 'folder');
    const lost = await inside([...args('route.gpx'), '--against', against, '--write-index', nowhere]);
    assert.match(lost.err, /CLI_FILE_UNWRITABLE/);
    writeFileSync(
      join(against, 'one.json'),
      JSON.stringify({ notices: [{ ...notice, status: 'withdrawn' }] }),
    );
    assert.equal((await inside([...args('route.gpx'), '--against', against])).code, 0);
    writeFileSync(join(against, 'one.json'), JSON.stringify({ ...notice, fields: { route: 7 } }));
    const broken = await inside([...args('route.gpx'), '--against', against]);
    assert.deepEqual([broken.code, CLI_CODE.exec(broken.err)?.[0]], [3, 'CLI_NOT_A_PLAN']);
  });

  it('applies the agreement, and asks about a route with latitude and longitude exchanged', async () => {
    const zone = { type: 'circle', center: { lat: 37.02, lon: 41.05 }, radiusM: 3000 };
    const words = { en: 'Consent', ru: 'Согласие', ar: 'موافقة' };
    const clause = {
      id: 'Z1',
      kind: 'zone',
      text: words,
      area: zone,
      binds: ['west'],
      authority: 'east',
      requires: 'consent',
      leadMinutes: 60,
    };
    put('terms.json', {
      termsId: 't',
      version: 1,
      title: words,
      parties: ['west', 'east'],
      observers: [],
      fromMs: 0,
      toMs: null,
      clauses: [clause],
    });
    const done = await inside([...args('route.gpx'), '--terms', 'terms.json', '--json']);
    assert.equal(done.code, 1, done.err);
    assert.equal((JSON.parse(done.out) as { findings: { clause: string }[] }).findings[0]?.clause, 'Z1');
    put('swapped.gpx', GPX.replaceAll(/lat="([^"]*)" lon="([^"]*)"/g, 'lat="$2" lon="$1"'));
    const swapped = await inside([...args('swapped.gpx'), '--terms', 'terms.json']);
    assert.match(swapped.err, /QUESTION: .*swapped\?/);
  });

  it('says what a route file lacks, and fails on one that is none', async () => {
    assert.match((await inside(['check', 'route.gpx'])).err, /CLI_NO_DEPARTURE/);
    assert.match((await inside(['check', 'route.gpx', '--depart', '+1h'])).err, /CLI_NO_SPEED/);
    put('none.gpx', 'no gpx');
    assert.equal((await inside(args('none.gpx'))).code, 3);
  });
});
