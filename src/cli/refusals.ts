/** What the command line refuses. Status 4xx is wrong use, but for 409, an answer of no; 5xx failed. See `exit.ts`. */
import type { RefusalTable } from '../contract/index.ts';
import { exchangeRefusals } from './words/exchange.ts';
import { keepingRefusals } from './words/keeping.ts';
import { refusals as wrongParty } from './words/party-refusals.ts';
import { refusals as wrongUse } from './words/refusals.ts';

export const refusals: RefusalTable = {
  ...wrongUse,
  ...wrongParty,
  ...keepingRefusals,
  ...exchangeRefusals,
  CLI_QUESTIONS: {
    status: 409,
    what: {
      en: 'The file leaves {count, plural, one {# question} other {# questions}} open, so nothing was filed.',
      ru: 'По файлу {count, plural, one {остаётся # вопрос} few {остаются # вопроса} many {остаются # вопросов} other {остаются # вопроса}}, поэтому ничего не подано.',
      ar: 'يترك الملف {count, plural, zero {لا أسئلة} one {سؤالًا واحدًا} two {سؤالين} few {# أسئلة} many {# سؤالًا} other {# سؤال}} دون جواب، فلم يُقدَّم شيء.',
    },
    mend: {
      en: 'Correct the file or choose with --pick; if it is right as it is, add --yes.',
      ru: 'Исправьте файл или выберите линию через --pick; если всё верно, добавьте --yes.',
      ar: 'صحّح الملف أو اختر بـ ‎--pick؛ وإن كان صحيحًا كما هو فأضف ‎--yes.',
    },
  },
  CLI_FILE_UNREADABLE: {
    status: 500,
    what: {
      en: '{path} cannot be read ({reason}).',
      ru: 'Не удаётся прочитать {path} ({reason}).',
      ar: 'لا يمكن قراءة {path} ({reason}).',
    },
    mend: {
      en: 'Check the path and the rights.',
      ru: 'Проверьте путь и права.',
      ar: 'تحقق من المسار والصلاحيات.',
    },
  },
  CLI_FILE_UNWRITABLE: {
    status: 500,
    what: {
      en: '{path} cannot be written ({reason}).',
      ru: 'Не удаётся записать {path} ({reason}).',
      ar: 'لا يمكن كتابة {path} ({reason}).',
    },
    mend: {
      en: 'Check the path, the rights and the space left. What stood there is as it was.',
      ru: 'Проверьте путь, права и свободное место. Прежний файл не изменён.',
      ar: 'تحقق من المسار والصلاحيات والمساحة المتبقية. ما كان هناك بقي كما هو.',
    },
  },
  CLI_FILE_TOO_LARGE: {
    status: 500,
    what: {
      en: '{path} is larger than {limit, number} bytes.',
      ru: '{path} больше {limit, number} байт.',
      ar: '{path} أكبر من {limit, number} بايت.',
    },
    mend: { en: 'Give a smaller file.', ru: 'Дайте файл меньшего размера.', ar: 'أعطِ ملفًا أصغر.' },
  },
  CLI_FILE_EMPTY: {
    status: 500,
    what: { en: '{path} is empty.', ru: 'Файл {path} пуст.', ar: 'الملف {path} فارغ.' },
    mend: { en: 'Give the whole file.', ru: 'Дайте файл целиком.', ar: 'أعطِ الملف كاملًا.' },
  },
  CLI_NOT_JSON: {
    status: 500,
    what: {
      en: '{path} is not valid JSON ({code}).',
      ru: '{path} — неверный JSON ({code}).',
      ar: '{path} ليس JSON صحيحًا ({code}).',
    },
    mend: { en: 'Correct the file.', ru: 'Исправьте файл.', ar: 'صحّح الملف.' },
  },
  CLI_PROFILE: {
    status: 500,
    what: {
      en: 'Profile {path}: field {field} is missing or wrong.',
      ru: 'Профиль {path}: поле {field} отсутствует или неверно.',
      ar: 'ملف التعريف {path}: الحقل {field} مفقود أو خاطئ.',
    },
    mend: {
      en: 'It holds url, officer, and password or passwordFile.',
      ru: 'В нём должны быть url, officer и password или passwordFile.',
      ar: 'يضم url وofficer وpassword أو passwordFile.',
    },
  },
  CLI_NOT_A_PLAN: {
    status: 500,
    what: {
      en: '{path} holds no notice that can be compared: field {field}.',
      ru: 'В {path} нет уведомления, пригодного для сравнения: поле {field}.',
      ar: 'لا إخطار قابلًا للمقارنة في {path}: الحقل {field}.',
    },
    mend: {
      en: 'Give notices as parley notice show --json prints them.',
      ru: 'Дайте уведомления в том виде, в каком их выводит parley notice show --json.',
      ar: 'أعطِ إخطارات كما يطبعها parley notice show --json.',
    },
  },
  CLI_NOT_TERMS: {
    status: 500,
    what: {
      en: '{path} holds no agreement: field {field}.',
      ru: 'В {path} нет соглашения: поле {field}.',
      ar: 'لا اتفاق في {path}: الحقل {field}.',
    },
    mend: {
      en: 'Give the agreement as it was proposed.',
      ru: 'Дайте соглашение в том виде, в каком оно предложено.',
      ar: 'أعطِ الاتفاق كما اقتُرح.',
    },
  },
  CLI_CONFIG_EXISTS: {
    status: 500,
    what: {
      en: 'There is a configuration at {path} already.',
      ru: 'По пути {path} настройки уже есть.',
      ar: 'توجد إعدادات في {path} من قبل.',
    },
    mend: {
      en: 'Choose another folder; a party is never overwritten.',
      ru: 'Выберите другую папку: сторона никогда не перезаписывается.',
      ar: 'اختر مجلدًا آخر؛ لا يُكتب فوق طرف أبدًا.',
    },
  },
  CLI_UNREACHABLE: {
    status: 500,
    what: {
      en: 'The node at {url} does not answer ({reason}).',
      ru: 'Узел {url} не отвечает ({reason}).',
      ar: 'العقدة على {url} لا تجيب ({reason}).',
    },
    mend: {
      en: 'Check the address and whether the node runs.',
      ru: 'Проверьте адрес и работает ли узел.',
      ar: 'تحقق من العنوان ومن أن العقدة تعمل.',
    },
  },
  CLI_NOT_A_NODE: {
    status: 500,
    what: {
      en: 'What answers at {url} is no Parley node (HTTP {status}).',
      ru: 'По адресу {url} отвечает не узел Parley (HTTP {status}).',
      ar: 'المجيب على {url} ليس عقدة Parley ‏(HTTP {status}).',
    },
    mend: { en: 'Check the address.', ru: 'Проверьте адрес.', ar: 'تحقق من العنوان.' },
  },
  CLI_UNEXPECTED: {
    status: 500,
    what: {
      en: 'Something unforeseen went wrong: {reason}',
      ru: 'Произошёл непредвиденный сбой: {reason}',
      ar: 'حدث خلل غير متوقع: {reason}',
    },
    mend: {
      en: 'Try again; with PARLEY_DEBUG=1 it says where. Please report it.',
      ru: 'Повторите; с PARLEY_DEBUG=1 будет указано место. Сообщите о сбое.',
      ar: 'أعد المحاولة؛ ومع PARLEY_DEBUG=1 يُذكر الموضع. نرجو الإبلاغ عنه.',
    },
  },
  CLI_RECORD_OR_LOG: {
    status: 400,
    what: {
      en: '--log stands beside --config or --data: these are two different things to check.',
      ru: '--log указан вместе с --config или --data: это две разные проверки.',
      ar: 'ذُكر ‎--log مع ‎--config أو ‎--data، وهما فحصان مختلفان.',
    },
    mend: {
      en: 'Give the record on disk, or the address of a log, not both.',
      ru: 'Укажите либо журнал на диске, либо адрес журнала.',
      ar: 'أعطِ السجل المحفوظ أو عنوان سجل، لا كليهما.',
    },
  },
  CLI_WITHOUT_LOG: {
    status: 400,
    what: {
      en: '--key and --partials go with --log alone.',
      ru: '--key и --partials указываются только вместе с --log.',
      ar: 'لا يُذكر ‎--key و‎--partials إلا مع ‎--log.',
    },
    mend: {
      en: 'Add --log with the address of the log, or leave them out: the key of a record on disk is in its card.',
      ru: 'Добавьте --log с адресом журнала или уберите их: ключ журнала на диске указан в его карточке.',
      ar: 'أضف ‎--log مع عنوان السجل أو احذفهما؛ فمفتاح السجل المحفوظ في بطاقته.',
    },
  },
};
