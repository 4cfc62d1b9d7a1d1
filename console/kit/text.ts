/** Sentences that every panel shares. */
import type { Trilingual } from '../../src/contract/index.ts';

export const text = {
  waiting: { en: 'Asking the node …', ru: 'Запрос к узлу …', ar: 'جارٍ سؤال العقدة …' },
  noAnswer: {
    en: 'The node does not answer. Nothing that you see here is newer than its last answer.',
    ru: 'Узел не отвечает. Всё, что видно здесь, не новее его последнего ответа.',
    ar: 'العقدة لا تجيب. لا شيء مما تراه هنا أحدث من آخر إجابة منها.',
  },
  unsure: {
    en: 'No answer came. Whether this was done is not known: look at the record before you do it again.',
    ru: 'Ответ не пришёл. Неизвестно, выполнено ли действие: прежде чем повторять, проверьте по журналу.',
    ar: 'لم يصل رد، ولا يُعرف هل تم ذلك أم لا: انظر في السجل قبل أن تعيده.',
  },
  failed: {
    en: 'This page failed at it. Look at the record before you do it again.',
    ru: 'Сбой страницы. Прежде чем повторять, проверьте по журналу.',
    ar: 'أخفقت الصفحة في ذلك. انظر في السجل قبل أن تعيده.',
  },
  ago: { en: '{age} ago', ru: '{age} назад', ar: 'قبل {age}' },
  ahead: { en: 'in {age}', ru: 'через {age}', ar: 'بعد {age}' },
  seconds: { en: '{n} s', ru: '{n} с', ar: '{n} ث' },
  minutes: { en: '{n} min', ru: '{n} мин', ar: '{n} د' },
  hours: { en: '{n} h', ru: '{n} ч', ar: '{n} س' },
  days: { en: '{n} d', ru: '{n} сут', ar: '{n} يوم' },
  placeForms: {
    en: 'As {degrees} or MGRS {grid}',
    ru: 'Например, {degrees} или MGRS {grid}',
    ar: 'مثل {degrees} أو MGRS {grid}',
  },
  whenForms: {
    en: 'As {dtg}, {utc}, or local {local}',
    ru: 'Например, {dtg}, {utc} или местное {local}',
    ar: 'مثل {dtg} أو {utc} أو بالتوقيت المحلي {local}',
  },
  whenFormsUtc: { en: 'As {dtg} or {utc}', ru: 'Например, {dtg} или {utc}', ar: 'مثل {dtg} أو {utc}' },
  broken: {
    en: 'This part of the page has failed. The rest works on.',
    ru: 'Сбой в этой части страницы. Остальное работает.',
    ar: 'تعطّل هذا الجزء من الصفحة. البقية تعمل.',
  },
  again: { en: 'Try again', ru: 'Повторить', ar: 'إعادة المحاولة' },
  close: { en: 'Close', ru: 'Закрыть', ar: 'إغلاق' },
  back: { en: 'Back to the list', ru: 'Назад к списку', ar: 'العودة إلى القائمة' },
} satisfies Record<string, Trilingual>;
