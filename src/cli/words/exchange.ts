/** Words of what goes into files and comes out of them: imports, exports, cards. */
import type { RefusalTable, Trilingual } from '../../contract/index.ts';

export const exchange = {
  'cli.o.gazetteer': {
    en: 'file of named places (CSV, KML, GPX, GeoJSON): a point far from the place of its name is asked about',
    ru: 'файл с названиями мест (CSV, KML, GPX, GeoJSON): о точке вдали от места с её названием будет задан вопрос',
    ar: 'ملف بأسماء الأماكن (CSV أو KML أو GPX أو GeoJSON): يُسأل عن كل نقطة بعيدة عن المكان الذي تحمل اسمه',
  },
  'cli.o.road-layer': {
    en: 'file of roads (lines of GeoJSON, KML or GPX): a point of the route far from all of them is asked about',
    ru: 'файл с дорогами (линии GeoJSON, KML или GPX): о точке маршрута вдали от всех дорог будет задан вопрос',
    ar: 'ملف طرق (خطوط GeoJSON أو KML أو GPX): يُسأل عن كل نقطة من المسار بعيدة عنها جميعًا',
  },
  'cli.v.notice import': {
    en: 'Say for each row of a file of places what would be filed as a site or area; with --file, file it',
    ru: 'Сказать о каждой строке файла мест, что было бы подано как объект или район; с --file — подать',
    ar: 'بيان ما سيُقدَّم من كل صف في ملف أماكن بوصفه موقعًا أو منطقة؛ ومع ‎--file‎ تقديمه',
  },
  'cli.a.places': {
    en: 'file of places (CSV, KML, KMZ, GPX, GeoJSON, pasted text)',
    ru: 'файл мест (CSV, KML, KMZ, GPX, GeoJSON, вставленный текст)',
    ar: 'ملف أماكن (CSV أو KML أو KMZ أو GPX أو GeoJSON أو نص ملصق)',
  },
  'cli.o.sites': {
    en: 'each place is a site, each polygon with a use an area',
    ru: 'каждое место — объект, каждый многоугольник с назначением — район',
    ar: 'كل مكان موقع، وكل مضلع له استعمال منطقة',
  },
  'cli.o.file-rows': {
    en: 'file the rows that nothing is asked about; with --yes those too',
    ru: 'подать строки, о которых нет вопросов; с --yes — и остальные',
    ar: 'تقديم الصفوف التي لا سؤال عنها؛ ومع ‎--yes‎ تلك أيضًا',
  },
  'cli.o.radius': {
    en: 'radius of a site in metres, where its row says none',
    ru: 'радиус объекта в метрах, если в строке его нет',
    ar: 'نصف قطر الموقع بالأمتار حيث لا يذكره صفه',
  },
  'cli.o.valid-from': {
    en: 'from when it holds, where its row does not say',
    ru: 'с какого времени действует, если в строке не сказано',
    ar: 'بدء السريان حيث لا يذكره الصف',
  },
  'cli.o.valid-until': {
    en: 'until when it holds, where its row does not say; else without end',
    ru: 'до какого времени действует, если в строке не сказано; иначе бессрочно',
    ar: 'نهاية السريان حيث لا يذكرها الصف؛ وإلا فبلا نهاية',
  },
  'cli.o.review-by': {
    en: 'by when it is to be reviewed, where its row does not say',
    ru: 'срок пересмотра, если в строке не сказано',
    ar: 'موعد المراجعة حيث لا يذكره الصف',
  },
  'cli.import.would-file': {
    en: 'row {row}: would be filed: {name}',
    ru: 'строка {row}: было бы подано: {name}',
    ar: 'الصف {row}: سيُقدَّم: {name}',
  },
  'cli.import.filed': {
    en: 'row {row}: filed as {notice}: {name}',
    ru: 'строка {row}: подано как {notice}: {name}',
    ar: 'الصف {row}: قُدِّم برقم {notice}: {name}',
  },
  'cli.import.asked': {
    en: 'row {row}: to be answered first: {name}',
    ru: 'строка {row}: сначала ответьте: {name}',
    ar: 'الصف {row}: يلزم الجواب أولًا: {name}',
  },
  'cli.import.refused': {
    en: 'row {row}: cannot be filed: {name}',
    ru: 'строка {row}: подать нельзя: {name}',
    ar: 'الصف {row}: لا يمكن تقديمه: {name}',
  },
  'cli.import.dry': {
    en: '{rows, plural, one {# row} other {# rows}}: {filed, number} would be filed, {asked, number} to be answered, {refused, number} cannot be. Nothing was filed.',
    ru: '{rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}}: было бы подано {filed, number}, ждут ответа {asked, number}, подать нельзя {refused, number}. Ничего не подано.',
    ar: '{rows, plural, zero {لا صفوف} one {صف واحد} two {صفان} few {# صفوف} many {# صفًا} other {# صف}}: سيُقدَّم {filed, number}، وينتظر الجواب {asked, number}، ولا يمكن تقديم {refused, number}. لم يُقدَّم شيء.',
  },
  'cli.import.done': {
    en: '{rows, plural, one {# row} other {# rows}}: {filed, number} filed, {asked, number} to be answered, {refused, number} refused.',
    ru: '{rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}}: подано {filed, number}, ждут ответа {asked, number}, отклонено {refused, number}.',
    ar: '{rows, plural, zero {لا صفوف} one {صف واحد} two {صفان} few {# صفوف} many {# صفًا} other {# صف}}: قُدِّم {filed, number}، وينتظر الجواب {asked, number}، ورُفض {refused, number}.',
  },
  'cli.import.how': {
    en: 'To file them, say --file.',
    ru: 'Чтобы подать их, добавьте --file.',
    ar: 'لتقديمها أضف ‎--file‎.',
  },
  'cli.v.notice export': {
    en: 'Write one notice as a file: GPX, KML, GeoJSON, CSV, iCalendar, CAP or text',
    ru: 'Записать уведомление в файл: GPX, KML, GeoJSON, CSV, iCalendar, CAP или текст',
    ar: 'كتابة إخطار في ملف: GPX أو KML أو GeoJSON أو CSV أو iCalendar أو CAP أو نص',
  },
  'cli.o.as': { en: 'format of the file', ru: 'формат файла', ar: 'صيغة الملف' },
  'cli.o.out': {
    en: 'file to write it to; else it is printed',
    ru: 'файл для записи; иначе выводится на экран',
    ar: 'الملف الذي يُكتب فيه؛ وإلا فيُطبع',
  },
  'cli.export.written': { en: 'written to {path}', ru: 'записано в {path}', ar: 'كُتب في {path}' },
  'cli.v.notice diff': {
    en: 'Show what changed between two versions of a notice, and who holds the later one',
    ru: 'Показать, что изменилось между двумя редакциями уведомления и у кого есть поздняя',
    ar: 'عرض ما تغيّر بين نسختين من إخطار ومن يحمل الأحدث',
  },
  'cli.o.diff-from': {
    en: 'earlier version; else the one before',
    ru: 'более ранняя редакция; иначе предыдущая',
    ar: 'النسخة الأسبق؛ وإلا فالتي قبلها',
  },
  'cli.o.diff-to': {
    en: 'later version; else the latest',
    ru: 'более поздняя редакция; иначе последняя',
    ar: 'النسخة الأحدث؛ وإلا فالأخيرة',
  },
  'cli.diff.head': {
    en: 'version {from} → {to}: {count, plural, =0 {nothing changed} one {# change} other {# changes}}',
    ru: 'редакция {from} → {to}: {count, plural, =0 {изменений нет} one {# изменение} few {# изменения} many {# изменений} other {# изменения}}',
    ar: 'النسخة {from} ← {to}: {count, plural, =0 {لا تغيير} zero {لا تغيير} one {تغيير واحد} two {تغييران} few {# تغييرات} many {# تغييرًا} other {# تغيير}}',
  },
  'cli.diff.added': {
    en: '{field}: now {after}',
    ru: '{field}: теперь {after}',
    ar: '{field}: الآن {after}',
  },
  'cli.diff.removed': {
    en: '{field}: no longer {before}',
    ru: '{field}: больше не {before}',
    ar: '{field}: لم يعد {before}',
  },
  'cli.diff.changed': {
    en: '{field}: {before} → {after}',
    ru: '{field}: {before} → {after}',
    ar: '{field}: {before} ← {after}',
  },
  'cli.diff.shown': { en: '{field}: shown now', ru: '{field}: теперь показано', ar: '{field}: معروض الآن' },
  'cli.diff.hidden': {
    en: '{field}: no longer shown to us',
    ru: '{field}: нам больше не показано',
    ar: '{field}: لم يعد معروضًا لنا',
  },
  'cli.diff.receipts': {
    en: 'version {version}: receipt from {receipted}; still waited for: {waiting}',
    ru: 'редакция {version}: расписки: {receipted}; ещё ждём: {waiting}',
    ar: 'النسخة {version}: إيصالات من {receipted}؛ وما زلنا ننتظر: {waiting}',
  },
  'cli.v.notice card': {
    en: 'Write a card of an own notice to print, with a QR code that a checkpoint verifies offline',
    ru: 'Сделать карточку своего уведомления для печати с QR-кодом, который пост проверит без сети',
    ar: 'إعداد بطاقة لإخطار خاص للطباعة، برمز QR تتحقق منه نقطة التفتيش دون شبكة',
  },
  'cli.card.written': {
    en: 'card written to {path}',
    ru: 'карточка записана в {path}',
    ar: 'كُتبت البطاقة في {path}',
  },
  'cli.v.card verify': {
    en: 'Check the text of a card’s QR code, with no node and no network',
    ru: 'Проверить текст QR-кода карточки без узла и без сети',
    ar: 'التحقق من نص رمز QR لبطاقة دون عقدة ودون شبكة',
  },
  'cli.a.card-text': {
    en: 'text of the QR code, a file that holds it, or - for standard input',
    ru: 'текст QR-кода, файл с ним или - для стандартного ввода',
    ar: 'نص رمز QR، أو ملف يحتويه، أو - للإدخال القياسي',
  },
  'cli.o.trust-card': {
    en: 'party card of the party that the card speaks for, its fingerprint compared',
    ru: 'карточка стороны, от имени которой говорит карточка, со сверенным отпечатком',
    ar: 'بطاقة الطرف الذي تتكلم البطاقة باسمه، وقد قورنت بصمتها',
  },
  'cli.card.unsound': {
    en: 'NOT VALID: {what} {mend}',
    ru: 'НЕДЕЙСТВИТЕЛЬНА: {what} {mend}',
    ar: 'غير صالحة: {what} {mend}',
  },
  'cli.card.says': {
    en: '{party} ({mode}) on its notice {notice}, version {version}: {type}',
    ru: '{party} ({mode}) о своём уведомлении {notice}, редакция {version}: {type}',
    ar: '{party} ({mode}) عن إخطاره {notice}، النسخة {version}: {type}',
  },
  'cli.card.who': {
    en: 'organisation {who}, call sign {sign}, telephone {phone}',
    ru: 'организация {who}, позывной {sign}, телефон {phone}',
    ar: 'الجهة {who}، النداء {sign}، الهاتف {phone}',
  },
  'cli.card.when': { en: 'from {from} to {to}', ru: 'с {from} по {to}', ar: 'من {from} إلى {to}' },
  'cli.card.in': {
    en: '{vehicles, plural, =0 {no vehicles} one {# vehicle} other {# vehicles}}, plates {plates}, {escort, select, 1 {armed escort} other {no armed escort}}',
    ru: '{vehicles, plural, =0 {без машин} one {# машина} few {# машины} many {# машин} other {# машины}}, номера {plates}, {escort, select, 1 {вооружённое сопровождение} other {без вооружённого сопровождения}}',
    ar: '{vehicles, plural, =0 {بلا مركبات} zero {بلا مركبات} one {مركبة واحدة} two {مركبتان} few {# مركبات} many {# مركبة} other {# مركبة}}، اللوحات {plates}، {escort, select, 1 {بحراسة مسلحة} other {دون حراسة مسلحة}}',
  },
  'cli.card.issued': {
    en: 'as of {at}; amended or withdrawn since is known on the line alone',
    ru: 'на {at}; о более поздних изменениях или отзыве знает только линия',
    ar: 'بتاريخ {at}؛ أما التعديل أو السحب بعده فلا يُعرف إلا عبر الخط',
  },
  'cli.card.nobody': {
    en: 'The text is whole and signed with key {keyid}. Whose key that is, it does not prove: give the party card with --trust.',
    ru: 'Текст цел и подписан ключом {keyid}. Чей это ключ, он не доказывает: укажите карточку стороны через --trust.',
    ar: 'النص سليم وموقّع بالمفتاح {keyid}. أما لمن هذا المفتاح فلا يثبته النص: أعطِ بطاقة الطرف بـ ‎--trust‎.',
  },
  'cli.card.holds': {
    en: 'VALID: signed by {party}',
    ru: 'ДЕЙСТВИТЕЛЬНА: подписано стороной {party}',
    ar: 'صالحة: وقّعها {party}',
  },
  'cli.card.not-now': {
    en: 'but not of force at {at}',
    ru: 'но не действует на {at}',
    ar: 'لكنها غير سارية عند {at}',
  },
  'cli.o.release': {
    en: 'show this party the rough picture now, and all of it from this time on',
    ru: 'показать этой стороне сейчас примерную картину, а с этого времени — всё',
    ar: 'عرض الصورة التقريبية على هذا الطرف الآن، والكل ابتداءً من هذا الوقت',
  },
  'cli.o.back-after': {
    en: 'and back over the same ground, so many minutes after it arrives',
    ru: 'и обратно тем же путём через столько минут после прибытия',
    ar: 'ثم العودة على الطريق نفسه بعد هذا العدد من الدقائق من الوصول',
  },
  'cli.o.repeat': {
    en: 'file the movement so many times, a notice for each',
    ru: 'подать перемещение столько раз, по уведомлению на каждый',
    ar: 'تقديم التحرك هذا العدد من المرات، إخطار لكل مرة',
  },
  'cli.o.every': {
    en: 'hours from one time to the next',
    ru: 'часов от одного раза до следующего',
    ar: 'عدد الساعات بين مرة وأخرى',
  },
  'cli.v.notice release': {
    en: 'Open all of an own notice to one party now',
    ru: 'Раскрыть своё уведомление одной стороне полностью уже сейчас',
    ar: 'عرض إخطار خاص كله على طرف الآن',
  },
  'cli.o.release-to': { en: 'to whom', ru: 'кому', ar: 'لمن' },
  'cli.v.notice verify': {
    en: 'Say that an own site was looked at again, and by when next',
    ru: 'Сообщить, что свой объект перепроверен, и следующий срок',
    ar: 'الإفادة بأن موقعًا خاصًا رُوجع، وموعد المراجعة التالي',
  },
  'cli.o.verified-by': { en: 'who looked', ru: 'кто проверил', ar: 'من تحقق' },
  'cli.o.how': { en: 'how it was looked at', ru: 'как проверено', ar: 'كيف جرى التحقق' },
  'cli.o.next-review': {
    en: 'next day of review',
    ru: 'следующий срок пересмотра',
    ar: 'موعد المراجعة التالي',
  },
  'cli.notice.waiting': {
    en: '{party}: written for it {at}, no receipt here; it may not have come',
    ru: '{party}: записано для этой стороны {at}, расписки нет; могло не дойти',
    ar: '{party}: كُتب له {at} ولا إيصال هنا؛ وقد لا يكون وصل',
  },
  'cli.notice.to-release': {
    en: '{party} is shown more from {at} on',
    ru: '{party} увидит больше с {at}',
    ar: 'يُعرض المزيد على {party} ابتداءً من {at}',
  },
  'cli.notice.released': {
    en: '{party} was shown more (set for {at})',
    ru: 'стороне {party} показано больше (срок {at})',
    ar: 'عُرض المزيد على {party} (الموعد {at})',
  },
  'cli.notice.review-due': {
    en: 'TO BE REVIEWED: its day of review is past',
    ru: 'ПОРА ПЕРЕСМОТРЕТЬ: срок пересмотра прошёл',
    ar: 'تجب مراجعته: مضى موعد مراجعته',
  },
} as const satisfies Record<string, Trilingual>;

export const exchangeRefusals = {
  CLI_NOT_REPEATED: {
    status: 400,
    what: {
      en: 'Only what moves is repeated.',
      ru: 'Повторять можно только перемещения.',
      ar: 'لا يُكرَّر إلا التحرك.',
    },
    mend: {
      en: 'Leave out --repeat; a site or an area has its validity.',
      ru: 'Уберите --repeat: у объекта и района есть срок действия.',
      ar: 'احذف ‎--repeat‎؛ فللموقع والمنطقة مدة سريان.',
    },
  },
  CLI_IMPORT_WHAT: {
    status: 400,
    what: {
      en: 'It is not said what the places of the file are.',
      ru: 'Не сказано, чем являются места в файле.',
      ar: 'لم يُذكر ما هي أماكن الملف.',
    },
    mend: { en: 'Add --sites.', ru: 'Добавьте --sites.', ar: 'أضف ‎--sites‎.' },
  },
  CLI_ROW_REFUSED: {
    status: 409,
    what: {
      en: 'The node refused it ({code}): {what}',
      ru: 'Узел отклонил это ({code}): {what}',
      ar: 'رفضته العقدة ({code}): {what}',
    },
    mend: {
      en: 'Correct the row and import it again: what is filed already is asked about.',
      ru: 'Исправьте строку и загрузите снова: о поданном уже будет задан вопрос.',
      ar: 'صحّح الصف وأعد الاستيراد: يُسأل عما قُدِّم من قبل.',
    },
  },
} as const satisfies RefusalTable;
