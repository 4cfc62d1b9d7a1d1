import type { RefusalTable } from '../contract/index.ts';
import { refusals as foundingRefusals } from './founding/refusals.ts';
import { refusals as keepingRefusals } from './keeping/refusals.ts';
import { refusals as keyRefusals } from './key-refusals.ts';
import { refusals as logRefusals } from './log-refusals.ts';

export const refusals: RefusalTable = {
  ...foundingRefusals,
  ...keyRefusals,
  ...keepingRefusals,
  ...logRefusals,
  NODE_BAD_INPUT: {
    status: 422,
    what: {
      en: 'Field {field}: {problem}.',
      ru: 'Поле {field}: {problem}.',
      ar: 'الحقل {field}: {problem}.',
    },
    mend: {
      en: 'Correct this field and send it again; nothing was kept.',
      ru: 'Исправьте это поле и отправьте снова; ничего не записано.',
      ar: 'صحّح هذا الحقل وأعد الإرسال؛ لم يُحفظ شيء.',
    },
  },
  NODE_NOT_JSON: {
    status: 400,
    what: {
      en: 'The request is not valid JSON.',
      ru: 'Запрос — не JSON или JSON с ошибкой.',
      ar: 'الطلب ليس JSON صحيحًا.',
    },
    mend: {
      en: 'Send one JSON document in UTF-8.',
      ru: 'Отправьте один документ JSON в UTF-8.',
      ar: 'أرسل مستند JSON واحدًا بترميز UTF-8.',
    },
  },
  NODE_TOO_LARGE: {
    status: 413,
    what: {
      en: 'The request is larger than {limit} bytes.',
      ru: 'Запрос больше {limit} байт.',
      ar: 'الطلب أكبر من {limit} بايت.',
    },
    mend: { en: 'Send it in smaller parts.', ru: 'Отправьте частями.', ar: 'أرسله على أجزاء أصغر.' },
  },
  NODE_SIGN_IN: {
    status: 401,
    what: { en: 'Nobody is signed in.', ru: 'Вход не выполнен.', ar: 'لم يسجّل أحد الدخول.' },
    mend: {
      en: 'Sign in at /sign-in and send the session cookie.',
      ru: 'Войдите на /sign-in и передавайте cookie сеанса.',
      ar: 'سجّل الدخول من /sign-in وأرسل ملف تعريف الجلسة.',
    },
  },
  NODE_WRONG_PASSWORD: {
    status: 401,
    what: {
      en: 'Name or password is wrong.',
      ru: 'Неверное имя или пароль.',
      ar: 'الاسم أو كلمة المرور غير صحيحة.',
    },
    mend: {
      en: 'Try again, or ask the administrator for a new password.',
      ru: 'Попробуйте снова или попросите у администратора новый пароль.',
      ar: 'حاول مجددًا أو اطلب كلمة مرور جديدة من المسؤول.',
    },
  },
  NODE_SIGN_IN_PAUSED: {
    status: 429,
    what: {
      en: 'Too many wrong passwords for this name.',
      ru: 'Слишком много неверных паролей для этого имени.',
      ar: 'محاولات خاطئة كثيرة لهذا الاسم.',
    },
    mend: { en: 'Wait half a minute.', ru: 'Подождите полминуты.', ar: 'انتظر نصف دقيقة.' },
  },
  NODE_NOT_ALLOWED: {
    status: 403,
    what: {
      en: 'Your role may not do {what}; it takes one of: {roles}.',
      ru: 'Ваша роль не допускает {what}; нужна одна из: {roles}.',
      ar: 'دورك لا يسمح بـ {what}؛ يلزم أحد: {roles}.',
    },
    mend: {
      en: 'Ask an officer who has that role.',
      ru: 'Обратитесь к офицеру с этой ролью.',
      ar: 'اطلب ذلك من ضابط له هذا الدور.',
    },
  },
  NODE_UNKNOWN_COMMAND: {
    status: 404,
    what: { en: 'There is no {name}.', ru: '{name} не существует.', ar: 'لا وجود لـ {name}.' },
    mend: {
      en: 'See /docs for what there is.',
      ru: 'Список — на странице /docs.',
      ar: 'القائمة في صفحة /docs.',
    },
  },
  NODE_UNKNOWN_SENDER: {
    status: 403,
    what: {
      en: 'The envelope says it is from {party}, which is not enrolled here.',
      ru: 'Конверт назван конвертом стороны {party}, которая здесь не зарегистрирована.',
      ar: 'يقول المغلَّف إنه من {party}، وهو غير مسجَّل هنا.',
    },
    mend: {
      en: 'Enrol that party by its card; the sender keeps the envelope and tries again.',
      ru: 'Зарегистрируйте сторону по карточке; отправитель хранит конверт и повторит попытку.',
      ar: 'سجّل ذلك الطرف ببطاقته؛ فالمرسل يحتفظ بالمغلَّف ويعيد المحاولة.',
    },
  },
  NODE_NOT_FOR_US: {
    status: 421,
    what: {
      en: 'The envelope is for {to}; this node is {us}.',
      ru: 'Конверт для {to}, а это узел {us}.',
      ar: 'المغلَّف موجّه إلى {to} وهذه عقدة {us}.',
    },
    mend: { en: 'Send it to its addressee.', ru: 'Отправьте его адресату.', ar: 'أرسله إلى المرسل إليه.' },
  },
  NODE_OTHER_MODE: {
    status: 422,
    what: {
      en: '{party} sends as {theirs}; this node is {ours}. Live and exercise refuse each other.',
      ru: '{party} отправляет в режиме {theirs}, а этот узел — {ours}. Боевой и учебный режимы друг друга не принимают.',
      ar: 'يرسل {party} بوضع {theirs} وهذه العقدة {ours}. والوضعان الفعلي والتدريبي لا يقبل أحدهما الآخر.',
    },
    mend: {
      en: 'Use a node of the same mode.',
      ru: 'Используйте узел того же режима.',
      ar: 'استعمل عقدة من الوضع نفسه.',
    },
  },
  NODE_NO_SEQUENCE: {
    status: 422,
    what: {
      en: 'An envelope of {party} has no sequence number.',
      ru: 'У конверта стороны {party} нет порядкового номера.',
      ar: 'مغلَّف من {party} بلا رقم تسلسلي.',
    },
    mend: {
      en: 'Messages to a peer are numbered from 1.',
      ru: 'Сообщения стороне нумеруются с 1.',
      ar: 'تُرقَّم الرسائل إلى كل طرف بدءًا من 1.',
    },
  },
  NODE_RECEIPT_FOR_NOTHING: {
    status: 422,
    what: {
      en: 'A receipt of {party} is for an envelope that was never sent.',
      ru: 'Расписка стороны {party} — на конверт, который не отправлялся.',
      ar: 'إيصال من {party} عن مغلَّف لم يُرسل قط.',
    },
    mend: {
      en: 'Nothing is to be done here; the other side should check its record.',
      ru: 'Здесь делать ничего не нужно; другой стороне следует проверить свой журнал.',
      ar: 'لا يلزم شيء هنا؛ على الطرف الآخر مراجعة سجله.',
    },
  },
  NODE_BUSY: {
    status: 503,
    what: {
      en: 'The node has {queued, plural, one {# request} other {# requests}} waiting and takes no more.',
      ru: 'В очереди узла {queued, plural, one {# запрос} few {# запроса} many {# запросов} other {# запроса}}, больше он не принимает.',
      ar: 'في طابور العقدة {queued, plural, zero {لا طلبات} one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}} ولا تقبل المزيد.',
    },
    mend: { en: 'Try again in a moment.', ru: 'Повторите чуть позже.', ar: 'أعد المحاولة بعد قليل.' },
  },
  NODE_CLOSING: {
    status: 503,
    what: { en: 'The node is closing.', ru: 'Узел останавливается.', ar: 'العقدة قيد الإغلاق.' },
    mend: { en: 'Start it again.', ru: 'Запустите его снова.', ar: 'شغّلها من جديد.' },
  },
  NODE_OTHER_RECORD: {
    status: 500,
    what: {
      en: 'The record is that of {record}; this node is set up as {node}.',
      ru: 'Это журнал {record}, а узел настроен как {node}.',
      ar: 'السجل يعود إلى {record} والعقدة مضبوطة على {node}.',
    },
    mend: {
      en: 'Point the node at its own data folder; live and exercise never change places.',
      ru: 'Укажите узлу его собственную папку данных; боевой и учебный режимы не меняются местами.',
      ar: 'وجّه العقدة إلى مجلد بياناتها؛ ولا يتبادل الوضعان الفعلي والتدريبي مكانيهما.',
    },
  },
  NODE_CONFIG_NOT_JSON: {
    status: 500,
    what: {
      en: 'The configuration is not valid JSON.',
      ru: 'Файл настроек — не JSON или JSON с ошибкой.',
      ar: 'ملف الإعداد ليس JSON صحيحًا.',
    },
    mend: {
      en: 'Correct the file; docs/reference shows one.',
      ru: 'Исправьте файл; образец — в docs/reference.',
      ar: 'صحّح الملف؛ وفي docs/reference نموذج.',
    },
  },
  NODE_CONFIG_FIELD: {
    status: 500,
    what: {
      en: 'Configuration field {field}: {problem}.',
      ru: 'Поле настроек {field}: {problem}.',
      ar: 'حقل الإعداد {field}: {problem}.',
    },
    mend: {
      en: 'Correct this field; docs/reference lists them all.',
      ru: 'Исправьте это поле; все поля описаны в docs/reference.',
      ar: 'صحّح هذا الحقل؛ كل الحقول في docs/reference.',
    },
  },
  NODE_COT_INSECURE: {
    status: 422,
    what: {
      en: 'Setting {field}: {host} is not an address of this machine alone, and CoT over TCP is neither encrypted nor signed: whoever is on the way can read positions and invent them.',
      ru: 'Настройка {field}: адрес {host} доступен не только с этой машины, а CoT по TCP не шифруется и не подписывается: любой на пути может читать положения и подделывать их.',
      ar: 'الإعداد {field}: العنوان {host} لا يقتصر على هذا الجهاز، وCoT عبر TCP بلا تشفير ولا توقيع: فكل من على الطريق يستطيع قراءة المواقع واختلاقها.',
    },
    mend: {
      en: 'Use 127.0.0.1 with a tunnel (WireGuard, SSH, stunnel) to the handsets; or, where the network itself is protected, set "insecure": true under "cot".',
      ru: 'Укажите 127.0.0.1 и туннель (WireGuard, SSH, stunnel) до терминалов; если защищена сама сеть, задайте "insecure": true в разделе "cot".',
      ar: 'استعمل 127.0.0.1 مع نفق (WireGuard أو SSH أو stunnel) إلى الأجهزة؛ أو إن كانت الشبكة نفسها محمية فضع "insecure": true تحت "cot".',
    },
  },
  NODE_CLOCK_LIVE: {
    status: 500,
    what: {
      en: 'A live node has a moved or faster clock set.',
      ru: 'У боевого узла заданы сдвинутые или ускоренные часы.',
      ar: 'لعقدة في الوضع الفعلي ساعة مُزاحة أو مسرَّعة.',
    },
    mend: {
      en: 'Remove "clock", or make it an exercise node.',
      ru: 'Удалите "clock" или сделайте узел учебным.',
      ar: 'احذف "clock" أو اجعلها عقدة تدريب.',
    },
  },
  NODE_NO_CONFIG: {
    status: 500,
    what: {
      en: 'There is no configuration at {path}.',
      ru: 'Файла настроек {path} нет.',
      ar: 'لا ملف إعداد في {path}.',
    },
    mend: {
      en: 'Make one with parley init.',
      ru: 'Создайте его командой parley init.',
      ar: 'أنشئه بالأمر parley init.',
    },
  },
  NODE_NO_SECRET: {
    status: 500,
    what: {
      en: 'The secret that opens the keyring could not be read from {from} (8 to 4096 bytes are needed).',
      ru: 'Не удалось прочитать секрет связки ключей из {from} (нужно от 8 до 4096 байт).',
      ar: 'تعذّرت قراءة السر الذي يفتح حلقة المفاتيح من {from} (يلزم من 8 إلى 4096 بايت).',
    },
    mend: {
      en: 'Mount the secret file, pass the descriptor or the credential named in the configuration.',
      ru: 'Подключите файл секрета, передайте дескриптор или учётные данные, указанные в настройках.',
      ar: 'ركّب ملف السر أو مرّر الواصف أو بيانات الاعتماد المذكورة في الإعداد.',
    },
  },
  NODE_NO_FOLDER: {
    status: 500,
    what: {
      en: '{path} holds no party’s keys and record.',
      ru: 'В {path} нет ключей и журнала стороны.',
      ar: 'لا يحتوي {path} على مفاتيح طرف وسجله.',
    },
    mend: {
      en: 'Make a party with parley init, or correct the path.',
      ru: 'Создайте сторону командой parley init или исправьте путь.',
      ar: 'أنشئ طرفًا بالأمر parley init أو صحّح المسار.',
    },
  },
  NODE_FOLDER_TAKEN: {
    status: 409,
    what: {
      en: '{path} already holds a party’s keys.',
      ru: 'В {path} уже есть ключи стороны.',
      ar: 'يحتوي {path} على مفاتيح طرف من قبل.',
    },
    mend: {
      en: 'Choose another folder; keys are never overwritten.',
      ru: 'Выберите другую папку; ключи не перезаписываются.',
      ar: 'اختر مجلدًا آخر؛ فالمفاتيح لا تُستبدل.',
    },
  },
  NODE_PORT_TAKEN: {
    status: 500,
    what: {
      en: 'Port {port} on {host} is taken.',
      ru: 'Порт {port} на {host} занят.',
      ar: 'المنفذ {port} على {host} مشغول.',
    },
    mend: {
      en: 'Choose another port in the configuration, or end the other program.',
      ru: 'Выберите другой порт в настройках или завершите другую программу.',
      ar: 'اختر منفذًا آخر في الإعداد أو أنهِ البرنامج الآخر.',
    },
  },
  NODE_CLOCK_BACK: {
    status: 409,
    what: {
      en: 'The exercise clock stands at {now} and never goes back to {to}.',
      ru: 'Учебные часы показывают {now} и не идут назад к {to}.',
      ar: 'ساعة التدريب عند {now} ولا ترجع إلى {to}.',
    },
    mend: { en: 'Give a later time.', ru: 'Укажите более позднее время.', ar: 'أعطِ وقتًا لاحقًا.' },
  },
  NODE_BATCH_OLD: {
    status: 409,
    what: {
      en: 'Batch {seq} of positions of {party} comes long after batch {last}.',
      ru: 'Пакет положений {seq} стороны {party} пришёл намного позже пакета {last}.',
      ar: 'وصلت دفعة المواقع {seq} من {party} بعد الدفعة {last} بكثير.',
    },
    mend: {
      en: 'Send new positions; old ones are no news.',
      ru: 'Отправляйте новые положения; старые ничего не дают.',
      ar: 'أرسل مواقع جديدة؛ فالقديمة لا تفيد.',
    },
  },
  NODE_UNKNOWN_DEVICE: {
    status: 403,
    what: {
      en: 'Device {device} is not assigned to a unit.',
      ru: 'Устройство {device} не закреплено за подразделением.',
      ar: 'الجهاز {device} غير مخصَّص لوحدة.',
    },
    mend: {
      en: 'Add it under feeds.devices in the configuration.',
      ru: 'Добавьте его в feeds.devices в настройках.',
      ar: 'أضفه تحت feeds.devices في الإعداد.',
    },
  },
  NODE_INTERNAL: {
    status: 500,
    what: {
      en: 'The node failed at request {request}, in a way that nobody foresaw.',
      ru: 'При запросе {request} в узле произошёл непредвиденный сбой.',
      ar: 'حدث في العقدة عطل غير متوقع عند الطلب {request}.',
    },
    mend: {
      en: 'Look whether the record holds the act before trying again; the node’s log has the cause under this number.',
      ru: 'Прежде чем повторять, проверьте, есть ли действие в журнале; причина — в служебном журнале узла под этим номером.',
      ar: 'قبل إعادة المحاولة تحقّق من وجود الإجراء في السجل؛ والسبب في سجل تشغيل العقدة تحت هذا الرقم.',
    },
  },
};
