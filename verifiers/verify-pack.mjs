#!/usr/bin/env node
/**
 * Checks a Parley proof pack, format 2, with nothing but this file: no node, no network, no other package.
 *
 *   node verify-pack.mjs PACK [FINGERPRINT ...]
 *
 * It prints the report and ends with 0 where the answer is "supported", 1 where it is another or the pack does not
 * verify. With fingerprints given, every party's root key in the pack must be one of them; without, compare the lines
 * "key PARTY root ..." yourself: a pack cannot say whose keys they are. In a browser: import { verifyPack } from this file.
 *
 * What it takes for granted: SHA-2 of WebCrypto, and the arithmetic of the JavaScript engine. What it checks, in order:
 *  1. the file is the one canonical spelling (RFC 8785) of an object of the right shape;
 *  2. cards: signed by their root keys, and telling one story about who is who;
 *  3. checkpoints: signed by the log's key, cosigned by the policy's witnesses, by nobody else;
 *  4. entries: header and envelope open the leaf, the leaf stands in the log, the sender's key signed the envelope;
 *  5. receipts: by the addressee, for exactly these bytes;
 *  6. the question, answered from what was proved; the page for people, made again and compared.
 * The formats are written down in docs/reference/proof-pack.md and docs/reference/envelope-and-header.md.
 */

/** What ends a verification. */
export class Refused extends Error {}
function must(condition, why) {
  if (!condition) throw new Refused(why);
}

// ---------------------------------------------------------------------------------------------- bytes and their texts

const utf8 = (text) => new TextEncoder().encode(text);
function fromUtf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused('not UTF-8');
  }
}
function concat(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
const equal = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
function toBase64(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
/** Standard alphabet, padding, zero trailing bits: one text for each value, or null. */
function fromBase64(text) {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
/** Either alphabet of RFC 4648; the URL-safe one also without padding. Envelopes on the wire may use both. */
function fromEitherBase64(text) {
  if (!/[-_]/.test(text) && text.length % 4 === 0) return fromBase64(text);
  const bare = text.replace(/=+$/, '');
  const padded = bare + '='.repeat((4 - (bare.length % 4)) % 4);
  if (/[+/]/.test(text) || (text !== bare && text !== padded)) return null;
  return fromBase64(padded.replaceAll('-', '+').replaceAll('_', '/'));
}
async function digest(name, ...parts) {
  return new Uint8Array(await globalThis.crypto.subtle.digest(name, concat(...parts)));
}
const sha256 = (...parts) => digest('SHA-256', ...parts);
const iso = (ms) => new Date(ms).toISOString();

// --------------------------------------------------------------------------------- Ed25519, by the strict written rule
// The key is canonical, on the curve, free of torsion and not the identity; S is below the group order; R is the one
// encoding of [S]B - [k]A, without the cofactor, and not the identity.

const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (n) => ((n % P) + P) % P;
function power(base, exponent) {
  let out = 1n;
  for (let e = exponent, b = base; e > 0n; e >>= 1n, b = (b * b) % P) if (e & 1n) out = (out * b) % P;
  return out;
}
const D = mod(-121665n * power(121666n, P - 2n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);
const ZERO = [0n, 1n, 1n, 0n];
/** Sum of two points [X, Y, Z, T], x = X/Z, y = Y/Z, xy = T/Z: complete on this curve (Hisil et al. 2008). */
function add([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = ((y1 - x1) * (y2 - x2)) % P;
  const b = ((y1 + x1) * (y2 + x2)) % P;
  const c = ((2n * D * t1) % P) * t2;
  const d = 2n * z1 * z2;
  const [e, f, g, h] = [b - a, (d - c) % P, (d + c) % P, b + a];
  return [(e * f) % P, (g * h) % P, (f * g) % P, (e * h) % P];
}
/** 16 multiples of the point for each of 64 hexadecimal places of a scalar. */
function tableOf(point) {
  const table = [];
  for (let place = 0, base = point; place < 64; place++) {
    const row = [ZERO];
    for (let i = 0; i < 16; i++) row.push(add(row[i], base));
    table.push(row);
    base = row[16];
  }
  return table;
}
function multiply(table, scalar) {
  let sum = ZERO;
  for (let place = 0, s = scalar; s > 0n; place++, s >>= 4n) sum = add(sum, table[place][Number(s & 15n)]);
  return sum;
}
const isZero = ([x, y, z]) => mod(x) === 0n && mod(y - z) === 0n;
const littleEndian = (bytes) => BigInt(`0x${toHex(bytes.toReversed?.() ?? [...bytes].reverse())}`);
function decodePoint(bytes) {
  const sign = BigInt(bytes[31] >> 7);
  const y = littleEndian(bytes) & (2n ** 255n - 1n);
  if (y >= P) return null;
  const xx = mod((y * y - 1n) * power(mod(D * y * y + 1n), P - 2n));
  let x = power(xx, (P + 3n) / 8n);
  if (mod(x * x - xx) !== 0n) x = (x * ROOT_OF_MINUS_ONE) % P;
  if (mod(x * x - xx) !== 0n || (x === 0n && sign === 1n)) return null;
  if ((x & 1n) !== sign) x = P - x;
  return [x, y, 1n, mod(x * y)];
}
function encodePoint([x, y, z]) {
  const inverse = power(mod(z), P - 2n);
  const value = mod(y * inverse) | ((mod(x * inverse) & 1n) << 255n);
  return fromHex(value.toString(16).padStart(64, '0')).reverse();
}
const BASE = tableOf(decodePoint(fromHex(`58${'66'.repeat(31)}`)));
const keys = new Map();
/** The key's table of multiples, or null for a key that nobody may sign with. */
function checkedKey(bytes) {
  if (bytes?.length !== 32) return null;
  const name = toHex(bytes);
  if (!keys.has(name)) {
    const point = decodePoint(bytes);
    const table = point && !isZero(point) ? tableOf(point) : null;
    if (keys.size > 256) keys.clear();
    keys.set(name, table && isZero(multiply(table, ORDER)) ? table : null);
  }
  return keys.get(name);
}
const IDENTITY = `01${'00'.repeat(31)}`;
export async function verifySignature(key, message, signature) {
  const table = checkedKey(key);
  if (!table || signature?.length !== 64) return false;
  const [r, s] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))];
  if (s >= ORDER || toHex(r) === IDENTITY) return false;
  const k = littleEndian(await digest('SHA-512', r, key, message)) % ORDER;
  // -k times A, as (order - k) times A: A is free of torsion.
  return equal(encodePoint(add(multiply(BASE, s), multiply(table, ORDER - k))), r);
}

// ------------------------------------------------------------------------------- JSON: strict in, one spelling of it out

/** I-JSON (RFC 7493): no member twice, no lone surrogate, no whole number that a double rounds, at most 64 deep. */
function parseJson(text) {
  let at = 0;
  const space = () => {
    while (' \t\n\r'.includes(text[at] || '-')) at += 1;
  };
  const take = (word) => text.startsWith(word, at) && ((at += word.length), true);
  const string = () => {
    const found = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
    found.lastIndex = at;
    const [quoted] = found.exec(text) ?? [];
    must(quoted, 'not JSON');
    at += quoted.length;
    const value = JSON.parse(quoted);
    must(!/\p{Surrogate}/u.test(value), 'a lone surrogate');
    return value;
  };
  const members = (close, member) => {
    at += 1;
    for (let first = true; ; first = false) {
      space();
      if (take(close)) return;
      must(first || take(','), 'not JSON');
      space();
      // A comma is followed by another member.
      member();
    }
  };
  const value = (depth) => {
    must(depth <= 64, 'nested too deep');
    space();
    if (text[at] === '"') return string();
    if (text[at] === '[') {
      const list = [];
      members(']', () => list.push(value(depth + 1)));
      return list;
    }
    if (text[at] === '{') {
      const object = Object.create(null);
      members('}', () => {
        must(text[at] === '"', 'not JSON');
        const name = string();
        must(!(name in object), 'a member stands twice');
        space();
        must(take(':'), 'not JSON');
        object[name] = value(depth + 1);
      });
      return object;
    }
    for (const word of ['true', 'false', 'null']) if (take(word)) return JSON.parse(word);
    const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
    number.lastIndex = at;
    const [digits] = number.exec(text) ?? [];
    must(digits, 'not JSON');
    at += digits.length;
    const n = Number(digits);
    must(/[.eE]/.test(digits) ? Number.isFinite(n) : Number.isSafeInteger(n), 'a double would round this number');
    return n;
  };
  const whole = value(1);
  space();
  must(at === text.length, 'not JSON');
  return whole;
}
/** RFC 8785: names sorted by UTF-16 code units, no space, numbers and strings as JavaScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

// ------------------------------------------------------------------------------------------------ shapes, field by field

const isText = (value) => typeof value === 'string';
const pattern = (regex) => (value) => isText(value) && regex.test(value);
const text = (least, most) => (value) =>
  isText(value) && value.length >= least && (value.length <= most || [...value].length <= most);
const whole = (least, most = Number.MAX_SAFE_INTEGER) => (value) =>
  Number.isSafeInteger(value) && value >= least && value <= most;
const oneOf = (...words) => (value) => words.includes(value);
const orNull = (inner) => (value) => value === null || inner(value);
const listOf = (least, most, inner) => (value) =>
  Array.isArray(value) && value.length >= least && value.length <= most && value.every(inner);
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Exactly these fields. */
const shape = (fields) => (value) =>
  isObject(value) &&
  Object.keys(value).length === Object.keys(fields).length &&
  Object.keys(fields).every((name) => Object.hasOwn(value, name) && fields[name](value[name]));

const natural = whole(0);
const party = pattern(/^[a-z][a-z0-9-]{0,31}$/);
const hex64 = pattern(/^[0-9a-f]{64}$/);
const hex32 = pattern(/^[0-9a-f]{32}$/);
const ulid = pattern(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const line = text(1, 200);
const mode = oneOf('live', 'exercise');
const CLASSES = ['admin', 'terms', 'notice', 'receipt', 'reply', 'conflict', 'watch', 'line', 'incident', 'record'];
/** RFC 3339 in UTC with seconds; the day must be in the calendar. */
function dateTime(value) {
  const [, day, rest] = /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.\d+)?Z$/.exec(value) ?? [];
  const ms = isText(value) && rest !== undefined ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN;
  return !Number.isNaN(ms) && iso(ms).startsWith(day);
}
const statementShape = shape({
  v: oneOf(1),
  mode,
  kind: (value) => pattern(/^[a-z]+(\.[a-z-]+)+$/)(value) && value.length <= 64,
  kindVersion: whole(1),
  class: oneOf(...CLASSES),
  id: ulid,
  from: party,
  log: line,
  to: orNull(party),
  peerSeq: natural,
  prevToPeer: orNull(hex64),
  seen: orNull(shape({ peerSeq: natural, size: natural, root: orNull(hex64) })),
  claimedTime: dateTime,
  expires: orNull(dateTime),
  precedence: oneOf('routine', 'priority', 'immediate', 'flash'),
  refs: listOf(0, 256, ulid),
  by: orNull(shape({ office: line, officer: line, signIn: line })),
  approvals: listOf(0, 16, shape({ officer: line, key: line, sig: line })),
  body: () => true,
});

// -------------------------------------------------------------------------------------- envelopes, headers, leaves, logs

const SIZE_LIMIT = 2n ** 64n;
const lengthOf = (textOrBytes) => (isText(textOrBytes) ? utf8(textOrBytes) : textOrBytes).length;
const paeOf = ({ payloadType, payload }) =>
  concat(utf8(`DSSEv1 ${lengthOf(payloadType)} ${payloadType} ${payload.length} `), payload);
const envelopeBytes = (envelope) => concat(paeOf(envelope), envelope.sig);
export const envelopeHash = async (envelope) => toHex(await sha256(envelopeBytes(envelope)));

/** The DSSE text as it passes between nodes. */
export function decodeEnvelope(bytes) {
  must(bytes.length <= 1_048_576, 'too long');
  const json = parseJson(fromUtf8(bytes));
  must(isObject(json) && Array.isArray(json.signatures) && json.signatures.length === 1, 'not one signature');
  const { payloadType, payload, signatures } = json;
  const [{ sig, keyid = '' } = {}] = isObject(signatures[0]) ? signatures : [];
  must(isText(payloadType) && payloadType !== '' && payloadType.length <= 255, 'payloadType');
  must(isText(keyid ?? '') && (keyid ?? '').length <= 255, 'keyid');
  const envelope = { payloadType, payload: isText(payload) && fromEitherBase64(payload), sig: isText(sig) && fromEitherBase64(sig) };
  must(envelope.payload && envelope.payload.length <= 780_000 && envelope.sig?.length === 64, 'payload or signature');
  return envelope;
}
/** The statement inside, given that this key signed it in the name of this party and log. Verifies first, reads after. */
export async function openEnvelope(envelope, sender) {
  must(await verifySignature(sender.messageKey, paeOf(envelope), envelope.sig), 'the signature does not verify');
  must(envelope.payload.length <= 780_000, 'too long');
  const statement = parseJson(fromUtf8(envelope.payload));
  must(statementShape(statement), 'not a statement');
  const { kind, kindVersion, from, log } = statement;
  must(envelope.payloadType === `application/vnd.parley.${kind}.v${kindVersion}+json`, 'payload type');
  must(from === sender.party && log === sender.log, 'in the name of another party or log');
  return statement;
}

const HEADER = new RegExp(
  '^parley-header/v1\\ndirection (own|out|in)\\nclass ([a-z]+)\\npeer (-|[a-z][a-z0-9-]{0,31})\\n' +
    'peerseq (0|[1-9][0-9]{0,15})\\nprev (none|0|[1-9][0-9]{0,15})\\n' +
    'time (\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)\\n$',
);
function decodeHeader(headerText) {
  const [, direction, entryClass, peer, peerSeq, prev, time] = HEADER.exec(headerText) ?? [];
  must(CLASSES.includes(entryClass), 'not a header');
  const header = {
    direction,
    class: entryClass,
    peer: peer === '-' ? null : peer,
    peerSeq: Number(peerSeq),
    prev: prev === 'none' ? null : Number(prev),
    timeMs: Date.parse(time),
  };
  must(natural(header.peerSeq) && orNull(natural)(header.prev), 'not a header');
  must(!Number.isNaN(header.timeMs) && iso(header.timeMs) === time, 'not a header');
  const own = header.peer === null && header.peerSeq === 0 && header.prev === null;
  must(direction === 'own' ? own : header.peer !== null, 'not a header');
  return header;
}
const leafHash = (leaf) => sha256(Uint8Array.of(0), leaf);
async function leafOf(salt1, headerText, bodyCommitment) {
  return concat(Uint8Array.of(1), await sha256(fromHex(salt1), utf8(headerText)), bodyCommitment);
}
const bodyCommitment = (salt2, envelope) => sha256(fromHex(salt2), envelopeBytes(envelope));

/** RFC 9162 §2.1.3.2. Index and size as BigInt. */
export async function verifyInclusion(index, size, leaf, proof, root) {
  if (index >= size || ![leaf, root, ...proof].every((hash) => hash?.length === 32)) return false;
  let [at, last, hash] = [index, size - 1n, leaf];
  for (const sibling of proof) {
    if (last === 0n) return false;
    const right = (at & 1n) === 1n || at === last;
    hash = await sha256(Uint8Array.of(1), ...(right ? [sibling, hash] : [hash, sibling]));
    // On the right edge, levels without a right sibling are passed over.
    for (; right && (at & 1n) === 0n && at !== 0n; at >>= 1n) last >>= 1n;
    at >>= 1n;
    last >>= 1n;
  }
  return last === 0n && equal(hash, root);
}
