/** Why a position report was not taken, and what would be right. */
import type { RefusalTable } from '../contract/index.ts';
import { refusals as cot } from './cot/refusals.ts';

const device = {
  en: 'Set the device identifier in the phone’s app to the unit id named in the notice.',
  ru: 'Укажите в приложении телефона идентификатор устройства, равный обозначению подразделения в уведомлении.',
  ar: 'اضبط معرّف الجهاز في تطبيق الهاتف على معرّف الوحدة المذكور في الإخطار.',
};
const decimal = {
  en: 'Send latitude and longitude as decimal degrees with a point, such as lat=36.12345&lon=40.12345.',
  ru: 'Передавайте широту и долготу в десятичных градусах с точкой, например lat=36.12345&lon=40.12345.',
  ar: 'أرسل خط العرض وخط الطول بالدرجات العشرية مع نقطة، مثل lat=36.12345&lon=40.12345.',
};

export const refusals = {
  ...cot,
  FEEDS_METHOD: {
    status: 405,
    what: {
      en: 'A position report cannot come by {method}.',
      ru: 'Сообщение о положении нельзя передать методом {method}.',
      ar: 'لا يمكن إرسال تقرير الموقع بالطريقة {method}.',
    },
    mend: {
      en: 'Use GET or POST for the OsmAnd protocol, POST for OwnTracks.',
      ru: 'Используйте GET или POST для протокола OsmAnd, POST — для OwnTracks.',
      ar: 'استخدم GET أو POST لبروتوكول OsmAnd، وPOST لبروتوكول OwnTracks.',
    },
  },
  FEEDS_TOO_LARGE: {
    status: 413,
    what: {
      en: 'The report has {bytes, number} bytes; at most {limit, number} are read.',
      ru: 'Размер сообщения {bytes, number} Б; читается не более {limit, number} Б.',
      ar: 'حجم التقرير {bytes, number} بايت؛ ولا يُقرأ أكثر من {limit, number} بايت.',
    },
    mend: {
      en: 'Send fewer positions at a time.',
      ru: 'Передавайте меньше положений за один раз.',
      ar: 'أرسل عددًا أقل من المواقع في كل مرة.',
    },
  },
  FEEDS_TOO_MANY: {
    status: 413,
    what: {
      en: 'The report carries {count, number} positions; at most {limit, number} are taken at once.',
      ru: 'Положений в сообщении: {count, number}; за один раз принимается не более {limit, number}.',
      ar: 'عدد المواقع في التقرير {count, number}؛ ولا يُقبل في المرة الواحدة أكثر من {limit, number}.',
    },
    mend: {
      en: 'Send them in several reports, the newest first.',
      ru: 'Передайте их несколькими сообщениями, начиная с самых новых.',
      ar: 'أرسلها في عدة تقارير تبدأ بالأحدث.',
    },
  },
  FEEDS_DEVICE_MISSING: {
    status: 400,
    what: {
      en: 'The report does not say which device it comes from.',
      ru: 'В сообщении не указано, от какого оно устройства.',
      ar: 'لا يذكر التقرير الجهاز الذي أرسله.',
    },
    mend: device,
  },
  FEEDS_DEVICE_TOO_LONG: {
    status: 400,
    what: {
      en: 'The device identifier “{device}…” is longer than {limit, number} characters.',
      ru: 'Идентификатор устройства «{device}…» длиннее {limit, number} знаков.',
      ar: 'معرّف الجهاز «{device}…» أطول من {limit, number} محرفًا.',
    },
    mend: device,
  },
  FEEDS_POSITION_UNREADABLE: {
    status: 400,
    what: {
      en: 'The position of {unit} cannot be read (latitude “{lat}”, longitude “{lon}”).',
      ru: 'Положение {unit} прочитать нельзя (широта «{lat}», долгота «{lon}»).',
      ar: 'تعذّرت قراءة موقع {unit} (خط العرض «{lat}»، خط الطول «{lon}»).',
    },
    mend: decimal,
  },
  FEEDS_POSITION_OUT_OF_RANGE: {
    status: 400,
    what: {
      en: 'The position of {unit} is not on the Earth (latitude {lat}, longitude {lon}).',
      ru: 'Положения {unit} нет на земной поверхности (широта {lat}, долгота {lon}).',
      ar: 'موقع {unit} ليس على سطح الأرض (خط العرض {lat}، خط الطول {lon}).',
    },
    mend: {
      en: 'Latitude lies between -90 and 90, longitude between -180 and 180. Perhaps the two are swapped.',
      ru: 'Широта лежит от -90 до 90, долгота от -180 до 180. Возможно, они переставлены местами.',
      ar: 'يقع خط العرض بين -90 و90 وخط الطول بين -180 و180. ربما تبدّل موضعاهما.',
    },
  },
  FEEDS_BODY_UNREADABLE: {
    status: 400,
    what: {
      en: 'The report is not a JSON object.',
      ru: 'Сообщение не является объектом JSON.',
      ar: 'التقرير ليس كائن JSON.',
    },
    mend: {
      en: 'Point Traccar Client or OwnTracks at this address, or send a query: ?id=…&lat=…&lon=…&timestamp=…',
      ru: 'Укажите этот адрес в Traccar Client или OwnTracks либо передайте запрос: ?id=…&lat=…&lon=…&timestamp=…',
      ar: 'وجّه Traccar Client أو OwnTracks إلى هذا العنوان، أو أرسل استعلامًا: ‎?id=…&lat=…&lon=…&timestamp=…',
    },
  },
  FEEDS_GPX_NO_TRACK: {
    status: 422,
    what: {
      en: 'The file holds no recorded track ({routes, plural, =0 {no routes} one {# route} other {# routes}}, {places, plural, =0 {no waypoints} one {# waypoint} other {# waypoints}}).',
      ru: 'В файле нет записанного трека (маршрутов: {routes, number}, точек: {places, number}).',
      ar: 'لا يوجد في الملف مسار مسجَّل (المسارات المخططة: {routes, number}، النقاط: {places, number}).',
    },
    mend: {
      en: 'Replay needs a track (trk). A route belongs into a notice: parley notice file.',
      ru: 'Для воспроизведения нужен трек (trk). Маршрут подают уведомлением: parley notice file.',
      ar: 'يحتاج العرض إلى مسار مسجَّل (trk). أما المسار المخطط فمكانه الإخطار: parley notice file.',
    },
  },
} as const satisfies RefusalTable;
