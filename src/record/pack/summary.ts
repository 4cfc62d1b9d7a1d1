/**
 * The page for people inside a pack: the answer in three languages, and the report under it. Its wording is part of pack
 * format 2, because verifiers compare it byte by byte: no library formats it, and it is never reworded under the same
 * format number. The `ar` part is set right to left.
 */
import type { PackAnswer, PackCheckpoint, PackVerdict } from './format.ts';
import { reportOf } from './report.ts';

interface Words {
  title: string;
  modes: Record<PackVerdict['mode'], string>;
  note: string;
  answer: string;
  answers: Record<PackAnswer, string>;
  cosigned: string;
  quorums: Record<PackCheckpoint['quorum'], string>;
}
const LANGUAGES: readonly (readonly [code: string, dir: string, words: Words])[] = [
  [
    'en',
    'ltr',
    {
      title: 'Proof pack',
      modes: { exercise: 'EXERCISE', live: 'LIVE' },
      note: 'This page proves nothing. The proof is the signed data in the same file: check it with “parley verify”, and compare the root key fingerprints with those you know.',
      answer: 'Answer',
      answers: { supported: 'supported', contradicted: 'contradicted', undecidable: 'undecidable' },
      cosigned: 'State of the log confirmed by witnesses',
      quorums: {
        met: 'yes, by as many as the policy below asks for',
        missed: 'no, by fewer than the policy below asks for',
        none: 'no witnesses are asked for',
      },
    },
  ],
  [
    'ru',
    'ltr',
    {
      title: 'Пакет доказательств',
      modes: { exercise: 'УЧЕНИЕ', live: 'БОЕВОЙ РЕЖИМ' },
      note: 'Сама эта страница ничего не доказывает. Доказательство — подписанные данные в том же файле: проверьте их командой «parley verify» и сверьте отпечатки корневых ключей с известными вам.',
      answer: 'Ответ',
      answers: {
        supported: 'подтверждается',
        contradicted: 'противоречит записям',
        undecidable: 'установить нельзя',
      },
      cosigned: 'Состояние журнала подтверждено свидетелями',
      quorums: {
        met: 'да, их столько, сколько требует приведённая ниже политика',
        missed: 'нет, их меньше, чем требует приведённая ниже политика',
        none: 'свидетели не требуются',
      },
    },
  ],
  [
    'ar',
    'rtl',
    {
      title: 'حزمة الإثبات',
      modes: { exercise: 'تدريب', live: 'فعلي' },
      note: 'هذه الصفحة وحدها لا تثبت شيئًا. الإثبات هو البيانات الموقَّعة في الملف نفسه: تحقَّقوا منها بالأمر «parley verify»، وقارنوا بصمات المفاتيح الجذرية بالبصمات التي تعرفونها.',
      answer: 'الجواب',
      answers: { supported: 'مؤيَّد', contradicted: 'يناقضه السجل', undecidable: 'لا يمكن البت فيه' },
      cosigned: 'تأكيد الشهود لحالة السجل',
      quorums: {
        met: 'نعم، أكَّدها العدد الذي تطلبه السياسة المذكورة أدناه',
        missed: 'لا، أكَّدها عدد أقل مما تطلبه السياسة المذكورة أدناه',
        none: 'لا يُطلب شهود',
      },
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

/** HTML without scripts, styles or links. Depends on the verdict alone (and not on what its reader trusts). */
export function summaryOf(verdict: PackVerdict): string {
  const { quorum } = verdict.checkpoints.find(({ origin }) => origin === verdict.question.log)!;
  const sections = LANGUAGES.map(
    ([code, dir, w]) =>
      `<section lang="${code}" dir="${dir}">
<h1>${w.modes[verdict.mode]} · ${w.title}</h1>
<p>${w.note}</p>
<p>${w.answer}: <strong>${w.answers[verdict.answer]}</strong></p>
<p>${w.cosigned}: ${w.quorums[quorum]}</p>
</section>
`,
  );
  const head = '<!doctype html>\n<meta charset="utf-8">\n<title>Parley</title>\n';
  return `${head}${sections.join('')}<pre dir="ltr">\n${escape(reportOf(verdict))}</pre>\n`;
}
