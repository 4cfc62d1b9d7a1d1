import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { dice, mutate } from '../../../test/mutate.ts';
import { isRefusal } from '../../contract/index.ts';
import { geoRefusals } from '../../geo/index.ts';
import { textRefusals } from '../../text/index.ts';
import { draftMovement, readPlaceFile, readRouteFile, refusals } from './index.ts';

const NOW = Date.UTC(2026, 10, 30);
const MESSAGE = `Good morning, as agreed by telephone:

MOVEMENT NOTICE
1. Organisation: Bread Agency
2. Call sign: Lima 7
3. Activity: aid
4. Vehicles: 3 x truck / white / ABC-123 / red cross; car
5. People: 9
6. Armed escort: no
7. Contacts: Anna / duty officer / +963 11 000
Late minutes: 45
ROUTE:
- Gate; 37.1, 42.0; DEP 010600ZDEC26
- School; 37.12, 42.06; ARR 2026-12-01 06:40Z; DEP 2026-12-01T07:30Z; HALT overnight / yard
- Bakery; 38SKG4279115442; 010815ZDEC26
`;

function draft(text: string) {
  const file = readRouteFile('pasted', Buffer.from(text), { nowMs: NOW });
  assert.ok(!isRefusal(file), JSON.stringify(file));
  const made = draftMovement(file, {});
  assert.ok(!isRefusal(made), JSON.stringify(made));
  return made;
}
const codeOf = (text: string): string => {
  const file = readRouteFile('pasted', Buffer.from(text), { nowMs: NOW });
  return isRefusal(file) ? file.refused : 'read';
};

test('a pasted message becomes a draft with everything that it says', () => {
  const { type, said, route, times, questions, remarks } = draft(MESSAGE);
  assert.equal(type, 'movement');
  assert.deepEqual(said, {
    who: { organisation: 'Bread Agency', callSign: 'Lima 7', activity: 'aid', escort: false },
    people: { count: 9 },
    vehicles: [
      { make: 'truck', colour: 'white', plate: 'ABC-123', roofMarking: 'red cross', count: 3 },
      { make: 'car', count: 1 },
    ],
    contacts: [{ name: 'Anna', role: 'duty officer', phone: '+963 11 000' }],
  });
  assert.ok(route.type === 'corridor' && times?.type === 'passage');
  assert.deepEqual(route.names, ['Gate', 'School', 'School', 'Bakery']);
  assert.deepEqual(route.halts, [{ at: 1, kind: 'overnight', note: 'yard' }]);
  assert.deepEqual(times.atMs, [
    Date.parse('2026-12-01T06:00Z'),
    Date.parse('2026-12-01T06:40Z'),
    Date.parse('2026-12-01T07:30Z'),
    Date.parse('2026-12-01T08:15Z'),
  ]);
  assert.deepEqual([times.earlyS, times.lateS], [600, 2_700]);
  assert.deepEqual(questions, [], 'what stands above the title is a greeting');
  assert.deepEqual(
    remarks.map(({ text }) => text),
    ['notices.import.used-route'],
  );
});

test('the labels are read in Russian and Arabic too', () => {
  const russian = `УВЕДОМЛЕНИЕ О ПЕРЕМЕЩЕНИИ
Организация: Хлеб
Позывной: Лима 7
Деятельность: помощь
Вооружённое сопровождение: да
МАРШРУТ:
1) Ворота; 37,1 с.ш., 42,0 в.д.
`;
  assert.equal(codeOf(russian), 'NOTICES_IMPORT_TEXT_POINT', 'a decimal comma is not guessed at');
  const fine = russian.replace('37,1 с.ш., 42,0 в.д.', '37.1 с.ш., 42.0 в.д.; убытие 010600ZDEC26');
  const { said } = draft(`${fine}2) Мост; 37.2, 42.0; 010700ZDEC26\n`);
  assert.deepEqual(said.who, { organisation: 'Хлеб', callSign: 'Лима 7', activity: 'aid', escort: true });
  const arabic = draft(
    'إخطار بتحرك\nالجهة: خبز\nالمسار:\n- البوابة; 37.1, 42.0; 010600ZDEC26\n- الجسر; 37.2, 42.0; 010700ZDEC26\n',
  );
  assert.equal(arabic.said.who.organisation, 'خبز');
});

test('what is not understood is asked about, what contradicts itself is refused', () => {
  const strange = draft(MESSAGE.replace('5. People: 9', 'Colour of the sky: blue\nWe are nine'));
  assert.deepEqual(
    strange.questions.map(({ text, params }) => [text, params['count'], params['line']]),
    [['notices.import.strange-lines', 2, 8]],
  );
  assert.equal(codeOf(MESSAGE.replace('2. Call sign', '2. Organisation')), 'NOTICES_IMPORT_TWICE');
  assert.equal(codeOf(MESSAGE.replace('People: 9', 'People: about nine')), 'NOTICES_IMPORT_VALUE');
  assert.equal(codeOf(MESSAGE.replace('escort: no', 'escort: perhaps')), 'NOTICES_IMPORT_VALUE');
  assert.equal(codeOf(MESSAGE.replace('37.12, 42.06', 'behind the mill')), 'NOTICES_IMPORT_TEXT_POINT');
  assert.equal(codeOf(MESSAGE.replace('ARR 2026', 'ARR 2027')), 'NOTICES_IMPORT_TEXT_POINT');
  assert.equal(codeOf(MESSAGE.replace('MOVEMENT NOTICE', 'HELLO')), 'GEO_FORMAT_UNKNOWN');
  assert.equal(codeOf(`MOVEMENT NOTICE\n${'x\n'.repeat(30_000)}`), 'NOTICES_IMPORT_TEXT_TOO_LONG');
});

test('a site, and a site without a place', () => {
  const text =
    'SITE NOTICE\nName: Clinic 4\nPosition: 37.1, 42.0\nCategory: health\nRadius: 150\nReview by: 2027-01-01T00:00Z\n';
  const place = readPlaceFile('pasted', Buffer.from(text), {});
  assert.ok(!isRefusal(place), JSON.stringify(place));
  assert.deepEqual([place.name, place.at], ['Clinic 4', { lat: 37.1, lon: 42 }]);
  assert.deepEqual(place.flat.site, { category: 'health', radiusM: 150 });
  const nowhere = readPlaceFile('pasted', Buffer.from(text.replace('Position', 'Address')), {});
  assert.equal(isRefusal(nowhere) && nowhere.refused, 'NOTICES_IMPORT_TEXT_NO_PLACE');
});

test('damaged messages: a draft, or a refusal of the table, never anything thrown', () => {
  const known = { ...refusals, ...geoRefusals, ...textRefusals };
  const roll = dice(77);
  const pieces = [
    '\n',
    ':',
    ';',
    ' / ',
    '\\',
    '- ',
    'ROUTE:',
    'ARR',
    'DEP',
    'HALT',
    '\u202E',
    '9'.repeat(30),
    'x',
  ];
  let taken = 0;
  const rounds = effort(20_000);
  for (let round = 0; round < rounds; round++) {
    const file = readRouteFile('pasted', mutate(Buffer.from(MESSAGE), pieces, roll), { nowMs: NOW });
    const made = isRefusal(file) ? file : draftMovement(file, {});
    if (!isRefusal(made)) taken++;
    else assert.ok(made.refused in known, made.refused);
  }
  assert.ok(taken > effort(2_000) && taken < rounds, `${taken} of ${rounds}`);
});
