import type { RefusalTable } from '../contract/index.ts';
import { refusals as firstStepsRefusals } from './first-steps/refusals.ts';
import { refusals as ogcRefusals } from './ogc/refusals.ts';
import { refusals as setUpRefusals } from './set-up/refusals.ts';

export const refusals: RefusalTable = {
  ...firstStepsRefusals,
  ...setUpRefusals,
  ...ogcRefusals,
  SERVER_OTHER_SITE: {
    status: 403,
    what: {
      en: 'This request was sent by a page of another site.',
      ru: 'Этот запрос отправила страница другого сайта.',
      ar: 'أرسلت هذا الطلبَ صفحةٌ من موقع آخر.',
    },
    mend: {
      en: 'Open this node’s own page and act from there.',
      ru: 'Откройте страницу самого узла и действуйте с неё.',
      ar: 'افتح صفحة هذه العقدة نفسها ونفّذ الإجراء منها.',
    },
  },
  SERVER_MEDIA_TYPE: {
    status: 415,
    what: {
      en: 'A body of type {type} is not read here.',
      ru: 'Тело запроса типа {type} здесь не читается.',
      ar: 'لا يُقرأ هنا متن من النوع {type}.',
    },
    mend: {
      en: 'Send JSON with content-type: application/json.',
      ru: 'Отправьте JSON с content-type: application/json.',
      ar: 'أرسل JSON مع content-type: application/json.',
    },
  },
  SERVER_BAD_REQUEST: {
    status: 400,
    what: {
      en: 'The request cannot be read ({problem}).',
      ru: 'Запрос не читается ({problem}).',
      ar: 'تتعذّر قراءة الطلب ({problem}).',
    },
    mend: {
      en: 'See /docs for what this address takes.',
      ru: 'Что принимает этот адрес, сказано на /docs.',
      ar: 'ما يقبله هذا العنوان مبيَّن في /docs.',
    },
  },
  SERVER_BUSY: {
    status: 503,
    what: {
      en: 'As many requests of this kind as the node takes at once ({limit}) are under way.',
      ru: 'Узел уже обрабатывает столько запросов этого рода, сколько принимает одновременно ({limit}).',
      ar: 'تعالج العقدة الآن أقصى ما تقبله معًا من هذه الطلبات ({limit}).',
    },
    mend: {
      en: 'Send it again in a moment; nothing was kept.',
      ru: 'Отправьте ещё раз чуть позже; ничего не записано.',
      ar: 'أعد الإرسال بعد قليل؛ لم يُحفظ شيء.',
    },
  },
  SERVER_TOO_MANY_STREAMS: {
    status: 503,
    what: {
      en: 'The node already has {limit, plural, one {# live stream} other {# live streams}} open.',
      ru: 'На узле уже {limit, plural, one {открыт # поток событий} few {открыто # потока событий} many {открыто # потоков событий} other {открыто # потока событий}}.',
      ar: 'البثوث الحية المفتوحة على العقدة الآن: {limit, plural, zero {لا شيء} one {بث واحد} two {بثّان} few {# بثوث} many {# بثًا} other {# بث}}.',
    },
    mend: {
      en: 'Close a page that nobody looks at.',
      ru: 'Закройте страницу, на которую никто не смотрит.',
      ar: 'أغلق صفحة لا ينظر إليها أحد.',
    },
  },
  SERVER_CLOCK_NOT_SET: {
    status: 409,
    what: {
      en: 'This node runs on true time; its clock cannot be moved.',
      ru: 'Узел работает по истинному времени; его часы перевести нельзя.',
      ar: 'تعمل هذه العقدة بالوقت الحقيقي ولا يمكن تحريك ساعتها.',
    },
    mend: {
      en: 'Use an exercise node that has "clock" in its configuration.',
      ru: 'Используйте учебный узел, в настройках которого есть "clock".',
      ar: 'استعمل عقدة تدريب في إعدادها "clock".',
    },
  },
  SERVER_NO_COT: {
    status: 404,
    what: {
      en: 'This node has no CoT door.',
      ru: 'На этом узле приём CoT не настроен.',
      ar: 'لم يُعَدّ CoT على هذه العقدة.',
    },
    mend: {
      en: 'Add "cot" to its configuration and restart it.',
      ru: 'Добавьте "cot" в его настройки и перезапустите узел.',
      ar: 'أضف "cot" إلى إعدادها وأعد تشغيلها.',
    },
  },
  SERVER_NO_CHECKPOINT: {
    status: 404,
    what: {
      en: 'This node has signed no checkpoint yet.',
      ru: 'Узел ещё не подписал ни одной контрольной точки.',
      ar: 'لم توقّع هذه العقدة أي نقطة تحقق بعد.',
    },
    mend: {
      en: 'Ask again in a second.',
      ru: 'Повторите через секунду.',
      ar: 'أعد الطلب بعد ثانية.',
    },
  },
  SERVER_NO_TILE: {
    status: 404,
    what: {
      en: 'The log has no “{path}” at its signed size {size}.',
      ru: 'В журнале подписанного размера {size} нет «{path}».',
      ar: 'ليس في السجل بحجمه الموقَّع {size} ما اسمه «{path}».',
    },
    mend: {
      en: 'Ask for tiles that the size of a signed checkpoint calls for, named as C2SP tlog-tiles says: tile/0/x001/234.p/56.',
      ru: 'Запрашивайте плитки, которые есть при размере подписанной контрольной точки, с именами по C2SP tlog-tiles: tile/0/x001/234.p/56.',
      ar: 'اطلب البلاطات التي يقتضيها حجم نقطة تحقق موقَّعة، بأسماء C2SP tlog-tiles: tile/0/x001/234.p/56.',
    },
  },
  SERVER_NOT_WITNESSED: {
    status: 404,
    what: {
      en: 'This node has cosigned no checkpoint of a log with the hash {hash}.',
      ru: 'Этот узел не ставил соподписи на контрольные точки журнала с хешем {hash}.',
      ar: 'لم توقّع هذه العقدة توقيعًا مشاركًا على نقطة تحقق لسجل بصمته {hash}.',
    },
    mend: {
      en: 'Name the log by the hex SHA-256 of its origin; it must have submitted a checkpoint here.',
      ru: 'Назовите журнал шестнадцатеричным SHA-256 его имени; он должен был передать сюда контрольную точку.',
      ar: 'سمّ السجل ببصمة SHA-256 الست عشرية لاسمه؛ ويجب أن يكون قد أرسل نقطة تحقق إلى هنا.',
    },
  },
};
