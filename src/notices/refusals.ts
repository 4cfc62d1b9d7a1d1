import type { RefusalTable } from '../contract/index.ts';
import { refusals as cardRefusals } from './card/refusals.ts';
import { detailRefusals } from './detail-refusals.ts';
import { refusals as exportRefusals } from './export/refusals.ts';
import { refusals as importRefusals } from './import/refusals.ts';

export const refusals: RefusalTable = {
  ...importRefusals,
  ...detailRefusals,
  ...exportRefusals,
  ...cardRefusals,
  NOTICES_UNKNOWN: {
    status: 404,
    what: {
      en: 'No notice {noticeId} is on this record.',
      ru: 'Уведомления {noticeId} в этом журнале нет.',
      ar: 'لا يوجد في هذا السجل إخطار برقم {noticeId}.',
    },
    mend: {
      en: 'List the notices and use an id from there.',
      ru: 'Откройте список уведомлений и возьмите номер оттуда.',
      ar: 'اعرض قائمة الإخطارات وخذ الرقم منها.',
    },
  },
  NOTICES_NOT_OWNER: {
    status: 403,
    what: {
      en: 'Notice {noticeId} belongs to {owner}; only its owner may change or withdraw it.',
      ru: 'Уведомление {noticeId} принадлежит стороне {owner}; изменить или отозвать его может только она.',
      ar: 'الإخطار {noticeId} يعود إلى {owner}، ولا يعدّله أو يسحبه إلا صاحبه.',
    },
    mend: {
      en: 'Take a position on it, or write to its owner.',
      ru: 'Выразите позицию по нему или обратитесь к его владельцу.',
      ar: 'اتخذ موقفًا منه أو راسل صاحبه.',
    },
  },
  NOTICES_OWN: {
    status: 409,
    what: {
      en: 'Notice {noticeId} is this party’s own; replies come from those who received it.',
      ru: 'Уведомление {noticeId} подано этой же стороной; отвечают на него получатели.',
      ar: 'الإخطار {noticeId} صادر عن هذا الطرف نفسه، والردود تأتي من متلقّيه.',
    },
    mend: {
      en: 'Amend or withdraw it instead.',
      ru: 'Измените его или отзовите.',
      ar: 'عدّله أو اسحبه بدلًا من ذلك.',
    },
  },
  NOTICES_WITHDRAWN: {
    status: 409,
    what: {
      en: 'Notice {noticeId} has been withdrawn.',
      ru: 'Уведомление {noticeId} отозвано.',
      ar: 'الإخطار {noticeId} مسحوب.',
    },
    mend: { en: 'File a new notice.', ru: 'Подайте новое уведомление.', ar: 'قدّم إخطارًا جديدًا.' },
  },
  NOTICES_UNKNOWN_PARTY: {
    status: 422,
    what: {
      en: 'Party {party} is not enrolled at this node. Enrolled: {known}.',
      ru: 'Сторона {party} на этом узле не зарегистрирована. Зарегистрированы: {known}.',
      ar: 'الطرف {party} غير مسجَّل في هذه العقدة. المسجَّلون: {known}.',
    },
    mend: {
      en: 'Name an enrolled party, or enrol this one with its party card first.',
      ru: 'Укажите зарегистрированную сторону или сначала зарегистрируйте эту по её карточке.',
      ar: 'اذكر طرفًا مسجَّلًا، أو سجّل هذا الطرف ببطاقته أولًا.',
    },
  },
  NOTICES_TYPE_MISMATCH: {
    status: 422,
    what: {
      en: 'A {type} notice cannot have a route of type {route} with times of type {times}.',
      ru: 'Уведомление типа {type} не может содержать маршрут типа {route} и время типа {times}.',
      ar: 'لا يصح لإخطار من نوع {type} مسار من نوع {route} مع أوقات من نوع {times}.',
    },
    mend: {
      en: 'A movement has a corridor and passage times, a flight the same with “flight” in the corridor; a site and an area have a place and a validity.',
      ru: 'У перемещения есть коридор и время прохождения, у полёта — то же и «flight» в коридоре; у объекта и района — место и срок действия.',
      ar: 'للتحرك ممر وأوقات مرور، وللرحلة الجوية مثل ذلك مع «flight» في الممر، وللموقع وللمنطقة مكان ومدة سريان.',
    },
  },
  NOTICES_TIMES_MISMATCH: {
    status: 422,
    what: {
      en: 'The route has {points} points but {times} passage times.',
      ru: 'Точек маршрута: {points}, а отметок времени: {times}.',
      ar: 'عدد نقاط المسار {points} وعدد أوقات المرور {times}.',
    },
    mend: {
      en: 'Give one passage time for each point.',
      ru: 'Укажите время прохождения для каждой точки.',
      ar: 'أعطِ وقت مرور لكل نقطة.',
    },
  },
  NOTICES_TIMES_REVERSED: {
    status: 422,
    what: {
      en: 'Point {place} is passed at {to}, before the point ahead of it at {from}.',
      ru: 'Точка {place} проходится в {to}, раньше предыдущей точки в {from}.',
      ar: 'النقطة {place} يُمَر بها عند {to}، أي قبل النقطة السابقة لها عند {from}.',
    },
    mend: {
      en: 'Put the points in the order in which they are passed.',
      ru: 'Расположите точки в порядке прохождения.',
      ar: 'رتّب النقاط بحسب ترتيب المرور بها.',
    },
  },
  NOTICES_WINDOW_REVERSED: {
    status: 422,
    what: {
      en: 'The window ends at {to}, before it starts at {from}.',
      ru: 'Окно заканчивается в {to}, раньше начала в {from}.',
      ar: 'تنتهي النافذة الزمنية عند {to} قبل أن تبدأ عند {from}.',
    },
    mend: {
      en: 'Give an end that is not before the start.',
      ru: 'Укажите окончание не раньше начала.',
      ar: 'أعطِ نهاية لا تسبق البداية.',
    },
  },
  NOTICES_WINDOW_TOO_SMALL: {
    status: 422,
    what: {
      en: 'The coarse window {from} to {to} does not hold all passage times with their margins.',
      ru: 'Общее окно с {from} до {to} не охватывает всё время прохождения с допусками.',
      ar: 'النافذة التقريبية من {from} إلى {to} لا تشمل كل أوقات المرور بهوامشها.',
    },
    mend: {
      en: 'Widen the window, or leave it out and it is worked out.',
      ru: 'Расширьте окно или не указывайте его: оно будет вычислено.',
      ar: 'وسّع النافذة، أو اتركها فتُحسب تلقائيًا.',
    },
  },
  NOTICES_AREA_TOO_SMALL: {
    status: 422,
    what: {
      en: 'Point {place} of the exact route lies outside the coarse area.',
      ru: 'Точка {place} точного маршрута лежит вне общего района.',
      ar: 'النقطة {place} من المسار الدقيق تقع خارج المنطقة التقريبية.',
    },
    mend: {
      en: 'Widen the area, or leave it out and it is worked out.',
      ru: 'Расширьте район или не указывайте его: он будет вычислен.',
      ar: 'وسّع المنطقة، أو اتركها فتُحسب تلقائيًا.',
    },
  },
  NOTICES_TOO_WIDE: {
    status: 422,
    what: {
      en: 'The notice reaches {km} km from its middle; {limit} km is the most.',
      ru: 'Уведомление охватывает {km} км от своей середины; наибольшее — {limit} км.',
      ar: 'يمتد الإخطار {km} كم من وسطه، والحد الأقصى {limit} كم.',
    },
    mend: {
      en: 'File the route in parts.',
      ru: 'Подайте маршрут по частям.',
      ar: 'قدّم المسار على أجزاء.',
    },
  },
  NOTICES_UNKNOWN_VERSION: {
    status: 404,
    what: {
      en: 'Version {version} of notice {noticeId} is not on this record; the latest is {latest}.',
      ru: 'Редакции {version} уведомления {noticeId} в этом журнале нет; последняя — {latest}.',
      ar: 'النسخة {version} من الإخطار {noticeId} ليست في هذا السجل؛ وأحدث نسخة هي {latest}.',
    },
    mend: {
      en: 'Open the notice and answer a version that is shown there.',
      ru: 'Откройте уведомление и ответьте на показанную там редакцию.',
      ar: 'افتح الإخطار وأجب عن نسخة معروضة فيه.',
    },
  },
  NOTICES_OVER: {
    status: 422,
    what: {
      en: 'The notice ended at {to}, more than a day before now ({now}).',
      ru: 'Срок уведомления истёк в {to}, более суток назад (сейчас {now}).',
      ar: 'انتهى الإخطار عند {to}، أي قبل أكثر من يوم من الآن ({now}).',
    },
    mend: {
      en: 'Check the dates; what is past belongs in an incident account.',
      ru: 'Проверьте даты; о прошедшем сообщают в изложении инцидента.',
      ar: 'راجع التواريخ؛ فما مضى مكانه رواية الحادث.',
    },
  },
};
