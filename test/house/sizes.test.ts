import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type File, filesUnder } from './tree.ts';

/** Aim at 300; past 400 a file holds more than one concept. */
const LONGEST = 400;

const lines = (text: string): number => (text === '' ? 0 : text.replace(/\n$/, '').split('\n').length);

const tooLong = (files: readonly File[]): string[] =>
  files.filter(({ text }) => lines(text) > LONGEST).map(({ path, text }) => `${path}: ${lines(text)} lines`);

test('a source file holds one concept', () => {
  const found = tooLong([...filesUnder('src'), ...filesUnder('console')]);
  assert.equal(found.length, 0, `longer than ${LONGEST} lines:\n${found.join('\n')}`);
});

test('one line too many is found', () => {
  assert.deepEqual(tooLong([{ path: 'a.ts', text: 'x\n'.repeat(LONGEST) }]), []);
  assert.deepEqual(tooLong([{ path: 'a.ts', text: 'x\n'.repeat(LONGEST + 1) }]), ['a.ts: 401 lines']);
});
