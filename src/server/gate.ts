/** So many requests of one kind at a time, and no more: the rest are refused before their bodies are read. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefusalError, refuse } from '../contract/index.ts';

export class Gate {
  readonly limit: number;
  #inside = 0;
  /** How many were turned away. */
  turnedAway = 0;

  constructor(limit: number) {
    this.limit = limit;
  }
  get inside(): number {
    return this.#inside;
  }

  /** An `onRequest` hook. The place is free again when the answer has left or the connection is gone. */
  enter = async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (this.#inside >= this.limit) {
      this.turnedAway += 1;
      throw new RefusalError(refuse('SERVER_BUSY', { limit: this.limit }));
    }
    this.#inside += 1;
    let held = true;
    const leave = () => {
      if (held) this.#inside -= 1;
      held = false;
    };
    reply.raw.once('finish', leave).once('close', leave);
  };
}
