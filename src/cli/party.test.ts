import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { skipFast } from '../../test/effort.ts';
import { handsOver, showsBeside } from '../../test/helpers/cli/faces.ts';
import { CLI_CODE, env, GPX, inside, main, TRACK, workshop } from '../../test/helpers/cli/run.ts';
import { runCommandLine } from './run.ts';

const { folder, at, put, parley, clean } = workshop();
// Most of it runs in this process, which is quicker than one process for each word said to a node.
process.chdir(folder);
after(clean);

describe('a party from its making to its proofs', { skip: skipFast }, () => {
  const init = (party: string, more: string[] = []) =>
    inside([
      'init',
      at(party),
      '--party',
      party,
      '--mode',
      'exercise',
      '--name-en',
      party,
      '--name-ru',
      'Сторона',
      '--name-ar',
      'طرف',
      '--port',
      '0',
      '--officer',
      'ann',
      '--password-file',
      put('ann.pw', 'open sesame\n'),
      ...more,
    ]);

  it('is made once, with a secret that only its owner may read', async () => {
    const done = await init('west');
    assert.equal(done.code, 0, done.err);
    assert.equal(statSync(at('west/secret')).mode & 0o777, 0o600);
    assert.ok(!readFileSync(at('west/node.json'), 'utf8').includes('open sesame'));
    const again = await init('west');
    assert.deepEqual([again.code, CLI_CODE.exec(again.err)?.[0]], [3, 'CLI_CONFIG_EXISTS']);
    const bad = await init('nor', ['--officer', 'Not an id']);
    assert.equal(bad.code, 2);
    assert.match(bad.err, /--officer: Not an id is no name to sign in with/);
    assert.throws(() => statSync(at('nor')), 'nothing is left of a party that was refused');
  });

  it('is made with offices, more officers, a zone and terms to propose, all by options', async () => {
    const terms = {
      termsId: 'road',
      version: 1,
      fromMs: '2026-01-01T00:00:00Z',
      toMs: null,
      parties: ['full', 'other'],
      title: {
        en: 'Road',
        ru: 'Дорога',
        ar: 'الطريق',
      },
      clauses: [
        {
          id: 'S1',
          kind: 'separation',
          binds: ['full', 'other'],
          distanceM: 500,
          text: {
            en: 'Apart',
            ru: 'Врозь',
            ar: 'تباعد',
          },
        },
      ],
    };
    const more = [
      '--office',
      'watch',
      '--office',
      'الارتباط',
      '--role',
      'watch',
      '--role',
      'command',
      '--another-officer',
      'omar:Omar:الارتباط:liaison,planner',
      '--zone',
      'Asia/Damascus',
      '--json',
    ];
    const strange = await init('full', [
      ...more,
      '--terms',
      put('t.json', { ...terms, parties: ['a', 'b'] }),
    ]);
    assert.deepEqual([strange.code, strange.err.includes('TERMS_BINDS_STRANGER')], [3, true], strange.err);
    const torn = await init('full', [...more, '--terms', put('t.yaml', 'termsId: [')]);
    assert.match(torn.err, /TERMS_FILE_UNREADABLE/);
    assert.throws(() => statSync(at('full')), 'a terms file that is none makes no party');
    const made = await init('full', [...more, '--terms', put('t.json', terms)]);
    assert.equal(made.code, 0, made.err);
    const said = JSON.parse(made.out) as { passwords: Record<string, string>; spoken: string };
    assert.deepEqual(Object.keys(said.passwords), ['omar'], 'ann’s own was given in a file');
    assert.match(said.spoken, /^\d{5}(?: \d{5}){11}$/);
    const config = JSON.parse(readFileSync(at('full/node.json'), 'utf8')) as {
      zone: string;
      offices: string[];
      officers: { id: string; office: string; roles: string[] }[];
    };
    assert.deepEqual(config.offices, ['watch', 'الارتباط']);
    assert.equal(config.zone, 'Asia/Damascus');
    assert.deepEqual(
      config.officers.map(({ id, office, roles }) => [id, office, roles]),
      [
        ['ann', 'watch', ['watch', 'command']],
        ['omar', 'الارتباط', ['liaison', 'planner']],
      ],
    );
    assert.equal(
      (JSON.parse(readFileSync(at('full/terms.json'), 'utf8')) as { fromMs: number }).fromMs,
      Date.parse('2026-01-01T00:00:00Z'),
    );
    const wrong = await init('no', ['--another-officer', 'omar']);
    assert.deepEqual([wrong.code, CLI_CODE.exec(wrong.err)?.[0]], [2, 'CLI_OFFICER']);
    const zone = await init('no', ['--zone', 'Mars/Olympus']);
    assert.match(zone.err, /--zone: Mars\/Olympus is no time zone/);
  });

  it('asks a person for what no option gave, again where the answer is wrong, and shows no password', async () => {
    const answers = [
      'East!',
      'east',
      'East',
      'Восток',
      'الشرق',
      'maybe',
      '',
      'watch, command',
      'omar',
      'Omar',
      'command',
    ];
    const rest = [
      'Asia/Nowhere',
      '',
      '',
      'x',
      '8199',
      '',
      'short',
      'open sesame',
      'differs',
      'open sesame',
      'open sesame',
    ];
    const all = [...answers, ...rest];
    const asked: [string, boolean][] = [];
    const said = { out: '', err: '' };
    const code = await runCommandLine(['init', at('asked'), '--lang', 'ru'], env, {
      tty: true,
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
      async ask(question, hidden = false) {
        asked.push([question, hidden]);
        return all.shift() as string;
      },
    });
    assert.equal(code, 0, said.err);
    assert.deepEqual(all, []);
    assert.deepEqual(
      asked.filter(([, hidden]) => hidden).map(([question]) => /арол|раз/.test(question)),
      [true, true, true, true, true],
    );
    assert.match(said.err, /East! — не идентификатор стороны/);
    assert.ok(!said.out.includes('open sesame') && !/показывается один раз/.test(said.out));
    const config = JSON.parse(readFileSync(at('asked/node.json'), 'utf8')) as Record<string, unknown>;
    assert.deepEqual(
      [config['party'], config['mode'], config['offices'], config['listen'], config['zone']],
      ['east', 'exercise', ['watch', 'command'], { host: '127.0.0.1', port: 8199 }, undefined],
    );
    const without = await inside(['init', at('never')]);
    assert.deepEqual([without.code, CLI_CODE.exec(without.err)?.[0]], [2, 'CLI_MISSING_OPTION']);
  });

  it('shows its card, and takes another party in while its node stands still', async () => {
    assert.equal((await init('east')).code, 0);
    const shown = await inside(['card', 'show', '--config', 'west/node.json', '--json']);
    const { fingerprints } = JSON.parse(shown.out) as { fingerprints: { root: string } };
    assert.match(fingerprints.root, /^[0-9a-f]{64}$/);
    const enrolled = await inside([
      'party',
      'enrol',
      'east/data/card.json',
      '--config',
      'west/node.json',
      '--json',
    ]);
    assert.equal(enrolled.code, 0, enrolled.err);
    const heard = ['party', 'enrol', 'west/data/card.json', '--config', 'east/node.json', '--heard'];
    const misheard = await inside([...heard, '00000 '.repeat(12)]);
    assert.equal(misheard.code, 3);
    assert.match(misheard.err, /PARTIES_FINGERPRINT_OTHER/);
    const { fingerprints: wests } = JSON.parse(shown.out) as { fingerprints: { spoken: string } };
    assert.equal((await inside([...heard, wests.spoken])).code, 0);
    const own = await inside(['party', 'enrol', 'west/data/card.json', '--config', 'west/node.json']);
    assert.equal(own.code, 3);
    assert.match(own.err, /PARTIES_SELF/);
  });

  it('makes a password line that the configuration takes', async () => {
    const done = parley(['password'], 'open sesame\n');
    assert.match(done.out, /^scrypt\$\d+\$\d+\$\d+\$[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+\n$/);
    assert.equal(parley(['password'], '\n').code, 2);
  });

  it('runs, is talked to, is checked beside, and stops calmly', async () => {
    const child = spawn(process.execPath, [main, 'serve', '--config', at('west/node.json'), '--json'], {
      env,
      cwd: folder,
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    try {
      while (!out.trimEnd().endsWith('}')) {
        assert.equal(child.exitCode, null, err);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const { url } = JSON.parse(out) as { url: string };
      put('west.json', { url, officer: 'ann', passwordFile: 'ann.pw' });
      const at24 = ['--depart', '+24h', '--speed-kmh', '30', '--unit', 'w1', '--profile', 'west.json'];
      put('route.gpx', GPX);

      const wrongPassword = await inside([
        'notice',
        'list',
        '--profile',
        'west.json',
        '--password-file',
        put('bad.pw', 'x'),
      ]);
      assert.deepEqual([wrongPassword.code, wrongPassword.err.includes('NODE_WRONG_PASSWORD')], [3, true]);
      const filed = await inside([
        'notice',
        'file',
        'route.gpx',
        ...at24,
        '--disclose',
        'east=coarse',
        '--json',
      ]);
      assert.equal(filed.code, 0, filed.err);
      const { noticeId } = JSON.parse(filed.out) as { noticeId: string };
      const late = await inside([
        'notice',
        'file',
        'route.gpx',
        '--depart',
        '+24h',
        '--speed-kmh',
        '30',
        '--to',
        'north',
        '--profile',
        'west.json',
      ]);
      assert.deepEqual([late.code, late.err.includes('NOTICES_UNKNOWN_PARTY')], [1, true]);
      put('jump.gpx', GPX.replace('41.1"', '44.1"'));
      const asked = await inside(['notice', 'file', 'jump.gpx', ...at24]);
      assert.deepEqual([asked.code, CLI_CODE.exec(asked.err)?.[0]], [1, 'CLI_QUESTIONS']);
      assert.match(asked.err, /QUESTION/);
      assert.equal((await inside(['notice', 'file', 'jump.gpx', ...at24, '--yes'])).code, 0);
      assert.match((await inside(['notice', 'list', '--profile', 'west.json'])).out, new RegExp(noticeId));
      const shown = JSON.parse(
        (await inside(['notice', 'show', noticeId, '--profile', 'west.json', '--json'])).out,
      ) as { version: number };
      assert.equal(shown.version, 1);
      await showsBeside(noticeId, 'west.json');
      await handsOver('west.json');
      assert.equal((await inside(['notice', 'amend', noticeId, 'route.gpx', ...at24])).code, 0);
      assert.equal(
        (await inside(['notice', 'withdraw', noticeId, '--reason', 'off', '--profile', 'west.json'])).code,
        0,
      );
      assert.equal((await inside(['notice', 'withdraw', noticeId, '--profile', 'west.json'])).code, 1);
      const listed = JSON.parse((await inside(['api', 'notices.list', '--profile', 'west.json'])).out) as {
        notices: unknown[];
      };
      assert.equal(listed.notices.length, 2);

      put('track.gpx', TRACK);
      const fed = await inside([
        'feed',
        'gpx',
        'track.gpx',
        '--unit',
        'w1',
        '--no-wait',
        '--json',
        '--profile',
        'west.json',
      ]);
      assert.equal((JSON.parse(fed.out) as { sent: number }).sent, 3, fed.err);
      const device = await inside(['feed', 'gpx', 'track.gpx', '--device', 'd9', '--no-wait', '--node', url]);
      assert.deepEqual([device.code, device.err.includes('NODE_UNKNOWN_DEVICE')], [1, true]);

      const inUse = parley(['serve', '--config', 'west/node.json']);
      assert.deepEqual([inUse.code, inUse.err.includes('STORE_FOLDER_IN_USE')], [3, true]);
      assert.equal((await inside(['fsck', '--config', 'west/node.json'])).code, 0, 'beside the running node');
      const due = await inside(['retention', 'due', '--profile', 'west.json']);
      assert.deepEqual([due.code, /: 0$/m.test(due.out)], [0, true], due.err);
      const kept = await inside(['erase', '0', '1', '--reason', 'tidying', '--profile', 'west.json']);
      assert.deepEqual([kept.code, kept.err.includes('RETENTION_KEPT_FOR_GOOD')], [1, true], kept.err);

      const window = ['--peer', 'east', '--from', '2020-01-01T00:00:00Z', '--to', '2020-01-02T00:00:00Z'];
      const absence = await inside([
        'prove',
        '--absence',
        ...window,
        '--config',
        'west/node.json',
        '-o',
        'a.json',
        '--profile',
        'west.json',
      ]);
      assert.equal(absence.code, 0, absence.err);
      const presence = await inside(['prove', noticeId, '--data', 'west/data', '-o', 'p.json']);
      assert.equal(presence.code, 0, presence.err);
    } finally {
      child.kill('SIGINT');
      await new Promise((resolve) => setTimeout(resolve, 3));
      child.kill('SIGINT');
    }
    assert.equal(await ended, 0, err);
    assert.match(err, /Closing \(SIGINT\)/);
    assert.equal(err.match(/Closing/g)?.length, 1);
  });

  it('proves offline, and its packs are judged by the keys alone', async () => {
    const trusted = await inside([
      'verify',
      'p.json',
      '--trust',
      'west/data/card.json',
      '--trust',
      'east/data/card.json',
    ]);
    assert.equal(trusted.code, 0, trusted.err + trusted.out);
    assert.match(trusted.out, /SUPPORTED/);
    const stranger = await inside(['verify', 'p.json', '--trust', 'f'.repeat(64), '--json']);
    assert.equal(stranger.code, 1);
    assert.equal(
      (JSON.parse(stranger.out) as { refused: { code: string } }).refused.code,
      'RECORD_PACK_TRUST',
    );
    put('q.json', readFileSync(at('p.json'), 'utf8').replace(/"sig":"./, '"sig":"_'));
    assert.equal((await inside(['verify', 'q.json'])).code, 1);
    const window = ['--peer', 'east', '--from', '2020-02-01T00:00:00Z', '--to', '2020-02-02T00:00:00Z'];
    const nobody = await inside(['prove', '--absence', ...window, '--data', 'west/data', '-o', 'b.json']);
    assert.equal(nobody.code, 1, 'nobody to sign: undecidable');
    assert.match(nobody.out, /UNDECIDABLE/);
    const offline = await inside([
      'prove',
      '--absence',
      ...window,
      '--config',
      'west/node.json',
      '-o',
      'b.json',
    ]);
    assert.equal(offline.code, 0, offline.err);
    assert.match((await inside(['verify', 'b.json', '--lang', 'ru'])).out, /ПОДТВЕРЖДАЕТСЯ/);
    assert.equal((await inside(['prove', '99999', '--data', 'west/data', '-o', 'c.json'])).code, 3);
  });

  it('refuses a port that is taken', async () => {
    const { createServer } = await import('node:net');
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = other.address() as { port: number };
      const config = JSON.parse(readFileSync(at('east/node.json'), 'utf8')) as { listen: { port: number } };
      config.listen.port = port;
      put('east/node.json', config);
      const done = await new Promise<{ code: number | null; err: string }>((resolve) => {
        const child = spawn(process.execPath, [main, 'serve', '--config', at('east/node.json')], { env });
        let err = '';
        child.stderr.on('data', (chunk) => (err += chunk));
        child.on('exit', (code) => resolve({ code, err }));
      });
      assert.deepEqual([done.code, done.err.includes('NODE_PORT_TAKEN')], [3, true], done.err);
    } finally {
      other.close();
    }
  });
});
