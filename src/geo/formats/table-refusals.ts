/** Why a table was not read, and what would be right. */
import type { RefusalTable } from '../../contract/index.ts';

const columns = {
  en: 'Name the columns in the first row: lat and lon, or position, or mgrs; then name, time, eta, etd and what else the notice says.',
  ru: 'Назовите столбцы в первой строке: lat и lon, либо position, либо mgrs; далее name, time, eta, etd и прочее.',
  ar: 'سمِّ الأعمدة في السطر الأول: lat وlon، أو position، أو mgrs؛ ثم name وtime وeta وetd وسائر ما يقوله الإخطار.',
};
const quotes = {
  en: 'Every quotation mark that opens a cell must close it; one inside a cell is written twice. Save the table again as CSV.',
  ru: 'Каждая кавычка, открывающая ячейку, должна её закрывать; внутри ячейки кавычка пишется дважды. Сохраните таблицу как CSV ещё раз.',
  ar: 'كل علامة اقتباس تفتح خلية يجب أن تغلقها، وتُكتب مرتين داخل الخلية. احفظ الجدول بصيغة CSV من جديد.',
};

export const tableRefusals = {
  GEO_CSV_BROKEN: {
    status: 400,
    what: {
      en: 'The table cannot be read on line {line, number}.',
      ru: 'Таблицу прочитать нельзя: строка {line, number}.',
      ar: 'تعذّرت قراءة الجدول عند السطر {line, number}.',
    },
    mend: quotes,
  },
  GEO_CSV_COLUMNS: {
    status: 400,
    what: {
      en: 'No column of the table says where its rows are (“{found}”).',
      ru: 'Ни один столбец таблицы не указывает место («{found}»).',
      ar: 'لا يحدد أي عمود في الجدول مكان صفوفه («{found}»).',
    },
    mend: columns,
  },
  GEO_CSV_COLUMN_TWICE: {
    status: 400,
    what: {
      en: 'Two columns of the table mean the same (“{column}”).',
      ru: 'Два столбца таблицы означают одно и то же («{column}»).',
      ar: 'عمودان في الجدول لهما المعنى نفسه («{column}»).',
    },
    mend: {
      en: 'Keep the one that is meant and rename or delete the other.',
      ru: 'Оставьте нужный, а другой переименуйте или удалите.',
      ar: 'أبقِ المقصود وغيّر اسم الآخر أو احذفه.',
    },
  },
  GEO_CSV_NO_PLACE: {
    status: 400,
    what: {
      en: 'Row {row, number} does not say where it is.',
      ru: 'В строке {row, number} не указано место.',
      ar: 'لا يذكر الصف {row, number} مكانه.',
    },
    mend: {
      en: 'Fill in its coordinates, or delete the row. Parley does not leave points out.',
      ru: 'Впишите координаты или удалите строку: Parley не пропускает точек.',
      ar: 'املأ إحداثياته أو احذف الصف؛ فإن Parley لا يُسقط أي نقطة.',
    },
  },
  GEO_CSV_LEAVES_FIRST: {
    status: 400,
    what: {
      en: 'In row {row, number} the departure comes before the arrival.',
      ru: 'В строке {row, number} убытие раньше прибытия.',
      ar: 'في الصف {row, number} المغادرة قبل الوصول.',
    },
    mend: {
      en: 'Correct the two times, or leave one of them out.',
      ru: 'Исправьте оба времени или оставьте одно.',
      ar: 'صحّح الوقتين أو احذف أحدهما.',
    },
  },
  GEO_CSV_TOO_MANY_CELLS: {
    status: 413,
    what: {
      en: 'The table has more than {limit, number} cells, or more than 200 columns.',
      ru: 'В таблице больше {limit, number} ячеек или больше 200 столбцов.',
      ar: 'في الجدول أكثر من {limit, number} خلية أو أكثر من 200 عمود.',
    },
    mend: {
      en: 'Keep only the rows and columns of the notice.',
      ru: 'Оставьте только строки и столбцы уведомления.',
      ar: 'أبقِ صفوف الإخطار وأعمدته فقط.',
    },
  },
} as const satisfies RefusalTable;
