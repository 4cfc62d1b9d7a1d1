/** Sentences of the first page that a new node shows. */
import type { Trilingual } from '../../contract/index.ts';

export const text = {
  'set-up.title': { en: 'A new node', ru: 'Новый узел', ar: 'عقدة جديدة' },
  'set-up.empty': {
    en: 'Nothing is here yet: no party, no keys, no record.',
    ru: 'Здесь пока ничего нет: ни стороны, ни ключей, ни журнала.',
    ar: 'لا شيء هنا بعد: لا طرف ولا مفاتيح ولا سجل.',
  },
  'set-up.code-ask': {
    en: 'The terminal where this node was started shows a code. Type it here.',
    ru: 'В терминале, где запущен этот узел, показан код. Введите его здесь.',
    ar: 'تعرض الطرفية التي شُغّلت فيها هذه العقدة رمزًا. اكتبه هنا.',
  },
  'set-up.code': { en: 'Code', ru: 'Код', ar: 'الرمز' },
  'set-up.go-on': { en: 'Go on', ru: 'Продолжить', ar: 'متابعة' },
  'set-up.lead': {
    en: 'This page makes your party’s keys and an empty record, then opens the node. Nothing leaves this machine.',
    ru: 'Эта страница создаёт ключи вашей стороны и пустой журнал, затем открывает узел. С этой машины ничего не уходит.',
    ar: 'تنشئ هذه الصفحة مفاتيح طرفك وسجلًا فارغًا ثم تفتح العقدة. لا يغادر شيء هذا الجهاز.',
  },
  'set-up.faults': {
    en: '{n, plural, one {One field needs another look. Nothing has been made.} other {# fields need another look. Nothing has been made.}}',
    ru: '{n, plural, one {Нужно исправить # поле. Ничего не создано.} few {Нужно исправить # поля. Ничего не создано.} many {Нужно исправить # полей. Ничего не создано.} other {Нужно исправить # поля. Ничего не создано.}}',
    ar: '{n, plural, zero {لا حقول تحتاج إلى تصحيح.} one {حقل واحد يحتاج إلى تصحيح. لم يُنشأ شيء.} two {حقلان يحتاجان إلى تصحيح. لم يُنشأ شيء.} few {# حقول تحتاج إلى تصحيح. لم يُنشأ شيء.} many {# حقلًا يحتاج إلى تصحيح. لم يُنشأ شيء.} other {# حقل يحتاج إلى تصحيح. لم يُنشأ شيء.}}',
  },
  'set-up.passwords-again': {
    en: 'Type the password anew: a page never sends one back.',
    ru: 'Наберите пароль заново: страница никогда не возвращает его.',
    ar: 'اكتب كلمة المرور من جديد: فالصفحة لا تعيدها أبدًا.',
  },
  'set-up.party': { en: 'The party', ru: 'Сторона', ar: 'الطرف' },
  'set-up.f.party': { en: 'Party id', ru: 'Идентификатор стороны', ar: 'معرّف الطرف' },
  'set-up.h.party': {
    en: 'Stands in every message and never changes: small Latin letters, digits, hyphens.',
    ru: 'Стоит в каждом сообщении и не меняется: строчные латинские буквы, цифры, дефисы.',
    ar: 'يرد في كل رسالة ولا يتغير: حروف لاتينية صغيرة وأرقام وواصلات.',
  },
  'set-up.f.nameEn': { en: 'Name in English', ru: 'Название по-английски', ar: 'الاسم بالإنكليزية' },
  'set-up.f.nameRu': { en: 'Name in Russian', ru: 'Название по-русски', ar: 'الاسم بالروسية' },
  'set-up.f.nameAr': { en: 'Name in Arabic', ru: 'Название по-арабски', ar: 'الاسم بالعربية' },
  'set-up.h.names': {
    en: 'Each side reads the others in its own language.',
    ru: 'Каждая сторона видит остальных на своём языке.',
    ar: 'يقرأ كل طرف أسماء الآخرين بلغته.',
  },
  'set-up.f.mode': { en: 'Live or exercise', ru: 'Боевая работа или учение', ar: 'فعلي أم تدريب' },
  'set-up.h.mode': {
    en: 'Settled here for good: a live record never becomes an exercise, nor the other way round.',
    ru: 'Решается здесь раз и навсегда: боевой журнал не станет учебным, и наоборот.',
    ar: 'يُحسم هنا نهائيًا: لا يصير السجل الفعلي تدريبًا ولا العكس.',
  },
  'set-up.exercise': {
    en: 'Exercise: for training and trying out',
    ru: 'Учение: для подготовки и проб',
    ar: 'تدريب: للتمرّن والتجربة',
  },
  'set-up.live': {
    en: 'Live: real units, real parties',
    ru: 'Боевая работа: реальные подразделения и стороны',
    ar: 'فعلي: وحدات حقيقية وأطراف حقيقية',
  },
  'set-up.people': {
    en: 'Offices and first officer',
    ru: 'Службы и первый офицер',
    ar: 'المكاتب والضابط الأول',
  },
  'set-up.f.offices': {
    en: 'Offices, one a line',
    ru: 'Службы, по одной в строке',
    ar: 'المكاتب، كل مكتب في سطر',
  },
  'set-up.h.offices': {
    en: 'Places in your party that answer: who keeps the watch, who talks to the other side, who decides.',
    ru: 'Кто в вашей стороне отвечает: кто несёт дежурство, кто говорит с другой стороной, кто решает.',
    ar: 'الجهات التي تجيب في طرفك: من يتولى المناوبة، ومن يخاطب الطرف الآخر، ومن يقرر.',
  },
  'set-up.f.officer': {
    en: 'First officer signs in as',
    ru: 'Имя первого офицера для входа',
    ar: 'اسم دخول الضابط الأول',
  },
  'set-up.f.officerName': { en: 'Officer’s name', ru: 'Имя и звание офицера', ar: 'اسم الضابط' },
  'set-up.h.officerName': {
    en: 'Stands under what this officer signs; the other side reads it.',
    ru: 'Стоит под тем, что подписывает этот офицер; его видит другая сторона.',
    ar: 'يرد تحت ما يوقّعه هذا الضابط ويقرؤه الطرف الآخر.',
  },
  'set-up.f.officerOffice': { en: 'Officer’s office', ru: 'Служба офицера', ar: 'مكتب الضابط' },
  'set-up.h.officerOffice': {
    en: 'One of those above. The first officer has every role; more officers are added in the configuration.',
    ru: 'Одна из перечисленных выше. У первого офицера все роли; остальные офицеры добавляются в настройках.',
    ar: 'أحد المكاتب أعلاه. للضابط الأول كل الأدوار؛ ويضاف بقية الضباط في الإعدادات.',
  },
  'set-up.f.password': { en: 'Password', ru: 'Пароль', ar: 'كلمة المرور' },
  'set-up.h.password': {
    en: 'At least {least, plural, one {# character} other {# characters}}.',
    ru: 'Не меньше {least, plural, one {# знака} few {# знаков} many {# знаков} other {# знака}}.',
    ar: 'لا أقل من {least, plural, zero {لا أحرف} one {حرف واحد} two {حرفين} few {# أحرف} many {# حرفًا} other {# حرف}}.',
  },
  'set-up.f.again': { en: 'Password once more', ru: 'Пароль ещё раз', ar: 'كلمة المرور مرة أخرى' },
  'set-up.place': { en: 'Time and network', ru: 'Время и сеть', ar: 'الوقت والشبكة' },
  'set-up.f.zone': { en: 'Local time zone', ru: 'Местный часовой пояс', ar: 'المنطقة الزمنية المحلية' },
  'set-up.h.zone': {
    en: 'Local time is shown beside UTC. Like Asia/Damascus; empty for UTC alone.',
    ru: 'Местное время показывается рядом с UTC. Например Asia/Damascus; пусто — только UTC.',
    ar: 'يُعرض الوقت المحلي بجانب التوقيت العالمي. مثل Asia/Damascus؛ والفارغ للتوقيت العالمي وحده.',
  },
  'set-up.f.url': {
    en: 'Address for the other side',
    ru: 'Адрес для другой стороны',
    ar: 'العنوان للطرف الآخر',
  },
  'set-up.h.url': {
    en: 'Where their node reaches yours; it stands in your card. Like {address}.',
    ru: 'По нему их узел связывается с вашим; он стоит в вашей карточке. Например {address}.',
    ar: 'تصل به عقدتهم إلى عقدتك، ويرد في بطاقتك. مثل {address}.',
  },
  'set-up.f.host': { en: 'Listen at', ru: 'Принимать соединения на', ar: 'الاستماع على' },
  'set-up.h.host': {
    en: '127.0.0.1 is this machine alone; 0.0.0.0 is all its addresses. The port stays {port}.',
    ru: '127.0.0.1 — только эта машина; 0.0.0.0 — все её адреса. Порт остаётся {port}.',
    ar: '127.0.0.1 لهذا الجهاز وحده؛ و0.0.0.0 لكل عناوينه. ويبقى المنفذ {port}.',
  },
  'set-up.make': { en: 'Make the party', ru: 'Создать сторону', ar: 'إنشاء الطرف' },
  'set-up.done': { en: 'The party is made', ru: 'Сторона создана', ar: 'أُنشئ الطرف' },
  'set-up.done-open': {
    en: 'The node runs. This page is closed for good.',
    ru: 'Узел работает. Эта страница закрыта навсегда.',
    ar: 'العقدة تعمل. وأُغلقت هذه الصفحة نهائيًا.',
  },
  'set-up.done-secret': {
    en: 'The secret that opens the keys lies in {path}. Keep a copy apart from the data: without it the keys are lost, with it and the data anyone can sign as you.',
    ru: 'Секрет, открывающий ключи, лежит в {path}. Храните копию отдельно от данных: без него ключи потеряны, а с ним и с данными любой может подписывать за вас.',
    ar: 'السر الذي يفتح المفاتيح في {path}. احفظ نسخة منه بعيدًا عن البيانات: فبدونه تضيع المفاتيح، ومن حازه مع البيانات استطاع التوقيع باسمك.',
  },
  'set-up.done-config': {
    en: 'Configuration: {path}',
    ru: 'Настройки: {path}',
    ar: 'الإعدادات: {path}',
  },
  'set-up.done-fingerprint': {
    en: 'Your fingerprint. The other side must hear it from you, by voice or on paper, before it enrols your card:',
    ru: 'Ваш отпечаток. Прежде чем зарегистрировать вашу карточку, другая сторона должна услышать его от вас голосом или получить на бумаге:',
    ar: 'بصمتك. يجب أن يسمعها الطرف الآخر منك صوتًا أو يتسلمها على الورق قبل أن يسجّل بطاقتك:',
  },
  'set-up.done-enter': { en: 'Sign in', ru: 'Войти', ar: 'تسجيل الدخول' },
} satisfies Record<string, Trilingual>;
