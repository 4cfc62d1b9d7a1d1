/**
 * The signed states of logs in a pack: one note per log, with the signatures of that log's keys and the cosignatures of
 * the witnesses that the pack's policy names. A signature line of anybody else has no place here: nothing in a pack may
 * be there unverified.
 */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { type Checkpoint, decodeCheckpoint } from '../checkpoint.ts';
import { type Cosigner, LAST_S, verifyCosignature } from '../cosignature.ts';
import { fromUtf8, toBase64, utf8 } from '../hash.ts';
import { keyIdOf, verifySignature } from '../key.ts';
import { isOf, readNote } from '../note.ts';
import { encodePolicy, isQuorum, type Policy, parsePolicy } from '../policy.ts';
import type { Cards } from './cards.ts';
import type { PackCheckpoint, PackWitness } from './format.ts';

export interface Witnessed extends Checkpoint {
  shown: PackCheckpoint;
}
export type Checkpoints = ReadonlyMap<string, Witnessed>;

/**
 * A policy as packs carry it: who counts and how many, in the one spelling of `encodePolicy`. Where witnesses are reached,
 * and the logs, which the cards name, are left out.
 */
export function plainPolicy(policy: Policy): string | null {
  const witnesses = policy.witnesses.map((one) => ({ ...one, url: null }));
  return fromUtf8(encodePolicy({ ...policy, logs: [], witnesses }));
}

/** The policy of a pack; null where it names none. */
export function readPolicy(text: string | null): Policy | null | Refusal {
  const policy = text === null ? null : parsePolicy(text);
  if (policy === null || isRefusal(policy) || plainPolicy(policy) === text) return policy;
  return refuse('RECORD_PACK_FIELD', { field: 'policy' });
}

/** Who counts as a witness, and which of them are parties with a card here. */
export function witnessesOf(policy: Policy | null, cards: Cards): PackWitness[] {
  return (policy?.witnesses ?? []).map(({ key }) => ({
    name: key.name,
    fingerprint: keyIdOf(key.publicKey),
    party: cards.cosigner(key),
  }));
}

export function readCheckpoints(
  notes: readonly string[],
  cards: Cards,
  policy: Policy | null,
): Checkpoints | Refusal {
  const out = new Map<string, Witnessed>();
  let last = '';
  for (const note of notes) {
    const witnessed = readCheckpoint(note, cards, policy);
    if (isRefusal(witnessed)) return witnessed;
    if (witnessed.origin <= last) return refuse('RECORD_PACK_ORDER', { what: 'checkpoints' });
    last = witnessed.origin;
    out.set(witnessed.origin, witnessed);
  }
  return out;
}

function readCheckpoint(note: string, cards: Cards, policy: Policy | null): Witnessed | Refusal {
  const read = readNote(note);
  if (isRefusal(read)) return read;
  const checkpoint = decodeCheckpoint(read.text);
  if (isRefusal(checkpoint)) return checkpoint;
  const known = cards.ofLog(checkpoint.origin);
  if (known.length === 0) return refuse('RECORD_PACK_LOG_UNKNOWN', { log: checkpoint.origin.slice(0, 80) });
  const witnesses = policy?.witnesses ?? [];
  const times = new Map<Cosigner, bigint>();
  // What a stolen log key signed could be any tree: it is verified, and says nothing.
  const gone = new Set(known.at(-1)!.card.revoked.map(({ keyid }) => keyid));
  let signed = 0;
  for (const [i, line] of read.lines.entries()) {
    if (read.lines.findIndex((other) => isOf(other, line)) !== i) return refuse('RECORD_NOTE_SHAPE');
    const log = known.map(({ keys }) => keys.log).find((key) => isOf(line, key));
    const witness = witnesses.find(({ key }) => isOf(line, key))?.key;
    if (log) {
      if (!verifySignature(log.publicKey, utf8(read.text), line.signature))
        return refuse('RECORD_NOTE_SIGNATURE', { name: line.name });
      if (!gone.has(keyIdOf(log.publicKey))) signed += 1;
    } else if (witness) {
      const timeS = verifyCosignature(read.text, line, witness);
      if (timeS === null || timeS > LAST_S) return refuse('RECORD_NOTE_SIGNATURE', { name: line.name });
      times.set(witness, timeS);
    } else return refuse('RECORD_PACK_SIGNATURE', { name: line.name.slice(0, 80) });
  }
  if (signed === 0) return refuse('RECORD_NOTE_UNSIGNED', { name: checkpoint.origin });
  return { ...checkpoint, shown: shownOf(checkpoint, policy, times) };
}

function shownOf(
  checkpoint: Checkpoint,
  policy: Policy | null,
  times: Map<Cosigner, bigint>,
): PackCheckpoint {
  const { origin, size, root } = checkpoint;
  const found = (policy?.witnesses ?? []).flatMap(({ name, key }) => {
    const timeS = times.get(key);
    return timeS === undefined ? [] : [{ name, witness: key.name, timeS }];
  });
  const iso = (timeS: bigint) => new Date(Number(timeS) * 1000).toISOString();
  const rising = found.map(({ timeS }) => timeS).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const median = rising[Math.floor((rising.length - 1) / 2)];
  const asked = policy !== null && policy.quorum !== null;
  return {
    origin,
    size: String(size),
    root: toBase64(root),
    quorum: !asked ? 'none' : isQuorum(policy, new Set(found.map(({ name }) => name))) ? 'met' : 'missed',
    time: median === undefined ? null : iso(median),
    cosignatures: found.map(({ witness, timeS }) => ({ witness, time: iso(timeS) })),
  };
}
