/** Why words of a file gave no notice, and what would be right. */
import type { RefusalTable } from '../../contract/index.ts';

const rightValue = {
  en: '{wants, select, 1 {Write a number with a decimal point.} 2 {Write a time such as 2026-12-01T06:00Z or 010600ZDEC26.} 3 {Write places as “37.1, 42; 37.2, 42”.} 4 {Write “circle 800 37.1, 42” or “polygon 37.1, 42; 37.2, 42; 37.2, 42.1”.} other {Write one of: {codes}.}}',
  ru: '{wants, select, 1 {Напишите число с десятичной точкой.} 2 {Напишите время, например 2026-12-01T06:00Z или 010600ZDEC26.} 3 {Напишите места так: «37.1, 42; 37.2, 42».} 4 {Напишите «circle 800 37.1, 42» или «polygon 37.1, 42; 37.2, 42; 37.2, 42.1».} other {Напишите одно из: {codes}.}}',
  ar: '{wants, select, 1 {اكتب عددًا بنقطة عشرية.} 2 {اكتب وقتًا مثل 2026-12-01T06:00Z أو 010600ZDEC26.} 3 {اكتب الأماكن هكذا: «37.1, 42; 37.2, 42».} 4 {اكتب «circle 800 37.1, 42» أو «polygon 37.1, 42; 37.2, 42; 37.2, 42.1».} other {اكتب واحدًا من: {codes}.}}',
};
const template = {
  en: 'The template stands in the guide on routes from files: a title, one label a line, and ROUTE: with a line for each point.',
  ru: 'Шаблон приведён в руководстве о маршрутах из файлов: заголовок, по одной метке на строке и ROUTE: со строкой на каждую точку.',
  ar: 'النموذج موجود في دليل المسارات من الملفات: عنوان، وعلامة في كل سطر، ثم ROUTE: وتحته سطر لكل نقطة.',
};

export const wordRefusals = {
  NOTICES_IMPORT_VALUE: {
    status: 422,
    what: {
      en: '“{given}” is no {word}.',
      ru: '«{given}» не подходит для {word}.',
      ar: '«{given}» لا يصلح لـ {word}.',
    },
    mend: rightValue,
  },
  NOTICES_IMPORT_MISSING: {
    status: 422,
    what: {
      en: 'The file says a part of it, but not {word}.',
      ru: 'В файле сказана только часть: нет {word}.',
      ar: 'يذكر الملف بعضه دون {word}.',
    },
    mend: {
      en: 'Add it, or leave out what belongs to it.',
      ru: 'Добавьте это или уберите то, что к этому относится.',
      ar: 'أضفه أو احذف ما يتعلق به.',
    },
  },
  NOTICES_IMPORT_DIFFERS: {
    status: 422,
    what: {
      en: 'Rows of the table contradict each other in {word}: “{one}” and “{other}”.',
      ru: 'Строки таблицы противоречат друг другу в {word}: «{one}» и «{other}».',
      ar: 'تتناقض صفوف الجدول في {word}: «{one}» و«{other}».',
    },
    mend: {
      en: 'A notice says it once: fill the column in the first row only, or alike in all.',
      ru: 'В уведомлении это одно: заполните столбец только в первой строке или одинаково во всех.',
      ar: 'يقوله الإخطار مرة واحدة: املأ العمود في الصف الأول وحده أو بالقيمة نفسها في الكل.',
    },
  },
  NOTICES_IMPORT_FIELD: {
    status: 422,
    what: {
      en: 'What the file says of “{field}” does not fit a notice.',
      ru: 'То, что в файле сказано о «{field}», не подходит для уведомления.',
      ar: 'ما يذكره الملف عن «{field}» لا يناسب الإخطار.',
    },
    mend: {
      en: 'Look at its shape in the reference of kinds, and correct it.',
      ru: 'Посмотрите его вид в справочнике и исправьте.',
      ar: 'انظر شكله في مرجع الأنواع وصحّحه.',
    },
  },
  NOTICES_IMPORT_NO_REVIEW: {
    status: 422,
    what: {
      en: 'Nothing says by when this is to be reviewed.',
      ru: 'Не сказано, до какого срока это нужно пересмотреть.',
      ar: 'لا شيء يذكر متى تجب مراجعته.',
    },
    mend: {
      en: 'Fill in review_by, or give --review-by for all rows. A site that nobody looks at again goes stale.',
      ru: 'Заполните review_by или укажите --review-by для всех строк. Объект, который никто не перепроверяет, устаревает.',
      ar: 'املأ review_by أو أعطِ ‎--review-by‎ لكل الصفوف. فالموقع الذي لا يُراجَع يصبح قديمًا.',
    },
  },
  NOTICES_IMPORT_TEXT_NO_TITLE: {
    status: 422,
    what: {
      en: 'The text does not begin with the title of a notice.',
      ru: 'Текст не начинается с заголовка уведомления.',
      ar: 'لا يبدأ النص بعنوان إخطار.',
    },
    mend: template,
  },
  NOTICES_IMPORT_TEXT_TOO_LONG: {
    status: 413,
    what: {
      en: 'The text is longer than {limit, number} characters or {lines, number} lines.',
      ru: 'Текст длиннее {limit, number} знаков или {lines, number} строк.',
      ar: 'النص أطول من {limit, number} حرف أو {lines, number} سطر.',
    },
    mend: {
      en: 'Paste the notice alone.',
      ru: 'Вставьте только само уведомление.',
      ar: 'الصق الإخطار وحده.',
    },
  },
  NOTICES_IMPORT_TEXT_POINT: {
    status: 422,
    what: {
      en: 'Line {line} is no point of a route: “{text}”.',
      ru: 'Строка {line} — не точка маршрута: «{text}».',
      ar: 'السطر {line} ليس نقطة مسار: «{text}».',
    },
    mend: {
      en: 'Write name; position; time, such as “Gate; 37.1, 42.0; 010600ZDEC26”, or ARR and DEP with two times for a halt, the arrival first.',
      ru: 'Пишите: название; положение; время, например «Ворота; 37.1, 42.0; 010600ZDEC26», а для остановки ARR и DEP с двумя отметками времени, сначала прибытие.',
      ar: 'اكتب: الاسم؛ الموقع؛ الوقت، مثل «البوابة; 37.1, 42.0; 010600ZDEC26»، أو ARR وDEP بوقتين للتوقف، الوصول أولًا.',
    },
  },
  NOTICES_IMPORT_TEXT_NO_PLACE: {
    status: 422,
    what: {
      en: 'The text does not say where it is.',
      ru: 'В тексте не сказано, где это.',
      ar: 'لا يذكر النص المكان.',
    },
    mend: {
      en: 'Add a line “Position:” with degrees or a grid reference.',
      ru: 'Добавьте строку «Координаты:» с градусами или квадратом.',
      ar: 'أضف سطر «الإحداثيات:» بدرجات أو مرجع شبكة.',
    },
  },
  NOTICES_IMPORT_TWICE: {
    status: 422,
    what: {
      en: 'Line {line} says “{word}” for the second time.',
      ru: 'В строке {line} «{word}» стоит второй раз.',
      ar: 'يكرر السطر {line} «{word}» مرة ثانية.',
    },
    mend: {
      en: 'Keep the one that is meant.',
      ru: 'Оставьте нужное.',
      ar: 'أبقِ المقصود.',
    },
  },
} as const satisfies RefusalTable;
