/** Why a file gave no route or place, and what would be right. Those of the formats themselves come along. */
import type { RefusalTable } from '../../contract/index.ts';
import { formatRefusals } from '../../geo/index.ts';
import { wordRefusals } from './word-refusals.ts';

const pickMend = {
  en: 'Name one with --pick: its number or its name.',
  ru: 'Укажите одну с помощью --pick: по номеру или по названию.',
  ar: 'حدّد واحدًا باستخدام ‎--pick‎: برقمه أو باسمه.',
};

export const refusals = {
  ...formatRefusals,
  ...wordRefusals,
  NOTICES_IMPORT_NO_LINE: {
    status: 422,
    what: {
      en: 'The file holds no line of two points or more ({places, plural, =0 {no places} one {# place} other {# places}}, {areas, plural, =0 {no areas} one {# area} other {# areas}}).',
      ru: 'В файле нет линии хотя бы из двух точек (мест: {places, number}, районов: {areas, number}).',
      ar: 'لا يوجد في الملف خط من نقطتين أو أكثر (الأماكن: {places, number}، المناطق: {areas, number}).',
    },
    mend: {
      en: 'A movement needs a route or a track. Draw or export one, or file the place as a site.',
      ru: 'Для перемещения нужен маршрут или трек. Начертите или выгрузите его либо подайте место как объект.',
      ar: 'يحتاج التحرك إلى مسار مرسوم أو مسجَّل. ارسمه أو صدّره، أو قدّم المكان بوصفه موقعًا.',
    },
  },
  NOTICES_IMPORT_SEVERAL_LINES: {
    status: 422,
    what: {
      en: 'The file holds {count, plural, one {# line} other {# lines}}, and only one can be the route: {lines}.',
      ru: 'В файле {count, plural, one {# линия} few {# линии} many {# линий} other {# линии}}, а маршрутом может быть только одна: {lines}.',
      ar: 'في الملف {count, plural, zero {لا خطوط} one {خط واحد} two {خطان} few {# خطوط} many {# خطًا} other {# خط}}، ولا يكون المسار إلا واحدًا منها: {lines}.',
    },
    mend: pickMend,
  },
  NOTICES_IMPORT_PICK_UNKNOWN: {
    status: 422,
    what: {
      en: '“{pick}” names none of them, or more than one: {lines}.',
      ru: 'Под именем «{pick}» нет ни одной записи или их несколько: {lines}.',
      ar: 'الاسم «{pick}» لا يطابق أيًّا منها أو يطابق أكثر من واحد: {lines}.',
    },
    mend: {
      en: 'Use one of the numbers shown.',
      ru: 'Укажите один из показанных номеров.',
      ar: 'استخدم أحد الأرقام المعروضة.',
    },
  },
  NOTICES_IMPORT_TOO_MANY_POINTS: {
    status: 422,
    what: {
      en: 'The route has {points, number} points; a notice holds at most {limit, number}.',
      ru: 'Точек в маршруте: {points, number}; в уведомлении допускается не более {limit, number}.',
      ar: 'عدد نقاط المسار {points, number}؛ والإخطار يتسع لـ {limit, number} على الأكثر.',
    },
    mend: {
      en: 'Simplify it in the program that made it (a tolerance of 5 metres is enough), or file it as several movements. Parley does not thin a route by itself.',
      ru: 'Упростите его в программе, в которой он создан (достаточно допуска 5 метров), или подайте несколькими перемещениями. Parley сам маршрут не прореживает.',
      ar: 'بسّطه في البرنامج الذي أنشأه (يكفي تفاوت قدره 5 أمتار)، أو قدّمه على أنه عدة تحركات. لا يحذف Parley نقاط المسار من تلقاء نفسه.',
    },
  },
  NOTICES_IMPORT_NO_MOVEMENT: {
    status: 422,
    what: {
      en: 'All {points, plural, one {# point} other {# points}} of the line are one and the same place.',
      ru: 'Все точки линии ({points, number}) — одно и то же место.',
      ar: 'جميع نقاط الخط ({points, number}) مكان واحد بعينه.',
    },
    mend: {
      en: 'File it as a site, or choose the line that moves.',
      ru: 'Подайте его как объект или выберите линию с движением.',
      ar: 'قدّمه بوصفه موقعًا، أو اختر الخط الذي فيه حركة.',
    },
  },
  NOTICES_IMPORT_NO_PLACE: {
    status: 422,
    what: {
      en: 'The file holds no single place ({lines, plural, =0 {no lines} one {# line} other {# lines}}).',
      ru: 'В файле нет отдельных мест (линий: {lines, number}).',
      ar: 'لا يوجد في الملف مكان منفرد (الخطوط: {lines, number}).',
    },
    mend: {
      en: 'Mark the site as a point (waypoint, placemark) and export it.',
      ru: 'Отметьте объект точкой и выгрузите её.',
      ar: 'علّم الموقع بنقطة ثم صدّرها.',
    },
  },
  NOTICES_IMPORT_SEVERAL_PLACES: {
    status: 422,
    what: {
      en: 'The file holds {count, plural, one {# place} other {# places}}: {places}.',
      ru: 'В файле {count, plural, one {# место} few {# места} many {# мест} other {# места}}: {places}.',
      ar: 'في الملف {count, plural, zero {لا أماكن} one {مكان واحد} two {مكانان} few {# أماكن} many {# مكانًا} other {# مكان}}: {places}.',
    },
    mend: {
      en: 'Name one with --pick: its number or its name.',
      ru: 'Укажите одно с помощью --pick: по номеру или по названию.',
      ar: 'حدّد واحدًا باستخدام ‎--pick‎: برقمه أو باسمه.',
    },
  },
  NOTICES_IMPORT_SPEED: {
    status: 422,
    what: {
      en: 'A speed of {speed} m/s cannot be planned with.',
      ru: 'Скорость {speed} м/с для расчёта непригодна.',
      ar: 'لا يمكن التخطيط بسرعة {speed} م/ث.',
    },
    mend: {
      en: 'Give more than 0 and at most {limit, number} metres a second.',
      ru: 'Укажите больше 0 и не более {limit, number} метров в секунду.',
      ar: 'أدخل قيمة أكبر من 0 ولا تتجاوز {limit, number} مترًا في الثانية.',
    },
  },
} as const satisfies RefusalTable;
