/** What the screens say about the store's state. */
import type { Trilingual } from '../contract/index.ts';

export const text: Readonly<Record<string, Trilingual>> = {
  'store.open': {
    en: 'The record is being kept.',
    ru: 'Журнал ведётся.',
    ar: 'التسجيل جارٍ.',
  },
  'store.full': {
    en: 'NOT RECORDED: the disk is full. Alerts go on; nothing new enters the record.',
    ru: 'НЕ ЗАПИСЫВАЕТСЯ: диск заполнен. Оповещения продолжаются; новые записи в журнал не вносятся.',
    ar: 'لا تسجيل: القرص ممتلئ. الإنذارات مستمرة، ولا يدخل السجل شيء جديد.',
  },
  'store.room': {
    en: 'There is room on the disk again; the record is being kept.',
    ru: 'Место на диске снова есть; журнал ведётся.',
    ar: 'توفرت مساحة على القرص من جديد، والتسجيل جارٍ.',
  },
  'store.failed': {
    en: 'NOT RECORDED: the disk or database failed ({reason}). The node stops.',
    ru: 'НЕ ЗАПИСЫВАЕТСЯ: сбой диска или базы данных ({reason}). Узел останавливается.',
    ar: 'لا تسجيل: تعطّل القرص أو قاعدة البيانات ({reason}). العقدة تتوقف.',
  },
  'journal.torn': {
    en: 'The journal of positions ended in a half-written line of {bytes, plural, one {# byte} other {# bytes}}, which was never acknowledged; it was cut off.',
    ru: 'Журнал положений обрывался на недописанной строке ({bytes, plural, one {# байт} few {# байта} many {# байт} other {# байта}}), приём которой не подтверждался; она отброшена.',
    ar: 'انتهى سجل المواقع بسطر ناقص ({bytes, plural, zero {بلا بايتات} one {بايت واحد} two {بايتان} few {# بايتات} many {# بايتًا} other {# بايت}}) لم يُؤكَّد استلامه قط، فحُذف.',
  },
  'journal.damaged': {
    en: '{lines, plural, one {# line} other {# lines}} of the journal of positions cannot be read: the disk has changed them.',
    ru: 'В журнале положений {lines, plural, one {не читается # строка} few {не читаются # строки} many {не читаются # строк} other {не читается # строки}}: данные на диске изменились.',
    ar: '{lines, plural, zero {لا سطر} one {سطر واحد} two {سطران} few {# أسطر} many {# سطرًا} other {# سطر}} في سجل المواقع لا يمكن قراءته: تغيّرت البيانات على القرص.',
  },
};
