/** What an exported file does not hold. */
import type { Trilingual } from '../../contract/index.ts';

export const text = {
  'notices.export.hidden': {
    en: 'Not in the file, because not shown to this party: {groups}.',
    ru: 'В файле нет того, что этой стороне не показано: {groups}.',
    ar: 'ليس في الملف ما لم يُعرض على هذا الطرف: {groups}.',
  },
  'notices.export.ground-in-words': {
    en: 'This format holds one point of the ground; its outline stands in the words, which Parley reads back and other programs pass over.',
    ru: 'Этот формат хранит одну точку; граница записана словами: Parley её прочтёт, другие программы пропустят.',
    ar: 'تحمل هذه الصيغة نقطة واحدة من الأرض؛ وحدودها في الكلمات التي يعيد Parley قراءتها وتتجاوزها البرامج الأخرى.',
  },
  'notices.export.span-only': {
    en: 'A calendar holds the span and the text of the notice; it cannot be read back as a notice.',
    ru: 'Календарь хранит срок и текст уведомления; прочесть его обратно как уведомление нельзя.',
    ar: 'يحمل التقويم المدة ونص الإخطار؛ ولا يُعاد قراءته على أنه إخطار.',
  },
  'notices.export.alert-only': {
    en: 'An alert holds area, span and purpose; it cannot be read back as a notice.',
    ru: 'Оповещение хранит район, срок и назначение; прочесть его обратно как уведомление нельзя.',
    ar: 'يحمل التنبيه المنطقة والمدة والغرض؛ ولا يُعاد قراءته على أنه إخطار.',
  },
} as const satisfies Record<string, Trilingual>;
