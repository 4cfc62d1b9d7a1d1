/** The worked example of docs/reference/envelope-and-header.md, made by the code that the page describes. */
import {
  bodyCommitment,
  encodeHeader,
  envelopeHash,
  headerCommitment,
  leafHash,
  leafOf,
  sha256,
  signEnvelope,
  signerFromSeed,
  toBase64,
  toHex,
  utf8,
} from '../../src/record/index.ts';

const signer = signerFromSeed(sha256(utf8('documentation example: message key of west')));
const timeMs = Date.parse('2020-08-24T07:00:00.000Z');

/** Lines that the page must hold, each exactly so. */
export function exampleLines(): string[] {
  const envelope = signEnvelope(
    {
      v: 1,
      mode: 'exercise',
      kind: 'notices.withdrawn',
      kindVersion: 1,
      class: 'notice',
      id: '01EGJ3Q3M0A7N2V5X9C4B8D6F1',
      from: 'west',
      log: 'west.parley.invalid/exercise/0a1b2c3d4e5f',
      to: 'east',
      peerSeq: 3,
      prevToPeer: toHex(sha256(utf8('documentation example: the envelope before'))),
      seen: { peerSeq: 1, size: 0, root: null },
      claimedTime: new Date(timeMs).toISOString(),
      expires: null,
      precedence: 'priority',
      refs: ['01EGJ3Q3M0A7N2V5X9C4B8D6F0'],
      by: { office: 'watch', officer: 'Ann', signIn: '0011223344556677' },
      approvals: [],
      body: { noticeId: '01EGJ3Q3M0A7N2V5X9C4B8D6F0', version: 1, reason: 'road closed' },
    },
    signer,
  );
  const header = encodeHeader({
    direction: 'out',
    class: 'notice',
    peer: 'east',
    peerSeq: 3,
    prev: 341,
    timeMs,
  });
  const salt1 = Uint8Array.from({ length: 16 }, (_, i) => i);
  const salt2 = Uint8Array.from({ length: 16 }, (_, i) => 0xf0 + i);
  const leaf = leafOf({ salt1, header, salt2, envelope });
  return [
    `message key      ${toBase64(signer.publicKey)}`,
    `payload          ${Buffer.from(envelope.payload).toString('utf8')}`,
    `PAE begins       DSSEv1 ${envelope.payloadType.length} ${envelope.payloadType} ${envelope.payload.length} {"approvals":`,
    `signature        ${toBase64(envelope.sig)}`,
    `envelope hash    ${envelopeHash(envelope)}`,
    ...header.trimEnd().split('\n'),
    `salt1            ${toHex(salt1)}`,
    `salt2            ${toHex(salt2)}`,
    `header part      ${toHex(headerCommitment(salt1, header))}`,
    `envelope part    ${toHex(bodyCommitment(salt2, envelope))}`,
    `leaf             ${toHex(leaf)}`,
    `leaf hash        ${toHex(leafHash(leaf))}`,
  ];
}
