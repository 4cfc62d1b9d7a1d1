/** What the verbs say. */
import type { Trilingual } from '../../contract/index.ts';

export const said = {
  'cli.code': { en: 'Code: {code}', ru: 'Код: {code}', ar: 'الرمز: {code}' },
  'cli.question': { en: 'QUESTION: {question}', ru: 'ВОПРОС: {question}', ar: 'سؤال: {question}' },
  'cli.entry': {
    en: 'Entry {index}: {kind} {act}',
    ru: 'Запись {index}: {kind} {act}',
    ar: 'القيد {index}: {kind} {act}',
  },
  'cli.bulletin.head': {
    en: 'Bulletin of {date} ({zone}): {party}, {mode}',
    ru: 'Сводка за {date} ({zone}): {party}, {mode}',
    ar: 'نشرة {date} ({zone}): {party}، {mode}',
  },
  'cli.bulletin.day': {
    en: 'From {from} until {to}; counted at {at}.',
    ru: 'С {from} до {to}; подсчитано {at}.',
    ar: 'من {from} حتى {to}؛ عُدّت في {at}.',
  },
  'cli.bulletin.unfinished': {
    en: 'The day is not over: the figures are those so far.',
    ru: 'День не окончен: цифры на текущий момент.',
    ar: 'لم ينتهِ اليوم: الأرقام حتى الآن.',
  },
  'cli.bulletin.hash': {
    en: 'SHA-256 of what was counted: {sha256}',
    ru: 'SHA-256 подсчитанного: {sha256}',
    ar: 'SHA-256 لما عُدّ: {sha256}',
  },
  'cli.bulletin.written': { en: 'Written to {path}.', ru: 'Записано в {path}.', ar: 'كُتبت في {path}.' },
  'cli.init.made': {
    en: 'Party {party} ({mode}) is made. Configuration: {path}',
    ru: 'Сторона {party} ({mode}) создана. Настройки: {path}',
    ar: 'أُنشئ الطرف {party} ({mode}). الإعدادات: {path}',
  },
  'cli.init.secret': {
    en: 'The secret that opens the keys is in {path}. Keep a copy apart from the data: without it the keys are lost, with it and the data anyone can sign as you.',
    ru: 'Секрет, открывающий ключи, лежит в {path}. Храните копию отдельно от данных: без него ключи потеряны, а с ним и с данными любой может подписывать за вас.',
    ar: 'السر الذي يفتح المفاتيح في {path}. احفظ نسخة منه بعيدًا عن البيانات: فبدونه تضيع المفاتيح، ومن حازه مع البيانات استطاع التوقيع باسمك.',
  },
  'cli.init.officer': {
    en: 'First officer: {officer}',
    ru: 'Первый офицер: {officer}',
    ar: 'الضابط الأول: {officer}',
  },
  'cli.init.password': {
    en: 'Password of {officer}, shown this once: {password}',
    ru: 'Пароль офицера {officer} (показывается один раз): {password}',
    ar: 'كلمة مرور {officer}، تُعرض هذه المرة فقط: {password}',
  },
  'cli.init.next': {
    en: 'Next: parley serve --config {config}; then give {card} to the other parties and enrol theirs with parley party enrol.',
    ru: 'Дальше: parley serve --config {config}; затем передайте {card} другим сторонам и зарегистрируйте их карточки командой parley party enrol.',
    ar: 'الخطوة التالية: ‎parley serve --config {config}‎، ثم سلّم {card} إلى الأطراف الأخرى وسجّل بطاقاتها بالأمر parley party enrol.',
  },
  'cli.init.next-terms': {
    en: 'Once the other parties are enrolled: parley terms propose {path}',
    ru: 'Когда другие стороны зарегистрированы: parley terms propose {path}',
    ar: 'بعد تسجيل الأطراف الأخرى: ‎parley terms propose {path}‎',
  },
  'cli.ask.begin': {
    en: 'A new party. Enter alone takes what stands in brackets.',
    ru: 'Новая сторона. Enter без ответа принимает указанное в скобках.',
    ar: 'طرف جديد. مفتاح Enter وحده يأخذ ما بين القوسين.',
  },
  'cli.ask.party': {
    en: 'Party id (small Latin letters, never changes)',
    ru: 'Идентификатор стороны (строчная латиница, не меняется)',
    ar: 'معرّف الطرف (حروف لاتينية صغيرة، لا يتغير)',
  },
  'cli.ask.name-en': { en: 'Name in English', ru: 'Название по-английски', ar: 'الاسم بالإنكليزية' },
  'cli.ask.name-ru': { en: 'Name in Russian', ru: 'Название по-русски', ar: 'الاسم بالروسية' },
  'cli.ask.name-ar': { en: 'Name in Arabic', ru: 'Название по-арабски', ar: 'الاسم بالعربية' },
  'cli.ask.mode': {
    en: 'exercise or live (never changes)',
    ru: 'exercise (учение) или live (боевая работа); не меняется',
    ar: 'exercise (تدريب) أو live (فعلي)؛ لا يتغير',
  },
  'cli.ask.offices': {
    en: 'Offices, with commas between',
    ru: 'Службы через запятую',
    ar: 'المكاتب، بينها فواصل (,)',
  },
  'cli.ask.officer': {
    en: 'First officer signs in as',
    ru: 'Имя первого офицера для входа',
    ar: 'اسم دخول الضابط الأول',
  },
  'cli.ask.officer-name': { en: 'Officer’s name', ru: 'Имя и звание офицера', ar: 'اسم الضابط' },
  'cli.ask.officer-office': { en: 'Officer’s office', ru: 'Служба офицера', ar: 'مكتب الضابط' },
  'cli.ask.zone': {
    en: 'Local time zone, like Asia/Damascus (empty: UTC alone)',
    ru: 'Местный часовой пояс, например Asia/Damascus (пусто — только UTC)',
    ar: 'المنطقة الزمنية المحلية، مثل Asia/Damascus (الفارغ: التوقيت العالمي وحده)',
  },
  'cli.ask.host': {
    en: 'Address to listen on',
    ru: 'Адрес, на котором слушать',
    ar: 'العنوان الذي يُستمع عليه',
  },
  'cli.ask.port': { en: 'Port', ru: 'Порт', ar: 'المنفذ' },
  'cli.ask.url': {
    en: 'Address for the other side, like http://10.0.0.7:8440 (empty: none)',
    ru: 'Адрес для другой стороны, например http://10.0.0.7:8440 (пусто — нет)',
    ar: 'العنوان للطرف الآخر، مثل http://10.0.0.7:8440 (الفارغ: لا عنوان)',
  },
  'cli.ask.password': {
    en: 'Password (empty: one is made)',
    ru: 'Пароль (пусто — будет создан)',
    ar: 'كلمة المرور (الفارغ: تُنشأ واحدة)',
  },
  'cli.ask.password-again': { en: 'Once more', ru: 'Ещё раз', ar: 'مرة أخرى' },
  'cli.ask.password-differs': {
    en: '  The two are not the same.',
    ru: '  Пароли не совпадают.',
    ar: '  الكلمتان غير متطابقتين.',
  },
  'cli.card.spoken': {
    en: 'Fingerprint of {party}, to be read aloud: {fingerprint}',
    ru: 'Отпечаток стороны {party} для чтения вслух: {fingerprint}',
    ar: 'بصمة {party} لتُقرأ بصوت عالٍ: {fingerprint}',
  },
  'cli.card.is': {
    en: '{party} ({mode}): {name}. Reached at {url}',
    ru: '{party} ({mode}): {name}. Адрес: {url}',
    ar: '{party} ({mode}): {name}. العنوان: {url}',
  },
  'cli.card.fingerprint': {
    en: 'Fingerprint of the root key of {party}: {fingerprint}',
    ru: 'Отпечаток корневого ключа стороны {party}: {fingerprint}',
    ar: 'بصمة المفتاح الجذري للطرف {party}: {fingerprint}',
  },
  'cli.card.compare': {
    en: 'Compare it by voice or on paper with the other side before you rely on it.',
    ru: 'Прежде чем полагаться на него, сверьте его с другой стороной голосом или на бумаге.',
    ar: 'قارنها مع الطرف الآخر صوتًا أو على الورق قبل الاعتماد عليها.',
  },
  'cli.party.enrolled': {
    en: 'Party {party} is enrolled.',
    ru: 'Сторона {party} зарегистрирована.',
    ar: 'سُجِّل الطرف {party}.',
  },
  'cli.party.me': { en: '{party}: this party', ru: '{party}: эта сторона', ar: '{party}: هذا الطرف' },
  'cli.party.row': {
    en: '{party} ({role}) at {url}: last heard {heard}; sent {sent}, received {received}, missing {gaps}',
    ru: '{party} ({role}), {url}: последняя связь {heard}; отправлено {sent}, получено {received}, не хватает {gaps}',
    ar: '{party} ({role}) على {url}: آخر ما سُمع منه {heard}؛ أُرسل {sent} واستُلم {received} وينقص {gaps}',
  },
  'cli.set-up.empty': {
    en: 'Nothing is at {path} yet. Make a party in a browser on this machine: {url}',
    ru: 'По пути {path} пока ничего нет. Создайте сторону в браузере на этой машине: {url}',
    ar: 'لا شيء في {path} بعد. أنشئ طرفًا من متصفح على هذا الجهاز: {url}',
  },
  'cli.set-up.code': {
    en: 'Code, for one browser and one time: {code}',
    ru: 'Код (для одного браузера, на один раз): {code}',
    ar: 'الرمز، لمتصفح واحد ومرة واحدة: {code}',
  },
  'cli.serve.runs': {
    en: 'The node of {party} ({mode}) runs at {url}',
    ru: 'Узел стороны {party} ({mode}) работает: {url}',
    ar: 'عقدة الطرف {party} ({mode}) تعمل على {url}',
  },
  'cli.serve.data': {
    en: 'Data: {path}, {entries, plural, one {# entry} other {# entries}}',
    ru: 'Данные: {path}, {entries, plural, one {# запись} few {# записи} many {# записей} other {# записи}}',
    ar: 'البيانات: {path}، {entries, plural, zero {لا قيود} one {قيد واحد} two {قيدان} few {# قيود} many {# قيدًا} other {# قيد}}',
  },
  'cli.serve.backup': {
    en: 'Backup: stop the node, copy the whole folder {path}, and keep the secret elsewhere. An older copy must never replace a newer record.',
    ru: 'Резервная копия: остановите узел и скопируйте всю папку {path}; секрет храните в другом месте. Старой копией нельзя заменять более новый журнал.',
    ar: 'النسخ الاحتياطي: أوقف العقدة وانسخ المجلد {path} كله، واحفظ السر في مكان آخر. لا تضع أبدًا نسخة أقدم مكان سجل أحدث.',
  },
  'cli.serve.stop': { en: 'Ctrl-C stops it.', ru: 'Остановка: Ctrl-C.', ar: 'الإيقاف: Ctrl-C.' },
  'cli.serve.closing': {
    en: 'Closing ({signal}) …',
    ru: 'Остановка ({signal}) …',
    ar: 'جارٍ الإغلاق ({signal}) …',
  },
  'cli.serve.trouble': { en: 'Trouble: {reason}', ru: 'Сбой: {reason}', ar: 'خلل: {reason}' },
  'cli.notice.filed': {
    en: 'Notice {notice}, version {version}, is filed for {to}.',
    ru: 'Уведомление {notice}, редакция {version}, подано. Получатели: {to}.',
    ar: 'قُدِّم الإخطار {notice}، النسخة {version}، إلى {to}.',
  },
  'cli.notice.conflicts': {
    en: 'The check found {count, plural, one {# matter} other {# matters}} to look at: parley api conflicts.list',
    ru: 'Проверка нашла {count, plural, one {# замечание} few {# замечания} many {# замечаний} other {# замечания}}: parley api conflicts.list',
    ar: 'وجد الفحص {count, plural, zero {لا أمور} one {أمرًا واحدًا} two {أمرين} few {# أمور} many {# أمرًا} other {# أمر}} للنظر: parley api conflicts.list',
  },
  'cli.notice.row': {
    en: '{notice} v{version} {party} {type} {status}; received by {received}\n  from {from}\n  to   {to}',
    ru: '{notice} ред. {version} {party} {type} {status}; получили: {received}\n  с  {from}\n  до {to}',
    ar: '{notice} نسخة {version} {party} {type} {status}؛ استلمه: {received}\n  من  {from}\n  إلى {to}',
  },
  'cli.notice.more-points': {
    en: '  … {count, plural, one {and # point} other {and # points}} more; all of them with --json',
    ru: '  … {count, plural, one {и ещё # точка} few {и ещё # точки} many {и ещё # точек} other {и ещё # точки}}; все — с --json',
    ar: '  … {count, plural, zero {ولا نقاط} one {ونقطة واحدة} two {ونقطتان} few {و# نقاط} many {و# نقطة} other {و# نقطة}} غيرها؛ وكلها مع ‎--json',
  },
  'cli.notice.who': {
    en: 'Who: {who}, call sign {sign}, units {units}',
    ru: 'Кто: {who}, позывной {sign}, подразделения: {units}',
    ar: 'من: {who}، رمز النداء {sign}، الوحدات {units}',
  },
  'cli.notice.shown': {
    en: 'Shown to this party: {groups}',
    ru: 'Показано этой стороне: {groups}',
    ar: 'المعروض على هذا الطرف: {groups}',
  },
  'cli.notice.checked': {
    en: 'When it was filed it was compared with {count, plural, =0 {no notice} one {# notice} other {# notices}}: {ids}',
    ru: 'При подаче сопоставлено уведомлений: {count}: {ids}',
    ar: 'عند تقديمه قورن بإخطارات عددها {count}: {ids}',
  },
  'cli.notice.knew': {
    en: 'Its owner then knew {count, plural, one {# notice} other {# notices}} of {party}, digest {digest}.',
    ru: 'Владельцу тогда было известно уведомлений стороны {party}: {count}, дайджест {digest}.',
    ar: 'كان صاحبه يعلم حينها بإخطارات للطرف {party} عددها {count}، وبصمتها {digest}.',
  },
  'cli.notice.receipt': {
    en: 'Receipt of {party}: {at} ({act})',
    ru: 'Расписка стороны {party}: {at} ({act})',
    ar: 'إيصال {party}: {at} ({act})',
  },
  'cli.notice.recorded': {
    en: '  proved to stand in the log of {party}, of {size} entries, with cosignatures (entry {entry} here)',
    ru: '  доказано: стоит в журнале стороны {party} (записей: {size}), заверенном свидетелями (запись {entry} здесь)',
    ar: '  ثبت أنه قائم في سجل {party} (عدد القيود: {size}) الموقَّع من الشهود (القيد {entry} هنا)',
  },
  'cli.notice.erased': {
    en: 'Version {version} was erased under a clause: what it showed is shown no more.',
    ru: 'Редакция {version} стёрта по пункту соглашения: то, что в ней было, больше не показывается.',
    ar: 'مُحيت النسخة {version} بموجب بند: لم يعد يُعرض ما كان فيها.',
  },
  'cli.notice.read': {
    en: '{party}’s node states that {officer} read version {version}, {at}. {words}',
    ru: 'Узел стороны {party} сообщает: редакция {version} прочитана, {officer}, {at}. {words}',
    ar: 'تفيد عقدة الطرف {party} بأن النسخة {version} قُرئت، {officer}، {at}. {words}',
  },
  'cli.notice.told': {
    en: '{party} told its unit {unit}: by {by}, {at}, means: {means}',
    ru: 'Сторона {party} довела до подразделения {unit}: {by}, {at}, средство связи: {means}',
    ar: 'أبلغ الطرف {party} وحدته {unit}: {by}، {at}، الوسيلة: {means}',
  },
  'cli.notice.silent': {
    en: '{party} is silent: no answer in the time of clause {clause}, noted {at}',
    ru: 'Сторона {party} молчит: нет ответа в срок по пункту {clause}, отмечено {at}',
    ar: 'الطرف {party} صامت: لا رد في مهلة البند {clause}، سُجّل في {at}',
  },
  'cli.notice.position': {
    en: '{party} on version {version}, {at}: {position}. {words}',
    ru: '{party} по редакции {version}, {at}: {position}. {words}',
    ar: '{party} عن النسخة {version}، {at}: {position}. {words}',
  },
  'cli.feed.sent': {
    en: '{count, plural, one {# position} other {# positions}} sent, {from} – {to}',
    ru: '{count, plural, one {Отправлено # положение} few {Отправлено # положения} many {Отправлено # положений} other {Отправлено # положения}}, {from} – {to}',
    ar: 'أُرسل: {count, plural, zero {لا مواقع} one {موقع واحد} two {موقعان} few {# مواقع} many {# موقعًا} other {# موقع}}، {from} – {to}',
  },
  'cli.feed.again': {
    en: 'The node does not answer; trying again …',
    ru: 'Узел не отвечает; повтор …',
    ar: 'العقدة لا تجيب؛ تُعاد المحاولة …',
  },
  'cli.terms.proposed': {
    en: 'Proposed: {terms}, version {version}, SHA-256 {sha256}. It binds when every party has signed.',
    ru: 'Предложено: {terms}, редакция {version}, SHA-256 {sha256}. Действует после подписи всех сторон.',
    ar: 'اقتُرح: {terms}، النسخة {version}، SHA-256 {sha256}. تُلزم حين يوقّع كل الأطراف.',
  },
  'cli.terms.signed': {
    en: '{terms}, version {version}, is signed for this party.',
    ru: '{terms}, редакция {version}, подписана от имени этой стороны.',
    ar: 'وُقِّعت {terms}، النسخة {version}، باسم هذا الطرف.',
  },
  'cli.terms.row': {
    en: '{terms} v{version}: {state}; not yet signed by {missing}',
    ru: '{terms} ред. {version}: {state}; ещё не подписали: {missing}',
    ar: '{terms} نسخة {version}: {state}؛ لم يوقّع بعد: {missing}',
  },
  'cli.terms.document': { en: 'Document {sha256}', ru: 'Документ {sha256}', ar: 'الوثيقة {sha256}' },
  'cli.terms.clause': {
    en: 'Clause {id} ({kind}): {says}',
    ru: 'Пункт {id} ({kind}): {says}',
    ar: 'البند {id} ({kind}): {says}',
  },
  'cli.incident.opened': {
    en: 'Incident {incident} is open.',
    ru: 'Инцидент {incident} открыт.',
    ar: 'فُتح الحادث {incident}.',
  },
  'cli.incident.told': {
    en: 'Account {account} is added.',
    ru: 'Изложение {account} добавлено.',
    ar: 'أُضيفت الرواية {account}.',
  },
  'cli.incident.assessed': {
    en: '{count, plural, one {# new finding} other {# new findings}}; {left, plural, one {# question} other {# questions}} left for another time',
    ru: 'Новых выводов: {count}; отложено вопросов: {left}',
    ar: 'نتائج جديدة: {count}؛ أسئلة مؤجلة: {left}',
  },
  'cli.incident.row': {
    en: '{incident} “{title}”, {at}; accounts: {accounts}',
    ru: '{incident} «{title}», {at}; изложений: {accounts}',
    ar: '{incident} «{title}»، {at}؛ الروايات: {accounts}',
  },
  'cli.incident.account': {
    en: '{who}: “{words}”',
    ru: '{who}: «{words}» (дословно)',
    ar: '{who}: «{words}» (نصًا)',
  },
  'cli.incident.claim': {
    en: 'Claim {id}: “{words}”',
    ru: 'Утверждение {id}: «{words}»',
    ar: 'الادعاء {id}: «{words}»',
  },
  'cli.incident.finding': {
    en: '{says} Rests on: {entries}',
    ru: '{says} Основано на: {entries}',
    ar: '{says} يستند إلى: {entries}',
  },
  'cli.incident.missing': { en: 'Missing: {what}', ru: 'Не хватает: {what}', ar: 'ينقص: {what}' },
  'cli.check.done': {
    en: 'Compared with {count, plural, one {# notice} other {# notices}}: {open, plural, =0 {no conflict} one {# conflict} other {# conflicts}}',
    ru: 'Уведомлений для сравнения: {count}; {open, plural, =0 {конфликтов нет} one {# конфликт} few {# конфликта} many {# конфликтов} other {# конфликта}}',
    ar: 'إخطارات قورن بها: {count}؛ {open, plural, zero {لا تعارض} one {تعارض واحد} two {تعارضان} few {# تعارضات} many {# تعارضًا} other {# تعارض}}',
  },
  'cli.check.not-compared': {
    en: 'Notice {notice} of {party} shows too little to compare ({code}); nobody may think it clear.',
    ru: 'В уведомлении {notice} стороны {party} показано слишком мало для сравнения ({code}); считать его безопасным нельзя.',
    ar: 'الإخطار {notice} من {party} لا يُظهر ما يكفي للمقارنة ({code})؛ فلا يُعدّ خاليًا من التعارض.',
  },
  'cli.prove.written': {
    en: 'Proof pack: {path} ({bytes, number} bytes)',
    ru: 'Пакет доказательств: {path} ({bytes, number} Б)',
    ar: 'حزمة الإثبات: {path} ({bytes, number} بايت)',
  },
  'cli.prove.nobody-signs': {
    en: 'Nobody signs here that the record is complete for this window: give --config or a running node.',
    ru: 'Некому подписать полноту журнала за этот период: укажите --config или работающий узел.',
    ar: 'لا أحد هنا يوقّع على اكتمال السجل لهذه الفترة: أعطِ ‎--config أو عقدة عاملة.',
  },
  'cli.scenario.exercise': {
    en: 'EXERCISE · {title}',
    ru: 'УЧЕНИЕ · {title}',
    ar: 'تدريب · {title}',
  },
  'cli.scenario.row': { en: '{name}: {title}', ru: '{name} — {title}', ar: '{name}: {title}' },
  'cli.scenario.why': { en: 'Because: {reason}', ru: 'Причина: {reason}', ar: 'السبب: {reason}' },
} satisfies Record<string, Trilingual>;
