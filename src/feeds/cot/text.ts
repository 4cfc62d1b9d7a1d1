/** What handsets show beside a unit or an alert that Parley sent. */
import type { Trilingual } from '../../contract/index.ts';

/** How a unit stands to its own notice, in a word or two: `no-notice`, `as-notified`, else what is amiss. */
export const CONFORMANCES = [
  'no-notice',
  'as-notified',
  'off-corridor',
  'early',
  'late',
  'halted',
  'overdue',
  'lost',
  'not-where-declared',
] as const;
export type Conformance = (typeof CONFORMANCES)[number];

const conformance = {
  'feeds.cot.no-notice': { en: 'no notice', ru: 'без уведомления', ar: 'بلا إخطار' },
  'feeds.cot.as-notified': {
    en: 'as notified',
    ru: 'согласно уведомлению',
    ar: 'مطابق للإخطار',
  },
  'feeds.cot.off-corridor': {
    en: 'off its corridor',
    ru: 'вне коридора',
    ar: 'خارج الممر',
  },
  'feeds.cot.early': { en: 'ahead of time', ru: 'с опережением графика', ar: 'متقدم على الموعد' },
  'feeds.cot.late': { en: 'behind time', ru: 'с отставанием от графика', ar: 'متأخر عن الموعد' },
  'feeds.cot.halted': {
    en: 'halted where no halt was notified',
    ru: 'незаявленная остановка',
    ar: 'توقف غير مُخطَر به',
  },
  'feeds.cot.overdue': { en: 'overdue', ru: 'не прибыл в срок', ar: 'تجاوز موعد الوصول' },
  'feeds.cot.lost': { en: 'no position', ru: 'положение неизвестно', ar: 'الموقع مجهول' },
  'feeds.cot.not-where-declared': {
    en: 'not where declared',
    ru: 'не там, где заявлено',
    ar: 'ليس في الموضع المعلن',
  },
} as const satisfies Record<`feeds.cot.${Conformance}`, Trilingual>;

export const text = {
  ...conformance,
  'feeds.cot.by-notice': {
    en: 'Notice {notice}: {states}',
    ru: 'Уведомление {notice}: {states}',
    ar: 'الإخطار {notice}: {states}',
  },
  /** Before a call sign: what a map shows without a tap. */
  'feeds.cot.exercise-short': { en: 'EX', ru: 'УЧ', ar: 'تدريب' },
  'feeds.cot.with-leave': {
    en: 'Unit of {party}: shown here with its owner’s leave',
    ru: 'Подразделение {party}: показано с разрешения владельца',
    ar: 'وحدة تابعة لـ{party}: تُعرض هنا بإذن مالكها',
  },
  'feeds.cot.near-unmeasured': {
    en: 'Unit of {party} near: how far is not known',
    ru: 'Рядом подразделение {party}: расстояние неизвестно',
    ar: 'وحدة تابعة لـ{party} بالقرب: المسافة غير معروفة',
  },
  'feeds.cot.exercise': { en: 'EXERCISE', ru: 'УЧЕНИЕ', ar: 'تدريب' },
  'feeds.cot.near': {
    en: 'Unit of {party} near: at least {far, number} m away, bearing about {bearing, number}°',
    ru: 'Рядом подразделение {party}: не ближе {far, number} м, азимут около {bearing, number}°',
    ar: 'وحدة تابعة لـ{party} بالقرب: على بُعد لا يقل عن {far, number} م، والسمت نحو {bearing, number}°',
  },
  'feeds.cot.very-near': {
    en: 'Unit of {party} very near: less than {far, number} m away, bearing about {bearing, number}°',
    ru: 'Совсем рядом подразделение {party}: ближе {far, number} м, азимут около {bearing, number}°',
    ar: 'وحدة تابعة لـ{party} قريبة جدًا: على بُعد أقل من {far, number} م، والسمت نحو {bearing, number}°',
  },
  'feeds.cot.near-shown': {
    en: '{party} {unit} near: its owner allows its position to be shown',
    ru: 'Рядом {party} {unit}: владелец разрешил показывать положение',
    ar: '{party} {unit} بالقرب: سمح مالكها بعرض موقعها',
  },
  'feeds.cot.over': { en: 'Over: {what}', ru: 'Завершено: {what}', ar: 'انتهى: {what}' },
} as const satisfies Record<string, Trilingual>;
