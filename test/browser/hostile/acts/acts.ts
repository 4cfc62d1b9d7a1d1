/** Acts of officers whose every open field holds hostile words. What was sent is kept, to be held against the schemas. */
import assert from 'node:assert/strict';
import type { z } from 'zod';
import type { Command } from '../../../../src/contract/index.ts';
import { rooms } from '../../../../src/node/rooms.ts';
import { eventually, type NodeProcess } from '../../../system/harness.ts';
import { drivenFields } from '../fields.ts';
import type { HostileWords } from '../words.ts';

export const commands = new Map(rooms.flatMap((room) => Object.entries(room.commands ?? {}))) as ReadonlyMap<
  string,
  Command<unknown, unknown>
>;

export type Answer = Record<string, unknown> & { entries?: { id: string }[] };

export class Acts {
  readonly words: HostileWords;
  /** `notices.file.fields.who.callSign` */
  readonly driven = new Set<string>();

  constructor(words: HostileWords) {
    this.words = words;
  }

  /** Sends the command; its route's own parts stand in `input` with all others. */
  async do(node: NodeProcess, name: string, input: Record<string, unknown>): Promise<Answer> {
    const command = commands.get(name);
    assert.ok(command, `no command ${name}`);
    for (const field of drivenFields(command.schema as z.ZodType, input)) this.driven.add(`${name} ${field}`);
    const body = { ...input };
    const path = (command.route.split(' ')[1] as string).replaceAll(/:(\w+)/g, (_part, part: string) => {
      delete body[part];
      return encodeURIComponent(String(input[part]));
    });
    const answer = await node.ask('POST', `/api${path}`, body);
    assert.equal(answer.status, 201, `${name}: ${JSON.stringify(answer.body).slice(0, 600)}`);
    return answer.body;
  }

  /** The same, once what it answers has arrived from the other side. */
  async whenThere(node: NodeProcess, name: string, input: Record<string, unknown>): Promise<Answer> {
    let answer: Answer = {};
    let why: unknown;
    await eventually(name, async () => {
      answer = await this.do(node, name, input).catch((error: unknown) => {
        why = error;
        return {};
      });
      return 'entries' in answer;
    }).catch(() => assert.fail(String(why)));
    return answer;
  }
}
