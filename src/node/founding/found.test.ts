import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { skipFast } from '../../../test/effort.ts';
import { cluster, NO_POSTGRES, removeCluster } from '../../../test/helpers/postgres.ts';
import { settingOf } from '../../../test/system/harness.ts';
import { RefusalError, ROLES } from '../../contract/index.ts';
import { openNode } from '../open.ts';
import { systemRandom } from '../random.ts';
import { foundParty, isVacant } from './found.ts';
import type { Plan } from './plan.ts';

const root = mkdtempSync(join(tmpdir(), 'parley-found-'));
after(async () => {
  rmSync(root, { recursive: true, force: true });
  await removeCluster();
});

const plan: Plan = {
  party: 'west',
  mode: 'exercise',
  names: { en: 'West', ru: 'Запад', ar: 'الغرب' },
  url: null,
  host: '127.0.0.1',
  port: 0,
  zone: null,
  offices: ['watch'],
  officers: [{ id: 'ann', name: 'Ann', office: 'watch', roles: ROLES, password: 'open sesame' }],
};
const codeOf = (error: unknown): string =>
  error instanceof RefusalError ? error.refusal.refused : String(error);
const refused = (code: string) => (error: unknown) => {
  assert.equal(codeOf(error), code);
  return true;
};

describe('founding a party', { skip: skipFast }, () => {
  it('makes a folder that opens as a node, secret readable by its owner alone, nothing else left', async () => {
    const config = join(root, 'deep', 'er', 'node.json');
    assert.equal(await isVacant(config), true);
    const made = await foundParty(config, plan, systemRandom);
    assert.deepEqual(readdirSync(join(root, 'deep', 'er')).sort(), ['data', 'node.json', 'secret']);
    assert.equal(statSync(made.secretPath as string).mode & 0o777, 0o600);
    assert.ok(!readFileSync(config, 'utf8').includes('open sesame'));
    const running = await openNode(config);
    assert.equal(running.node.identity.party, 'west');
    assert.ok(typeof (await running.officers.signIn('ann', 'open sesame')) === 'object');
    await running.close();
    assert.equal(await isVacant(config), false);
    const before = readFileSync(config);
    await assert.rejects(foundParty(config, plan, systemRandom), refused('NODE_CONFIG_THERE'));
    assert.deepEqual(readFileSync(config), before);
  });

  it('puts the record into a database that the person names', { skip: NO_POSTGRES }, async () => {
    const target = await (await cluster()).database();
    const config = join(root, 'database', 'node.json');
    await foundParty(config, plan, systemRandom, { store: settingOf(target) });
    assert.ok(!existsSync(join(root, 'database', 'data', 'record', 'record.db')));
    const running = await openNode(config);
    assert.equal(running.node.store.kind, 'postgres');
    await running.close();
    // Another party's folder on the same database: no record is made, and none is opened.
    const other = join(root, 'second', 'node.json');
    await assert.rejects(
      foundParty(other, plan, systemRandom, { store: settingOf(target) }),
      refused('STORE_EXISTS'),
    );
    assert.equal(await isVacant(other), true);
    await foundParty(other, plan, systemRandom);
    const set = JSON.parse(readFileSync(other, 'utf8')) as object;
    writeFileSync(other, JSON.stringify({ ...set, store: settingOf(target) }));
    await assert.rejects(openNode(other), refused('NODE_OTHER_LOG'));
  });

  it('takes data without a configuration for damage, never for empty', async () => {
    const lost = join(root, 'lost');
    await foundParty(join(lost, 'node.json'), plan, systemRandom);
    rmSync(join(lost, 'node.json'));
    await assert.rejects(isVacant(join(lost, 'node.json')), refused('NODE_DATA_ALONE'));
    await assert.rejects(foundParty(join(lost, 'node.json'), plan, systemRandom), refused('NODE_DATA_ALONE'));
    // The data folder itself, and a file where the data should be.
    await assert.rejects(isVacant(join(lost, 'data', 'node.json')), refused('NODE_DATA_ALONE'));
    mkdirSync(join(root, 'file'));
    writeFileSync(join(root, 'file', 'data'), 'x');
    await assert.rejects(isVacant(join(root, 'file', 'node.json')), refused('NODE_DATA_ALONE'));
    // A configuration that cannot be read is one all the same.
    for (const content of ['', '{"format":1', '\0']) {
      writeFileSync(join(root, 'broken.json'), content);
      assert.equal(await isVacant(join(root, 'broken.json')), false);
    }
  });

  it('leaves nothing behind when it fails half-way', {
    skip: process.getuid?.() === 0 && 'root may write anywhere',
  }, async () => {
    const closed = join(root, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    await assert.rejects(
      foundParty(join(closed, 'a', 'node.json'), plan, systemRandom),
      refused('NODE_NOT_FOUNDED'),
    );
    assert.deepEqual(readdirSync(closed), []);
    chmodSync(closed, 0o700);
  });

  it('takes back every step when the last one fails', async () => {
    // The configuration's place is taken between the first look and the last step, by a folder.
    const folder = join(root, 'race');
    const config = join(folder, 'node.json');
    const random = {
      bytes(count: number) {
        mkdirSync(join(config, 'in the way'), { recursive: true });
        return systemRandom.bytes(count);
      },
    };
    await assert.rejects(foundParty(config, plan, random), refused('NODE_NOT_FOUNDED'));
    assert.deepEqual(readdirSync(folder), ['node.json'], 'neither data, secret nor work folder');
  });

  it('keeps folders that it made only where the party stands', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, 'x');
    await assert.rejects(foundParty(join(file, 'x', 'node.json'), plan, systemRandom));
    const fresh = join(root, 'fresh', 'one');
    const random = {
      bytes(): Uint8Array {
        throw new Error('no chance');
      },
    };
    await assert.rejects(foundParty(join(fresh, 'node.json'), plan, random), refused('NODE_NOT_FOUNDED'));
    assert.throws(() => statSync(join(root, 'fresh')));
  });

  it('uses a secret that lies there, or one that the caller brings', async () => {
    const folder = join(root, 'secret');
    mkdirSync(folder);
    writeFileSync(join(folder, 'secret'), 'a secret of long standing\n');
    const made = await foundParty(join(folder, 'node.json'), plan, systemRandom);
    assert.equal(made.secretPath, null);
    await (await openNode(made.configPath)).close();
    const brought = await foundParty(join(root, 'brought', 'node.json'), plan, systemRandom, {
      unlock: { unlock: { credential: 'parley' }, secret: Buffer.from('another secret') },
    });
    assert.deepEqual(readdirSync(join(root, 'brought')).sort(), ['data', 'node.json']);
    await (await openNode(brought.configPath, { secret: Buffer.from('another secret') })).close();
  });
});
