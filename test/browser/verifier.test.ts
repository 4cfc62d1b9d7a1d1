/** The same verdicts in a browser: the small verifier on WebCrypto, and Parley's own Merkle arithmetic on the engine's BigInt. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { verifySignature } from '../../src/record/key.ts';
import { SMALL, saysSmall, small } from '../helpers/interop/small.ts';
import { corpusPacks, flipped } from '../helpers/interop/three.ts';
import { ed25519Vectors, merkleVectors } from '../helpers/interop/vectors.ts';
import { shared } from '../shared.ts';
import { openBrowser, skipBrowser } from './kit.ts';

const root = join(import.meta.dirname, '..', '..');
/** `hash.ts` stands on Node's own SHA-256; the page gets the same functions on a library's. */
const HASH = `
import { sha256 as hash } from '/noble/sha2.js';
export const sha256 = (...parts) => hash(Uint8Array.from(parts.flatMap((part) => [...part])));
export const equalBytes = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
`;
function moduleAt(path: string): string | null {
  if (path === '/verify-pack.mjs') return readFileSync(SMALL, 'utf8');
  if (path === '/hash.ts') return HASH;
  if (path === '/merkle.ts' || path === '/merkle-verify.ts')
    return stripTypeScriptTypes(readFileSync(join(root, 'src', 'record', path), 'utf8'));
  const library = /^\/noble\/(\w+\.js)$/.exec(path);
  return (
    library && readFileSync(join(root, 'node_modules', '@noble', 'hashes', normalize(library[1]!)), 'utf8')
  );
}

let server: Server;
let browser: Browser;
let page: Page;
const skip = skipBrowser;
before(async () => {
  if (skip) return;
  server = createServer((request, response) => {
    const source =
      request.url === '/' ? '<!doctype html><title>verifier</title>' : moduleAt(request.url ?? '');
    const type = request.url === '/' ? 'text/html' : 'text/javascript';
    response.writeHead(source === null ? 404 : 200, { 'content-type': type }).end(source ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
after(async () => {
  await browser?.close();
  server?.close();
});

const noVectors = skip || (shared ? false : 'vectors not at hand');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('914 Ed25519 vectors: the verdicts of Node, of the small verifier in Node, and of it in Chromium are one', {
  skip: noVectors,
}, async (t) => {
  const vectors = ed25519Vectors();
  const given = vectors.map(({ key, message, signature }) => [key, message, signature].map(hex));
  const inBrowser = await page.evaluate(async (list) => {
    const from = '/verify-pack.mjs';
    const verifier = await import(from);
    const bytes = (text: string) =>
      Uint8Array.from(text.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
    const out: boolean[] = [];
    for (const one of list) out.push(await verifier.verifySignature(...one.map(bytes)));
    return out;
  }, given);
  assert.equal(inBrowser.length, 914);
  for (const [i, { key, message, signature }] of vectors.entries()) {
    const ours = verifySignature(key, message, signature);
    assert.equal(inBrowser[i], ours, `vector ${i} in Chromium`);
    assert.equal(await small.verifySignature(key, message, signature), ours, `vector ${i} in Node`);
  }
  t.diagnostic(`${vectors.length} vectors, ${inBrowser.filter(Boolean).length} accepted`);
});

test('double verify, in Chromium: the identity point as key gives no signature for "I accept" nor for "I refuse"', {
  skip,
}, async () => {
  const said = await page.evaluate(async () => {
    const from = '/verify-pack.mjs';
    const { verifySignature: verify } = await import(from);
    const identity = new Uint8Array(32);
    identity[0] = 1;
    const forged = new Uint8Array(64);
    forged[0] = 1;
    const text = (words: string) => new TextEncoder().encode(words);
    return [
      await verify(identity, text('I accept'), forged),
      await verify(identity, text('I refuse'), forged),
    ];
  });
  assert.deepEqual(said, [false, false]);
});

test('518 merkle vectors, sizes to 2^64: the verdicts of Node and of Chromium are one', {
  skip: noVectors,
}, async (t) => {
  const vectors = merkleVectors();
  const given = vectors.map(({ kind, numbers, hashes, proof }) => ({
    kind,
    numbers: numbers.map(String),
    hashes: hashes.map(hex),
    proof: proof.map(hex),
  }));
  const inBrowser = await page.evaluate(async (list) => {
    const from = '/merkle-verify.ts';
    const m = await import(from);
    const bytes = (text: string) =>
      Uint8Array.from(text.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
    return list.map(({ kind, numbers, hashes, proof }) => {
      const [a, b, c] = numbers.map(BigInt);
      const [x, y] = hashes.map(bytes);
      const path = proof.map(bytes);
      if (kind === 'inclusion') return m.verifyInclusion(a, b, x, path, y);
      if (kind === 'consistency') return m.verifyConsistency(a, b, x, y, path);
      if (kind === 'subtree-inclusion') return m.verifySubtreeInclusion(a, b, c, x, path, y);
      return m.verifySubtreeConsistency(a, b, c, x, y, path);
    });
  }, given);
  assert.equal(inBrowser.length, 518);
  for (const [i, { kind, desc, good }] of vectors.entries())
    assert.equal(inBrowser[i], good, `${kind}: ${desc}`);
  t.diagnostic(`${vectors.length} vectors`);
});

test('packs of every form: one report in Node and in Chromium, and damaged ones refused in both', {
  skip,
}, async () => {
  const packs = [...(await corpusPacks()).values()];
  const list = packs.flatMap((bytes, i) => [bytes, flipped(bytes, 4000 + 97 * i)]);
  const inBrowser = await page.evaluate(
    async (all) => {
      const from = '/verify-pack.mjs';
      const { verifyPack } = await import(from);
      const out: string[] = [];
      for (const text of all) {
        const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        out.push(
          await verifyPack(bytes).then(
            (found: { report: string }) => found.report,
            () => 'refused',
          ),
        );
      }
      return out;
    },
    list.map((bytes) => Buffer.from(bytes).toString('base64')),
  );
  for (const [i, bytes] of list.entries()) {
    const said = await saysSmall(small, bytes);
    assert.equal(inBrowser[i], i % 2 === 0 ? said : 'refused', `pack ${i}`);
    assert.equal(said.startsWith('mode '), i % 2 === 0);
  }
});
