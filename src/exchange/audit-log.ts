/**
 * A whole tlog-tiles log worked out again from its entries: every leaf hash, every tile of every level, the root, the
 * signature. What the entries say is not looked into, so it holds for anybody's log.
 */
import { isRefusal, type Params, RefusalError, refuse } from '../contract/index.ts';
import {
  appendLeaf,
  type Checkpoint,
  type CompactTree,
  decodeBundle,
  decodeCheckpoint,
  decodeTile,
  EMPTY_TREE,
  equalBytes,
  fromUtf8,
  leafHash,
  openCheckpoint,
  rootOf,
  TILE_WIDTH,
  type TileName,
  tileAt,
  tilePath,
  tilesOf,
  toBase64,
  type Verifier,
} from '../record/index.ts';
import type { ReadLog } from './tile-log.ts';

export const LOG_FAULTS = [
  'no-checkpoint',
  'checkpoint',
  'missing',
  'form',
  'entry',
  'tile',
  'root',
] as const;
export interface LogFault {
  what: (typeof LOG_FAULTS)[number];
  /** Under the log's prefix. */
  path: string;
  /** The first entry that it concerns; null: the log as a whole. */
  index: number | null;
  params: Params;
}
export interface LogReport {
  ok: boolean;
  origin: string | null;
  /** Entries worked out. */
  entries: number;
  size: number | null;
  /** Base64. */
  root: string | null;
  /** By the key that was given; null: none was, so whose log it is was not checked. */
  signed: boolean | null;
  tiles: number;
  bytes: number;
  bad: LogFault | null;
}
export interface LogAudit {
  read: ReadLog;
  key?: Verifier | undefined;
  /** Partial tiles of smaller sizes too, as far as the log still has them. */
  partials?: boolean | undefined;
  progress?: ((done: number, of: number) => void) | undefined;
}

/** A log of more entries than this is not walked from one end to the other. */
export const MAX_AUDIT_ENTRIES = 2 ** 31;
/** Bundles fetched ahead of the one that is looked at. */
const AHEAD = 4;
const MAX_LEVELS = 8;

class Audit {
  readonly #asked: LogAudit;
  readonly report: LogReport = {
    ok: false,
    origin: null,
    entries: 0,
    size: null,
    root: null,
    signed: null,
    tiles: 0,
    bytes: 0,
    bad: null,
  };
  #tree: CompactTree = EMPTY_TREE;
  /** Of each level of tiles the hashes of the tile that is being filled. */
  readonly #rows: Uint8Array[][] = Array.from({ length: MAX_LEVELS + 1 }, () => []);
  readonly #counts: bigint[] = Array.from({ length: MAX_LEVELS + 1 }, () => 0n);

  constructor(asked: LogAudit) {
    this.#asked = asked;
  }

  async run(): Promise<LogFault | null> {
    const checkpoint = await this.#checkpoint();
    if ('what' in checkpoint) return checkpoint;
    const { origin, size, root } = checkpoint;
    if (size > BigInt(MAX_AUDIT_ENTRIES))
      throw new RefusalError(
        refuse('EXCHANGE_LOG_TOO_MANY', { size: String(size), limit: MAX_AUDIT_ENTRIES }),
      );
    Object.assign(this.report, { origin, size: Number(size), root: toBase64(root) });
    const wrong = (await this.#bundles(size)) ?? (await this.#edges(size));
    if (wrong) return wrong;
    if (equalBytes(rootOf(this.#tree), root)) return null;
    return { what: 'root', path: 'checkpoint', index: null, params: { size: String(size) } };
  }

  async #checkpoint(): Promise<Checkpoint | LogFault> {
    const { read, key } = this.#asked;
    const path = 'checkpoint';
    const fault = (what: LogFault['what'], params: Params = {}): LogFault => ({
      what,
      path,
      index: null,
      params,
    });
    const note = await read(path);
    if (!note) return fault('no-checkpoint');
    this.report.bytes += note.length;
    if (key) {
      const opened = openCheckpoint(note, key);
      this.report.signed = !isRefusal(opened);
      return isRefusal(opened) ? fault('checkpoint', { code: opened.refused }) : opened;
    }
    const text = fromUtf8(note) ?? '';
    const opened = decodeCheckpoint(text.slice(0, text.lastIndexOf('\n\n') + 1));
    return isRefusal(opened) ? fault('checkpoint', { code: opened.refused }) : opened;
  }

  async #bytesOf(name: TileName): Promise<Uint8Array | LogFault> {
    const path = tilePath(name);
    const bytes = await this.#asked.read(path);
    if (!bytes) return { what: 'missing', path, index: firstEntry(name), params: {} };
    this.report.tiles += 1;
    this.report.bytes += bytes.length;
    return bytes;
  }

  async #bundle(name: TileName): Promise<Uint8Array[] | LogFault> {
    const bytes = await this.#bytesOf(name);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const entries = decodeBundle(bytes, name.width);
    if (!isRefusal(entries)) return entries;
    return { what: 'form', path: tilePath(name), index: firstEntry(name), params: { code: entries.refused } };
  }

  /** Compares a tile with what it has to be. */
  async #compare(name: TileName, hashes: readonly Uint8Array[]): Promise<LogFault | null> {
    const bytes = await this.#bytesOf(name);
    return bytes instanceof Uint8Array ? differs(name, bytes, hashes) : bytes;
  }

  async #bundles(size: bigint): Promise<LogFault | null> {
    const count = (size + BigInt(TILE_WIDTH) - 1n) / BigInt(TILE_WIDTH);
    const ahead: Promise<[Uint8Array[] | LogFault, Uint8Array | LogFault]>[] = [];
    const fetchNext = (index: bigint) => {
      const both = Promise.all([
        this.#bundle(tileAt('entries', index, size) as TileName),
        this.#bytesOf(tileAt(0, index, size) as TileName),
      ]);
      // Looked at in order; until then a failure must not count as one that nobody handles.
      both.catch(() => {});
      ahead.push(both);
    };
    let asked = 0n;
    for (let index = 0n; index < count; index++) {
      for (; asked < count && asked < index + BigInt(AHEAD); asked++) fetchNext(asked);
      const [entries, tile] = await (ahead.shift() as (typeof ahead)[number]);
      if ('what' in entries) return entries;
      if (!(tile instanceof Uint8Array)) return tile;
      const hashes = entries.map(leafHash);
      const wrong = differs(tileAt(0, index, size) as TileName, tile, hashes);
      if (wrong) return wrong;
      const above = await this.#grow(hashes);
      if (above) return above;
      this.report.entries += entries.length;
      this.#asked.progress?.(this.report.entries, Number(size));
      if (!this.#asked.partials || index < count - 1n) continue;
      const older =
        (await this.#olderPartials('entries', index, entries, hashes)) ??
        (await this.#olderPartials(0, index, [], hashes));
      if (older) return older;
    }
    return null;
  }

  /** Leaf hashes of the next bundle into the tree, and each tile above that they fill against the one served. */
  async #grow(hashes: readonly Uint8Array[]): Promise<LogFault | null> {
    for (const hash of hashes) {
      const grown = appendLeaf(this.#tree, hash);
      this.#tree = grown.tree;
      for (const node of grown.nodes) {
        if (node.level % 8 !== 0) continue;
        const level = node.level / 8;
        const row = this.#rows[level] as Uint8Array[];
        row.push(node.hash);
        if (row.length < TILE_WIDTH) continue;
        const index = this.#counts[level] as bigint;
        this.#counts[level] = index + 1n;
        this.#rows[level] = [];
        // Level 0 was compared as it was read.
        const wrong = level === 0 ? null : await this.#compare({ level, index, width: TILE_WIDTH }, row);
        if (wrong) return wrong;
      }
    }
    return null;
  }

  /** The partial tiles at the right edge, from level 1 up. */
  async #edges(size: bigint): Promise<LogFault | null> {
    for (const { level, full, partial } of tilesOf(size)) {
      // Level 0 was compared with its bundle.
      if (partial === 0 || level === 0) continue;
      const row = this.#rows[level] as Uint8Array[];
      const wrong = await this.#compare({ level, index: full, width: partial }, row);
      if (wrong) return wrong;
      const older = this.#asked.partials ? await this.#olderPartials(level, full, [], row) : null;
      if (older) return older;
    }
    return null;
  }

  /** Narrower tiles under the same name: served for sizes that had a checkpoint, and allowed to be gone. */
  async #olderPartials(
    level: TileName['level'],
    index: bigint,
    entries: readonly Uint8Array[],
    hashes: readonly Uint8Array[],
  ): Promise<LogFault | null> {
    const widest = level === 'entries' ? entries.length : hashes.length;
    for (let width = 1; width < widest; width++) {
      const name: TileName = { level, index, width };
      const bytes = await this.#bytesOf(name);
      if (!(bytes instanceof Uint8Array)) {
        if (bytes.what === 'missing') continue;
        return bytes;
      }
      const wrong =
        level === 'entries'
          ? bundleDiffers(name, bytes, entries)
          : differs(name, bytes, hashes.slice(0, width));
      if (wrong) return wrong;
    }
    return null;
  }
}

/** The first entry under a tile. */
function firstEntry({ level, index }: TileName): number {
  const levels = level === 'entries' ? 0 : level;
  return Number(index) * TILE_WIDTH * 256 ** levels;
}

function differs(name: TileName, bytes: Uint8Array, hashes: readonly Uint8Array[]): LogFault | null {
  const path = tilePath(name);
  const served = decodeTile(bytes, name.width);
  if (isRefusal(served))
    return { what: 'form', path, index: firstEntry(name), params: { code: served.refused } };
  const at = served.findIndex((hash, i) => !equalBytes(hash, hashes[i] as Uint8Array));
  if (at < 0) return null;
  const span = name.level === 'entries' ? 1 : 256 ** name.level;
  const what = name.level === 0 ? 'entry' : 'tile';
  return { what, path, index: firstEntry(name) + at * span, params: { place: at } };
}

function bundleDiffers(name: TileName, bytes: Uint8Array, entries: readonly Uint8Array[]): LogFault | null {
  const path = tilePath(name);
  const served = decodeBundle(bytes, name.width);
  if (isRefusal(served))
    return { what: 'form', path, index: firstEntry(name), params: { code: served.refused } };
  const at = served.findIndex((entry, i) => !equalBytes(entry, entries[i] as Uint8Array));
  return at < 0 ? null : { what: 'entry', path, index: firstEntry(name) + at, params: { place: at } };
}

/** @throws RefusalError where the log cannot be read, or is too large to walk */
export async function auditLog(asked: LogAudit): Promise<LogReport> {
  const audit = new Audit(asked);
  const bad = await audit.run();
  return { ...audit.report, bad, ok: bad === null };
}
