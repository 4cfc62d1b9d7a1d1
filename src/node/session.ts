/**
 * One write transaction: envelopes become leaves, leaves grow the tree, views follow, all or nothing.
 * Only the writer makes sessions, one at a time.
 */
import {
  type Ctx,
  type Direction,
  type Draft,
  type Entry,
  type Kind,
  type Read,
  type Refusal,
  RefusalError,
  type Rows,
  type TableKey,
} from '../contract/index.ts';
import { EMPTY_LINK, LINKS, type LinkRow, type NowUnderstood, nowUnderstood } from '../parties/index.ts';
import {
  appendLeaf,
  type CompactTree,
  type Envelope,
  encodeEnvelope,
  encodeHeader,
  envelopeHash,
  leafHash,
  leafOf,
  type Signer,
  STATEMENT_VERSION,
  type Statement,
  signEnvelope,
  toHex,
} from '../record/index.ts';
import type { StoredEntry, Txn } from '../store/index.ts';
import type { Clock } from './clock.ts';
import type { House } from './house.ts';
import type { Identity } from './identity.ts';
import { type Random, ulid } from './random.ts';
import { readerOf } from './reader.ts';

export interface SessionPorts {
  house: House;
  identity: Identity;
  clock: Clock;
  random: Random;
  files: Parameters<typeof readerOf>[1];
  /** What this node holds of a peer's log: latest checkpoint seen. */
  seen(peer: string): { size: number; root: string } | null;
  /** Why no entry may be made now; null: it may. */
  blocked(): Refusal | null;
  /** Told of the rows of views that an entry is about to change. */
  changing?(rows: readonly TableKey[], entryIndex: number): void;
}

interface Place {
  savepoint: number;
  tree: CompactTree;
  entries: number;
}

export class Session {
  readonly txn: Txn;
  readonly read: Read;
  /** Entries appended so far, in order. */
  readonly entries: Entry[] = [];
  readonly #ports: SessionPorts;
  #tree: CompactTree;

  constructor(txn: Txn, tree: CompactTree, ports: SessionPorts) {
    this.txn = txn;
    this.read = readerOf(txn, ports.files);
    this.#tree = tree;
    this.#ports = ports;
  }
  get tree(): CompactTree {
    return this.#tree;
  }

  async mark(): Promise<Place> {
    return { savepoint: await this.txn.savepoint(), tree: this.#tree, entries: this.entries.length };
  }
  async rollbackTo(place: Place): Promise<void> {
    await this.txn.rollbackTo(place.savepoint);
    this.#tree = place.tree;
    this.entries.length = place.entries;
  }

  ctx(by: Ctx['by']): Ctx {
    const { identity, clock, random } = this.#ports;
    const now = clock.now();
    return {
      party: identity.party,
      mode: identity.mode,
      now,
      by,
      newId: () => ulid(now, random),
      randomHex: (bytes) => toHex(random.bytes(bytes)),
    };
  }
  ask = async <Answer>(name: string, question: unknown): Promise<Answer> => {
    const answer = this.#ports.house.answers.get(name);
    if (!answer) throw new Error(`nobody answers ${name}`);
    return (await answer(this.read, question, this.ctx(null), this.ask)) as Answer;
  };

  async link(peer: string): Promise<LinkRow> {
    return (await this.txn.get<LinkRow>(LINKS, peer)) ?? EMPTY_LINK;
  }

  /**
   * Makes the own entry of an act and one envelope for each recipient. Returns the own entry.
   * @param signer another than the present message key only where that key is being changed
   */
  async write(draft: Draft, by: Ctx['by'], signer = this.#ports.identity.message): Promise<Entry> {
    const kind = this.#ports.house.kinds.get(draft.kind);
    if (!kind) throw new Error(`no room owns kind ${draft.kind}`);
    // Named twice is told once: two copies of one act to one party would have one delivery between them.
    const to = new Set(draft.to);
    if (kind.recipients === 'own' && to.size > 0) throw new Error(`${draft.kind} never leaves this record`);
    const id = draft.id ?? ulid(this.#ports.clock.now(), this.#ports.random);
    const own = await this.#writeCopy(draft, kind, id, by, null, draft.body, signer);
    for (const peer of to)
      await this.#writeCopy(draft, kind, id, by, peer, draft.bodies?.[peer] ?? draft.body, signer);
    return own;
  }

  async #writeCopy(
    draft: Draft,
    kind: Kind,
    id: string,
    by: Ctx['by'],
    peer: string | null,
    body: unknown,
    signer: Signer,
  ): Promise<Entry> {
    // Zod fills defaults here, so the signed body is exactly what every reader's schema gives back.
    const statement = await this.statement({ kind, id, by, peer, body: kind.schema.parse(body), draft });
    const direction = peer === null ? 'own' : 'out';
    return (
      await this.append({
        envelope: this.sign(statement, signer),
        statement,
        direction,
        peer,
        understood: true,
      })
    ).entry;
  }

  async statement(act: {
    kind: Kind;
    id: string;
    by: Ctx['by'];
    peer: string | null;
    body: unknown;
    draft: Partial<Draft>;
  }): Promise<Statement> {
    const { identity, clock } = this.#ports;
    const { kind, peer, draft } = act;
    const counted = peer !== null && kind.class !== 'receipt';
    const link = peer === null ? EMPTY_LINK : await this.link(peer);
    const held = peer === null ? null : this.#ports.seen(peer);
    return {
      v: STATEMENT_VERSION,
      mode: identity.mode,
      kind: kind.name,
      kindVersion: kind.version,
      class: kind.class,
      id: act.id,
      from: identity.party,
      log: identity.card.origin,
      to: peer,
      peerSeq: counted ? link.outSeq + 1 : 0,
      prevToPeer: counted ? link.outHash : null,
      seen: peer === null ? null : { peerSeq: link.inSeq, size: held?.size ?? 0, root: held?.root ?? null },
      claimedTime: new Date(clock.now()).toISOString(),
      expires: draft.expiresMs === undefined ? null : new Date(draft.expiresMs).toISOString(),
      precedence: draft.precedence ?? kind.precedence,
      refs: [...(draft.refs ?? [])],
      by: act.by,
      approvals: [],
      body: act.body,
    };
  }
  sign(statement: Statement, signer = this.#ports.identity.message): Envelope {
    return signEnvelope(statement, signer);
  }

  /** Appends one envelope: leaf, tree, row, views. */
  async append(item: {
    envelope: Envelope;
    statement: Statement;
    direction: Direction;
    peer: string | null;
    understood: boolean;
  }): Promise<{ entry: Entry; stored: StoredEntry }> {
    const { house, clock, random, identity } = this.#ports;
    const blocked = this.#ports.blocked();
    if (blocked) throw new RefusalError(blocked);
    const { envelope, statement, direction, peer } = item;
    const localMs = clock.now();
    const index = Number(this.#tree.size);
    const entryClass = statement.class;
    const prev = peer === null ? null : (await this.link(peer)).lastIndex;
    const header = encodeHeader({
      direction,
      class: entryClass,
      peer,
      peerSeq: statement.peerSeq,
      prev,
      timeMs: localMs,
    });
    const salt1 = random.bytes(16);
    const salt2 = random.bytes(16);
    const leaf = leafOf({ salt1, header, salt2, envelope });
    const hashOfLeaf = leafHash(leaf);
    const grown = appendLeaf(this.#tree, hashOfLeaf);
    const entry: Entry = {
      index,
      direction,
      peer,
      class: entryClass,
      kind: statement.kind,
      kindVersion: statement.kindVersion,
      id: statement.id,
      hash: envelopeHash(envelope),
      mode: statement.mode,
      from: statement.from,
      to: statement.to,
      by: statement.by,
      precedence: statement.precedence,
      refs: statement.refs,
      claimedMs: Date.parse(statement.claimedTime),
      localMs,
      peerSeq: statement.peerSeq,
      understood: item.understood,
      body: statement.body,
    };
    const stored: StoredEntry = {
      index,
      leafHash: hashOfLeaf,
      leaf,
      header,
      salt1,
      salt2,
      envelope: new TextEncoder().encode(encodeEnvelope(envelope)),
      hash: entry.hash,
      actId: entry.id,
      kind: entry.kind,
      kindVersion: entry.kindVersion,
      class: entryClass,
      direction,
      peer,
      peerSeq: entry.peerSeq,
      localMs,
      meta: JSON.stringify(entry),
    };
    this.#tree = grown.tree;
    const rows: Pick<Txn, 'get' | 'put'> = {
      get: (table, key) => this.txn.get(table, key),
      put: (changes) => {
        this.#ports.changing?.(changes, index);
        return this.txn.put(changes);
      },
    };
    // Called in one turn, so they travel to the store together and take effect in this order.
    await Promise.all([
      this.txn.append(stored),
      this.txn.setNodes(
        grown.nodes.map(({ level, index: at, hash }) => ({ level, index: Number(at), hash })),
      ),
      applyEntry(rows, house, entry, identity, (at) => this.read.entry(at)),
    ]);
    this.entries.push(entry);
    return { entry, stored };
  }
}

/**
 * Brings the views up to date with one entry, and with the earlier one that it says is understood now.
 * `held`: reads an earlier entry of the same log.
 */
export async function applyEntry(
  txn: Pick<Txn, 'get' | 'put'>,
  house: House,
  entry: Entry,
  me: Pick<Identity, 'party' | 'mode'>,
  held: (index: number) => Promise<Entry | undefined>,
  threw?: (room: string, error: unknown) => void,
): Promise<void> {
  await applyViews(txn, house, entry, me, threw);
  if (entry.kind !== nowUnderstood.name || entry.direction !== 'own') return;
  const late = await held((entry.body as NowUnderstood).index);
  const read = late && readLate(house, late);
  if (!read) return;
  // Its place in the series was counted when it came.
  const views = house.views.filter(({ view }) => !view.seesAll);
  await applyViews(txn, { ...house, views }, read, me, threw);
}

/** A peer's entry that was not understood when it came, as this house reads it; null where it still cannot. */
export function readLate(house: House, entry: Entry): Entry | null {
  const kind = house.kinds.get(entry.kind);
  if (entry.direction !== 'in' || entry.understood || kind?.recipients !== 'peers') return null;
  if (kind.version !== entry.kindVersion || kind.class !== entry.class) return null;
  const parsed = kind.schema.safeParse(entry.body);
  return parsed.success ? { ...entry, understood: true, body: parsed.data } : null;
}

/**
 * Brings every view up to date with one entry: all rows read in one turn, all changes written in one.
 * `threw`: told of a view that cannot cope with the entry, which it then passes over; left out, the throw goes on.
 */
async function applyViews(
  txn: Pick<Txn, 'get' | 'put'>,
  house: House,
  entry: Entry,
  me: Pick<Identity, 'party' | 'mode'>,
  threw?: (room: string, error: unknown) => void,
): Promise<void> {
  const self = { party: me.party, mode: me.mode };
  const attempt = <Result>(room: string, run: () => Result[]): Result[] => {
    try {
      return run();
    } catch (error) {
      if (!threw) throw error;
      threw(room, error);
      return [];
    }
  };
  const views = house.views
    .filter(({ view }) => entry.understood || view.seesAll)
    .map(({ room, view }) => ({ room, view, keys: attempt(room, () => view.touches(entry, self)) }))
    .filter(({ keys }) => keys.length > 0);
  const keys = views.flatMap((one) => one.keys.filter(({ unread }) => !unread));
  const held = new Map<string, unknown>();
  await Promise.all(
    keys.map(async ({ table, key }) => {
      held.set(`${table}\u0000${key}`, await txn.get(table, key));
    }),
  );
  const rows: Rows = {
    get: <Row>(table: string, key: string) => held.get(`${table}\u0000${key}`) as Row | undefined,
  };
  // No two views share a table, so none can miss what another changes here.
  const changes = views.flatMap(({ room, view }) => attempt(room, () => view.apply(entry, rows, self)));
  if (changes.length > 0) await txn.put(changes);
}
