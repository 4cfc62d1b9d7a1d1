import type { Trilingual } from '../contract/index.ts';

/** How an agreement stands, as people read it. */
export const text = {
  'terms.state.in force': {
    en: 'In force since {since}.',
    ru: 'Действует с {since}.',
    ar: 'ساري المفعول منذ {since}.',
  },
  'terms.state.unsigned': {
    en: 'Proposed, not in force: the signature of {missing} is missing.',
    ru: 'Предложено, но не действует: не хватает подписи ({missing}).',
    ar: 'مقترح وغير ساري المفعول: ينقصه التوقيع ({missing}).',
  },
  'terms.state.suspended': {
    en: 'No agreement in force: suspended by {by} since {since}.',
    ru: 'Соглашение не действует: приостановлено стороной {by} с {since}.',
    ar: 'لا اتفاق ساري المفعول: علّقه الطرف {by} منذ {since}.',
  },
  'terms.state.withdrawn': {
    en: 'No agreement in force: {by} left it at {since}.',
    ru: 'Соглашение не действует: сторона {by} вышла из него {since}.',
    ar: 'لا اتفاق ساري المفعول: انسحب منه الطرف {by} في {since}.',
  },
  'terms.state.disputed': {
    en: 'Disputed: every party has signed two different documents under one version number.',
    ru: 'Спорно: под одним номером редакции все стороны подписали два разных документа.',
    ar: 'محل خلاف: وقّع كل الأطراف وثيقتين مختلفتين برقم نسخة واحد.',
  },
  'terms.state.ended': {
    en: 'No agreement in force: it ended at {since}.',
    ru: 'Соглашение не действует: срок истёк {since}.',
    ar: 'لا اتفاق ساري المفعول: انتهت مدته في {since}.',
  },
  'terms.state.none': {
    en: 'No agreement in force.',
    ru: 'Действующего соглашения нет.',
    ar: 'لا يوجد اتفاق ساري المفعول.',
  },
  'terms.requires.notice': {
    en: '{minutes, plural, =0 {entry after notice} one {entry after notice given # minute before} other {entry after notice given # minutes before}}',
    ru: '{minutes, plural, =0 {вход после уведомления} one {вход после уведомления за # минуту} few {вход после уведомления за # минуты} many {вход после уведомления за # минут} other {вход после уведомления за # минуты}}',
    ar: '{minutes, plural, zero {الدخول بعد الإخطار} one {الدخول بعد إخطار قبل دقيقة واحدة} two {الدخول بعد إخطار قبل دقيقتين} few {الدخول بعد إخطار قبل # دقائق} many {الدخول بعد إخطار قبل # دقيقة} other {الدخول بعد إخطار قبل # دقيقة}}',
  },
  'terms.requires.consent': {
    en: 'entry only with consent',
    ru: 'вход только с согласия',
    ar: 'الدخول بموافقة فقط',
  },
  'terms.requires.no entry': { en: 'no entry', ru: 'вход закрыт', ar: 'الدخول ممنوع' },
} satisfies Record<string, Trilingual>;
