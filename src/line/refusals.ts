import type { RefusalTable } from '../contract/index.ts';

export const refusals: RefusalTable = {
  LINE_NOBODY_REACHED: {
    status: 422,
    what: {
      en: 'The message would reach nobody: none of the parties named ({named}) is enrolled here. Enrolled: {known}.',
      ru: 'Сообщение никто не получит: ни одна из названных сторон ({named}) здесь не зарегистрирована. Зарегистрированы: {known}.',
      ar: 'لن تصل الرسالة إلى أحد: لا أحد من الأطراف المسمّاة ({named}) مسجَّل هنا. المسجَّلون: {known}.',
    },
    mend: {
      en: 'Name an enrolled party, or leave the addressee out to reach all of them.',
      ru: 'Назовите зарегистрированную сторону или не указывайте адресата: тогда сообщение получат все.',
      ar: 'سمِّ طرفًا مسجَّلًا، أو اترك المرسَل إليه فارغًا لتصل إلى الجميع.',
    },
  },
  LINE_COMMAND_ONLY: {
    status: 403,
    what: {
      en: 'Phrase {number} is a threat or an ultimatum: only command sends, answers, withdraws or closes it.',
      ru: 'Фраза {number} — угроза или ультиматум: передаёт её, отвечает на неё, отзывает и снимает с контроля только командование.',
      ar: 'العبارة {number} تهديد أو إنذار نهائي: لا يرسلها ولا يرد عليها ولا يسحبها ولا يغلقها إلا القيادة.',
    },
    mend: {
      en: 'Acknowledge it if it came to you, and fetch an officer with the command role; that officer uses the command’s own form for warnings.',
      ru: 'Если она пришла к вам, подтвердите приём и вызовите офицера с ролью «командование»; у него для этого есть отдельная форма.',
      ar: 'إن وردت إليك فأقرّ باستلامها واستدعِ ضابطًا بدور القيادة، وله نموذج خاص بذلك.',
    },
  },
  LINE_MESSAGE_UNKNOWN: {
    status: 404,
    what: {
      en: 'No message {messageId} from that party is on this record.',
      ru: 'Сообщения {messageId} от этой стороны в этом журнале нет.',
      ar: 'لا توجد في هذا السجل رسالة برقم {messageId} من ذلك الطرف.',
    },
    mend: {
      en: 'List the messages and use sender and id from there.',
      ru: 'Откройте список сообщений и возьмите отправителя и номер оттуда.',
      ar: 'اعرض قائمة الرسائل وخذ المرسِل والرقم منها.',
    },
  },
  LINE_NOT_SENDER: {
    status: 403,
    what: {
      en: 'Message {messageId} was sent by {sender}; only its sender changes or withdraws it.',
      ru: 'Сообщение {messageId} передала сторона {sender}; изменить или отозвать его может только она.',
      ar: 'الرسالة {messageId} أرسلها {sender}، ولا يغيّرها أو يسحبها إلا مرسلها.',
    },
    mend: {
      en: 'Reply to it, or send a message of your own.',
      ru: 'Ответьте на него или передайте своё сообщение.',
      ar: 'رُدَّ عليها أو أرسل رسالة منك.',
    },
  },
  LINE_NOT_ADDRESSEE: {
    status: 403,
    what: {
      en: 'Message {messageId} is addressed to {addressees}; they acknowledge and answer it.',
      ru: 'Сообщение {messageId} адресовано: {addressees}; подтверждают и отвечают они.',
      ar: 'الرسالة {messageId} موجَّهة إلى {addressees}، وهم من يقرّون بها ويردون عليها.',
    },
    mend: {
      en: 'Send a message of your own that speaks of it.',
      ru: 'Передайте о нём своё сообщение.',
      ar: 'أرسل رسالة منك بشأنها.',
    },
  },
  LINE_NO_OFFICER: {
    status: 403,
    what: {
      en: 'Message {messageId} can be acknowledged and answered only by a named officer.',
      ru: 'Подтвердить приём сообщения {messageId} и ответить на него может только названный по имени офицер.',
      ar: 'لا يقرّ بالرسالة {messageId} ولا يرد عليها إلا ضابط معروف الاسم.',
    },
    mend: { en: 'Sign in.', ru: 'Войдите под своим именем.', ar: 'سجّل الدخول باسمك.' },
  },
  LINE_NOT_REWORDED: {
    status: 409,
    what: {
      en: 'Message {messageId} is no threat or ultimatum; its words stay as they were sent.',
      ru: 'Сообщение {messageId} — не угроза и не ультиматум; его слова остаются как переданы.',
      ar: 'الرسالة {messageId} ليست تهديدًا ولا إنذارًا نهائيًا، ويبقى نصها كما أُرسل.',
    },
    mend: {
      en: 'Withdraw it, or send a new message.',
      ru: 'Отзовите его или передайте новое.',
      ar: 'اسحبها أو أرسل رسالة جديدة.',
    },
  },
  LINE_WITHDRAWN: {
    status: 409,
    what: {
      en: 'Message {messageId} has already been withdrawn.',
      ru: 'Сообщение {messageId} уже отозвано.',
      ar: 'الرسالة {messageId} مسحوبة من قبل.',
    },
    mend: { en: 'Send a new message.', ru: 'Передайте новое сообщение.', ar: 'أرسل رسالة جديدة.' },
  },
  LINE_REPLY_UNFIT: {
    status: 422,
    what: {
      en: 'Phrase {reply} is no answer to phrase {number}.',
      ru: 'Фраза {reply} не отвечает на фразу {number}.',
      ar: 'العبارة {reply} ليست جوابًا عن العبارة {number}.',
    },
    mend: {
      en: 'Answer with one of the phrases {fit}; 12 is free text.',
      ru: 'Ответьте одной из фраз {fit}; 12 — свободный текст.',
      ar: 'أجب بإحدى العبارات {fit}، والعبارة 12 نص حر.',
    },
  },
  LINE_NOT_OPEN: {
    status: 409,
    what: {
      en: 'Message {messageId} asks nothing more of this party: it is not on the open list.',
      ru: 'Сообщение {messageId} ничего больше от этой стороны не требует: на контроле его нет.',
      ar: 'لم تعد الرسالة {messageId} تطلب شيئًا من هذا الطرف، فهي ليست في قائمة المفتوحة.',
    },
    mend: {
      en: 'List the open messages and close one of those.',
      ru: 'Откройте список того, что на контроле, и выберите оттуда.',
      ar: 'اعرض الرسائل المفتوحة وأغلق واحدة منها.',
    },
  },
  LINE_CALL_UNKNOWN: {
    status: 404,
    what: {
      en: 'No call {callId} opened by that party is on this record.',
      ru: 'Звонка {callId}, открытого этой стороной, в этом журнале нет.',
      ar: 'لا توجد في هذا السجل مكالمة برقم {callId} فتحها ذلك الطرف.',
    },
    mend: {
      en: 'Leave the call out to open a new one.',
      ru: 'Не указывайте звонок: будет открыт новый.',
      ar: 'اترك المكالمة فارغة لفتح مكالمة جديدة.',
    },
  },
  LINE_CALL_NOT_OURS: {
    status: 403,
    what: {
      en: 'Call {callId} is between {parties}; only they write of it.',
      ru: 'Звонок {callId} — между сторонами {parties}; записывают его только они.',
      ar: 'المكالمة {callId} بين {parties}، ولا يدوّنها غيرهما.',
    },
    mend: {
      en: 'Send a message about what you know of it.',
      ru: 'Передайте сообщением, что вам о нём известно.',
      ar: 'أرسل رسالة بما تعرفه عنها.',
    },
  },
};
