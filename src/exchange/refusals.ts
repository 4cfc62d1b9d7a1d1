import type { RefusalTable } from '../contract/index.ts';

export const refusals: RefusalTable = {
  EXCHANGE_LOG_UNREACHABLE: {
    status: 502,
    what: {
      en: '{url} gave no answer ({reason}).',
      ru: '{url}: ответа нет ({reason}).',
      ar: 'لا جواب من {url} ({reason}).',
    },
    mend: {
      en: 'Check the address and the connection, and try again: nothing is lost by it.',
      ru: 'Проверьте адрес и связь и повторите: от этого ничего не теряется.',
      ar: 'تحقق من العنوان والاتصال ثم أعد المحاولة؛ لا يضيع بذلك شيء.',
    },
  },
  EXCHANGE_LOG_ANSWER: {
    status: 502,
    what: {
      en: '{url} answered with HTTP {status}.',
      ru: '{url}: ответ HTTP {status}.',
      ar: 'أجاب {url} برمز HTTP {status}.',
    },
    mend: {
      en: 'Give the prefix under which checkpoint and tile/ lie. Redirects are not followed: give the address they lead to.',
      ru: 'Укажите адрес, под которым лежат checkpoint и tile/. По перенаправлениям программа не ходит: укажите конечный адрес.',
      ar: 'أعطِ العنوان الذي يقع تحته checkpoint وtile/‎. لا تُتبع عمليات إعادة التوجيه: أعطِ العنوان النهائي.',
    },
  },
  EXCHANGE_LOG_TOO_LONG: {
    status: 502,
    what: {
      en: '{url} sends more than {limit, number} bytes, which no tile has.',
      ru: '{url}: передано больше {limit, number} байт, столько нет ни в одной плитке.',
      ar: 'يرسل {url} أكثر من {limit, number} بايت، ولا بلاطة بهذا الحجم.',
    },
    mend: {
      en: 'This is no tlog-tiles log, or its server is at fault.',
      ru: 'Это не журнал tlog-tiles, либо его сервер неисправен.',
      ar: 'ليس هذا سجل tlog-tiles، أو أن خادمه معطوب.',
    },
  },
  EXCHANGE_LOG_TOO_MANY: {
    status: 502,
    what: {
      en: 'The log claims {size} entries; at most {limit, number} are walked from end to end.',
      ru: 'Заявленное число записей журнала: {size}; целиком проверяется не более {limit, number}.',
      ar: 'يدّعي السجل أن عدد قيوده {size}؛ ولا يُفحص كاملًا ما يزيد على {limit, number}.',
    },
    mend: {
      en: 'Check single entries by their proofs instead.',
      ru: 'Проверяйте отдельные записи по их доказательствам.',
      ar: 'افحص القيود المفردة ببراهينها.',
    },
  },
};
