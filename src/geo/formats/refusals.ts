/** Why a map file was not read, and what would be right. */
import type { RefusalTable } from '../../contract/index.ts';
import { tableRefusals } from './table-refusals.ts';

const unicode = {
  en: 'Save the file as UTF-8 and send it again.',
  ru: 'Сохраните файл в кодировке UTF-8 и отправьте его снова.',
  ar: 'احفظ الملف بترميز UTF-8 ثم أرسله من جديد.',
};
const exportAgain = {
  en: 'Export the file again from the program that made it, or correct it at that place.',
  ru: 'Выгрузите файл заново из программы, в которой он создан, или исправьте его в этом месте.',
  ar: 'صدّر الملف من جديد من البرنامج الذي أنشأه، أو صحّحه في ذلك الموضع.',
};
const degrees = {
  en: 'Latitude and longitude are decimal degrees with a point, such as 36.123456. Correct this point; Parley does not leave points out.',
  ru: 'Широта и долгота пишутся в десятичных градусах с точкой, например 36.123456. Исправьте эту точку: Parley не пропускает точек.',
  ar: 'يُكتب خط العرض وخط الطول بالدرجات العشرية مع نقطة، مثل 36.123456. صحّح هذه النقطة؛ فإن Parley لا يُسقط أي نقطة.',
};
const range = {
  en: 'Latitude lies between -90 and 90, longitude between -180 and 180. Perhaps the two are swapped, or the file is in projected metres: export it in WGS 84 degrees.',
  ru: 'Широта лежит от -90 до 90, долгота от -180 до 180. Возможно, они переставлены местами или файл записан в метрах проекции: выгрузите его в градусах WGS 84.',
  ar: 'يقع خط العرض بين -90 و90 وخط الطول بين -180 و180. ربما تبدّل موضعاهما، أو أن الملف بأمتار إسقاط: صدّره بدرجات WGS 84.',
};
const smaller = {
  en: 'Export only the route itself, without photographs and other layers.',
  ru: 'Выгрузите только сам маршрут, без фотографий и других слоёв.',
  ar: 'صدّر المسار وحده، دون الصور والطبقات الأخرى.',
};
const flatter = {
  en: 'A route needs no such nesting. Export the file again from the program that made it.',
  ru: 'Маршруту такая вложенность не нужна. Выгрузите файл заново из программы, в которой он создан.',
  ar: 'لا يحتاج المسار إلى هذا التداخل. صدّر الملف من جديد من البرنامج الذي أنشأه.',
};
const timesMend = {
  en: 'Every point needs one time, or none of them has any. Export the track again.',
  ru: 'Либо у каждой точки есть одна отметка времени, либо их нет ни у одной. Выгрузите трек заново.',
  ar: 'إمّا أن يكون لكل نقطة وقت واحد أو ألا يكون لأي نقطة وقت. صدّر المسار المسجَّل من جديد.',
};

export const refusals = {
  GEO_FILE_EMPTY: {
    status: 400,
    what: { en: 'The file is empty.', ru: 'Файл пуст.', ar: 'الملف فارغ.' },
    mend: {
      en: 'Send a GPX, KML, KMZ, GeoJSON or CSV file.',
      ru: 'Отправьте файл GPX, KML, KMZ, GeoJSON или CSV.',
      ar: 'أرسل ملفًا بصيغة GPX أو KML أو KMZ أو GeoJSON أو CSV.',
    },
  },
  GEO_FILE_TOO_LARGE: {
    status: 413,
    what: {
      en: 'The file has {bytes, number} bytes; at most {limit, number} are read.',
      ru: 'Размер файла {bytes, number} Б; читается не более {limit, number} Б.',
      ar: 'حجم الملف {bytes, number} بايت؛ ولا يُقرأ أكثر من {limit, number} بايت.',
    },
    mend: smaller,
  },
  GEO_FILE_ENCODING: {
    status: 400,
    what: {
      en: 'The file is not Unicode text (it declares its encoding as “{encoding}”).',
      ru: 'Файл записан не в Юникоде (в нём указана кодировка «{encoding}»).',
      ar: 'الملف ليس نصًا بترميز يونيكود (الترميز المذكور فيه «{encoding}»).',
    },
    mend: unicode,
  },
  GEO_FORMAT_UNKNOWN: {
    status: 400,
    what: {
      en: '“{name}” is none of GPX, KML, KMZ, GeoJSON or CSV with named columns.',
      ru: '«{name}» не является файлом GPX, KML, KMZ, GeoJSON или таблицей CSV с названиями столбцов.',
      ar: '«{name}» ليس ملفًا بصيغة GPX ولا KML ولا KMZ ولا GeoJSON ولا جدول CSV بأسماء أعمدة.',
    },
    mend: {
      en: 'Export the route in one of these formats.',
      ru: 'Выгрузите маршрут в одном из этих форматов.',
      ar: 'صدّر المسار بإحدى هذه الصيغ.',
    },
  },
  GEO_XML_BROKEN: {
    status: 400,
    what: {
      en: 'The file is not well-formed XML: line {line, number}.',
      ru: 'Файл содержит ошибку XML: строка {line, number}.',
      ar: 'ملف XML غير سليم البنية: السطر {line, number}.',
    },
    mend: exportAgain,
  },
  GEO_XML_DOCTYPE: {
    status: 400,
    what: {
      en: 'The file has a document type declaration (line {line, number}); Parley reads none, because it can hide harm.',
      ru: 'В файле есть объявление типа документа (строка {line, number}); Parley их не читает: в них может скрываться вред.',
      ar: 'في الملف تصريح بنوع المستند (السطر {line, number})؛ ولا يقرأ Parley مثله لأنه قد يخفي ضررًا.',
    },
    mend: {
      en: 'Remove the line that begins with <!DOCTYPE; GPX and KML need none.',
      ru: 'Удалите строку, которая начинается с <!DOCTYPE: для GPX и KML она не нужна.',
      ar: 'احذف السطر الذي يبدأ بـ ‎<!DOCTYPE‎؛ فلا حاجة إليه في GPX وKML.',
    },
  },
  GEO_XML_TOO_DEEP: {
    status: 400,
    what: {
      en: 'Elements are nested more than {limit, number} deep (line {line, number}).',
      ru: 'Вложенность элементов больше {limit, number} (строка {line, number}).',
      ar: 'تداخل العناصر أعمق من {limit, number} (السطر {line, number}).',
    },
    mend: flatter,
  },
  GEO_XML_TOO_MANY: {
    status: 413,
    what: {
      en: 'The file has more than {limit, number} elements.',
      ru: 'В файле больше {limit, number} элементов.',
      ar: 'في الملف أكثر من {limit, number} عنصر.',
    },
    mend: smaller,
  },
  GEO_XML_ROOT: {
    status: 400,
    what: {
      en: 'The file begins with “{root}”; a GPX file begins with “gpx”, a KML file with “kml”.',
      ru: 'Корневой элемент файла — «{root}»; у GPX это «gpx», у KML — «kml».',
      ar: 'يبدأ الملف بالعنصر «{root}»؛ وملف GPX يبدأ بـ «gpx» وملف KML بـ «kml».',
    },
    mend: {
      en: 'Export the route as GPX, KML, KMZ or GeoJSON.',
      ru: 'Выгрузите маршрут в формате GPX, KML, KMZ или GeoJSON.',
      ar: 'صدّر المسار بصيغة GPX أو KML أو KMZ أو GeoJSON.',
    },
  },
  GEO_POINT_UNREADABLE: {
    status: 400,
    what: {
      en: 'The point on line {line, number} cannot be read (latitude “{lat}”, longitude “{lon}”).',
      ru: 'Точку в строке {line, number} прочитать нельзя (широта «{lat}», долгота «{lon}»).',
      ar: 'تعذّرت قراءة النقطة في السطر {line, number} (خط العرض «{lat}»، خط الطول «{lon}»).',
    },
    mend: degrees,
  },
  GEO_POINT_OUT_OF_RANGE: {
    status: 400,
    what: {
      en: 'The point on line {line, number} is not on the Earth (latitude {lat}, longitude {lon}).',
      ru: 'Точки в строке {line, number} нет на земной поверхности (широта {lat}, долгота {lon}).',
      ar: 'النقطة في السطر {line, number} ليست على سطح الأرض (خط العرض {lat}، خط الطول {lon}).',
    },
    mend: range,
  },
  GEO_TOO_MANY_POINTS: {
    status: 413,
    what: {
      en: 'The file has more than {limit, number} points.',
      ru: 'В файле больше {limit, number} точек.',
      ar: 'في الملف أكثر من {limit, number} نقطة.',
    },
    mend: smaller,
  },
  GEO_KML_TIMES_MISMATCH: {
    status: 400,
    what: {
      en: 'The track on line {line, number} has {times, number} times for {points, number} positions.',
      ru: 'В треке в строке {line, number} отметок времени {times, number}, а положений {points, number}.',
      ar: 'في المسار المسجَّل في السطر {line, number} عدد الأوقات {times, number} وعدد المواقع {points, number}.',
    },
    mend: timesMend,
  },
  GEO_KMZ_BROKEN: {
    status: 400,
    what: {
      en: 'The KMZ archive is damaged, encrypted, or not packed as KMZ files are.',
      ru: 'Архив KMZ повреждён, зашифрован или упакован не так, как файлы KMZ.',
      ar: 'أرشيف KMZ تالف أو مشفّر أو غير مضغوط على طريقة ملفات KMZ.',
    },
    mend: {
      en: 'Export it again, or unpack it and send the .kml file inside.',
      ru: 'Выгрузите его заново либо распакуйте и отправьте вложенный файл .kml.',
      ar: 'صدّره من جديد، أو فُكّ ضغطه وأرسل ملف ‎.kml‎ الذي بداخله.',
    },
  },
  GEO_KMZ_NO_KML: {
    status: 400,
    what: {
      en: 'There is no .kml file in the archive.',
      ru: 'В архиве нет файла .kml.',
      ar: 'لا يوجد في الأرشيف ملف ‎.kml‎.',
    },
    mend: {
      en: 'A KMZ file is a ZIP archive with doc.kml in it. Send the route file itself.',
      ru: 'Файл KMZ — это ZIP-архив с doc.kml внутри. Отправьте сам файл маршрута.',
      ar: 'ملف KMZ هو أرشيف ZIP بداخله doc.kml. أرسل ملف المسار نفسه.',
    },
  },
  GEO_KMZ_TOO_LARGE: {
    status: 413,
    what: {
      en: 'The archive unpacks to {bytes, number} bytes; at most {limit, number} are allowed.',
      ru: 'После распаковки архив занимает {bytes, number} Б; допускается не более {limit, number} Б.',
      ar: 'حجم الأرشيف بعد فك الضغط {bytes, number} بايت؛ والحد الأقصى {limit, number} بايت.',
    },
    mend: smaller,
  },
  GEO_JSON_BROKEN: {
    status: 400,
    what: {
      en: 'The file is not valid JSON (near character {position}).',
      ru: 'Файл содержит ошибку JSON (около знака {position}).',
      ar: 'الملف ليس JSON صحيحًا (قرب الحرف رقم {position}).',
    },
    mend: exportAgain,
  },
  GEO_JSON_TOO_DEEP: {
    status: 400,
    what: {
      en: 'The JSON is nested more than {limit, number} deep.',
      ru: 'Вложенность JSON больше {limit, number}.',
      ar: 'تداخل JSON أعمق من {limit, number}.',
    },
    mend: flatter,
  },
  GEO_JSON_TYPE: {
    status: 400,
    what: {
      en: 'At {path}, “{type}” is no GeoJSON type that can stand there.',
      ru: 'По пути {path} указан тип «{type}», который не допускается там в GeoJSON.',
      ar: 'في الموضع {path} النوع «{type}» ليس من أنواع GeoJSON المقبولة هناك.',
    },
    mend: {
      en: 'Send a GeoJSON FeatureCollection, Feature or geometry (RFC 7946).',
      ru: 'Отправьте GeoJSON: FeatureCollection, Feature или геометрию (RFC 7946).',
      ar: 'أرسل GeoJSON من نوع FeatureCollection أو Feature أو شكلًا هندسيًا (RFC 7946).',
    },
  },
  GEO_JSON_COORDINATES: {
    status: 400,
    what: {
      en: 'The coordinates at {path} cannot be read.',
      ru: 'Координаты по пути {path} прочитать нельзя.',
      ar: 'تعذّرت قراءة الإحداثيات في الموضع {path}.',
    },
    mend: {
      en: 'A GeoJSON position is a list of numbers: longitude first, then latitude. Correct it; Parley does not leave points out.',
      ru: 'Положение в GeoJSON — это список чисел: сначала долгота, затем широта. Исправьте его: Parley не пропускает точек.',
      ar: 'الموقع في GeoJSON قائمة أعداد: خط الطول أولًا ثم خط العرض. صحّحه؛ فإن Parley لا يُسقط أي نقطة.',
    },
  },
  GEO_JSON_OUT_OF_RANGE: {
    status: 400,
    what: {
      en: 'The point at {path} is not on the Earth (latitude {lat}, longitude {lon}).',
      ru: 'Точки по пути {path} нет на земной поверхности (широта {lat}, долгота {lon}).',
      ar: 'النقطة في الموضع {path} ليست على سطح الأرض (خط العرض {lat}، خط الطول {lon}).',
    },
    mend: range,
  },
  GEO_JSON_TIMES_MISMATCH: {
    status: 400,
    what: {
      en: 'The line at {path} has {times, number} times for {points, number} positions.',
      ru: 'В линии по пути {path} отметок времени {times, number}, а положений {points, number}.',
      ar: 'في الخط في الموضع {path} عدد الأوقات {times, number} وعدد المواقع {points, number}.',
    },
    mend: timesMend,
  },
  GEO_JSON_CRS: {
    status: 400,
    what: {
      en: 'The file uses the coordinate system “{crs}”.',
      ru: 'Файл использует систему координат «{crs}».',
      ar: 'يستخدم الملف نظام الإحداثيات «{crs}».',
    },
    mend: {
      en: 'Export it in WGS 84 degrees (EPSG:4326), as RFC 7946 requires.',
      ru: 'Выгрузите его в градусах WGS 84 (EPSG:4326), как требует RFC 7946.',
      ar: 'صدّره بدرجات WGS 84 ‏(EPSG:4326) كما تقتضي RFC 7946.',
    },
  },
  GEO_ROADS_NONE: {
    status: 422,
    what: {
      en: 'The file “{name}” holds no road on which vehicles drive ({leftOut, plural, =0 {it has no lines} one {# line was left out} other {# lines were left out}}).',
      ru: 'В файле «{name}» нет дорог для транспорта ({leftOut, plural, =0 {линий в нём нет} one {пропущена # линия} few {пропущено # линии} many {пропущено # линий} other {пропущено # линии}}).',
      ar: 'لا طريق للمركبات في الملف «{name}» ({leftOut, plural, zero {لا خطوط فيه} one {أُسقط خط واحد} two {أُسقط خطان} few {أُسقطت # خطوط} many {أُسقط # خطًا} other {أُسقط # خط}}).',
    },
    mend: {
      en: 'Give an OpenStreetMap extract in XML (.osm), or GeoJSON whose lines are roads.',
      ru: 'Дайте выгрузку OpenStreetMap в XML (.osm) или GeoJSON, линии которого — дороги.',
      ar: 'أعطِ مستخرجًا من OpenStreetMap بصيغة XML ‏(.osm) أو GeoJSON تكون خطوطه طرقًا.',
    },
  },
  ...tableRefusals,
} as const satisfies RefusalTable;
