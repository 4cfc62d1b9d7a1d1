/** Parties that changed keys, and witnesses with their policy, as pack parts. */
import { makeCard, type Revoked } from '../../../src/record/card.ts';
import { cosign, withLines } from '../../../src/record/cosignature.ts';
import { signEnvelope } from '../../../src/record/envelope.ts';
import { keyIdOf, type Signer, signerFromSeed } from '../../../src/record/key.ts';
import { ED25519_COSIGNATURE, encodeVkey } from '../../../src/record/note.ts';
import type { PackParts } from '../../../src/record/pack/format.ts';
import { exchange, makeParty, type Party, SampleLog, seeded, statementBy } from './samples.ts';
import { absence, MIN, presence, type Story, T0 } from './stories.ts';

export const fresh = (name: string): Signer => signerFromSeed(seeded(name).bytes(32));

/** The next card of a party, with a new message key, and the party as it is from then on. */
export function rekeyed(before: Party, message: Signer, revoke: Revoked[] = []): Party {
  const { party, mode, names, origin, url } = before.card;
  const keys = { ...before.seeds.publicKeys(), root: before.root, log: before.log, message };
  const card = makeCard({ party, mode, names, origin, url }, keys, { card: before.card, revoke });
  return { ...before, message, card };
}

export interface Theft {
  /** Index in East's log from which the stolen key counts no more. */
  fromIndex?: number;
  /** Leaves out the entry that brought the revocation to West's log. */
  hideRevocation?: boolean;
  /** East's own entries asked for, of four: two by the old key, then two by whoever holds it. */
  own?: number[];
}
/**
 * East's message key is stolen after two entries; the thief signs on, in East's log and to West. East's next card revokes the
 * key. What West had before that stays; what came later, under whatever time, does not count.
 * @returns what East's log shows; what West's shows of `of` (0: before the theft, 1: the thief's, before West heard, 3: after it)
 */
export async function theft(of: number, story: Theft = {}): Promise<{ own: PackParts; received: PackParts }> {
  const { fromIndex = 2, hideRevocation = false, own = [0, 1] } = story;
  const east = new SampleLog(makeParty('east'));
  const west = new SampleLog(makeParty('west'));
  const stolen = east.owner.message;
  const mine = new SampleLog(east.owner);
  for (let i = 0; i < 4; i++) mine.own({ kind: 'parties.other', body: i }, 'admin', T0 + i * MIN);
  const later = rekeyed(east.owner, fresh('east after the theft'), [
    { role: 'message', keyid: keyIdOf(stolen.publicKey), fromIndex },
  ]);
  const say = (peerSeq: number) =>
    exchange(east, west, { kind: 'line.message', peerSeq, body: peerSeq }, 'line', T0 + peerSeq * MIN);
  say(1);
  say(2);
  const news = statementBy(later, {
    kind: 'parties.rekeyed',
    class: 'admin',
    to: 'west',
    peerSeq: 3,
    body: { card: later.card, proof: null },
  });
  west.append(signEnvelope(news, later.message), {
    direction: 'in',
    class: 'admin',
    peer: 'east',
    peerSeq: 3,
    timeMs: T0 + 3 * MIN,
  });
  // Backdated: the time is the thief's to write.
  exchange(east, west, { kind: 'line.message', peerSeq: 4, body: 'forged' }, 'line', T0 + MIN);
  const cards = [east.owner.card, later.card, west.owner.card];
  const parts = (log: SampleLog, indexes: number[], entries: PackParts['entries']): PackParts => ({
    question: { purpose: 'presence', log: log.owner.origin, indexes },
    cards,
    policy: null,
    checkpoints: [log.checkpoint()],
    entries,
    receipts: [],
  });
  const shown = hideRevocation ? [of] : [...new Set([of, 2])];
  return {
    own: parts(mine, own, await Promise.all(own.map((i) => mine.packEntry(i, 'full')))),
    received: parts(west, [of], await Promise.all(shown.map((i) => west.packEntry(i, 'full')))),
  };
}

const nameOf = (party: string) => `${party}.example/log/witness`;
export interface Cosigner {
  name: string;
  signer: Signer;
}
/** West as its card shows it, and two strangers. */
export const cosigners: readonly Cosigner[] = [
  { name: nameOf('west'), signer: makeParty('west').seeds.cosignSigner() },
  { name: 'ngo.example/witness', signer: fresh('ngo') },
  { name: 'monitor.example/w1', signer: fresh('monitor') },
];
/** "West, and any of the two others". */
export function policyOf(quorum: 'both' | 'none'): string {
  const lines = cosigners.map(
    ({ name, signer }, i) => `witness w&${i} ${encodeVkey(name, signer.publicKey, ED25519_COSIGNATURE)}`,
  );
  return [...lines, 'group others 1 w&1 w&2', 'group both 2 w&0 others', `quorum ${quorum}`, ''].join('\n');
}
/** The note with cosignatures of these of `cosigners`, each a minute after the one before. */
export function cosigned(note: string, by: readonly number[]): string {
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const lines = by.map((i) => cosign(text, cosigners[i] as Cosigner, BigInt(T0 / 1000 + 60 * (i + 1))));
  return withLines(note, lines);
}

/** One own entry in a live log: the smallest pack there is. */
export async function smallest(): Promise<PackParts> {
  const party = makeParty('west');
  const { party: name, names, origin } = party.card;
  const facts = { party: name, mode: 'live', names, origin, url: 'https://west.example/p?q=1' } as const;
  const card = makeCard(facts, { ...party.seeds.publicKeys(), root: party.root });
  const log = new SampleLog({ ...party, card });
  for (let i = 0; i < 3; i++) log.own({ kind: 'parties.other', mode: 'live', body: i }, 'admin', T0 + i);
  return {
    question: { purpose: 'presence', log: party.origin, indexes: [1] },
    cards: [log.owner.card],
    policy: null,
    checkpoints: [log.checkpoint()],
    entries: [await log.packEntry(1, 'full'), await log.packEntry(2, 'header')],
    receipts: [],
  };
}

/** Good packs of every form, by name. */
/** Timed release before West's question: a filing that does not say whose it is, and what opened more of it, when. */
async function releases(): Promise<Record<string, PackParts>> {
  const root = 'a'.repeat(64);
  const filed = { at: 20, units: null, root };
  const opened = { at: 30, kind: 'notices.released', root };
  const tell = async (...notices: NonNullable<Story['notices']>) => (await absence({ notices })).parts;
  const during = { fromMs: T0 + 100 * MIN, toMs: T0 + 200 * MIN };
  const ask = { units: ['k-1'], during };
  return {
    'released in the window, it covers': await tell(filed, { ...opened, units: ['k-1'] }),
    'released in the window, another unit': await tell(filed, { ...opened, units: ['k-2'] }),
    'released after the window, it covers': await tell(
      { ...filed, at: 5 },
      { ...opened, units: ['k-1'], at: 60 },
    ),
    'filed in the window, released after it': await tell(filed, { ...opened, units: ['k-1'], at: 60 }),
    'another root released': await tell(filed, { ...opened, units: ['k-2'], root: 'b'.repeat(64) }),
    'another version released': await tell(filed, { ...opened, units: ['k-2'], version: 2 }),
    'released of the filing before, which says whose': (
      await absence({
        notices: [
          { at: 8, units: ['k-2'], root },
          { ...opened, units: null, during },
        ],
        question: ask,
      })
    ).parts,
    'no commitment named': await tell(
      { at: 20, units: null },
      { at: 30, units: ['k-2'], kind: 'notices.released' },
    ),
  };
}

export async function corpus(): Promise<Record<string, PackParts>> {
  const told = await presence();
  const [first, ...rest] = told.checkpoints as [string, ...string[]];
  const witnessed = (by: readonly number[], quorum: 'both' | 'none' = 'both'): PackParts => ({
    ...told,
    policy: policyOf(quorum),
    checkpoints: [cosigned(first, by), ...rest],
  });
  const notice = { at: 20, units: ['k-1', 'k-2'] };
  const during = { fromMs: T0, toMs: T0 + 90 * MIN };
  return {
    smallest: await smallest(),
    'present, receipt proven': told,
    'present, receipt alone': await presence(false),
    'present, one missing': {
      ...told,
      question: { purpose: 'presence', log: first.split('\n')[0]!, indexes: [0, 1] },
    },
    'cosigned by a quorum': witnessed([0, 1, 2]),
    'cosigned by just enough': witnessed([2, 0]),
    'cosigned by too few': witnessed([1, 2]),
    'cosigned by nobody': witnessed([]),
    'cosigned though none is asked for': witnessed([1], 'none'),
    absent: (await absence()).parts,
    'absent, others opened': (
      await absence({ notices: [{ ...notice, units: ['k-2'] }], question: { during } })
    ).parts,
    'absent, odd unit names': (await absence({ question: { units: ['"é<&>', 'a\u2028b', '🚚'] } })).parts,
    contradicted: (await absence({ notices: [notice] })).parts,
    'contradicted at any time by any unit': (await absence({ notices: [notice], question: { units: null } }))
      .parts,
    'undecidable, nothing stated': (await absence({ completeAt: null })).parts,
    'undecidable, a hole in the chain': (await absence({ keep: (i) => i !== 2 })).parts,
    'undecidable, closed body': (
      await absence({ notices: [notice], shown: (i) => (i === 3 ? 'header' : 'full') })
    ).parts,
    'undecidable, closed groups': (await absence({ notices: [{ at: 20, units: null }] })).parts,
    ...(await releases()),
    'old key before its revocation, own log': (await theft(0)).own,
    'old key before its revocation, other log': (await theft(1)).received,
  };
}
