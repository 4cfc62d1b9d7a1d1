/** What the tests of the codec share. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '../../src/contract/index.ts';
import { decodeCot } from '../../src/feeds/cot/decode.ts';
import { encodeCot } from '../../src/feeds/cot/encode.ts';
import type { CotEvent } from '../../src/feeds/cot/event.ts';
import { shared } from '../shared.ts';

export const skip = shared === null ? 'no shared vectors' : false;
export const folder = join(shared ?? '', 'vectors/cot');

export function read(source: string | Uint8Array): CotEvent {
  const event = decodeCot(source);
  assert.ok(!isRefusal(event), JSON.stringify(event));
  return event;
}
export function written(event: CotEvent): string {
  const text = encodeCot(event);
  assert.ok(!isRefusal(text), JSON.stringify(text));
  return text;
}
export const codeOf = (answer: unknown): string => (isRefusal(answer) ? answer.refused : 'taken');
export const xml = (detail = '', point = '<point lat="36.5" lon="40.5" hae="1" ce="2" le="3"/>'): string =>
  `<event uid="u" type="a-f-G" how="m-g" time="2026-01-01T06:00:00Z" start="2026-01-01T06:00:00Z" stale="2026-01-01T06:02:00Z">${point}${detail}</event>`;

export const vectors = (kind: string): [string, Buffer][] =>
  readdirSync(join(folder, kind)).map((name) => [name, readFileSync(join(folder, kind, name))]);
