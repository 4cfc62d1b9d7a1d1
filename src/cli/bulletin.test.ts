import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { skipFast } from '../../test/effort.ts';
import { inside, workshop } from '../../test/helpers/cli/run.ts';
import { type Door, movement, openDoor, PASSWORD, signIn } from '../../test/helpers/running.ts';
import type { Bulletin } from '../briefings/index.ts';

const DAY = '2020-08-24';

describe('parley bulletin', { skip: skipFast }, () => {
  const { folder, put, clean } = workshop();
  let door: Door;
  let profile: string;
  const bulletin = (...args: string[]) => inside(['bulletin', ...args, '--profile', profile]);
  before(async () => {
    door = await openDoor('west', { config: { zone: 'Asia/Damascus' } });
    const url = await door.app.listen({ host: '127.0.0.1', port: 0 });
    profile = put('profile.json', JSON.stringify({ url, officer: 'all', password: PASSWORD }));
    const ask = await signIn(door, 'all');
    assert.equal((await ask({ method: 'POST', url: '/api/notices', payload: movement })).statusCode, 201);
  });
  after(async () => {
    await door.close();
    clean();
  });

  it('shows today in the party’s own zone, in three languages, with entry numbers', async () => {
    const said = {
      en: [/Bulletin of 2020-08-24 \(Asia\/Damascus\): west, EXERCISE/, /1 notice filed by us \[\d+\]/],
      ru: [/Сводка за 2020-08-24/, /Нами подано 1 уведомление \[\d+\]/],
      ar: [/نشرة/, /قدّمنا إخطارًا واحدًا \[\d+\]/],
    };
    for (const [lang, patterns] of Object.entries(said)) {
      const { code, out, err } = await bulletin('--lang', lang);
      assert.deepEqual([code, err], [0, '']);
      for (const pattern of patterns) assert.match(out, pattern);
    }
  });

  it('gives the same as the API in JSON, and a page that stands alone', async () => {
    const path = join(folder, 'day.html');
    const { code, out, err } = await bulletin(DAY, '--zone', '+05:30', '--json', '--html', path);
    assert.equal(code, 0, err);
    const answer = JSON.parse(out) as Bulletin;
    assert.deepEqual([answer.party, answer.date, answer.zone], ['west', DAY, '+05:30']);
    assert.match(answer.sha256, /^[0-9a-f]{64}$/);
    const page = readFileSync(path, 'utf8');
    assert.ok(page.includes(answer.sha256) && page.includes('<style>'));
    assert.doesNotMatch(page, /<script|href=/);
  });

  it('ends with 2 for what is no day or zone, 1 for a day to come, 3 without a node', async () => {
    for (const [args, code, name] of [
      [['2020-02-30'], 2, 'BRIEFINGS_DATE'],
      [[DAY, '--zone', 'Mars/Base'], 2, 'TEXT_ZONE'],
      [['2031-01-01'], 1, 'BRIEFINGS_NOT_BEGUN'],
      [[DAY, '--node', 'http://127.0.0.1:1'], 3, 'CLI_UNREACHABLE'],
    ] as const) {
      const done = await bulletin(...args);
      assert.equal(done.code, code, done.err);
      assert.match(done.err, new RegExp(`Code: ${name}\\n$`));
      assert.equal(done.out, '');
    }
  });
});
