/** Questions that two verifiers are asked, and Parley's own answers to them. Good ones, and ones injured in every way. */
import { isRefusal, type Refusal } from '../../../src/contract/index.ts';
import { openCheckpoint, signCheckpoint } from '../../../src/record/checkpoint.ts';
import {
  decodeEnvelope,
  type Envelope,
  encodeEnvelope,
  envelopeHash,
  openEnvelope,
  pae,
  signEnvelope,
} from '../../../src/record/envelope.ts';
import { toBase64, toHex, utf8 } from '../../../src/record/hash.ts';
import { canonicalJson, parseJson } from '../../../src/record/json.ts';
import {
  headerOf,
  leafOf,
  openingFromJson,
  openingSchema,
  openingToJson,
  withoutBody,
} from '../../../src/record/leaf.ts';
import { consistencyProof, inclusionProof, leafHash } from '../../../src/record/merkle.ts';
import { verifyConsistency, verifyInclusion } from '../../../src/record/merkle-verify.ts';
import {
  decodeVkey,
  encodeVkey,
  noteKeyId,
  openNote,
  signatureLine,
  signNote,
  type Verifier,
} from '../../../src/record/note.ts';
import { decodeProof, encodeProof, verifyProof } from '../../../src/record/proof.ts';
import { payloadTypeOf, type Statement } from '../../../src/record/statement.ts';
import { damage, makeParty, type Party, type Rng, SampleLog, statementBy } from '../record/samples.ts';
import { b64 } from './go.ts';

export interface Question {
  /** As the checker reads it. */
  asked: string;
  /** `ok …` as the checker writes it, or `no`. */
  ours: string;
}
/** What makes the next question of one kind. */
export type Source = (rng: Rng) => Question | Promise<Question>;

const answer = (found: readonly unknown[] | null): string => (found ? ['ok', ...found].join(' ') : 'no');

const east = makeParty('east');
const west = makeParty('west');
const vkeyOf = ({ origin, log }: Party) => encodeVkey(origin, log.publicKey);
const verifierOf = (party: Party) => decodeVkey(vkeyOf(party)) as Verifier;

/** One log of 1,030 own entries, with every node of its tree. */
export const LOG_SIZE = 1030;
export function bigLog(): SampleLog {
  const log = new SampleLog(east);
  const envelope = signEnvelope(statementBy(east), east.message);
  for (let i = 0; i < LOG_SIZE; i++) log.append(envelope, { direction: 'own', class: 'admin', timeMs: i });
  return log;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const pick = <T>(rng: Rng, list: readonly T[]): T => list[rng.int(list.length)] as T;
/** Injured, or one time in eight as it was. */
const hurt = (bytes: Uint8Array, rng: Rng, others: readonly Uint8Array[] = []) =>
  rng.int(8) === 0 ? bytes : damage(bytes, rng, others);

/** Texts that a note may, or may only nearly, carry. */
const NOTE_TEXTS = [
  'a\n',
  'a\n\nb\n',
  '\n',
  'граница ▲\n',
  'x\ty\n',
  'del\u007f\n',
  '\u0000\n',
  ' \n',
  'c1 \u0085\n',
];
const KEY_NAMES = [
  'east.example/log',
  'a',
  'é',
  'a b',
  'a+b',
  'a\u00a0b',
  'a\u0085b',
  'x'.repeat(255),
  'x'.repeat(256),
];

export function noteSource(open: typeof openNote = openNote): Source {
  const others = [utf8(`\u2014 ${east.origin} `), utf8('\n\n')];
  return (rng) => {
    let note: string;
    if (rng.int(2) === 0) {
      // Rightly signed over a text and under names that signNote would refuse itself.
      const body = pick(rng, NOTE_TEXTS);
      const lines = Array.from({ length: rng.int(4) }, () => {
        const party = pick(rng, [east, west]);
        const name = rng.int(3) === 0 ? pick(rng, KEY_NAMES) : party.origin;
        const signed = rng.int(6) === 0 ? rng.bytes(64) : party.log.sign(utf8(body));
        return signatureLine({ name, keyId: noteKeyId(name, party.log.publicKey), signature: signed });
      });
      note = `${body}\n${lines.join('')}`;
    } else {
      const whole = signNote('east.example/log\n3\n', [
        { name: east.origin, signer: east.log },
        { name: west.origin, signer: west.log },
      ]);
      note = text(hurt(utf8(whole), rng, others));
    }
    const bytes = utf8(note);
    const known = [east, west].slice(0, 1 + rng.int(2));
    const opened = open(bytes, known.map(verifierOf));
    return {
      asked: ['note', b64(bytes), ...known.map((party) => b64(vkeyOf(party)))].join(' '),
      ours: isRefusal(opened)
        ? 'no'
        : answer([toBase64(utf8(opened.text)), opened.signedBy.length, opened.unknown]),
    };
  };
}

export function checkpointSource(open: typeof openCheckpoint = openCheckpoint): Source {
  const sizes = [
    '0',
    '1',
    '7',
    '00',
    '01',
    '-1',
    '+1',
    '1.0',
    '18446744073709551615',
    '18446744073709551616',
    '',
  ];
  const roots = [
    toBase64(new Uint8Array(32)),
    toBase64(new Uint8Array(31)),
    `${'A'.repeat(42)}B=`,
    'A'.repeat(43),
    '',
  ];
  const origins = [east.origin, east.origin, east.origin, west.origin, '', 'x y'];
  return (rng) => {
    let bytes: Uint8Array;
    if (rng.int(2) === 0) {
      const more = rng.int(5) === 0 ? 'extension\n' : '';
      const body = `${pick(rng, origins)}\n${pick(rng, sizes)}\n${pick(rng, roots)}\n${more}`;
      bytes = utf8(signNote(body, [{ name: east.origin, signer: east.log }]));
    } else {
      const root = rng.bytes(32);
      bytes = hurt(
        utf8(signCheckpoint({ origin: east.origin, size: BigInt(rng.int(1e9)), root }, east.log)),
        rng,
      );
    }
    const checkpoint = open(bytes, verifierOf(east));
    return {
      asked: `checkpoint ${b64(bytes)} ${b64(vkeyOf(east))}`,
      ours: isRefusal(checkpoint) ? 'no' : answer([checkpoint.size, toHex(checkpoint.root)]),
    };
  };
}

export function proofSource(log: SampleLog): Source {
  const checkpoint = log.checkpoint();
  return async (rng) => {
    const index = rng.int(LOG_SIZE);
    const leaf = leafOf(log.held[index]!.opening);
    const hashes = await inclusionProof(BigInt(index), log.tree.size, log.read);
    const extra = rng.int(3) === 0 ? rng.bytes(rng.int(20)) : null;
    const file = utf8(encodeProof({ extra, index: BigInt(index), hashes, checkpoint }));
    const bytes = hurt(file, rng, [utf8('extra AA==\n'), utf8('\n'), utf8('index 0\n')]);
    const proof = decodeProof(bytes);
    const found = isRefusal(proof) ? proof : verifyProof(proof, leafHash(leaf), verifierOf(east));
    return {
      asked: `proof ${b64(bytes)} ${b64(leaf)} ${b64(vkeyOf(east))}`,
      ours: isRefusal(found) || isRefusal(proof) ? 'no' : answer([proof.index, found.size]),
    };
  };
}

/** Moves a number a little, or to an end of its range. */
const near = (n: bigint, rng: Rng): bigint => {
  const moved = pick(rng, [n, n, n, n + 1n, n - 1n, 0n, n * 2n, 2n ** 53n + n, 2n ** 64n - 1n]);
  return moved < 0n || moved >= 2n ** 64n ? n : moved;
};
function hurtHashes(hashes: readonly Uint8Array[], rng: Rng): Uint8Array[] {
  const out: Uint8Array[] = hashes.map((hash) => Uint8Array.from(hash));
  const how = rng.int(8);
  if (how === 0 && out.length > 0) pick(rng, out)[rng.int(32)]! ^= 1 << rng.int(8);
  else if (how === 1) out.splice(rng.int(out.length + 1), 1);
  else if (how === 2) out.splice(rng.int(out.length + 1), 0, rng.bytes(32));
  else if (how === 3 && out.length > 0) out[rng.int(out.length)] = rng.bytes(rng.int(40));
  return out;
}

export function inclusionSource(log: SampleLog, rootAt: (size: number) => Uint8Array): Source {
  return async (rng) => {
    const size = 1 + rng.int(LOG_SIZE);
    const index = rng.int(size);
    const proof = hurtHashes(await inclusionProof(BigInt(index), BigInt(size), log.read), rng);
    const leaf = leafHash(leafOf(log.held[index]!.opening));
    const root = rng.int(8) === 0 ? rootAt(rng.int(LOG_SIZE)) : rootAt(size);
    const [at, of] = [near(BigInt(index), rng), near(BigInt(size), rng)];
    return {
      asked: ['inclusion', at, of, b64(leaf), b64(root), ...proof.map(b64)].join(' '),
      ours: verifyInclusion(at, of, leaf, proof, root) ? 'ok' : 'no',
    };
  };
}

export function consistencySource(log: SampleLog, rootAt: (size: number) => Uint8Array): Source {
  return async (rng) => {
    const size = 1 + rng.int(LOG_SIZE);
    const old = 1 + rng.int(size);
    const proof = hurtHashes(await consistencyProof(BigInt(old), BigInt(size), log.read), rng);
    const root = rng.int(8) === 0 ? rootAt(rng.int(LOG_SIZE)) : rootAt(size);
    const [from, to] = [near(BigInt(old), rng), near(BigInt(size), rng)];
    return {
      asked: ['consistency', from, to, b64(rootAt(old)), b64(root), ...proof.map(b64)].join(' '),
      ours: verifyConsistency(from, to, rootAt(old), root, proof) ? 'ok' : 'no',
    };
  };
}

type Opens = (bytes: Uint8Array) => Envelope | Refusal;
/** Pieces that break, or only nearly break, a statement. */
const PIECES = [
  '"__proto__":1,',
  '"v":1,',
  '"v":1.0,',
  '"peerSeq":1e0,',
  '9007199254740993',
  '1e400',
  '-0',
  '\\ud83d\\ude00',
  '\\ud83d',
  '\\u0041',
  '2020-02-30T00:00:00Z',
  '2020-02-29T23:59:59.123456Z',
  '2020-08-25T07:00Z',
  '2020-08-25T24:00:00Z',
  '2020-08-25T07:00:60Z',
  'null',
  'true',
  ',',
  '}',
  ' ',
  '\ufeff',
  '[[[[',
].map(utf8);

export function envelopeSource(decode: Opens = decodeEnvelope): Source {
  const { origin: log, message } = east;
  const good = [
    statementBy(east, { body: { a: [1, 2.5, -3e-7, 'ü▲😀', null, true], b: {} } }),
    statementBy(east, {
      to: 'west',
      peerSeq: 3,
      seen: { peerSeq: 1, size: 4, root: null },
      refs: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'],
      by: { office: 'watch', officer: 'Анна', signIn: 's' },
      expires: '2024-02-29T00:00:00.5Z',
      approvals: [{ officer: 'a', key: 'b', sig: 'c' }],
    }),
  ];
  const type = payloadTypeOf('notices.filed', 1);
  const texts = good.map((statement) => utf8(canonicalJson(statement)));
  return (rng) => {
    // Half are injured and then signed, so that what is inside decides; half are injured outside.
    const inside = rng.int(2) === 0;
    const payload = inside ? hurt(pick(rng, texts), rng, PIECES) : pick(rng, texts);
    const sig = message.sign(pae(type, payload));
    const whole = utf8(encodeEnvelope({ payloadType: type, payload, keyid: 'k', sig }));
    const urlSafe = utf8(text(whole).replaceAll('+', '-').replaceAll('/', '_'));
    const bytes = inside ? whole : hurt(rng.int(4) === 0 ? urlSafe : whole, rng, PIECES);
    const envelope = decode(bytes);
    const opened: Statement | Refusal = isRefusal(envelope)
      ? envelope
      : openEnvelope(envelope, { party: 'east', log, messageKey: message.publicKey });
    return {
      asked: ['envelope', b64(bytes), b64('east'), b64(log), b64(message.publicKey)].join(' '),
      ours: isRefusal(envelope) || isRefusal(opened) ? 'no' : answer([envelopeHash(envelope), opened.id]),
    };
  };
}

export function openingSource(log: SampleLog): Source {
  const headers = [
    'direction in\nclass notice\npeer west\npeerseq 12\nprev 341\ntime 2020-08-25T07:00:00.000Z\n',
    'direction own\nclass admin\npeer -\npeerseq 0\nprev none\ntime 0000-02-29T23:59:59.999Z\n',
    'direction own\nclass admin\npeer west\npeerseq 0\nprev none\ntime 2020-08-25T07:00:00.000Z\n',
    'direction out\nclass line\npeer -\npeerseq 1\nprev 0\ntime 2020-08-25T07:00:00.000Z\n',
    'direction out\nclass line\npeer a\npeerseq 9007199254740992\nprev 0\ntime 2021-02-29T07:00:00.000Z\n',
  ];
  const pieces = ['0', 'own', 'in', 'none', '-', ' ', '\\n', 'FF', '9999-12-31', '24:00:00.000Z'].map(utf8);
  return (rng) => {
    const { opening } = log.held[rng.int(log.held.length)]!;
    const header = rng.int(2) === 0 ? opening.header : `parley-header/v1\n${pick(rng, headers)}`;
    const changed = {
      ...opening,
      header: rng.int(3) === 0 ? text(damage(utf8(header), rng, pieces)) : header,
    };
    const json = openingToJson(rng.int(2) === 0 ? changed : withoutBody(changed));
    const bytes =
      rng.int(2) === 0 ? utf8(JSON.stringify(json)) : hurt(utf8(JSON.stringify(json)), rng, pieces);
    const parsed = parseJson(bytes);
    const shaped = isRefusal(parsed) ? null : openingSchema.safeParse(parsed.value);
    const read = shaped?.success ? openingFromJson(shaped.data) : null;
    const stands = read !== null && !isRefusal(read) && !isRefusal(headerOf(read));
    return {
      asked: `opening ${b64(bytes)}`,
      ours: stands ? answer([toHex(leafHash(leafOf(read)))]) : 'no',
    };
  };
}
