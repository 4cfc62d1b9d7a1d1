/** How the record's words are shown: what a pack's answer and each missing piece mean. */
import type { Trilingual } from '../contract/index.ts';

export const text = {
  'record.answer.supported': {
    en: 'Supported by the record.',
    ru: 'Подтверждается журналом.',
    ar: 'مؤيَّد بالسجل.',
  },
  'record.answer.contradicted': {
    en: 'Contradicted by the record.',
    ru: 'Противоречит записям журнала.',
    ar: 'يناقضه السجل.',
  },
  'record.answer.undecidable': {
    en: 'Undecidable: something is missing.',
    ru: 'Установить нельзя: не хватает данных.',
    ar: 'لا يمكن البت فيه: ثمة ما ينقص.',
  },
  'record.missing.entry': {
    en: 'Entry {index} is not opened.',
    ru: 'Запись {index} не раскрыта.',
    ar: 'القيد {index} غير مكشوف.',
  },
  'record.missing.completeness': {
    en: 'There is no signed statement that the window is complete.',
    ru: 'Нет подписанного заявления о полноте записей за этот период.',
    ar: 'لا يوجد بيان موقَّع باكتمال القيود في هذه الفترة.',
  },
  'record.missing.window-still-open': {
    en: 'The statement of completeness (entry {index}) was signed before the window ended.',
    ru: 'Заявление о полноте (запись {index}) подписано до окончания периода.',
    ar: 'وُقِّع بيان الاكتمال (القيد {index}) قبل انتهاء الفترة.',
  },
  'record.missing.chain-start': {
    en: 'The chain of headers does not reach back before the window: entry {index} is not opened.',
    ru: 'Цепочка заголовков не доходит до начала периода: запись {index} не раскрыта.',
    ar: 'سلسلة الترويسات لا تمتد إلى ما قبل الفترة: القيد {index} غير مكشوف.',
  },
  'record.missing.chain-link': {
    en: 'The chain of headers is broken before entry {index}.',
    ru: 'Цепочка заголовков прервана перед записью {index}.',
    ar: 'سلسلة الترويسات منقطعة قبل القيد {index}.',
  },
  'record.missing.chain-end': {
    en: 'The chain of headers does not reach to the end of the window, nor to the last entry that the log’s keeper stated.',
    ru: 'Цепочка заголовков не доходит ни до конца периода, ни до последней записи, указанной владельцем журнала.',
    ar: 'سلسلة الترويسات لا تبلغ نهاية الفترة ولا آخر قيد ذكره صاحب السجل.',
  },
  'record.missing.chain-count': {
    en: 'The chain holds another number of entries than the log’s keeper signed in entry {index}.',
    ru: 'Число записей в цепочке расходится с тем, которое владелец журнала подписал в записи {index}.',
    ar: 'عدد القيود في السلسلة يخالف العدد الذي وقَّعه صاحب السجل في القيد {index}.',
  },
  'record.missing.body': {
    en: 'Entry {index} is a notice in the window whose content is not opened: it could be the one.',
    ru: 'Запись {index} — уведомление за этот период, содержание которого не раскрыто: это может быть оно.',
    ar: 'القيد {index} إخطار ضمن الفترة ومحتواه غير مكشوف، فقد يكون هو المقصود.',
  },
  'record.missing.groups': {
    en: 'The notice in entry {index} does not show its units or times: it could be the one.',
    ru: 'В уведомлении (запись {index}) не раскрыты подразделения или время: это может быть оно.',
    ar: 'الإخطار في القيد {index} لا يكشف الوحدات أو الأوقات، فقد يكون هو المقصود.',
  },
} as const satisfies Readonly<Record<string, Trilingual>>;
