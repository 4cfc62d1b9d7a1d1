/** Why a CoT event was not taken or not written. */
import type { RefusalTable } from '../../contract/index.ts';

const tool = {
  en: 'Send each event as one complete XML element, <event …>…</event>, as TAK tools do.',
  ru: 'Передавайте каждое событие одним законченным элементом XML <event …>…</event>, как это делают программы TAK.',
  ar: 'أرسل كل حدث عنصر XML واحدًا كاملًا، <event …>…</event>، كما تفعل أدوات TAK.',
};

export const refusals = {
  FEEDS_COT_TOO_LARGE: {
    status: 413,
    what: {
      en: 'The CoT event is longer than {limit, number} bytes.',
      ru: 'Событие CoT длиннее {limit, number} Б.',
      ar: 'حدث CoT أطول من {limit, number} بايت.',
    },
    mend: {
      en: 'Send pictures and files another way; a position or an alert needs less than a thousand bytes.',
      ru: 'Передавайте снимки и файлы другим путём: положению или оповещению хватает тысячи байт.',
      ar: 'أرسل الصور والملفات بوسيلة أخرى؛ فالموقع أو الإنذار لا يحتاج إلى ألف بايت.',
    },
  },
  FEEDS_COT_TOO_DEEP: {
    status: 422,
    what: {
      en: 'The CoT event nests deeper than {limit, number} levels (line {line, number}).',
      ru: 'Вложенность в событии CoT больше {limit, number} (строка {line, number}).',
      ar: 'تداخل العناصر في حدث CoT أعمق من {limit, number} (السطر {line, number}).',
    },
    mend: tool,
  },
  FEEDS_COT_DOCTYPE: {
    status: 422,
    what: {
      en: 'The CoT event declares a document type (line {line, number}), through which files could be drawn in.',
      ru: 'Событие CoT объявляет тип документа (строка {line, number}), через который можно подставить чужие файлы.',
      ar: 'يصرّح حدث CoT بنوع مستند (السطر {line, number})، وقد تُسحب عبره ملفات أخرى.',
    },
    mend: {
      en: 'Leave out <!DOCTYPE …>: CoT needs none.',
      ru: 'Уберите <!DOCTYPE …>: для CoT он не нужен.',
      ar: 'احذف <!DOCTYPE …>: لا حاجة إليه في CoT.',
    },
  },
  FEEDS_COT_BROKEN: {
    status: 400,
    what: {
      en: 'The CoT event is not well-formed XML (line {line, number}).',
      ru: 'Событие CoT содержит ошибку XML (строка {line, number}).',
      ar: 'حدث CoT ليس XML سليمًا (السطر {line, number}).',
    },
    mend: tool,
  },
  FEEDS_COT_UNFINISHED: {
    status: 400,
    what: {
      en: 'The CoT event broke off after {bytes, number} bytes.',
      ru: 'Событие CoT оборвалось через {bytes, number} Б.',
      ar: 'انقطع حدث CoT بعد {bytes, number} بايت.',
    },
    mend: {
      en: 'Check the link, and send the event again.',
      ru: 'Проверьте канал связи и передайте событие ещё раз.',
      ar: 'تحقق من الاتصال وأعد إرسال الحدث.',
    },
  },
  FEEDS_COT_NOT_EVENT: {
    status: 400,
    what: {
      en: 'This is no CoT event: its outermost element is “{name}”.',
      ru: 'Это не событие CoT: внешний элемент — «{name}».',
      ar: 'ليس هذا حدث CoT: عنصره الخارجي هو «{name}».',
    },
    mend: tool,
  },
  FEEDS_COT_FIELD_MISSING: {
    status: 400,
    what: {
      en: 'The CoT event has no {field}.',
      ru: 'В событии CoT нет {field}.',
      ar: 'لا يوجد في حدث CoT الحقل {field}.',
    },
    mend: {
      en: 'Give <event> a uid and a type of letters and digits joined by hyphens, such as a-f-G-U-C.',
      ru: 'Укажите в <event> uid и type из букв и цифр через дефис, например a-f-G-U-C.',
      ar: 'ضع في <event> قيمتي uid وtype، والثانية حروف وأرقام تصلها شرطات، مثل a-f-G-U-C.',
    },
  },
  FEEDS_COT_UNWRITABLE: {
    status: 422,
    what: {
      en: 'The event “{uid}” cannot be written as CoT: {field} is not in form.',
      ru: 'Событие «{uid}» нельзя записать в виде CoT: недопустимо значение {field}.',
      ar: 'تعذّرت كتابة الحدث «{uid}» بصيغة CoT: القيمة {field} غير مقبولة.',
    },
    mend: {
      en: 'Times lie between the years 1000 and 9999, numbers are finite, and the detail is well-formed XML.',
      ru: 'Время — с 1000 по 9999 год, числа конечны, а detail — XML без ошибок.',
      ar: 'الأوقات بين عامي 1000 و9999، والأعداد منتهية، وdetail بصيغة XML سليمة.',
    },
  },
} as const satisfies RefusalTable;
