import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingOf, whyOf } from './said.ts';

const names: Record<string, string> = { north: 'Party A', south: 'Party B' };
const nameOf = (party: string) => names[party] ?? party;
const params = {
  at: '2020-08-24T06:00:14Z',
  before: '2020-08-25T06:40:00Z',
  by: 'south',
  minutes: 1479,
  notice: '01EGFGTXTGW1ZWJCWN4A3GPZAP',
  owner: 'north',
  version: 1,
};

test('parties are named, and nothing else is changed', () => {
  const said = whyOf('en', { sentence: 'incidents.said.notice.received', params }, nameOf);
  assert.match(said, /Party B held notice 01EGFGTXTGW1ZWJCWN4A3GPZAP of Party A/);
  assert.doesNotMatch(said, /north|south/);
  const quoted = missingOf('en', { what: 'machine-check', about: 'south lied', party: null }, nameOf);
  assert.match(quoted, /“south lied”/, 'words of people stay as they are');
});

test('a sentence that this page does not know is said to be unknown', () => {
  assert.notEqual(whyOf('en', { sentence: 'incidents.said.of-the-future', params: {} }, nameOf), '');
});
