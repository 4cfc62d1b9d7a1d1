import type { Trilingual } from '../contract/index.ts';

export const text = {
  'scenario.line': { en: '{at}  {party}: {what}', ru: '{at}  {party}: {what}', ar: '{at}  {party}: {what}' },
  'scenario.line-nobody': { en: '{at}  {what}', ru: '{at}  {what}', ar: '{at}  {what}' },
  'scenario.link-down': {
    en: 'The link between {a} and {b} is cut',
    ru: 'Связь между {a} и {b} прервана',
    ar: 'انقطع الاتصال بين {a} و{b}',
  },
  'scenario.link-up': {
    en: 'The link between {a} and {b} is back',
    ru: 'Связь между {a} и {b} восстановлена',
    ar: 'عاد الاتصال بين {a} و{b}',
  },
  'scenario.reports': {
    en: 'Positions of {unit} begin to come in',
    ru: 'Начали поступать положения подразделения {unit}',
    ar: 'بدأت مواقع الوحدة {unit} تصل',
  },
  'scenario.warns': {
    en: 'ALERT  {party}: {what}',
    ru: 'ОПОВЕЩЕНИЕ  {party}: {what}',
    ar: 'إنذار  {party}: {what}',
  },
  'scenario.prove': {
    en: 'Make a proof pack and verify it',
    ru: 'Составить пакет доказательств и проверить его',
    ar: 'إعداد حزمة إثبات والتحقق منها',
  },
  'scenario.as-expected': { en: 'as expected', ru: 'как ожидалось', ar: 'كما هو متوقع' },
  'scenario.not-expected': { en: 'NOT AS EXPECTED', ru: 'НЕ ТАК, КАК ОЖИДАЛОСЬ', ar: 'خلاف المتوقع' },
  'scenario.variant': {
    en: 'Variant {variant}: {title}',
    ru: 'Вариант {variant}: {title}',
    ar: 'الصيغة {variant}: {title}',
  },
  'scenario.quoted': { en: '  “{words}”', ru: '  «{words}»', ar: '  «{words}»' },
  'scenario.finding': {
    en: '  {node} [{mark}] {said}',
    ru: '  {node} [{mark}] {said}',
    ar: '  {node} [{mark}] {said}',
  },
  'scenario.missing': {
    en: '      missing: {what}',
    ru: '      не хватает: {what}',
    ar: '      ينقص: {what}',
  },
  'scenario.no-finding': {
    en: 'no such finding came out',
    ru: 'такого вывода нет',
    ar: 'لم تصدر نتيجة كهذه',
  },
  'scenario.check.alert': { en: 'alert', ru: 'оповещение', ar: 'إنذار' },
  'scenario.check.receipt': { en: 'receipt', ru: 'расписка', ar: 'إيصال' },
  'scenario.check.position': {
    en: 'position on the notice',
    ru: 'позиция по уведомлению',
    ar: 'الموقف من الإخطار',
  },
  'scenario.check.lead': { en: 'notice time', ru: 'срок уведомления', ar: 'مهلة الإخطار' },
  'scenario.check.conflicts': {
    en: 'open conflicts',
    ru: 'неустранённые конфликты',
    ar: 'التعارضات القائمة',
  },
  'scenario.check.stands': { en: 'how it stands', ru: 'состояние уведомления', ar: 'حال الإخطار' },
  'scenario.check.words': { en: 'words of the account', ru: 'слова изложения', ar: 'نص الرواية' },
  'scenario.check.pack': { en: 'proof pack', ru: 'пакет доказательств', ar: 'حزمة الإثبات' },
  'scenario.check-failed': {
    en: '  {node}: {what}, not as expected: {why}',
    ru: '  {node}: {what}, не так, как ожидалось: {why}',
    ar: '  {node}: {what}، خلاف المتوقع: {why}',
  },
  'scenario.sum': {
    en: '{good, number} of {count, plural, one {# expectation} other {# expectations}} came out.',
    ru: 'Сбылось {good, number} из {count, plural, one {# ожидания} few {# ожиданий} many {# ожиданий} other {# ожидания}}.',
    ar: 'تحقق {good, number} من {count, plural, zero {# توقع} one {توقع واحد} two {توقعين} few {# توقعات} many {# توقعًا} other {# توقع}}.',
  },
  'scenario.demo.begins': {
    en: 'EXERCISE. {title} ({date}). Data in {folder}.',
    ru: 'УЧЕНИЕ. {title} ({date}). Данные: {folder}.',
    ar: 'تدريب. {title} ({date}). البيانات في {folder}.',
  },
  'scenario.demo.removed': {
    en: 'The earlier demo in {folder} was cleared away.',
    ru: 'Прежняя демонстрация в {folder} удалена.',
    ar: 'أُزيل العرض السابق من {folder}.',
  },
  'scenario.demo.moved': {
    en: 'The earlier demo in {folder} was moved to {to}.',
    ru: 'Прежняя демонстрация из {folder} перенесена в {to}.',
    ar: 'نُقل العرض السابق من {folder} إلى {to}.',
  },
  'scenario.demo.ports': {
    en: 'Ports in use by other programs: {taken}. Taken instead: {used}.',
    ru: 'Порты, занятые другими программами: {taken}. Вместо них: {used}.',
    ar: 'منافذ تستخدمها برامج أخرى: {taken}. واستُخدمت بدلًا منها: {used}.',
  },
  'scenario.demo.ready': {
    en: 'The nodes are running and know each other. The day begins.',
    ru: 'Узлы запущены и знают друг друга. День начинается.',
    ar: 'العقد تعمل وتعرف بعضها بعضًا. يبدأ اليوم.',
  },
  'scenario.demo.door': {
    en: '  {name}: {url}   officer {officer}   password {password}',
    ru: '  {name}: {url}   офицер {officer}   пароль {password}',
    ar: '  {name}: {url}   الضابط {officer}   كلمة المرور {password}',
  },
  'scenario.demo.ends': {
    en: '  Ctrl-C stops; nothing leaves this computer.',
    ru: '  Ctrl-C — остановка; с этого компьютера ничего не уходит.',
    ar: '  Ctrl-C للإيقاف؛ ولا يخرج شيء من هذا الحاسوب.',
  },
  'scenario.demo.died': {
    en: 'The node of {name} ended unexpectedly ({how}); starting it again.',
    ru: 'Узел стороны «{name}» неожиданно завершился ({how}); запускаем снова.',
    ar: 'توقفت عقدة {name} على نحو غير متوقع ({how})؛ يجري تشغيلها من جديد.',
  },
  'scenario.demo.back': {
    en: 'The node of {name} is back with its record; the exchange goes on.',
    ru: 'Узел стороны «{name}» снова работает со своим журналом; обмен продолжается.',
    ar: 'عادت عقدة {name} بسجلها؛ والتبادل مستمر.',
  },
  'scenario.demo.stays': {
    en: 'The day is over. The nodes stay up.',
    ru: 'День окончен. Узлы продолжают работать.',
    ar: 'انتهى اليوم. وتبقى العقد عاملة.',
  },
  'scenario.demo.stopping': { en: 'Stopping the nodes.', ru: 'Останавливаем узлы.', ar: 'يجري إيقاف العقد.' },
  'scenario.demo.stopped': {
    en: 'All nodes have stopped. Their data stay in {folder}.',
    ru: 'Все узлы остановлены. Их данные остались в {folder}.',
    ar: 'توقفت كل العقد. وبقيت بياناتها في {folder}.',
  },
} satisfies Record<string, Trilingual>;
