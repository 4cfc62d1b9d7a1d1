/** Why a plan cannot be checked. */
import type { RefusalTable } from '../contract/index.ts';

export const refusals: RefusalTable = {
  CONFLICTS_NO_PLACE: {
    status: 422,
    what: {
      en: 'The plan shows neither a route nor an area, so it cannot be compared with others.',
      ru: 'В плане нет ни маршрута, ни района, поэтому сравнить его с другими нельзя.',
      ar: 'لا تُظهر الخطة مسارًا ولا منطقة، فلا يمكن مقارنتها بغيرها.',
    },
    mend: {
      en: 'Give `route`, or at least `area`.',
      ru: 'Укажите `route` или хотя бы `area`.',
      ar: 'أعطِ `route` أو على الأقل `area`.',
    },
  },
  CONFLICTS_NO_TIME: {
    status: 422,
    what: {
      en: 'The plan shows neither times nor a window, so it cannot be compared with others.',
      ru: 'В плане нет ни времени, ни окна, поэтому сравнить его с другими нельзя.',
      ar: 'لا تُظهر الخطة أوقاتًا ولا نافذة زمنية، فلا يمكن مقارنتها بغيرها.',
    },
    mend: {
      en: 'Give `times`, or at least `window`.',
      ru: 'Укажите `times` или хотя бы `window`.',
      ar: 'أعطِ `times` أو على الأقل `window`.',
    },
  },
  CONFLICTS_TIMES_MISMATCH: {
    status: 422,
    what: {
      en: 'Points on the route: {points}; times: {times}. There must be as many times as points.',
      ru: 'Точек маршрута: {points}; отметок времени: {times}. Их должно быть поровну.',
      ar: 'عدد نقاط المسار: {points}، وعدد الأوقات: {times}. يجب أن يتساويا.',
    },
    mend: {
      en: 'Give one time for each point of the route.',
      ru: 'Укажите по одному времени для каждой точки маршрута.',
      ar: 'أعطِ وقتًا واحدًا لكل نقطة من المسار.',
    },
  },
  CONFLICTS_TIMES_REVERSED: {
    status: 422,
    what: {
      en: 'Time runs backwards: {from} is followed by {to}.',
      ru: 'Время идёт назад: после {from} следует {to}.',
      ar: 'الوقت يسير إلى الوراء: بعد {from} يأتي {to}.',
    },
    mend: {
      en: 'Put the times in order; all are UTC.',
      ru: 'Расставьте время по порядку; всё время — UTC.',
      ar: 'رتّب الأوقات تصاعديًا، وكلها بتوقيت UTC.',
    },
  },
  CONFLICTS_TOO_LONG: {
    status: 422,
    what: {
      en: 'The line is {km} km long; at most {most} km can be compared.',
      ru: 'Длина линии — {km} км; сравнить можно не более {most} км.',
      ar: 'طول الخط {km} كم، ولا يمكن مقارنة أكثر من {most} كم.',
    },
    mend: {
      en: 'Look for points out of place, or divide the plan into several notices.',
      ru: 'Проверьте, нет ли ошибочных точек, или разделите план на несколько уведомлений.',
      ar: 'ابحث عن نقاط في غير مكانها، أو قسّم الخطة إلى عدة إخطارات.',
    },
  },
  CONFLICTS_NOT_AN_INDEX: {
    status: 422,
    what: {
      en: 'The file is not an index of plans.',
      ru: 'Этот файл не является индексом планов.',
      ar: 'هذا الملف ليس فهرسًا للخطط.',
    },
    mend: {
      en: 'Give a file that Parley wrote as an index, or the notices themselves.',
      ru: 'Укажите файл индекса, записанный Parley, или сами уведомления.',
      ar: 'أعطِ ملف فهرس كتبه Parley، أو الإخطارات نفسها.',
    },
  },
  CONFLICTS_INDEX_VERSION: {
    status: 422,
    what: {
      en: 'The index of plans is of version {found}; this program reads {wanted}.',
      ru: 'Индекс планов имеет версию {found}; эта программа читает {wanted}.',
      ar: 'إصدار فهرس الخطط هو {found}؛ وهذا البرنامج يقرأ {wanted}.',
    },
    mend: {
      en: 'Write the index again from the notices.',
      ru: 'Запишите индекс заново по уведомлениям.',
      ar: 'اكتب الفهرس من جديد من الإخطارات.',
    },
  },
  CONFLICTS_INDEX_DAMAGED: {
    status: 422,
    what: {
      en: 'The index of plans is not as it was written ({why}), so nothing in it counts.',
      ru: 'Индекс планов не таков, каким был записан ({why}), поэтому ему нельзя верить.',
      ar: 'فهرس الخطط ليس كما كُتب ({why})، فلا يُعتدّ بشيء مما فيه.',
    },
    mend: {
      en: 'Write the index again from the notices.',
      ru: 'Запишите индекс заново по уведомлениям.',
      ar: 'اكتب الفهرس من جديد من الإخطارات.',
    },
  },
};
