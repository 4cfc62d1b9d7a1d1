/** iCalendar and CAP: what their standards demand of an event and of an alert. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { fieldsWith, HOUR, T0 } from '../../../test/helpers/notices/made.ts';
import { isRefusal } from '../../contract/index.ts';
import type { Fields } from '../notice.ts';
import type { VersionRow } from '../view.ts';
import { exportNotice } from './export.ts';
import type { ExportedNotice, ExportFormat } from './exported.ts';

const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const versionAt = (version: number, claimedMs: number): VersionRow => ({
  version,
  actId: ID,
  index: 0,
  claimedMs,
  localMs: claimedMs,
  root: '',
  fields: {},
  rootHolds: true,
  lead: [],
  checked: null,
});
const area = fieldsWith({
  route: {
    type: 'area',
    name: 'Range <3> & more',
    use: 'fire',
    shape: { type: 'circle', center: { lat: 37, lon: 41 }, radiusM: 1_500 },
    note: 'Keep off, tonight; until noon',
  },
  times: { type: 'validity', fromMs: T0, toMs: T0 + 2 * HOUR, reviewByMs: T0 + 2 * HOUR },
});
const notice = (fields: Fields, change: Partial<ExportedNotice> = {}): ExportedNotice => ({
  noticeId: ID,
  version: 1,
  party: 'west',
  type: 'area',
  protected: false,
  status: 'active',
  fields,
  history: [versionAt(1, T0 - HOUR)],
  withdrawnMs: null,
  ...change,
});
function write(from: ExportedNotice, as: ExportFormat, mode: 'live' | 'exercise' = 'live'): string {
  const file = exportNotice(from, as, { mode, nowMs: T0 - HOUR, language: 'en' });
  return isRefusal(file) ? file.refused : file.text;
}
const amended = { version: 2, history: [versionAt(1, T0 - HOUR), versionAt(2, T0 - HOUR / 2)] };
const withdrawn: Partial<ExportedNotice> = { ...amended, status: 'withdrawn', withdrawnMs: T0 - HOUR / 4 };

test('an event: CRLF, folded at 75 octets, escaped, UTC; a change has a higher number, a withdrawal cancels', () => {
  const text = write(notice(area), 'ics', 'exercise');
  const lines = text.split('\r\n');
  assert.ok(!text.replaceAll('\r\n', '').includes('\n'), 'every line ends in CRLF');
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
  const unfolded = text.replaceAll('\r\n ', '');
  assert.match(unfolded, /\r\nUID:01ARZ3NDEKTSV4RRFFQ69G5FAV@west\r\n/);
  assert.match(unfolded, /\r\nSEQUENCE:0\r\n/);
  assert.match(unfolded, /\r\nDTSTART:20200824T060000Z\r\nDTEND:20200824T080000Z\r\n/);
  assert.match(unfolded, /\r\nSUMMARY:EXERCISE west: Range <3> & more\r\n/);
  assert.match(unfolded, /Keep off\\, tonight\\; until noon/);
  assert.match(unfolded, /METHOD:PUBLISH/);
  assert.match(write(notice(area, amended), 'ics'), /SEQUENCE:1\r\n/);
  const cancelled = write(notice(area, withdrawn), 'ics');
  for (const line of ['METHOD:CANCEL', 'SEQUENCE:2', 'STATUS:CANCELLED'])
    assert.ok(cancelled.includes(`${line}\r\n`), line);
  assert.equal(write(notice(area), 'ics').includes('EXERCISE'), false);
});

/** Elements of CAP 1.2 that an alert must have, in the order of its schema. */
const ORDER = [
  'identifier',
  'sender',
  'sent',
  'status',
  'msgType',
  'scope',
  'restriction',
  'references',
  'info',
];
const INFO = [
  'language',
  'category',
  'event',
  'responseType',
  'urgency',
  'severity',
  'certainty',
  'effective',
  'onset',
  'expires',
  'senderName',
  'headline',
  'description',
  'area',
];

function childrenOf(text: string, parent: string): [string, string][] {
  const root = new DOMParser().parseFromString(text, 'text/xml').documentElement;
  assert.ok(root, text);
  assert.equal(root.namespaceURI, 'urn:oasis:names:tc:emergency:cap:1.2');
  const from = parent === 'alert' ? root : root.getElementsByTagName(parent)[0];
  return Array.from(from?.childNodes ?? [], (node): [string, string] => [
    node.nodeName,
    node.textContent ?? '',
  ]);
}

test('an alert: its elements in the order of the schema, times with an offset, a closed area', () => {
  const text = write(notice(area), 'cap');
  const alert = childrenOf(text, 'alert');
  const inOrder = (names: string[], order: readonly string[]): boolean =>
    names.every(
      (name, i) =>
        order.includes(name) && (i === 0 || order.indexOf(name) > order.indexOf(names[i - 1] as string)),
    );
  assert.ok(
    inOrder(
      alert.map(([name]) => name),
      ORDER,
    ),
  );
  const info = childrenOf(text, 'info');
  assert.ok(
    inOrder(
      info.map(([name]) => name),
      INFO,
    ),
  );
  const of = (rows: [string, string][], name: string): string | undefined =>
    rows.find(([key]) => key === name)?.[1];
  assert.equal(of(alert, 'identifier'), `${ID}.1`);
  assert.equal(of(alert, 'sent'), '2020-08-24T05:00:00-00:00');
  assert.deepEqual([of(alert, 'status'), of(alert, 'msgType')], ['Actual', 'Alert']);
  assert.deepEqual(
    ['event', 'urgency', 'severity', 'onset', 'expires', 'headline'].map((name) => of(info, name)),
    [
      'Live fire',
      'Expected',
      'Extreme',
      '2020-08-24T06:00:00-00:00',
      '2020-08-24T08:00:00-00:00',
      'Range <3> & more',
    ],
  );
  assert.equal(of(childrenOf(text, 'area'), 'circle'), '37,41 1.5');
  const ring = [
    { lat: 37, lon: 41 },
    { lat: 37.1, lon: 41 },
    { lat: 37, lon: 41.1 },
  ];
  const drawn = { ...area, route: { ...area.route, shape: { type: 'polygon', ring } } } as Fields;
  assert.equal(of(childrenOf(write(notice(drawn), 'cap'), 'area'), 'polygon'), '37,41 37.1,41 37,41.1 37,41');
});

test('an amendment updates, a withdrawal cancels, and both name what they replace; an exercise says so', () => {
  const reference = (version: number, sent: string): string => `west,${ID}.${version},${sent}`;
  const first = reference(1, '2020-08-24T05:00:00-00:00');
  const updated = write(notice(area, amended), 'cap', 'exercise');
  assert.ok(
    updated.includes('<msgType>Update</msgType>') && updated.includes(`<references>${first}</references>`),
  );
  assert.ok(updated.includes('<status>Exercise</status>'));
  const cancelled = write(notice(area, withdrawn), 'cap');
  const second = reference(2, '2020-08-24T05:30:00-00:00');
  assert.ok(cancelled.includes('<msgType>Cancel</msgType>') && cancelled.includes(`${first} ${second}`));
  assert.equal(write(notice(fieldsWith(), { type: 'movement' }), 'cap'), 'NOTICES_EXPORT_NOT_HELD');
});
