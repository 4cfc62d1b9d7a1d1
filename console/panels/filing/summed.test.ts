import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../src/conflicts/index.ts';
import { summed } from './summed.ts';

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
  fix: { what: 'none' },
  fire: null,
  priority: null,
};
const zone = { requires: 'consent', authority: 'south', requiredMinutes: 60, givenMinutes: 5 } as const;
const ZONE: Finding = {
  ...FINDING,
  kind: 'zone',
  with: null,
  axis: 'consent',
  zone: { ...zone, met: false },
};

test('the line under the form counts what is certain, what is possible and what is owed apart', () => {
  const of = (...findings: Finding[]) =>
    summed({
      lead: null,
      checked: { findings },
    });
  const met: Finding = { ...ZONE, zone: { ...zone, met: true } };
  const counts = of(
    FINDING,
    { ...FINDING, kind: 'site' },
    { ...FINDING, kind: 'possible' },
    { ...FINDING, kind: 'near' },
    ZONE,
    met,
  );
  assert.deepEqual([counts.conflicts, counts.possible, counts.zones], [2, 1, 1]);
  assert.equal(summed({ lead: null, checked: null }).conflicts, null, 'not asked is not none');
  const lead = [{ clause: 'L', requiredMinutes: 60, givenMinutes: 50, lateMinutes: 10 }];
  assert.equal(summed({ lead, checked: null }).lateMinutes, 10);
});
