import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { effort } from '../../test/effort.ts';
import { damage, makeParty, seeded } from '../../test/helpers/record/samples.ts';
import { isRefusal, RefusalError } from '../contract/index.ts';
import { cardNames } from './card.ts';
import { fromHex, toBase64, toHex, utf8 } from './hash.ts';
import { KeyringSeeds, openKeyring, readKeyring, sealKeyring } from './keyring.ts';

const east = makeParty('east');
const SECRET = 'correct horse';
const sealed = sealKeyring(east.seeds, SECRET, seeded('seal').bytes);
/** NIST SP 800-186, 3.2.1.3. */
const P256_ORDER = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
const code = (value: unknown) => (isRefusal(value) ? value.refused : 'ok');

test('sealed and opened: the same keys; without the root where it was left out', () => {
  const open = openKeyring(sealed, SECRET);
  assert.ok(open instanceof KeyringSeeds);
  assert.deepEqual(
    [open.rootSigner()!.keyid, open.messageSigner().keyid, open.logSigner().keyid],
    [east.root.keyid, east.message.keyid, east.log.keyid],
  );
  assert.ok(cardNames(east.card, open.publicKeys()));
  assert.ok(!cardNames(makeParty('west').card, open.publicKeys()));
  assert.equal(open.logBeforeSigner(), null);
  const node = openKeyring(sealKeyring(east.seeds.withoutRoot(), utf8(SECRET), seeded('n').bytes), SECRET);
  assert.ok(node instanceof KeyringSeeds);
  assert.equal(node.rootSigner(), null);
  assert.equal(node.messageSigner().keyid, east.message.keyid);
});

test('a wrong secret and an altered file are one clear refusal', () => {
  assert.equal(code(openKeyring(sealed, 'correct horsf')), 'RECORD_KEYRING_SECRET');
  assert.equal(code(openKeyring(sealed, '')), 'RECORD_KEYRING_SECRET_EMPTY');
  const file = JSON.parse(sealed) as { kdf: Record<string, unknown>; nonce: string; box: string };
  const salt = Buffer.from(file.kdf['salt'] as string, 'base64');
  salt[0]! ^= 1;
  const box = Buffer.from(file.box, 'base64');
  box[50]! ^= 1;
  for (const changed of [
    { kdf: { ...file.kdf, salt: toBase64(salt) } },
    { box: toBase64(box) },
    { nonce: toBase64(new Uint8Array(12)) },
  ])
    assert.equal(code(openKeyring(JSON.stringify({ ...file, ...changed }), SECRET)), 'RECORD_KEYRING_SECRET');
  assert.throws(() => sealKeyring(east.seeds, '', seeded('e').bytes), RefusalError);
});

test('other formats, costs and sizes are refused before any work is done', () => {
  const file = JSON.parse(sealed) as Record<string, unknown> & { kdf: object };
  const wrong: readonly [object, string][] = [
    [{ format: 1 }, 'format'],
    [{ kdf: { ...file.kdf, n: 2 ** 30 } }, 'kdf.n'],
    [{ kdf: { ...file.kdf, salt: 'AA==' } }, 'kdf.salt'],
    [{ cipher: 'aes-128-gcm' }, 'cipher'],
    [{ nonce: 'AA==' }, 'nonce'],
    [{ box: 'AA==' }, 'box'],
    [{ more: 1 }, 'more'],
  ];
  for (const [over, field] of wrong) {
    const read = readKeyring(JSON.stringify({ ...file, ...over }));
    assert.deepEqual(isRefusal(read) && [read.refused, read.params], ['RECORD_KEYRING_FIELD', { field }]);
  }
});

test('no key material in inspection, JSON, text or errors; two roles never share a seed', () => {
  const seed = seeded('secret').bytes(32);
  const rng = seeded('x');
  const rest = {
    log: rng.bytes(32),
    cosign: rng.bytes(32),
    encryption: rng.bytes(32),
    tls: rng.bytes(32),
  };
  const seeds = new KeyringSeeds({ ...rest, message: seed });
  for (const shown of [
    inspect(seeds, { depth: 9, showHidden: true }),
    JSON.stringify({ seeds }),
    `${seeds}`,
    inspect(seeds.messageSigner(), { showHidden: true, depth: 9 }),
    JSON.stringify(seeds.messageSigner()),
  ]) {
    for (const form of [toHex(seed), toBase64(seed), [...seed].join(','), [...seed].join(', ')])
      assert.ok(!shown.includes(form), shown);
  }
  for (const role of ['root', 'cosign', 'encryption', 'tls', 'logBefore', 'encryptionBefore'])
    assert.throws(() => new KeyringSeeds({ ...rest, message: seed, [role]: seed }), RefusalError, role);
  assert.throws(() => new KeyringSeeds({ ...rest, message: seed.subarray(1) }), RangeError);
  // No P-256 secret: zero, and the order of the curve.
  for (const tls of [new Uint8Array(32), fromHex(P256_ORDER)!])
    assert.throws(() => new KeyringSeeds({ ...rest, message: seed, tls }), RangeError);
});

test('10,000 damaged keyring files are read or refused; 20 of those read do not open', () => {
  const rng = seeded('keyring');
  let tried = 0;
  for (let i = 0; i < effort(10_000); i++) {
    const bytes = i % 10 === 0 ? rng.bytes(rng.int(100)) : damage(utf8(sealed), rng);
    const read = readKeyring(bytes);
    const same = Buffer.compare(bytes, utf8(sealed)) === 0;
    if (isRefusal(read) || same || tried >= effort(20, 6)) continue;
    tried += 1;
    const opened = openKeyring(bytes, SECRET);
    // Damage to white space alone leaves the same keyring.
    if (!isRefusal(opened))
      assert.equal(
        JSON.stringify(JSON.parse(Buffer.from(bytes).toString())),
        JSON.stringify(JSON.parse(sealed)),
      );
  }
  assert.ok(tried > 5);
});
