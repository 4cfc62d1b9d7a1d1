/** The list of open fields is complete: whatever a schema is made of, its fields are found, and what is unknown is no silence. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { rooms } from '../../../src/node/rooms.ts';
import { drivenFields, openFields } from './fields.ts';
import { HostileWords, isHostile } from './words.ts';

const option = (kind: string) => z.strictObject({ kind: z.literal(kind), name: z.string() });
const schema = z
  .strictObject({
    plain: z.string().max(40),
    closed: z.string().regex(/^[a-z]+$/),
    url: z.url(),
    choice: z.enum(['a', 'b']),
    count: z.number(),
    list: z.array(z.strictObject({ words: z.string().optional() })).max(3),
    named: z.record(z.string(), z.string().nullable()),
    one: z.discriminatedUnion('kind', [option('a'), option('b')]),
    late: z
      .string()
      .default('')
      .refine((text) => text.isWellFormed()),
    read: z.string().transform((text) => text.length),
    lazy: z.lazy(() => z.string()),
  })
  .refine(() => true);

describe('open fields', () => {
  it('are found through everything that a schema is made of', () => {
    assert.deepEqual(openFields(schema), [
      '.plain',
      '.list[].words',
      '.named{name}',
      '.named{}',
      '.one<a>.name',
      '.one<b>.name',
      '.late',
      '.read',
      '.lazy',
    ]);
  });

  it('count as driven where the value holds hostile words, and nowhere else', () => {
    const words = new HostileWords();
    const value = {
      plain: words.for('plain', 40),
      closed: 'abc',
      list: [{ words: 'harmless' }, { words: words.for('words') }],
      named: { [words.for('name')]: null },
      one: { kind: 'b', name: words.for('name') },
      late: 'harmless',
    };
    assert.deepEqual(drivenFields(schema, value), [
      '.plain',
      '.list[].words',
      '.named{name}',
      '.one<b>.name',
    ]);
  });

  it('of a sort of schema that the walk does not know are an error', () => {
    assert.throws(() => openFields(z.strictObject({ file: z.file() })), /no walk through file/);
  });

  it('are found in every room, and every schema of commands and kinds is walked', () => {
    for (const room of rooms)
      for (const { schema: one } of [...room.kinds, ...Object.values(room.commands ?? {})]) openFields(one);
  });

  it('hostile words fill the field to its end and are known again', () => {
    const words = new HostileWords();
    for (const room of [24, 64, 500, 10_000]) {
      const text = words.for('field', room);
      assert.equal(text.length, room);
      assert.ok(isHostile(text) && text.endsWith('z9z'));
    }
  });
});
