/**
 * The page for people inside a pack. Its wording is part of pack format 1, because verifiers compare it byte by byte:
 * no library formats it, and it is never reworded under the same format number. The `ar` part is set right to left.
 */
import type { PackAnswer, PackVerdict } from './format.ts';

interface Words {
  title: string;
  modes: Record<PackVerdict['mode'], string>;
  note: string;
  question: string;
  answer: string;
  answers: Record<PackAnswer, string>;
  missing: string;
  keys: string;
  logs: string;
  entries: string;
  receipts: string;
}
const LANGUAGES: readonly (readonly [code: string, dir: string, words: Words])[] = [
  [
    'en',
    'ltr',
    {
      title: 'Proof pack',
      modes: { exercise: 'EXERCISE', live: 'LIVE' },
      note: 'This page proves nothing. The proof is the signed data in the same file: check it with “parley verify”, and compare the root key fingerprints with those you know.',
      question: 'Question',
      answer: 'Answer',
      answers: { supported: 'supported', contradicted: 'contradicted', undecidable: 'undecidable' },
      missing: 'Missing',
      keys: 'Key fingerprints',
      logs: 'Signed checkpoints',
      entries: 'Entries that stand in these logs',
      receipts: 'Receipts',
    },
  ],
  [
    'ru',
    'ltr',
    {
      title: 'Пакет доказательств',
      modes: { exercise: 'УЧЕНИЕ', live: 'БОЕВОЙ РЕЖИМ' },
      note: 'Сама эта страница ничего не доказывает. Доказательство — подписанные данные в том же файле: проверьте их командой «parley verify» и сверьте отпечатки корневых ключей с известными вам.',
      question: 'Вопрос',
      answer: 'Ответ',
      answers: {
        supported: 'подтверждается',
        contradicted: 'противоречит записям',
        undecidable: 'установить нельзя',
      },
      missing: 'Не хватает',
      keys: 'Отпечатки ключей',
      logs: 'Подписанные контрольные точки',
      entries: 'Записи, которые содержатся в этих журналах',
      receipts: 'Расписки',
    },
  ],
  [
    'ar',
    'rtl',
    {
      title: 'حزمة الإثبات',
      modes: { exercise: 'تدريب', live: 'فعلي' },
      note: 'هذه الصفحة وحدها لا تثبت شيئًا. الإثبات هو البيانات الموقَّعة في الملف نفسه: تحقَّقوا منها بالأمر «parley verify»، وقارنوا بصمات المفاتيح الجذرية بالبصمات التي تعرفونها.',
      question: 'السؤال',
      answer: 'الجواب',
      answers: { supported: 'مؤيَّد', contradicted: 'يناقضه السجل', undecidable: 'لا يمكن البت فيه' },
      missing: 'ما ينقص',
      keys: 'بصمات المفاتيح',
      logs: 'نقاط التحقق الموقَّعة',
      entries: 'القيود الثابتة في هذه السجلات',
      receipts: 'الإيصالات',
    },
  ],
];

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
const iso = (ms: number): string => new Date(ms).toISOString();

function questionLines({ question }: PackVerdict): string[] {
  if (question.purpose === 'presence') return [`presence ${question.log} ${question.indexes.join(' ')}`];
  const { window, units, during } = question;
  return [
    `absence ${question.log} ${question.peer}`,
    `window ${iso(window.fromMs)} ${iso(window.toMs)}`,
    ...(units ? units.map((unit) => `unit ${JSON.stringify(unit)}`) : ['unit *']),
    during ? `during ${iso(during.fromMs)} ${iso(during.toMs)}` : 'during *',
  ];
}

function findingLines(verdict: PackVerdict, type: 'entry' | 'receipt'): string[] {
  const lines: string[] = [];
  for (const f of verdict.findings) {
    if (f.type === 'entry' && type === 'entry') {
      const body = f.kind === null ? [] : [f.kind, f.from, f.act, f.claimedTime, f.hash];
      const covers = f.covers === null ? [] : [f.covers];
      lines.push([f.log, f.index, f.time, f.direction, f.class, f.peer ?? '-', ...body, ...covers].join(' '));
    }
    if (f.type === 'receipt' && type === 'receipt')
      lines.push(
        [f.by, f.log, f.index, f.receivedTime, f.class, f.proven ? 'proven' : 'receipt-only', f.of].join(' '),
      );
  }
  return lines;
}

/** HTML without scripts, styles or links. Depends on the verdict alone (and not on what its reader trusts). */
export function summaryOf(verdict: PackVerdict): string {
  const words = LANGUAGES.map(([code, dir, w]) =>
    [
      `<section lang="${code}" dir="${dir}">`,
      `<h1>${escape(w.modes[verdict.mode])} · ${escape(w.title)}</h1>`,
      `<p>${escape(w.note)}</p>`,
      `<p>${escape(w.answer)}: <strong>${escape(w.answers[verdict.answer])}</strong></p>`,
      '</section>',
    ].join('\n'),
  );
  // The lists are codes, ids and times: the same in every language, under a heading in all three.
  const list = (
    title: 'question' | 'missing' | 'keys' | 'logs' | 'entries' | 'receipts',
    lines: readonly string[],
  ) =>
    lines.length === 0
      ? []
      : [
          `<h2>${LANGUAGES.map(([code, dir, w]) => `<span lang="${code}" dir="${dir}">${escape(w[title])}</span>`).join(' · ')}</h2>`,
          `<pre dir="ltr">${escape(lines.join('\n'))}</pre>`,
        ];
  const parts = [
    '<!doctype html>',
    '<meta charset="utf-8">',
    '<title>Parley</title>',
    ...words,
    ...list('question', questionLines(verdict)),
    ...list(
      'missing',
      verdict.missing.map((m) => (m.index === null ? m.what : `${m.what} ${m.index}`)),
    ),
    ...list(
      'keys',
      verdict.keys.map((k) => `${k.party} ${k.role} ${k.fingerprint}`),
    ),
    ...list(
      'logs',
      verdict.checkpoints.map((c) => `${c.origin} ${c.size} ${c.root}`),
    ),
    ...list('entries', findingLines(verdict, 'entry')),
    ...list('receipts', findingLines(verdict, 'receipt')),
  ];
  return `${parts.join('\n')}\n`;
}
