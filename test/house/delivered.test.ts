/** "Delivered" is a word for a signed receipt and what lies above it. Nowhere else may a sentence use it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { filesUnder, isTestFile } from './tree.ts';

/** Stems that say that something arrived with the addressee. Handing over a watch or a file is another verb. */
const DELIVERED: readonly [language: string, stem: RegExp][] = [
  ['en', /\bdeliver(?:ed|y|ies)\b/i],
  ['ru', /доставлен|доставк|вручен/i],
  ['ar', /تم (?:ال)?تسليم|(?:سُلِّم|سُلّم)ت? (?:إلى|الإخطار|الرسالة)|وصلت الرسالة|وصل الإخطار/],
];
/** Sentences that speak of nothing below `received`, by file and a part that names them, each with its reason. */
const ALLOWED: readonly [path: string, part: RegExp, why: string][] = [
  ['src/cli/words/handover.ts', /المعلّقة/, 'a watch handed over from officer to officer'],
];

/** Lines of a sentence table: `en: '…'` and its kin, on one line or as the second of two. */
const SENTENCE = /(?:^|[\s{,])(en|ru|ar):\s*(['"`])(.*?)\2(?=\s*[,}]|$)/g;

function faultsIn(path: string, text: string): string[] {
  const faults: string[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    for (const [, language, , sentence = ''] of line.matchAll(SENTENCE)) {
      const stem = DELIVERED.find(([of]) => of === language)?.[1];
      if (!stem?.test(sentence)) continue;
      if (ALLOWED.some(([file, part]) => file === path && part.test(sentence))) continue;
      faults.push(`${path}:${i + 1}: ${sentence}`);
    }
  }
  return faults;
}

test('no sentence calls anything delivered that has no receipt', () => {
  const files = ['src', 'console'].flatMap((top) => filesUnder(top)).filter(({ path }) => !isTestFile(path));
  assert.ok(files.length > 100);
  const sentences = files.reduce((sum, { text }) => sum + [...text.matchAll(SENTENCE)].length, 0);
  assert.ok(sentences > 3_000, `${sentences} sentences looked at`);
  assert.deepEqual(
    files.flatMap(({ path, text }) => faultsIn(path, text)),
    [],
  );
});

describe('a planted sentence is found', () => {
  for (const planted of [
    "'status.sent': { en: 'Delivered to {party}', ru: 'х', ar: 'س' },",
    "    ru: 'Сообщение доставлено стороне «{party}».',",
    "    ar: 'تم تسليم الإخطار إلى {party}.',",
  ])
    test(planted.trim(), () => assert.equal(faultsIn('src/x/text.ts', planted).length, 1));
  test('and another verb is none', () => {
    assert.deepEqual(faultsIn('src/x/text.ts', "    ar: 'تسليم المناوبة', en: 'Hand over',"), []);
  });
});
