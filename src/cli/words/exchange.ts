/** Words of what goes into files and comes out of them: imports, exports, cards. */
import type { RefusalTable, Trilingual } from '../../contract/index.ts';

export const exchange = {
  'cli.o.gazetteer': {
    en: 'file of named places (CSV, KML, GPX, GeoJSON): a point far from the place of its name is asked about',
    ru: 'файл с названиями мест (CSV, KML, GPX, GeoJSON): о точке вдали от места с её названием будет задан вопрос',
    ar: 'ملف بأسماء الأماكن (CSV أو KML أو GPX أو GeoJSON): يُسأل عن كل نقطة بعيدة عن المكان الذي تحمل اسمه',
  },
  'cli.v.notice import': {
    en: 'Say for each row of a file of places what would be filed as a site or area; with --file, file it',
    ru: 'Сказать о каждой строке файла мест, что было бы подано как объект или район; с --file — подать',
    ar: 'بيان ما سيُقدَّم من كل صف في ملف أماكن بوصفه موقعًا أو منطقة؛ ومع ‎--file‎ تقديمه',
  },
  'cli.a.places': {
    en: 'file of places (CSV, KML, KMZ, GPX, GeoJSON, pasted text)',
    ru: 'файл мест (CSV, KML, KMZ, GPX, GeoJSON, вставленный текст)',
    ar: 'ملف أماكن (CSV أو KML أو KMZ أو GPX أو GeoJSON أو نص ملصق)',
  },
  'cli.o.sites': {
    en: 'each place is a site, each polygon with a use an area',
    ru: 'каждое место — объект, каждый многоугольник с назначением — район',
    ar: 'كل مكان موقع، وكل مضلع له استعمال منطقة',
  },
  'cli.o.file-rows': {
    en: 'file the rows that nothing is asked about; with --yes those too',
    ru: 'подать строки, о которых нет вопросов; с --yes — и остальные',
    ar: 'تقديم الصفوف التي لا سؤال عنها؛ ومع ‎--yes‎ تلك أيضًا',
  },
  'cli.o.radius': {
    en: 'radius of a site in metres, where its row says none',
    ru: 'радиус объекта в метрах, если в строке его нет',
    ar: 'نصف قطر الموقع بالأمتار حيث لا يذكره صفه',
  },
  'cli.o.valid-from': {
    en: 'from when it holds, where its row does not say',
    ru: 'с какого времени действует, если в строке не сказано',
    ar: 'بدء السريان حيث لا يذكره الصف',
  },
  'cli.o.valid-until': {
    en: 'until when it holds, where its row does not say; else without end',
    ru: 'до какого времени действует, если в строке не сказано; иначе бессрочно',
    ar: 'نهاية السريان حيث لا يذكرها الصف؛ وإلا فبلا نهاية',
  },
  'cli.o.review-by': {
    en: 'by when it is to be reviewed, where its row does not say',
    ru: 'срок пересмотра, если в строке не сказано',
    ar: 'موعد المراجعة حيث لا يذكره الصف',
  },
  'cli.import.would-file': {
    en: 'row {row}: would be filed: {name}',
    ru: 'строка {row}: было бы подано: {name}',
    ar: 'الصف {row}: سيُقدَّم: {name}',
  },
  'cli.import.filed': {
    en: 'row {row}: filed as {notice}: {name}',
    ru: 'строка {row}: подано как {notice}: {name}',
    ar: 'الصف {row}: قُدِّم برقم {notice}: {name}',
  },
  'cli.import.asked': {
    en: 'row {row}: to be answered first: {name}',
    ru: 'строка {row}: сначала ответьте: {name}',
    ar: 'الصف {row}: يلزم الجواب أولًا: {name}',
  },
  'cli.import.refused': {
    en: 'row {row}: cannot be filed: {name}',
    ru: 'строка {row}: подать нельзя: {name}',
    ar: 'الصف {row}: لا يمكن تقديمه: {name}',
  },
  'cli.import.dry': {
    en: '{rows, plural, one {# row} other {# rows}}: {filed, number} would be filed, {asked, number} to be answered, {refused, number} cannot be. Nothing was filed.',
    ru: '{rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}}: было бы подано {filed, number}, ждут ответа {asked, number}, подать нельзя {refused, number}. Ничего не подано.',
    ar: '{rows, plural, zero {لا صفوف} one {صف واحد} two {صفان} few {# صفوف} many {# صفًا} other {# صف}}: سيُقدَّم {filed, number}، وينتظر الجواب {asked, number}، ولا يمكن تقديم {refused, number}. لم يُقدَّم شيء.',
  },
  'cli.import.done': {
    en: '{rows, plural, one {# row} other {# rows}}: {filed, number} filed, {asked, number} to be answered, {refused, number} refused.',
    ru: '{rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}}: подано {filed, number}, ждут ответа {asked, number}, отклонено {refused, number}.',
    ar: '{rows, plural, zero {لا صفوف} one {صف واحد} two {صفان} few {# صفوف} many {# صفًا} other {# صف}}: قُدِّم {filed, number}، وينتظر الجواب {asked, number}، ورُفض {refused, number}.',
  },
  'cli.import.how': {
    en: 'To file them, say --file.',
    ru: 'Чтобы подать их, добавьте --file.',
    ar: 'لتقديمها أضف ‎--file‎.',
  },
} as const satisfies Record<string, Trilingual>;

export const exchangeRefusals = {
  CLI_IMPORT_WHAT: {
    status: 400,
    what: {
      en: 'It is not said what the places of the file are.',
      ru: 'Не сказано, чем являются места в файле.',
      ar: 'لم يُذكر ما هي أماكن الملف.',
    },
    mend: { en: 'Add --sites.', ru: 'Добавьте --sites.', ar: 'أضف ‎--sites‎.' },
  },
  CLI_ROW_REFUSED: {
    status: 409,
    what: {
      en: 'The node refused it ({code}): {what}',
      ru: 'Узел отклонил это ({code}): {what}',
      ar: 'رفضته العقدة ({code}): {what}',
    },
    mend: {
      en: 'Correct the row and import it again: what is filed already is asked about.',
      ru: 'Исправьте строку и загрузите снова: о поданном уже будет задан вопрос.',
      ar: 'صحّح الصف وأعد الاستيراد: يُسأل عما قُدِّم من قبل.',
    },
  },
} as const satisfies RefusalTable;
