/**
 * The page for people inside a pack: what it is and what its words mean in three languages, and under it the report.
 * Everything above the report is fixed, so that the smallest verifier can hold it; it is part of pack format 2 and never
 * reworded under that number.
 */
export const PAGE_HEAD = `<!doctype html>
<meta charset="utf-8">
<title>Parley</title>
<p lang="en" dir="ltr">Proof pack. This page proves nothing: the proof is the signed data in the same file. Check it with “parley verify”, and compare the root key fingerprints with those you know. Mode: live, or exercise. Answer: supported, contradicted, or undecidable, with what is missing. Quorum of witnesses: met, missed, or none asked for.</p>
<p lang="ru" dir="ltr">Пакет доказательств. Сама эта страница ничего не доказывает: доказательство — подписанные данные в том же файле. Проверьте их командой «parley verify» и сверьте отпечатки корневых ключей с известными вам. Режим (mode): live — боевой, exercise — учение. Ответ (answer): supported — подтверждается, contradicted — противоречит записям, undecidable — установить нельзя; missing — чего не хватает. Кворум свидетелей (quorum): met — есть, missed — нет, none — не требуется.</p>
<p lang="ar" dir="rtl">حزمة الإثبات. هذه الصفحة وحدها لا تثبت شيئًا: الإثبات هو البيانات الموقَّعة في الملف نفسه. تحقَّقوا منها بالأمر «parley verify»، وقارنوا بصمات المفاتيح الجذرية بالبصمات التي تعرفونها. الوضع (mode): live فعلي، exercise تدريب. الجواب (answer): supported مؤيَّد، contradicted يناقضه السجل، undecidable لا يمكن البت فيه، missing ما ينقص. نصاب الشهود (quorum): met مكتمل، missed غير مكتمل، none غير مطلوب.</p>
<pre dir="ltr">
`;

/** Enough between tags. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** HTML without scripts, styles or links, around the report of `report.ts`. */
export function summaryOf(report: string): string {
  return `${PAGE_HEAD}${escape(report)}</pre>\n`;
}
