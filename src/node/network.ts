/** Several nodes in one process, joined by memory links that can be cut: for scenarios and tests. */
import type { Link, Parcel, ParcelAnswer } from '../exchange/index.ts';
import { heldReceipt } from './held-receipts.ts';
import { logLinkTo } from './log-files.ts';
import type { ParleyNode } from './node.ts';
import { Peering } from './peering.ts';

/** Turns of sending after which nodes that still find something to say are talking in circles. */
const MAX_TURNS = 1_000;

export class Network {
  readonly #peerings = new Map<string, Peering>();
  readonly #nodes = new Map<string, ParleyNode>();
  readonly #positions = new Map<string, (batch: string) => Promise<void>>();
  readonly #cut = new Set<string>();

  static #way(a: string, b: string): string {
    return [a, b].sort().join('|');
  }

  /** `positions`: where this node takes in signed batches of positions. */
  async join(node: ParleyNode, positions: (batch: string) => Promise<void>): Promise<Peering> {
    const me = node.identity.party;
    const peering = new Peering({ node, linkTo: (peer) => this.#link(me, peer) });
    this.#peerings.set(me, peering);
    this.#nodes.set(me, node);
    this.#positions.set(me, positions);
    await peering.start();
    return peering;
  }

  #link(from: string, to: string): Link {
    const through = () => {
      if (this.#cut.has(Network.#way(from, to)) || !this.#peerings.has(to))
        throw new Error(`${to} cannot be reached`);
    };
    const node = (): ParleyNode => {
      through();
      return this.#nodes.get(to) as ParleyNode;
    };
    return {
      logFile: async (path) => logLinkTo(node()).logFile(path),
      witnessed: async (hash) => logLinkTo(node()).witnessed(hash),
      addCheckpoint: async (body) => logLinkTo(node()).addCheckpoint(body),
      send: async (parcel: Parcel): Promise<ParcelAnswer> => {
        through();
        return (this.#peerings.get(to) as Peering).take(parcel);
      },
      positions: async (batch: string) => {
        through();
        await this.#positions.get(to)?.(batch);
      },
      heldReceipt: async (question: string) => heldReceipt(node(), question),
    };
  }
  linkFor(from: string): (to: string) => Link {
    return (to) => this.#link(from, to);
  }

  /** Cuts or restores the way between two parties, both directions. */
  setLink(a: string, b: string, up: boolean): void {
    if (up) this.#cut.delete(Network.#way(a, b));
    else this.#cut.add(Network.#way(a, b));
  }

  /** Sends until nobody has anything to say. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      let receipted = 0;
      for (const peering of this.#peerings.values()) receipted += await peering.settle();
      if (receipted === 0) return;
    }
    throw new Error(`the network did not come to rest in ${MAX_TURNS} turns`);
  }
}
