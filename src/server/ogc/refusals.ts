import type { RefusalTable } from '../../contract/index.ts';

export const refusals = {
  SERVER_OGC_QUERY: {
    status: 400,
    what: {
      en: 'The parameter {name} cannot be read: {given}',
      ru: 'Параметр {name} прочитать нельзя: {given}',
      ar: 'تعذّرت قراءة المعامل {name}: {given}',
    },
    mend: {
      en: 'bbox is west,south,east,north in degrees; datetime is a moment or two with a slash between, “..” an open end; limit and offset are numbers.',
      ru: 'bbox — запад,юг,восток,север в градусах; datetime — момент или два через косую черту, «..» — открытый конец; limit и offset — числа.',
      ar: 'bbox هو الغرب والجنوب والشرق والشمال بالدرجات؛ وdatetime لحظة أو لحظتان بينهما شرطة مائلة، و«..» طرف مفتوح؛ وlimit وoffset عددان.',
    },
  },
  SERVER_OGC_COLLECTION: {
    status: 404,
    what: {
      en: 'There is no such collection. There are: {known}.',
      ru: 'Такой коллекции нет. Есть: {known}.',
      ar: 'لا توجد مجموعة كهذه. الموجود: {known}.',
    },
    mend: {
      en: 'Begin at /api/ogc/collections.',
      ru: 'Начните с /api/ogc/collections.',
      ar: 'ابدأ من ‎/api/ogc/collections‎.',
    },
  },
} as const satisfies RefusalTable;
