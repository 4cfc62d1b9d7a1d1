/** A real node on disk in a temporary folder, and a peer whose keys the benchmark holds: it signs what the node receives. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal, RefusalError } from '../../src/contract/index.ts';
import {
  buildHouse,
  type Folder,
  fileLock,
  folderAt,
  type Identity,
  initFolder,
  makeParty,
  openStore,
  ParleyNode,
  readIdentity,
  rooms,
  seededRandom,
  systemClock,
  systemRandom,
} from '../../src/node/index.ts';
import { encodeEnvelope, envelopeHash, type Statement, signEnvelope } from '../../src/record/index.ts';
import type { PostgresTarget } from '../../src/store/index.ts';

const SECRET = new TextEncoder().encode('a secret for benchmarks only');
const MODE = 'exercise';
const namesOf = (party: string) => ({ en: party, ru: party, ar: party });

/** The folder of a new party `west`, its record in it or in that empty database; `clean` removes the folder. */
export async function westFolder(
  database: PostgresTarget | null = null,
): Promise<{ folder: Folder; clean(): void }> {
  const path = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const facts = { party: 'west', mode: MODE, names: namesOf('west'), url: null } as const;
  await initFolder(path, facts, SECRET, systemRandom, { database });
  return { folder: folderAt(path, database), clean: () => rmSync(path, { recursive: true, force: true }) };
}

/** The node of that folder, as a real node is opened: SQLite, lock file, checkpoints within a second. */
export async function openWest(folder: Folder): Promise<ParleyNode> {
  return ParleyNode.open({
    identity: await readIdentity(folder, SECRET),
    house: buildHouse(rooms),
    store: await openStore(folder),
    lock: fileLock(folder),
    clock: systemClock,
    random: systemRandom,
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    failed: (error) => {
      throw error;
    },
  });
}

/** One envelope of the peer, as it travels. */
export interface Sent {
  text: string;
  hash: string;
  statement: Statement;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
function idOf(number: number): string {
  let text = '';
  for (let rest = number; text.length < 26; rest = Math.floor(rest / 32)) text = CROCKFORD[rest % 32] + text;
  return text;
}

/** `east`, enrolled at the node, which sends in one unbroken series. */
export class PeerOfWest {
  readonly identity: Identity;
  readonly #node: ParleyNode;
  #seq = 0;
  #lastHash: string | null = null;

  private constructor(identity: Identity, node: ParleyNode) {
    this.identity = identity;
    this.#node = node;
  }

  static async enrol(node: ParleyNode): Promise<PeerOfWest> {
    const facts = { party: 'east', mode: MODE, names: namesOf('east'), url: null } as const;
    const { identity } = makeParty(facts, seededRandom('a peer for benchmarks only'));
    const command = node.house.commands.get('parties.enrol');
    const actor = { by: { office: 'watch', officer: 'Ann', signIn: 'bench' }, roles: ['admin' as const] };
    const outcome = await node.command(
      'parties.enrol',
      command?.schema.parse({ card: identity.card }),
      actor,
    );
    if (isRefusal(outcome)) throw new RefusalError(outcome);
    return new PeerOfWest(identity, node);
  }

  /** The next envelope of the series; the act id is made from its number. */
  next(kind: string, body: unknown): Sent {
    this.#seq += 1;
    const id = idOf(this.#seq);
    const statement: Statement = {
      v: 1,
      mode: MODE,
      kind,
      kindVersion: 1,
      class: 'line',
      id,
      from: 'east',
      log: this.identity.card.origin,
      to: 'west',
      peerSeq: this.#seq,
      prevToPeer: this.#lastHash,
      seen: null,
      claimedTime: new Date(this.#node.clock.now()).toISOString(),
      expires: null,
      precedence: 'priority',
      refs: [],
      by: { office: 'watch', officer: 'Sgt B', signIn: 'bench' },
      approvals: [],
      body,
    };
    const envelope = signEnvelope(statement, this.identity.message);
    const hash = envelopeHash(envelope);
    this.#lastHash = hash;
    return { text: encodeEnvelope(envelope), hash, statement };
  }
}

/** A short message on the line, as an officer types it. */
export const message = (number: number) => ({
  phrase: 'free text',
  office: 'watch',
  to: [{ party: 'west', office: 'watch', for: 'information' }],
  toAll: false,
  notEnrolled: [],
  at: { lat: 36.5 + (number % 100) / 1000, lon: 41.2 },
  timeMs: null,
  expiresMs: null,
  words: `Supply column ${number} passed the checkpoint on the north road without incident.`,
  language: 'en',
  notices: [],
  alerts: [],
});
