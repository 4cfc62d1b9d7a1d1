/**
 * C2SP tlog-policy: which logs count, which witnesses, and how many of them must have cosigned a checkpoint before it
 * is believed ("two of three militaries and any agency").
 *
 * The file is octets: names are compared as they stand, and what is not ASCII is not looked into. Inside, each octet is
 * one character (Latin-1); only the names inside vkeys are read as UTF-8.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { type Checkpoint, decodeCheckpoint } from './checkpoint.ts';
import { type Cosignature, type Cosigner, cosignaturesOf } from './cosignature.ts';
import { toHex } from './hash.ts';
import {
  decodeVkey,
  ED25519_COSIGNATURE,
  ED25519_NOTE,
  encodeVkey,
  type NoteKeyType,
  openNote,
  type Verifier,
} from './note.ts';

export const MAX_POLICY_BYTES = 65_536;
/** C2SP asks for 32 of each at least. */
export const MAX_POLICY_ITEMS = 256;

export interface PolicyLog {
  /** Its name is the log's origin. */
  key: Verifier;
  url: string | null;
}
export interface PolicyWitness {
  /** As the policy calls it. */
  name: string;
  key: Cosigner;
  /** Submission prefix. */
  url: string | null;
}
export interface PolicyGroup {
  name: string;
  /** How many members must have witnessed. */
  threshold: number;
  /** Witnesses and groups defined before it. */
  members: readonly string[];
}
export interface Policy {
  logs: readonly PolicyLog[];
  witnesses: readonly PolicyWitness[];
  /** In the order of the file: each names only what stands before it. */
  groups: readonly PolicyGroup[];
  /** A witness or a group; null: no cosignature is asked for. */
  quorum: string | null;
}

/** What is wrong with a line of a policy. */
export type PolicyFault =
  | 'character'
  | 'keyword'
  | 'fields'
  | 'key'
  | 'keyTwice'
  | 'nameTaken'
  | 'nameUnknown'
  | 'memberTwice'
  | 'threshold'
  | 'quorumTwice'
  | 'tooMany';

class Reader {
  readonly logs: PolicyLog[] = [];
  readonly witnesses: PolicyWitness[] = [];
  readonly groups: PolicyGroup[] = [];
  quorum: string | null | undefined;
  /** Witnesses and groups share their names. */
  readonly #names = new Set<string>();
  readonly #members = new Set<string>();
  readonly #keys = { log: new Set<string>(), witness: new Set<string>() };

  /** One line that is neither blank nor a comment. */
  line(fields: readonly string[]): PolicyFault | null {
    const [keyword, ...rest] = fields;
    switch (keyword) {
      case 'log':
        return this.#log(rest);
      case 'witness':
        return this.#witness(rest);
      case 'group':
        return this.#group(rest);
      case 'quorum':
        return this.#quorum(rest);
      default:
        return 'keyword';
    }
  }

  #key(of: 'log' | 'witness', text: string): Verifier | PolicyFault {
    const key = decodeVkey(
      Buffer.from(text, 'latin1').toString('utf8'),
      of === 'log' ? ED25519_NOTE : ED25519_COSIGNATURE,
    );
    if (isRefusal(key)) return 'key';
    const hex = toHex(key.publicKey);
    if (this.#keys[of].has(hex)) return 'keyTwice';
    this.#keys[of].add(hex);
    return key;
  }

  #define(name: string): PolicyFault | null {
    if (name === 'none' || this.#names.has(name)) return 'nameTaken';
    this.#names.add(name);
    return null;
  }

  #log([vkey, url, ...more]: readonly string[]): PolicyFault | null {
    if (vkey === undefined || more.length > 0) return 'fields';
    if (this.logs.length === MAX_POLICY_ITEMS) return 'tooMany';
    const key = this.#key('log', vkey);
    if (typeof key === 'string') return key;
    this.logs.push({ key, url: url ?? null });
    return null;
  }

  #witness([name, vkey, url, ...more]: readonly string[]): PolicyFault | null {
    if (name === undefined || vkey === undefined || more.length > 0) return 'fields';
    if (this.witnesses.length === MAX_POLICY_ITEMS) return 'tooMany';
    const taken = this.#define(name);
    if (taken) return taken;
    const key = this.#key('witness', vkey);
    if (typeof key === 'string') return key;
    this.witnesses.push({ name, key, url: url ?? null });
    return null;
  }

  #group([name, count, ...members]: readonly string[]): PolicyFault | null {
    if (name === undefined || count === undefined || members.length === 0) return 'fields';
    if (this.groups.length === MAX_POLICY_ITEMS) return 'tooMany';
    // Members first: a group cannot be its own member.
    if (!members.every((member) => this.#names.has(member))) return 'nameUnknown';
    for (const member of members) {
      if (this.#members.has(member)) return 'memberTwice';
      this.#members.add(member);
    }
    const taken = this.#define(name);
    if (taken) return taken;
    const threshold = thresholdOf(count, members.length);
    if (threshold === null) return 'threshold';
    this.groups.push({ name, threshold, members });
    return null;
  }

  #quorum([name, ...more]: readonly string[]): PolicyFault | null {
    if (name === undefined || more.length > 0) return 'fields';
    if (this.quorum !== undefined) return 'quorumTwice';
    if (name !== 'none' && !this.#names.has(name)) return 'nameUnknown';
    this.quorum = name === 'none' ? null : name;
    return null;
  }
}

/** `any`, `all`, or 1 ≤ k ≤ n in decimal. */
function thresholdOf(text: string, members: number): number | null {
  if (text === 'any') return 1;
  if (text === 'all') return members;
  const k = /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : 0;
  return k >= 1 && k <= members ? k : null;
}

/** Control characters but tab and line break. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** Reads a policy file. Every fault names its line. */
export function parsePolicy(input: string | Uint8Array): Policy | Refusal {
  const bytes = typeof input === 'string' ? Buffer.from(input, 'utf8') : Buffer.from(input);
  if (bytes.length > MAX_POLICY_BYTES)
    return refuse('RECORD_TOO_BIG', { bytes: bytes.length, limit: MAX_POLICY_BYTES });
  const lines = bytes.toString('latin1').split('\n');
  // Each line ends in a line break: what follows the last is no line, and nothing may stand there.
  if (lines.pop() !== '') return refuse('RECORD_POLICY_LINE', { line: lines.length + 1, fault: 'character' });
  const reader = new Reader();
  for (const [at, line] of lines.entries()) {
    const fields = line.split(/[ \t]+/).filter((field) => field !== '');
    const idle = fields.length === 0 || (fields[0] as string).startsWith('#');
    const fault = FORBIDDEN.test(line) ? 'character' : idle ? null : reader.line(fields);
    if (fault) return refuse('RECORD_POLICY_LINE', { line: at + 1, fault });
  }
  const { logs, witnesses, groups, quorum } = reader;
  if (quorum === undefined) return refuse('RECORD_POLICY_QUORUM');
  return { logs, witnesses, groups, quorum };
}

/** The file of a policy; `parsePolicy` gives the same policy back. */
export function encodePolicy(policy: Policy): Uint8Array {
  const octets = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
  const vkey = ({ name, publicKey }: Verifier, type: NoteKeyType) =>
    octets(encodeVkey(name, publicKey, type));
  const url = (text: string | null) => (text === null ? '' : ` ${text}`);
  const lines = [
    ...policy.logs.map((log) => `log ${vkey(log.key, ED25519_NOTE)}${url(log.url)}`),
    ...policy.witnesses.map(
      (one) => `witness ${one.name} ${vkey(one.key, ED25519_COSIGNATURE)}${url(one.url)}`,
    ),
    ...policy.groups.map(({ name, threshold, members }) => `group ${name} ${threshold} ${members.join(' ')}`),
    `quorum ${policy.quorum ?? 'none'}`,
  ];
  return Buffer.from(`${lines.join('\n')}\n`, 'latin1');
}

/** Whether witnesses of these names (as the policy calls them) make up its quorum. */
export function isQuorum(policy: Policy, cosigned: ReadonlySet<string>): boolean {
  if (policy.quorum === null) return true;
  const witnessed = new Set(policy.witnesses.map(({ name }) => name).filter((name) => cosigned.has(name)));
  for (const { name, threshold, members } of policy.groups) {
    if (members.filter((member) => witnessed.has(member)).length >= threshold) witnessed.add(name);
  }
  return witnessed.has(policy.quorum);
}

export interface PolicyVerdict extends Checkpoint {
  /** By the policy's witnesses, in the policy's order. */
  cosignatures: { witness: string; timeS: bigint; line: string }[];
  quorum: boolean;
  /** When the witnesses had seen it: the median of the cosignatures' times, the lower of two; null where none is there. */
  timeS: bigint | null;
}

/**
 * A checkpoint under a policy: signed by a log that counts, with what the policy's witnesses say. Not refused for want
 * of a quorum: that is an answer.
 * @param logs those known from elsewhere, where the policy names none
 */
export function judge(
  note: string | Uint8Array,
  policy: Policy,
  logs: readonly Verifier[] = policy.logs.map(({ key }) => key),
): PolicyVerdict | Refusal {
  const opened = openNote(note, logs);
  if (isRefusal(opened)) return opened;
  const checkpoint = decodeCheckpoint(opened.text);
  if (isRefusal(checkpoint)) return checkpoint;
  if (!opened.signedBy.includes(checkpoint.origin))
    return refuse('RECORD_LOG_OTHER', { given: checkpoint.origin, expected: opened.signedBy.join(', ') });
  const keys = policy.witnesses.map(({ key }) => key);
  const found = cosignaturesOf(note, keys);
  if (isRefusal(found)) return found;
  const byKey = new Map<Cosigner, Cosignature>(found.map((one) => [one.cosigner, one]));
  const cosignatures = policy.witnesses.flatMap(({ name, key }) => {
    const one = byKey.get(key);
    return one ? [{ witness: name, timeS: one.timeS, line: one.line }] : [];
  });
  const times = cosignatures.map(({ timeS }) => timeS).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    ...checkpoint,
    cosignatures,
    quorum: isQuorum(policy, new Set(cosignatures.map(({ witness }) => witness))),
    timeS: times[Math.floor((times.length - 1) / 2)] ?? null,
  };
}
