import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Finding, sayFinding } from '../../../src/conflicts/index.ts';
import { sayNamed } from './named.ts';

const FINDING: Finding = {
  kind: 'conflict',
  with: { party: 'south', noticeId: 'N1', version: 2 },
  axis: 'space',
  at: { lat: 36, lon: 41 },
  atMs: 0,
  fromMs: 0,
  distanceM: 10,
  clearM: 0,
  requiredM: 200,
  clause: 'C1',
  termsId: 't',
  termsVersion: 1,
  zone: null,
  fix: { what: 'ask', party: 'south' },
  fire: null,
  priority: null,
};
const FIRE: Finding = {
  ...FINDING,
  kind: 'fire',
  fire: 'south',
  priority: { rule: 'rank', first: 'south', yields: 'north', clause: 'P', termsId: 't', termsVersion: 1 },
};
const zone = { requires: 'consent', authority: 'south', requiredMinutes: 60, givenMinutes: 5 } as const;
const ZONE: Finding = {
  ...FINDING,
  kind: 'zone',
  with: null,
  axis: 'consent',
  zone: { ...zone, met: false },
};
const nameOf = (party: string): string => `‹${party}›`;

test('parties stand by their names in every sentence, and nothing else changes', () => {
  for (const finding of [FINDING, ZONE, FIRE]) {
    const [named, plain] = [sayNamed(nameOf, 'north', finding), sayFinding('north', finding)];
    for (const language of ['en', 'ru', 'ar'] as const) {
      assert.ok(!/(?<!‹)\b(?:north|south)\b/.test(named[language]), named[language]);
      assert.equal(named[language].replaceAll(/[‹›]/g, ''), plain[language]);
    }
  }
});
