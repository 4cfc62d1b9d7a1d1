/** What each verb does, as `--help` says it. */
import type { Trilingual } from '../../contract/index.ts';

export const verbs = {
  'cli.parley': {
    en: 'A deconfliction line: notify, receipt, watch, and settle what can be proved.',
    ru: 'Линия предупреждения столкновений: уведомление, расписка, наблюдение и проверка доказуемого.',
    ar: 'خط لمنع الاشتباك: إخطار وإيصال ومراقبة وحسم ما يمكن إثباته.',
  },
  'cli.v.init': {
    en: 'Make a new party: keys, card, empty record, configuration',
    ru: 'Создать сторону: ключи, карточку, пустой журнал, настройки',
    ar: 'إنشاء طرف جديد: مفاتيح وبطاقة وسجل فارغ وإعدادات',
  },
  'cli.v.password': {
    en: 'Turn a password into the line that the configuration holds',
    ru: 'Преобразовать пароль в строку для файла настроек',
    ar: 'تحويل كلمة مرور إلى السطر الذي يوضع في الإعدادات',
  },
  'cli.v.serve': {
    en: 'Run a node until it is told to stop',
    ru: 'Запустить узел до команды остановки',
    ar: 'تشغيل عقدة حتى يُطلب إيقافها',
  },
  'cli.v.card': { en: 'The party card', ru: 'Карточка стороны', ar: 'بطاقة الطرف' },
  'cli.v.card show': {
    en: 'Show this party’s card and its fingerprint',
    ru: 'Показать карточку этой стороны и её отпечаток',
    ar: 'عرض بطاقة هذا الطرف وبصمتها',
  },
  'cli.v.party': { en: 'The other parties', ru: 'Другие стороны', ar: 'الأطراف الأخرى' },
  'cli.v.party enrol': {
    en: 'Enrol another party by its card, at a running node or, stopped, in its record',
    ru: 'Зарегистрировать другую сторону по карточке: на работающем узле или в журнале остановленного',
    ar: 'تسجيل طرف آخر ببطاقته، في عقدة عاملة أو في سجل عقدة متوقفة',
  },
  'cli.v.party list': {
    en: 'List the parties and when each was last heard',
    ru: 'Перечислить стороны и время последней связи с каждой',
    ar: 'سرد الأطراف ومتى سُمع من كل منها آخر مرة',
  },
  'cli.v.notice': {
    en: 'Notices of movements and sites',
    ru: 'Уведомления о перемещениях и объектах',
    ar: 'الإخطارات بالتحركات والمواقع',
  },
  'cli.v.notice file': {
    en: 'File a movement from a file (GPX, KML, KMZ, GeoJSON, CSV, pasted text), or any notice from JSON',
    ru: 'Подать уведомление о перемещении из файла (GPX, KML, KMZ, GeoJSON, CSV, вставленный текст) или любое — из JSON',
    ar: 'تقديم إخطار بتحرك من ملف (GPX أو KML أو KMZ أو GeoJSON أو CSV أو نص ملصق)، أو أي إخطار من JSON',
  },
  'cli.v.notice list': { en: 'List notices', ru: 'Перечислить уведомления', ar: 'سرد الإخطارات' },
  'cli.v.notice show': {
    en: 'Show one notice with everything said on it',
    ru: 'Показать одно уведомление и всё сказанное по нему',
    ar: 'عرض إخطار واحد وكل ما قيل فيه',
  },
  'cli.v.notice amend': {
    en: 'File a new version of an own notice',
    ru: 'Подать новую редакцию своего уведомления',
    ar: 'تقديم نسخة جديدة من إخطار لهذا الطرف',
  },
  'cli.v.notice withdraw': {
    en: 'Withdraw an own notice',
    ru: 'Отозвать своё уведомление',
    ar: 'سحب إخطار لهذا الطرف',
  },
  'cli.v.notice acknowledge': {
    en: 'Acknowledge another party’s notice as read',
    ru: 'Подтвердить прочтение уведомления другой стороны',
    ar: 'الإقرار بقراءة إخطار طرف آخر',
  },
  'cli.v.notice position': {
    en: 'Take a position on another party’s notice',
    ru: 'Выразить позицию по уведомлению другой стороны',
    ar: 'اتخاذ موقف من إخطار طرف آخر',
  },
  'cli.v.notice told': {
    en: 'Record which own unit was told of a notice',
    ru: 'Отметить, до какого своего подразделения доведено уведомление',
    ar: 'تسجيل الوحدة التي أُبلغت بإخطار',
  },
  'cli.v.feed': { en: 'Positions of own units', ru: 'Положения своих подразделений', ar: 'مواقع الوحدات' },
  'cli.v.feed gpx': {
    en: 'Replay a recorded GPX track as positions, shifted to now',
    ru: 'Воспроизвести записанный трек GPX как текущие положения',
    ar: 'إعادة بث مسار GPX مسجَّل على أنه مواقع حالية',
  },
  'cli.v.terms': { en: 'The agreement', ru: 'Соглашение', ar: 'الاتفاق' },
  'cli.v.terms propose': {
    en: 'Propose a version of the agreement from JSON',
    ru: 'Предложить редакцию соглашения из JSON',
    ar: 'اقتراح نسخة من الاتفاق من JSON',
  },
  'cli.v.terms sign': {
    en: 'Sign a proposed version for this party',
    ru: 'Подписать предложенную редакцию от имени этой стороны',
    ar: 'توقيع نسخة مقترحة باسم هذا الطرف',
  },
  'cli.v.terms list': {
    en: 'List agreements and how they stand',
    ru: 'Перечислить соглашения и их состояние',
    ar: 'سرد الاتفاقات وحالتها',
  },
  'cli.v.terms show': { en: 'Show one version', ru: 'Показать одну редакцию', ar: 'عرض نسخة واحدة' },
  'cli.v.incident': { en: 'Incidents', ru: 'Инциденты', ar: 'الحوادث' },
  'cli.v.incident open': { en: 'Open an incident', ru: 'Открыть инцидент', ar: 'فتح حادث' },
  'cli.v.incident account': {
    en: 'Add an account, word for word, from a text file, or with claims from JSON',
    ru: 'Добавить изложение дословно из текстового файла или с утверждениями — из JSON',
    ar: 'إضافة رواية بنصها من ملف نصي، أو مع ما فيها من ادعاءات من JSON',
  },
  'cli.v.incident assess': {
    en: 'Put the claims to the record',
    ru: 'Сверить утверждения с журналом',
    ar: 'مقارنة الادعاءات بالسجل',
  },
  'cli.v.incident list': { en: 'List incidents', ru: 'Перечислить инциденты', ar: 'سرد الحوادث' },
  'cli.v.incident show': {
    en: 'Show the accounts side by side with what the record can prove',
    ru: 'Показать изложения рядом и то, что доказывает журнал',
    ar: 'عرض الروايات جنبًا إلى جنب مع ما يثبته السجل',
  },
  'cli.v.api': {
    en: 'Run any command or query of the rooms by its name',
    ru: 'Выполнить любую команду или запрос по имени',
    ar: 'تنفيذ أي أمر أو استعلام باسمه',
  },
  'cli.v.check': {
    en: 'Check a route file for conflicts, without a node',
    ru: 'Проверить файл маршрута на конфликты без узла',
    ar: 'فحص ملف مسار بحثًا عن تعارضات دون عقدة',
  },
  'cli.v.bulletin': {
    en: 'Show the bulletin of a day: every figure with its entries',
    ru: 'Показать сводку за день: каждая цифра с её записями',
    ar: 'عرض نشرة يوم: كل رقم مع قيوده',
  },
  'cli.v.fsck': {
    en: 'Recompute a whole record and name the first entry that is wrong',
    ru: 'Пересчитать журнал целиком и назвать первую неверную запись',
    ar: 'إعادة حساب السجل كله وتسمية أول قيد خاطئ',
  },
  'cli.v.prove': {
    en: 'Make a proof pack: that entries stand in the record, or that no notice came',
    ru: 'Собрать пакет доказательств: что записи есть в журнале или что уведомления не было',
    ar: 'إعداد حزمة إثبات: أن قيودًا ثابتة في السجل، أو أن إخطارًا لم يصل',
  },
  'cli.v.verify': {
    en: 'Check a proof pack with nothing but the file',
    ru: 'Проверить пакет доказательств, имея только файл',
    ar: 'التحقق من حزمة إثبات بالملف وحده',
  },
  'cli.v.scenario': { en: 'Scenarios', ru: 'Сценарии', ar: 'السيناريوهات' },
  'cli.v.scenario list': { en: 'List the scenarios', ru: 'Перечислить сценарии', ar: 'سرد السيناريوهات' },
  'cli.v.scenario run': {
    en: 'Play a scenario and compare its findings with those expected',
    ru: 'Выполнить сценарий и сравнить выводы с ожидаемыми',
    ar: 'تشغيل سيناريو ومقارنة نتائجه بالمتوقع',
  },
  'cli.v.demo': {
    en: 'Run the demo day: three nodes as three processes, driven through the public API',
    ru: 'Показать демонстрационный день: три узла тремя процессами через открытый API',
    ar: 'تشغيل يوم العرض: ثلاث عقد في ثلاث عمليات عبر الواجهة العامة',
  },
} satisfies Record<string, Trilingual>;
