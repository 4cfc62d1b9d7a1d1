/** Logs that tell many histories: one main line and branches that part from it, all signed by the log's own key. */
import {
  appendLeaf,
  type CompactTree,
  consistencyProof,
  EMPTY_TREE,
  encodeAddCheckpoint,
  encodeVkey,
  leafHash,
  rootOf,
  type Signer,
  sha256,
  signCheckpoint,
  signerFromSeed,
  toHex,
  utf8,
} from '../../src/record/index.ts';

export const BRANCHES = 4;
export const LAST_SIZE = 240;

class Branch {
  readonly trees: CompactTree[] = [EMPTY_TREE];
  readonly #nodes = new Map<string, Uint8Array>();
  /** Up to `parts` the main line, then its own. */
  constructor(log: string, label: string, parts: number) {
    for (let i = 0; i < LAST_SIZE; i++) {
      const grown = appendLeaf(this.trees[i]!, leafHash(utf8(`${log} ${i < parts ? '' : label} ${i}`)));
      for (const { level, index, hash } of grown.nodes) this.#nodes.set(`${level}/${index}`, hash);
      this.trees.push(grown.tree);
    }
  }
  rootAt(size: number): string {
    return toHex(rootOf(this.trees[size]!));
  }
  proof(from: number, to: number): Promise<Uint8Array[]> {
    return consistencyProof(BigInt(from), BigInt(to), (level, index) => this.#nodes.get(`${level}/${index}`));
  }
}

export class ManyHistories {
  readonly origin: string;
  readonly vkey: string;
  readonly branches: Branch[];
  readonly #signer: Signer;

  constructor(name: string, roll: (below: number) => number) {
    this.origin = `${name}.example/log`;
    this.#signer = signerFromSeed(sha256(utf8(`storm ${name}`)));
    this.vkey = encodeVkey(this.origin, this.#signer.publicKey);
    this.branches = Array.from(
      { length: BRANCHES },
      (_, at) => new Branch(name, `branch ${at}`, at === 0 ? LAST_SIZE : 1 + roll(LAST_SIZE - 40)),
    );
  }
  async request(branch: number, from: number, to: number): Promise<string> {
    const history = this.branches[branch]!;
    const root = rootOf(history.trees[to]!);
    const note = signCheckpoint({ origin: this.origin, size: BigInt(to), root }, this.#signer);
    const proof = from === 0 ? [] : await history.proof(from, to);
    return encodeAddCheckpoint({ oldSize: BigInt(from), proof, note });
  }
  /** Whether some history of this log has both roots. */
  joins(a: { size: number; root: string }, b: { size: number; root: string }): boolean {
    return this.branches.some(
      (history) => history.rootAt(a.size) === a.root && history.rootAt(b.size) === b.root,
    );
  }
}
