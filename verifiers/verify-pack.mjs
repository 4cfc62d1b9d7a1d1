#!/usr/bin/env node
/**
 * Checks a Parley proof pack, format 2, with nothing but this file: no node, no network, no other package.
 *
 *   node verify-pack.mjs PACK [FINGERPRINT ...]
 *
 * prints the report and ends with 0 where the answer is "supported", 1 where it is another or the pack does not verify.
 * With fingerprints given, every party's root key must be among them; without, compare the lines "key PARTY root" yourself.
 * In order: (1) the file is the one spelling (RFC 8785) of an object of the right shape; (2) cards: signed by their roots,
 * telling one story; (3) checkpoints: signed by the log, cosigned by the policy's witnesses, by nobody else; (4) entries:
 * header and envelope open the leaf, the leaf stands in the log, the sender signed the envelope; (5) receipts: by the
 * addressee, for exactly these bytes; (6) the answer, from what was proved, and the page. Whatever throws refuses the pack.
 * In a browser: import { verifyPack }. Formats: docs/reference/proof-pack.md, docs/reference/envelope-and-header.md.
 */
function must(condition, why) {
  if (!condition) throw new Error(why);
}
// ---------------------------------------------------------------------------------------------- bytes and their texts
const utf8 = (text) => new TextEncoder().encode(text);
const fromUtf8 = (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
const concat = (...parts) => Uint8Array.from(parts.flatMap((part) => Array.from(part)));
const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
const equal = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
/** Standard alphabet, padding, zero trailing bits: one text for each value. */
function fromBase64(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  must(toBase64(bytes) === text, 'base64');
  return bytes;
}
/** Either alphabet of RFC 4648; the URL-safe one also without padding. Envelopes on the wire may use both. */
function fromEitherBase64(text) {
  if (!/[-_]/.test(text) && text.length % 4 === 0) return fromBase64(text);
  const bare = text.replace(/=+$/, '');
  const padded = bare + '='.repeat((4 - (bare.length % 4)) % 4);
  must(!/[+/]/.test(text) && (text === bare || text === padded), 'base64');
  return fromBase64(padded.replaceAll('-', '+').replaceAll('_', '/'));
}
const digest = async (name, parts) => new Uint8Array(await globalThis.crypto.subtle.digest(name, concat(...parts)));
const sha256 = (...parts) => digest('SHA-256', parts);
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
  const [a, b] = [((y1 - x1) * (y2 - x2)) % P, ((y1 + x1) * (y2 + x2)) % P];
  const [c, d] = [((2n * D * t1) % P) * t2, 2n * z1 * z2];
  const [e, f, g, h] = [b - a, (d - c) % P, (d + c) % P, b + a];
  return [(e * f) % P, (g * h) % P, (f * g) % P, (e * h) % P];
}
/** Multiples 0 to 16 of the point for each of 64 hexadecimal places of a scalar. */
function tableOf(point) {
  const table = [[ZERO, point]];
  for (const row of table) {
    while (row.length <= 16) row.push(add(row.at(-1), row[1]));
    if (table.length < 64) table.push([ZERO, row[16]]);
  }
  return table;
}
function multiply(table, scalar) {
  let sum = ZERO;
  for (let place = 0, s = scalar; s > 0n; place++, s >>= 4n) sum = add(sum, table[place][Number(s & 15n)]);
  return sum;
}
const isZero = ([x, y, z]) => mod(x) === 0n && mod(y - z) === 0n;
const littleEndian = (bytes) => BigInt(`0x${toHex(Array.from(bytes).toReversed())}`);
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
  return fromHex(value.toString(16).padStart(64, '0')).toReversed();
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
    keys.set(name, table && isZero(multiply(table, ORDER)) ? table : null);
  }
  return keys.get(name);
}
export async function verifySignature(key, message, signature) {
  const table = checkedKey(key);
  if (!table || signature?.length !== 64) return false;
  const [r, s] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))];
  if (s >= ORDER || toHex(r) === `01${'00'.repeat(31)}`) return false;
  const k = littleEndian(await digest('SHA-512', [r, key, message])) % ORDER;
  // -k times A, as (order - k) times A: A is free of torsion.
  return equal(encodePoint(add(multiply(BASE, s), multiply(table, ORDER - k))), r);
}
// ------------------------------------------------------------------------------- JSON: strict in, one spelling of it out
const isText = (value) => typeof value === 'string';
const LONE_SURROGATE = /\p{Surrogate}/u;
/**
 * I-JSON (RFC 7493): no member twice, no lone surrogate, no whole number that a double rounds, at most 64 deep.
 * JSON.parse knows the grammar but drops the first of two members: then the text has more colons than the value members.
 */
function parseJson(source) {
  const json = JSON.parse(source);
  const bare = source.replace(/"(?:[^"\\]+|\\.)*"/g, '""');
  for (const digits of bare.match(/-?\d[\d.eE+-]*/g) ?? [])
    must(/[.eE]/.test(digits) ? Number.isFinite(+digits) : Number.isSafeInteger(+digits), 'a double would round this');
  let members = 0;
  const walk = (value, depth) => {
    must(depth <= 64 && !(isText(value) && LONE_SURROGATE.test(value)), 'too deep, or a lone surrogate');
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) members += Object.keys(value).length;
    must(!LONE_SURROGATE.test(Object.keys(value).join('\n')), 'a lone surrogate');
    for (const inner of Object.values(value)) walk(inner, depth + 1);
  };
  walk(json, 1);
  must(members === (bare.match(/:/g) ?? []).length, 'a member stands twice');
  return json;
}
/** RFC 8785: names sorted by UTF-16 code units, no space, numbers and strings as JavaScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}
// ------------------------------------------------------------------------------------------------ shapes, field by field
const pattern = (regex) => (value) => isText(value) && regex.test(value);
const text = (least, most) => (v) => isText(v) && v.length >= least && (v.length <= most || [...v].length <= most);
const whole = (least, most = Infinity) => (v) => Number.isSafeInteger(v) && v >= least && v <= most;
const natural = whole(0);
const oneOf = (...words) => (value) => words.includes(value);
const orNull = (inner) => (value) => value === null || inner(value);
const listOf = (least, most, inner) => (v) => Array.isArray(v) && v.length >= least && v.length <= most && v.every(inner);
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** These fields, each as it must be; `shape`: and no others. */
const has = (fields) => (v) => isObject(v) && Object.keys(fields).every((key) => fields[key](v[key]));
const shape = (fields) => (v) => has(fields)(v) && Object.keys(v).length === Object.keys(fields).length;
const [party, ulid] = [pattern(/^[a-z][a-z0-9-]{0,31}$/), pattern(/^[0-9A-HJKMNP-TV-Z]{26}$/)];
const [hex64, hex32] = [pattern(/^[0-9a-f]{64}$/), pattern(/^[0-9a-f]{32}$/)];
const [line, mode] = [text(1, 200), oneOf('live', 'exercise')];
const CLASSES = ['admin', 'terms', 'notice', 'receipt', 'reply', 'conflict', 'watch', 'line', 'incident', 'record'];
/** RFC 3339 in UTC with seconds; the day must be in the calendar. */
function dateTime(value) {
  const [, day, rest] = /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.\d+)?Z$/.exec(value) ?? [];
  return isText(value) && rest !== undefined && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
}
const statementShape = shape({
  v: oneOf(1), mode, kind: (value) => pattern(/^[a-z]+(\.[a-z-]+)+$/)(value) && value.length <= 64, kindVersion: whole(1),
  class: oneOf(...CLASSES), id: ulid, from: party, log: line, to: orNull(party), peerSeq: natural, prevToPeer: orNull(hex64),
  seen: orNull(shape({ peerSeq: natural, size: natural, root: orNull(hex64) })), claimedTime: dateTime, expires: orNull(dateTime),
  precedence: oneOf('routine', 'priority', 'immediate', 'flash'), refs: listOf(0, 256, ulid), body: (v) => v !== undefined,
  by: orNull(shape({ office: line, officer: line, signIn: line })),
  approvals: listOf(0, 16, shape({ officer: line, key: line, sig: line })),
});
// -------------------------------------------------------------------------------------- envelopes, headers, leaves, logs
const lengthOf = (text) => utf8(text).length;
const paeOf = ({ payloadType: type, payload }) => concat(utf8(`DSSEv1 ${lengthOf(type)} ${type} ${payload.length} `), payload);
const envelopeBytes = (envelope) => concat(paeOf(envelope), envelope.sig);
export const envelopeHash = async (envelope) => toHex(await sha256(envelopeBytes(envelope)));
/** The DSSE text as it passes between nodes. */
export function decodeEnvelope(bytes) {
  must(bytes.length <= 1_048_576, 'too long');
  const json = parseJson(fromUtf8(bytes));
  must(isObject(json) && Array.isArray(json.signatures) && json.signatures.length === 1, 'not one signature');
  const [{ payloadType, payload }, { sig, keyid }] = [json, json.signatures[0] ?? {}];
  must(isText(payloadType) && payloadType !== '' && payloadType.length <= 255, 'payloadType');
  must((keyid ?? '').length <= 255 && isText(keyid ?? '') && isText(payload) && isText(sig), 'not an envelope');
  return readEnvelope({ payloadType, payload, sig }, fromEitherBase64);
}
/** What was signed, in the name of this party and log. The signature was verified before. */
function readStatement({ payload, payloadType }, from, log) {
  const statement = parseJson(fromUtf8(payload));
  must(statementShape(statement), 'not a statement');
  must(payloadType === `application/vnd.parley.${statement.kind}.v${statement.kindVersion}+json`, 'payload type');
  must(statement.from === from && statement.log === log, 'in the name of another party or log');
  return statement;
}
export async function openEnvelope(envelope, { party: from, log, messageKey }) {
  must(await verifySignature(messageKey, paeOf(envelope), envelope.sig), 'the signature does not verify');
  return readStatement(envelope, from, log);
}
const HEADER = ['parley-header/v1', 'direction (own|out|in)', 'class ([a-z]+)', 'peer (-|[a-z][a-z0-9-]{0,31})',
  'peerseq (0|[1-9]\\d{0,15})', 'prev (none|0|[1-9]\\d{0,15})', 'time (\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)', '$'];
function decodeHeader(headerText) {
  const [, direction, family, peer, peerSeq, prev, time] = new RegExp(`^${HEADER.join('\\n')}`).exec(headerText) ?? [];
  must(CLASSES.includes(family) && dateTime(time) && natural(+peerSeq) && (prev === 'none' || natural(+prev)), 'header');
  const own = direction === 'own' && peer === '-' && peerSeq === '0' && prev === 'none';
  must(own || (direction !== 'own' && peer !== '-'), 'header');
  const [before, timeMs] = [prev === 'none' ? null : +prev, Date.parse(time)];
  return { direction, class: family, peer: own ? null : peer, peerSeq: +peerSeq, prev: before, timeMs };
}
const bodyCommitment = (salt2, envelope) => sha256(fromHex(salt2), envelopeBytes(envelope));
const leafHash = async (salt1, head, body) => sha256(Uint8Array.of(0, 1), await sha256(fromHex(salt1), utf8(head)), body);
/** RFC 9162 §2.1.3.2. Index and size as BigInt. */
export async function verifyInclusion(index, size, leaf, proof, root) {
  if (index >= size || ![leaf, root, ...proof].every((hash) => hash?.length === 32)) return false;
  let [at, last, hash] = [index, size - 1n, leaf];
  for (const sibling of proof) {
    if (last === 0n) return false;
    const right = (at & 1n) === 1n || at === last;
    hash = await sha256(Uint8Array.of(1), ...(right ? [sibling, hash] : [hash, sibling]));
    // On the right edge, levels without a right sibling are passed over.
    if (right) for (; (at & 1n) === 0n && at !== 0n; at >>= 1n) last >>= 1n;
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && equal(hash, root);
}
// ------------------------------------------------------- signed notes, checkpoints, cosignatures (C2SP), and the policy
const isKeyName = (name) => name !== '' && lengthOf(name) <= 255 && !/[\p{White_Space}\p{Cc}+]/u.test(name);
/** A key that signs notes: type 1 signs the text, type 4 its time and the text. */
async function decodeVkey(vkey, type) {
  const [, name, id, base64] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(vkey) ?? [];
  const bytes = base64 && isKeyName(name) ? fromBase64(base64) : null;
  must(bytes?.[0] === type && checkedKey(bytes.subarray(1)), 'not a vkey');
  must(toHex((await sha256(utf8(`${name}\n`), bytes)).subarray(0, 4)) === id, 'not a vkey');
  const key = bytes.subarray(1);
  return { name, id, type, key, fingerprint: toHex(await sha256(key)) };
}
/** Each line must be of one of these keys, and hold: there is nobody else's. The time is that of a cosignature. */
async function openNote(note, verifiers) {
  must(lengthOf(note) <= 65_536 && note.endsWith('\n') && !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(note), 'not a note');
  const at = note.lastIndexOf('\n\n') + 1;
  const lines = note.slice(at + 1).split('\n').slice(0, -1);
  must(at > 0 && lines.length > 0 && lines.length <= 64, 'not a note');
  const signed = new Map();
  for (const each of lines) {
    const [, name, base64] = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(each) ?? [];
    const blob = name === undefined ? null : fromBase64(base64);
    const by = verifiers.find((v) => v.name === name && v.id === toHex(blob?.subarray(0, 4) ?? []));
    must(by && !signed.has(by), 'signed by somebody else, or twice');
    const time = by.type === 4 && blob.length > 12 ? BigInt(`0x${toHex(blob.subarray(4, 12))}`) : 0n;
    const message = by.type === 4 ? `cosignature/v1\ntime ${time}\n${note.slice(0, at)}` : note.slice(0, at);
    must(await verifySignature(by.key, utf8(message), blob.subarray(by.type === 4 ? 12 : 4)), 'signature on a note');
    must(time <= 253_402_300_799n, 'a time beyond the calendar');
    signed.set(by, Number(time) * 1000);
  }
  return { text: note.slice(0, at), signed };
}
function decodeCheckpoint(noteText) {
  const [, origin, size, base64] = /^([^\n]+)\n(0|[1-9][0-9]{0,19})\n([^\n]+)\n$/.exec(noteText) ?? [];
  const root = origin === undefined ? null : fromBase64(base64);
  must(root?.length === 32 && lengthOf(origin) <= 255 && BigInt(size) < 2n ** 64n, 'not a checkpoint');
  return { origin, size: BigInt(size), root };
}
/** C2SP tlog-policy in its plain form: witnesses, groups of what stands before them, and who is the quorum. */
async function readPolicy(policy) {
  const out = { witnesses: [], groups: [], quorum: 'none' };
  if (policy === null) return out;
  const lines = policy.split('\n');
  must(lengthOf(policy) <= 65_536 && lines.pop() === '' && !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(policy), 'policy');
  const [names, members, vkeys] = [new Set(), new Set(), new Set()];
  const once = (set, value) => must(value && !set.has(value) && set.add(value), 'policy: twice');
  const [, quorum] = /^quorum ([^ ]+)$/.exec(lines.pop() ?? '') ?? [];
  for (const each of lines) {
    const [keyword, name, count, ...of] = each.split(' ');
    if (keyword === 'witness' && of.length === 0 && out.groups.length === 0) {
      out.witnesses.push({ name, verifier: await decodeVkey(count, 4) });
      once(vkeys, out.witnesses.at(-1).verifier.fingerprint);
    } else {
      must(keyword === 'group' && /^[1-9]\d{0,3}$/.test(count) && +count <= of.length, 'policy: line');
      must(of.every((member) => names.has(member)), 'policy: unknown');
      for (const member of of) once(members, member);
      out.groups.push({ name, threshold: +count, of });
    }
    once(names, name);
  }
  must(quorum && names.has(quorum) !== (quorum === 'none') && !names.has('none'), 'policy: quorum');
  must(Math.max(out.witnesses.length, out.groups.length) <= 256, 'policy: too many');
  return { ...out, quorum };
}
async function readCheckpoint(note, cards, policy) {
  const { origin } = decodeCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1));
  const logKeys = cards.filter(({ card }) => card.origin === origin).map(({ log }) => log);
  const { text: body, signed } = await openNote(note, [...logKeys, ...policy.witnesses.map((w) => w.verifier)]);
  const gone = cards.findLast(({ card }) => card.origin === origin)?.card.revoked.map(({ keyid }) => keyid) ?? [];
  must(logKeys.some((key) => signed.has(key) && !gone.includes(key.fingerprint)), 'a checkpoint that its log did not sign');
  const found = policy.witnesses.filter(({ verifier }) => signed.has(verifier));
  const counted = new Set(found.map(({ name }) => name));
  for (const { name, threshold, of } of policy.groups)
    if (of.filter((member) => counted.has(member)).length >= threshold) counted.add(name);
  const times = found.map(({ verifier }) => signed.get(verifier)).sort((a, b) => a - b);
  const median = times[Math.floor((times.length - 1) / 2)];
  const quorum = policy.quorum === 'none' ? 'none' : counted.has(policy.quorum) ? 'met' : 'missed';
  const { size, root } = decodeCheckpoint(body);
  const state = `checkpoint ${origin} ${size} ${toBase64(root)} quorum ${quorum} ${times.length > 0 ? iso(median) : '-'}`;
  const lines = [state, ...found.map(({ verifier }) => `cosigned ${verifier.name} ${iso(signed.get(verifier))}`)];
  return { origin, size, root, lines };
}
// ------------------------------------------------------------------------------------------- cards: who is who, by which keys
const name = (value) => text(1, 200)(value) && !/\p{Cc}/u.test(value);
const cardShape = shape({
  format: oneOf(2), party, mode, names: shape({ en: name, ru: name, ar: name }),
  origin: (value) => isText(value) && isKeyName(value), url: orNull((u) => text(0, 500)(u) && /^https?:\/\/\S+$/.test(u)),
  serial: whole(1, 1_000_000), previous: orNull(hex64), messageKey: text(0, 44), logKey: text(0, 512), tlsKey: hex64,
  cosignKey: text(0, 512), encryptionKey: text(0, 44), rootKey: text(0, 44), signature: text(0, 88),
  revoked: listOf(0, 64, shape({ role: pattern(/^(message|log|cosign|encryption|tls)$/), keyid: hex64, fromIndex: natural })),
});
/** X25519, canonical, not of order 1, 2, 4 or 8, and no signing key's other spelling, whose u is (1 + y) / (1 - y). */
function isEncryptionKey(bytes, signing) {
  const u = bytes?.length === 32 ? littleEndian(bytes) : P;
  const low = u === 0n || mod(u * u - 1n) === 0n || mod((u * u - 1n) ** 2n - 4n * u * (u * u + 486662n * u + 1n)) === 0n;
  const ys = signing.map((key) => littleEndian(key) & (2n ** 255n - 1n));
  return u < P && !low && ys.every((y) => mod(u * (1n - y) - 1n - y) !== 0n);
}
async function readCard(card) {
  must(cardShape(card), 'not a card');
  const [root, message, encryption] = [card.rootKey, card.messageKey, card.encryptionKey].map(fromBase64);
  const [log, cosign] = [await decodeVkey(card.logKey, 1), await decodeVkey(card.cosignKey, 4)];
  must(log.name === card.origin && cosign.name === `${card.origin}/witness`, 'a key of another log');
  const signing = [root, message, log.key, cosign.key];
  must(signing.every(checkedKey) && isEncryptionKey(encryption, signing), 'a key that nobody may use');
  must(new Set([...signing, encryption].map(toHex)).size === 5, 'one key in two roles');
  const ids = await Promise.all([...signing, encryption].map(async (key) => toHex(await sha256(key))));
  const gone = new Set(card.revoked.map(({ keyid }) => keyid));
  must((card.serial === 1) === (card.previous === null) && gone.size === card.revoked.length, 'not a card');
  must(gone.size === 0 || (card.serial > 1 && ![...ids.slice(1), card.tlsKey].some((id) => gone.has(id))), 'revoked');
  const { signature, ...unsigned } = card;
  must(await verifySignature(root, utf8(`parley/card/v2\n${canonical(unsigned)}`), fromBase64(signature)), 'card signature');
  return { card, message, log, cosign, ids };
}
async function readCards(list) {
  const cards = [];
  for (const given of list) {
    const next = await readCard(given);
    const { card } = next;
    for (const { card: { party: of, origin, mode: how, rootKey } } of cards) {
      must((of === card.party) === (origin === card.origin) && how === card.mode, 'cards contradict each other');
      must(of !== card.party || rootKey === card.rootKey, 'one party with two roots');
    }
    const before = cards.at(-1)?.card;
    const history = before?.party === card.party;
    must(!before || before.party < card.party || (history && before.serial < card.serial), 'order of cards');
    if (history) {
      must(card.serial > before.serial + 1 || card.previous === toHex(await sha256(utf8(canonical(before)))), 'previous card');
      must(canonical(card.revoked.slice(0, before.revoked.length)) === canonical(before.revoked), 'a revocation left out');
      const [was, is] = [cards.at(-1), next].map(({ card: { tlsKey }, ids }) => [...ids.slice(1), tlsKey]);
      must(was.every((id, i) => !is.includes(id) || is.indexOf(id) === i), 'a key that takes another role');
    }
    cards.push(next);
  }
  return cards;
}
/** Opens with whichever of the party's cards signed it. */
async function openAs(cards, from, envelope) {
  for (const { card, message, ids } of cards.filter((known) => known.card.party === from)) {
    if (!(await verifySignature(message, paeOf(envelope), envelope.sig))) continue;
    const statement = readStatement(envelope, from, card.origin);
    must(statement.mode === card.mode, 'live beside exercise');
    return { statement, keyid: ids[1] };
  }
  throw new Error(`no card of ${from} signed this`);
}
const revocation = (card, keyid) => card?.revoked.find((one) => one.role === 'message' && one.keyid === keyid);
const revoked = (cards, from, keyid) => revocation(cards.findLast(({ card }) => card.party === from)?.card, keyid);
/** A revoked key counts below the index that the newest card names; in another log before the leaf that brought that card. */
async function counts({ log, index, header, statement, keyid }, cards, entries) {
  const found = statement && revoked(cards, statement.from, keyid);
  if (!found || header.direction !== 'in') return !found || index < found.fromIndex;
  for (const { header: h, statement: s } of entries.filter((later) => later.log === log && later.index > index)) {
    const rekeyed = s?.kind === 'parties.rekeyed' && h.direction === 'in' && h.peer === statement.from;
    if (!rekeyed && !(s?.kind === 'parties.enrolled' && h.direction === 'own')) continue;
    const { card } = (await readCard(s.body?.card).catch(() => null)) ?? {};
    if (card?.party === statement.from && revocation(card, keyid)) return true;
  }
  return false;
}
// --------------------------------------------------------------------------------------------------- entries and receipts
const isProof = listOf(0, 64, text(0, 44));
const envelopeShape = shape({ payloadType: text(0, 255), payload: isText, sig: isText });
const leafSalts = { salt1: hex32, header: text(0, 256), salt2: hex32 };
const opened = shape({ ...leafSalts, envelope: envelopeShape });
const closed = shape({ salt1: hex32, header: text(0, 256), body: hex64 });
function readEnvelope({ payloadType, payload, sig }, decode = fromBase64) {
  const envelope = { payloadType, payload: decode(payload), sig: decode(sig) };
  must(envelope.payload.length <= 780_000 && envelope.sig.length === 64, 'payload or signature');
  return envelope;
}
async function stands(checkpoints, log, index, leaf, proof) {
  const { size = 0n, root } = checkpoints.get(log) ?? {};
  must(await verifyInclusion(BigInt(index), size, leaf, proof.map(fromBase64), root), `${index} does not stand in ${log}`);
}
async function proveEntry({ log, index, proof, opening }, cards, checkpoints) {
  const header = decodeHeader(opening.header);
  const envelope = opened(opening) ? readEnvelope(opening.envelope) : null;
  const body = envelope ? await bodyCommitment(opening.salt2, envelope) : fromHex(opening.body);
  await stands(checkpoints, log, index, await leafHash(opening.salt1, opening.header, body), proof);
  must(header.prev === null || header.prev < index, 'a header that points ahead');
  if (!envelope) return { log, index, header };
  const owner = cards.find(({ card }) => card.origin === log).card.party;
  const { statement, keyid } = await openAs(cards, header.direction === 'in' ? header.peer : owner, envelope);
  must(statement.to === (header.direction === 'in' ? owner : header.peer), 'header: to');
  must(statement.peerSeq === header.peerSeq && statement.class === header.class, 'header: sequence or class');
  return { log, index, header, envelope, statement, keyid, hash: await envelopeHash(envelope) };
}
const received = { log: text(1, 255), index: natural, leaf: shape(leafSalts), claimedTime: dateTime, receivedTime: dateTime };
const receiptBody = shape({ of: hex64, act: ulid, ...received });
async function proveReceipt({ envelope: json, proof }, cards, checkpoints, entries) {
  const envelope = readEnvelope(json);
  const by = parseJson(fromUtf8(envelope.payload))?.from;
  const { statement, keyid } = await openAs(cards, by, envelope);
  const { kind, kindVersion, to, log, body } = statement;
  must(kind === 'parties.receipt' && kindVersion === 1 && receiptBody(body), 'not a receipt');
  const sent = entries.findLast(({ hash }) => hash === body.of);
  must(sent?.statement.to === by && to === sent.statement.from, 'a receipt for something else');
  const { id, from, peerSeq, class: family, claimedTime } = sent.statement;
  const header = decodeHeader(body.leaf.header);
  must(body.act === id && body.log === log && body.claimedTime === claimedTime, 'a receipt for something else');
  must(header.direction === 'in' && header.peer === from && header.peerSeq === peerSeq, 'header in a receipt');
  must(header.class === family && header.timeMs === Date.parse(body.receivedTime), 'header in a receipt');
  const leaf = await leafHash(body.leaf.salt1, body.leaf.header, await bodyCommitment(body.leaf.salt2, sent.envelope));
  if (proof) await stands(checkpoints, log, body.index, leaf, proof);
  must(proof || !revoked(cards, by, keyid), 'a receipt by a revoked key');
  return `receipt ${by} ${log} ${body.index} ${body.receivedTime} ${family} ${proof ? 'proven' : 'receipt-only'} ${body.of}`;
}
// ---------------------------------------------------------------------------------------------------------------- answers
const number = (value) => typeof value === 'number';
const validity = { fromMs: number, toMs: orNull(number) };
const passage = has({ type: oneOf('passage'), atMs: listOf(1, Infinity, number), earlyS: number, lateS: number });
const times = (value) => passage(value) || has({ type: oneOf('validity'), ...validity })(value);
const value = (inner) => (v) => v === undefined || has({ value: inner })(v);
const groups = { who: value(has({ units: listOf(0, Infinity, isText) })), window: value(has(validity)), times: value(times) };
const known = oneOf('notices.filed', 'notices.amended', 'notices.released');
const openedOf = ({ kind, kindVersion: v, body } = {}) =>
  v === 1 && known(kind) && has({ openings: has({ opened: has(groups) }) })(body) ? body.openings.opened : null;
/** The first to open a group counts. */
const both = (a, b) => ({ who: a?.who ?? b?.who, window: a?.window ?? b?.window, times: a?.times ?? b?.times });
const sealed = has({ noticeId: isText, version: number, openings: has({ root: isText }) });
/** Notice, version and root, where they are named: entries that share them open parts of one and the same thing. */
const keyOf = ({ index, shown, statement: { body: b } = {} }) =>
  shown && sealed(b) ? JSON.stringify([b.noticeId, b.version, b.openings.root]) : index;
/** Whether a notice is the one asked about. What is not opened can never be taken for "not it". */
function covers({ kind, kindVersion }, { units, during }, shown) {
  if (kindVersion !== 1 || !known(kind)) return kindVersion === 1 && kind === 'notices.withdrawn' ? 'other' : 'unknown';
  if (units === null && during === null) return 'covers';
  if (!shown) return 'unknown';
  const named = shown.who?.value.units ?? [];
  let span = shown.window?.value ?? shown.times?.value;
  if (span?.type === 'passage') {
    const rising = [...span.atMs].sort((a, b) => a - b);
    span = { fromMs: rising[0] - span.earlyS * 1000, toMs: rising.at(-1) + span.lateS * 1000 };
  }
  if (units !== null && named.length > 0 && !units.some((unit) => named.includes(unit))) return 'other';
  if (during !== null && span && (span.fromMs >= during.toMs || (span.toMs ?? Infinity) < during.fromMs)) return 'other';
  return (units !== null && named.length === 0) || (during !== null && !span) ? 'unknown' : 'covers';
}
function answerPresence({ log, indexes: asked }, entries) {
  const shown = new Set(entries.filter((entry) => entry.log === log && entry.statement).map(({ index }) => index));
  return asked.filter((index) => !shown.has(index)).map((index) => `entry ${index}`);
}
/** What the chain of headers with the peer leaves open, then each notice in the window: is it the one asked about? */
function answerAbsence(question, entries) {
  const { log, peer, window: { fromMs, toMs } } = question;
  const [missing, held] = [chainGaps(question, entries), {}];
  // What was opened when the window was over, nobody had been told by then.
  const received = entries.filter(({ log: at, header: h }) =>
    at === log && h.peer === peer && h.direction === 'in' && h.class === 'notice' && h.timeMs < toMs);
  for (const each of received) each.shown = openedOf(each.statement);
  for (const each of received) held[keyOf(each)] = both(held[keyOf(each)], each.shown);
  for (const each of received.filter(({ header }) => header.timeMs >= fromMs)) {
    const { shown, statement: s } = each;
    each.covers = s ? covers(s, question, shown) : 'unknown';
    if (each.covers === 'unknown' && shown) each.covers = covers(s, question, both(shown, held[keyOf(each)]));
    if (each.covers === 'unknown') missing.push(`${s ? 'groups' : 'body'} ${each.index}`);
  }
  return missing;
}
function chainGaps({ log, peer, window: { fromMs, toMs } }, entries) {
  const chain = entries.filter((entry) => entry.log === log && entry.header.peer === peer);
  const { prev = null, timeMs } = chain[0]?.header ?? {};
  const missing = prev !== null && timeMs >= fromMs ? [`chain-start ${prev}`] : [];
  for (const [i, { index, header }] of chain.entries())
    if (i > 0 && header.prev !== chain[i - 1].index) missing.push(`chain-link ${index}`);
  const stated = { peer: oneOf(peer), fromMs: oneOf(fromMs), toMs: oneOf(toMs), count: natural, lastIndex: orNull(natural) };
  const isStatement = has({ kind: oneOf('parties.complete'), kindVersion: oneOf(1), class: oneOf('record'), body: shape(stated) });
  const complete = entries.findLast((e) => e.log === log && e.header.direction === 'own' && isStatement(e.statement));
  if (!complete) return [...missing, 'completeness'];
  const { count, lastIndex } = complete.statement.body;
  if (complete.header.timeMs < toMs) missing.push(`window-still-open ${complete.index}`);
  const before = chain.findLast(({ index }) => index < complete.index)?.index ?? null;
  const beyond = chain.length > 0 && chain.at(-1).header.timeMs >= toMs;
  // A chain that goes on past the window may stop short of what was last when the owner signed.
  if (before !== lastIndex && !(beyond && lastIndex !== null && before !== null && before < lastIndex))
    missing.push(lastIndex === null ? 'chain-end' : `chain-end ${lastIndex}`);
  const inside = chain.filter(({ header }) => header.timeMs >= fromMs && header.timeMs < toMs);
  if (inside.length !== count) missing.push(`chain-count ${complete.index}`);
  return missing;
}
// ------------------------------------------------------------------------------------------------------------- the verdict
const ms = whole(-62_167_219_200_000, 253_402_300_799_999);
const span = (v) => shape({ fromMs: ms, toMs: ms })(v) && v.fromMs < v.toMs;
const rises = (list, before) => list.every((each, i) => i === 0 || before(list[i - 1], each));
const indexes = (list) => listOf(1, 20_000, natural)(list) && rises(list, (a, b) => a < b);
const presence = shape({ purpose: oneOf('presence'), log: text(1, 255), indexes });
const about = { peer: party, window: span, units: orNull(listOf(1, 64, text(1, 64))), during: orNull(span) };
const absence = shape({ purpose: oneOf('absence'), log: text(1, 255), ...about });
const entry = shape({ log: text(1, 255), index: natural, proof: isProof, opening: (value) => opened(value) || closed(value) });
const packShape = shape({
  format: oneOf(2), question: (v) => presence(v) || absence(v), cards: listOf(1, 256, isObject),
  policy: orNull(text(0, 65_536)), checkpoints: listOf(1, 64, text(0, 65_536)), entries: listOf(0, 20_000, entry),
  receipts: listOf(0, 20_000, shape({ envelope: envelopeShape, proof: orNull(isProof) })), summary: isText,
});
/** One line for each thing found: codes, names and times. Every verifier prints these very lines. */
function reportOf({ question, policy }, answer, missing, cards, { witnesses }, checkpoints, entries, receipts) {
  const { purpose, log, indexes: asked, peer, window, units: of, during } = question;
  const span = ({ fromMs, toMs }) => `${iso(fromMs)} ${iso(toMs)}`;
  const lines = [`mode ${cards[0].card.mode}`, `question ${purpose} ${log} ${asked?.join(' ') ?? peer}`];
  if (window) lines.push(`window ${span(window)}`, ...(of ?? []).map((unit) => `unit ${JSON.stringify(unit)}`));
  if (during) lines.push(`during ${span(during)}`);
  lines.push(`answer ${answer}`, ...missing.map((what) => `missing ${what}`));
  for (const { card, ids } of cards)
    lines.push(...['root', 'message', 'log', 'cosign'].map((role, i) => `key ${card.party} ${role} ${ids[i]}`));
  lines.push(...(policy ?? '').split('\n').slice(0, -1).map((each) => `policy ${each}`));
  for (const { verifier: v } of witnesses) {
    const shows = cards.find(({ cosign }) => cosign.name === v.name && equal(cosign.key, v.key));
    lines.push(`witness ${v.name} ${v.fingerprint} ${shows?.card.party ?? '-'}`);
  }
  for (const checkpoint of checkpoints.values()) lines.push(...checkpoint.lines);
  for (const { log: at, index, header: h, statement: s, hash, covers: found } of entries) {
    const body = s ? [s.kind, s.from, s.id, s.claimedTime, hash] : [];
    const head = ['entry', at, index, iso(h.timeMs), h.direction, h.class, h.peer ?? '-'];
    lines.push([...head, ...body, ...(found ? [found] : [])].join(' '));
  }
  return [...lines, ...receipts].map((each) => `${each}\n`).join('');
}
const WRONG_PAGE = 'the page does not say what the proofs say';
const pageOf = (report) => `${PAGE_HEAD}${report.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c])}</pre>\n`;
const PAGE_HEAD = `<!doctype html>
<meta charset="utf-8">
<title>Parley</title>
<p lang="en" dir="ltr">Proof pack. This page proves nothing: the proof is the signed data in the same file. Check it with “parley verify”, and compare the root key fingerprints with those you know. Mode: live, or exercise. Answer: supported, contradicted, or undecidable, with what is missing. Quorum of witnesses: met, missed, or none asked for.</p>
<p lang="ru" dir="ltr">Пакет доказательств. Сама эта страница ничего не доказывает: доказательство — подписанные данные в том же файле. Проверьте их командой «parley verify» и сверьте отпечатки корневых ключей с известными вам. Режим (mode): live — боевой, exercise — учение. Ответ (answer): supported — подтверждается, contradicted — противоречит записям, undecidable — установить нельзя; missing — чего не хватает. Кворум свидетелей (quorum): met — есть, missed — нет, none — не требуется.</p>
<p lang="ar" dir="rtl">حزمة الإثبات. هذه الصفحة وحدها لا تثبت شيئًا: الإثبات هو البيانات الموقَّعة في الملف نفسه. تحقَّقوا منها بالأمر «parley verify»، وقارنوا بصمات المفاتيح الجذرية بالبصمات التي تعرفونها. الوضع (mode): live فعلي، exercise تدريب. الجواب (answer): supported مؤيَّد، contradicted يناقضه السجل، undecidable لا يمكن البت فيه، missing ما ينقص. نصاب الشهود (quorum): met مكتمل، missed غير مكتمل، none غير مطلوب.</p>
<pre dir="ltr">
`;
/** @returns {Promise<{answer: string, report: string, roots: Map<string, string>}>} @throws for any other pack */
export async function verifyPack(bytes) {
  must(bytes.length <= 33_554_432, 'too long');
  const source = fromUtf8(bytes);
  const pack = parseJson(source);
  must(`${canonical(pack)}\n` === source && pack?.format === 2, 'not the one spelling of a pack of format 2');
  must(!isText(pack.summary) || pack.summary.startsWith(PAGE_HEAD), WRONG_PAGE);
  must(packShape(pack), 'not a pack of format 2');
  const { question } = pack;
  const cards = await readCards(pack.cards);
  const policy = await readPolicy(pack.policy);
  const checkpoints = new Map();
  for (const note of pack.checkpoints) {
    const checkpoint = await readCheckpoint(note, cards, policy);
    must([...checkpoints.keys()].every((origin) => origin < checkpoint.origin), 'order of checkpoints');
    checkpoints.set(checkpoint.origin, checkpoint);
  }
  must(rises(pack.entries, (a, b) => a.log < b.log || (a.log === b.log && a.index < b.index)), 'order of entries');
  const entries = await Promise.all(pack.entries.map((each) => proveEntry(each, cards, checkpoints)));
  for (const each of entries) must(await counts(each, cards, entries), `entry ${each.index}: signed by a revoked key`);
  const receipts = await Promise.all(pack.receipts.map((each) => proveReceipt(each, cards, checkpoints, entries)));
  const open = question.purpose === 'presence' ? answerPresence(question, entries) : answerAbsence(question, entries);
  const contradicted = entries.some((each) => each.covers === 'covers');
  const [answer, missing] = contradicted ? ['contradicted', []] : [open.length > 0 ? 'undecidable' : 'supported', open];
  must(checkpoints.has(question.log), 'no checkpoint of the log in question');
  const report = reportOf(pack, answer, missing, cards, policy, checkpoints, entries, receipts);
  must(pageOf(report) === pack.summary, WRONG_PAGE);
  return { answer, report, roots: new Map(cards.map(({ card, ids }) => [card.party, ids[0]])) };
}
// ---------------------------------------------------------------------------------------------------------- the command
const [, self = '', path = '', ...trusted] = globalThis.process?.argv ?? [];
if (self !== '' && import.meta.url.endsWith(`/${self.split(/[\\/]/).at(-1)}`)) {
  const { readFile } = await import('node:fs/promises');
  try {
    const { answer, report, roots } = await verifyPack(await readFile(path));
    for (const [party, root] of roots) must(trusted.length === 0 || trusted.includes(root), `root key of ${party}: ${root}`);
    console.log(report.trimEnd());
    process.exitCode = answer === 'supported' ? 0 : 1;
  } catch (error) {
    console.log(`refused: ${error.message}`);
    process.exitCode = error.code === 'ENOENT' ? 2 : 1;
  }
}
