/** A terms file to begin from: the parties that are here, and figures to talk over. Nobody is advised by them. Pure. */

interface Drafted {
  termsId: string;
  /** All who sign, this party among them. */
  parties: readonly string[];
  observers: readonly string[];
  /** From when it would hold, UTC ms. */
  fromMs: number;
}

/** YAML, as people edit it before they read it into the form. Its notes are in English, like its names. */
export function draftTerms({ termsId, parties, observers, fromMs }: Drafted): string {
  const all = `[${parties.join(', ')}]`;
  const from = new Date(fromMs).toISOString().replace(/\.\d+Z$/, 'Z');
  return `# Every figure here is an example to talk over with the other side.
termsId: ${termsId}
version: 1
title: { en: "Terms", ru: "Соглашение", ar: "الاتفاق" }
parties: ${all}
observers: [${observers.join(', ')}]
fromMs: ${from}
toMs: null
clauses:
  - id: L1
    kind: lead
    text:
      en: "Movements are made known twelve hours ahead."
      ru: "О перемещениях сообщают за двенадцать часов."
      ar: "يُخطر بالتحركات قبل اثنتي عشرة ساعة."
    binds: ${all}
    noticeTypes: [movement]
    leadMinutes: 720
  - id: R1
    kind: reply
    text:
      en: "A notice is answered within four hours."
      ru: "На уведомление отвечают в течение четырёх часов."
      ar: "يُردّ على الإخطار خلال أربع ساعات."
    binds: ${all}
    noticeTypes: [movement, site, area, flight]
    withinMinutes: 240
  - id: S1
    kind: separation
    text:
      en: "Plans keep 500 m apart."
      ru: "Планы расходятся не менее чем на 500 м."
      ar: "تتباعد الخطط 500 م على الأقل."
    binds: ${all}
    distanceM: 500
  - id: K1
    kind: corridor
    text:
      en: "More than 200 m off the corridor for two minutes is a deviation."
      ru: "Выход из коридора более чем на 200 м дольше двух минут — отклонение."
      ar: "الخروج عن الممر أكثر من 200 م مدة دقيقتين انحراف."
    binds: ${all}
    toleranceM: 200
    sustainedS: 120
  - id: C1
    kind: conduct
    text:
      en: "Within 500 m of the other side: no faster than 36 km/h, no nearer than 50 m."
      ru: "Ближе 500 м от другой стороны: не быстрее 36 км/ч и не ближе 50 м."
      ar: "ضمن 500 م من الطرف الآخر: لا تتجاوز السرعة 36 كم/س ولا يُقترب أكثر من 50 م."
    binds: ${all}
    withinM: 500
    maxSpeedMps: 10
    minDistanceM: 50
`;
}
