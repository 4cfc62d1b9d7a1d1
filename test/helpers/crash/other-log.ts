/** East's log as the node that witnesses it sees it: it only grows, and asks to be cosigned at each size. */
import {
  appendLeaf,
  type CompactTree,
  consistencyProof,
  EMPTY_TREE,
  encodeAddCheckpoint,
  leafHash,
  rootOf,
  signCheckpoint,
  toHex,
  utf8,
} from '../../../src/record/index.ts';
import { identityOf } from '../node/hostile.ts';

const EAST = identityOf('east');

export interface Submission {
  size: number;
  root: string;
  body: string;
}

export class OtherLog {
  readonly origin = EAST.card.origin;
  #tree: CompactTree = EMPTY_TREE;
  readonly #nodes = new Map<string, Uint8Array>();

  /** Grows by one leaf and asks for a cosignature, from the size that the witness is thought to hold. */
  async grown(oldSize: number): Promise<Submission> {
    const { tree, nodes } = appendLeaf(this.#tree, leafHash(utf8(`leaf ${this.#tree.size}`)));
    for (const { level, index, hash } of nodes) this.#nodes.set(`${level} ${index}`, hash);
    this.#tree = tree;
    const note = signCheckpoint({ origin: this.origin, size: tree.size, root: rootOf(tree) }, EAST.log);
    const proof = await consistencyProof(BigInt(oldSize), tree.size, async (level, index) =>
      this.#nodes.get(`${level} ${index}`),
    );
    const body = encodeAddCheckpoint({ oldSize: BigInt(oldSize), proof, note });
    return { size: Number(tree.size), root: toHex(rootOf(tree)), body };
  }
}
