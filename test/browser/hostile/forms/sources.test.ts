import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceFields } from './sources.ts';

/** Fields of a source that is not there, in which stands this. */
const fieldsOf = async (body: string, imports: string) =>
  (
    await sourceFields(
      new Map([
        [
          'panels/line/Planted.tsx',
          `${imports}\nimport { text } from './text.ts';\n\nexport function Planted() {\n  return (${body});\n}\n`,
        ],
        // So that the kit's field has a user, whatever the planted one is.
        [
          'panels/line/Other.tsx',
          `${KIT}\n\nexport function Other() {\n  return <LineField label={say(text.number)} />;\n}\nimport { text } from './text.ts';\n`,
        ],
        [
          'kit/Fields.tsx',
          'export function LineField({ label }) {\n  return <TextField><Label>{label}</Label><Input /></TextField>;\n}\n',
        ],
      ]),
    )
  ).filter(({ file }) => file === 'panels/line/Planted.tsx');
const KIT = "import { LineField } from '../../kit/Fields.tsx';";

test('the fields of the console are found, each with what its label says', async () => {
  const found = await sourceFields();
  assert.ok(found.length > 70, `${found.length} found`);
  const labels = (file: string): string[] =>
    found.filter((field) => field.file === file).flatMap((field) => field.labels.map(({ en }) => en));
  assert.deepEqual(labels('panels/line/Calls.tsx'), [
    'Telephone or circuit',
    'Name',
    'Office',
    'In your own words',
  ]);
  // A field of the widgets, one by a variable, and some that a `switch` chooses.
  assert.deepEqual(labels('panels/notices/NoticeList.tsx'), ['Search call sign, unit, place or id']);
  assert.ok(labels('panels/notices/acts/TakePosition.tsx').length === 3);
  assert.ok(labels('panels/incidents/QuestionFields.tsx').includes('Its unit'));
});

test('a field that is added to a form is found: of the kit, of the widgets, of the language', async () => {
  const planted: [string, string][] = [
    ['<LineField label={say(text.number)} value={a} />', KIT],
    ['<SearchField><Label className="x">{say(text.number)}</Label><Input /></SearchField>', ''],
    ['<label>x</label><textarea label={say(text.number)} />', ''],
  ];
  for (const [body, imports] of planted) {
    const found = await fieldsOf(body, imports);
    assert.deepEqual(
      found.map(({ file, labels }) => [file, labels[0]?.en]),
      [['panels/line/Planted.tsx', 'Telephone or circuit']],
      body,
    );
  }
  assert.deepEqual(
    await fieldsOf('<input type="range" min={0} />', ''),
    [],
    'nothing is typed into a slider',
  );
});

test('what cannot be read is no field passed by', async () => {
  await assert.rejects(fieldsOf('<LineField label={say(text[other])} />', KIT), /no sentence in the label/);
  await assert.rejects(fieldsOf('<LineField label={say(text.nothing)} />', KIT), /no sentence nothing/);
  await assert.rejects(fieldsOf('<textarea value={a} />', ''), /Planted: a field without a label/);
  await assert.rejects(fieldsOf('<div contentEditable />', ''), /contentEditable/);
});
