/** How far a new party has come, step by step, and what would be next. */
import type { Trilingual } from '../../contract/index.ts';

export const text = {
  'steps.keys': { en: 'Keys', ru: 'Ключи', ar: 'المفاتيح' },
  'steps.offices': { en: 'Offices', ru: 'Службы', ar: 'المكاتب' },
  'steps.connected': { en: 'The other side', ru: 'Другая сторона', ar: 'الطرف الآخر' },
  'steps.terms': { en: 'Terms', ru: 'Соглашение', ar: 'الاتفاق' },
  'steps.notice': { en: 'First notice', ru: 'Первое уведомление', ar: 'أول إخطار' },
  'steps.keys-made': {
    en: 'The keys are made. Read the fingerprint to the other side by voice: {fingerprint}',
    ru: 'Ключи созданы. Продиктуйте отпечаток другой стороне голосом: {fingerprint}',
    ar: 'أُنشئت المفاتيح. اقرأ البصمة على الطرف الآخر بصوتك: {fingerprint}',
  },
  'steps.offices-none': {
    en: 'No office is named: nobody on the other side can tell who answers here. Name them under offices in node.json and restart the node.',
    ru: 'Не названа ни одна служба: другой стороне не понять, кто здесь отвечает. Назовите их в offices в node.json и перезапустите узел.',
    ar: 'لم يُسمَّ أي مكتب: لا يعرف الطرف الآخر من يجيب هنا. سمِّها تحت offices في node.json وأعد تشغيل العقدة.',
  },
  'steps.offices-named': {
    en: 'Offices: {offices}. {officers, plural, one {# officer signs in} other {# officers sign in}}.',
    ru: 'Службы: {offices}. Офицеров с доступом: {officers}.',
    ar: 'المكاتب: {offices}. {officers, plural, zero {لا ضباط لهم حق الدخول} one {ضابط واحد له حق الدخول} two {ضابطان لهما حق الدخول} few {# ضباط لهم حق الدخول} many {# ضابطًا لهم حق الدخول} other {# ضابط لهم حق الدخول}}.',
  },
  'steps.alone': {
    en: 'No other party is enrolled. Give your card to the other side, take theirs, and compare fingerprints by voice.',
    ru: 'Других сторон пока нет. Передайте свою карточку другой стороне, получите её карточку и сверьте отпечатки голосом.',
    ar: 'لم يُسجَّل أي طرف آخر. سلّم بطاقتك إلى الطرف الآخر وتسلّم بطاقته، وقارنا البصمتين بالصوت.',
  },
  'steps.not-heard': {
    en: 'Enrolled, but nothing heard yet from: {parties}. They must enrol your card too, and be reachable.',
    ru: 'Карточка есть, но связи ещё не было: {parties}. Эта сторона должна зарегистрировать и вашу карточку и быть доступна по сети.',
    ar: 'مسجَّل لكن لم يُسمع بعد من: {parties}. يجب أن يسجّل بطاقتك هو أيضًا وأن يكون الوصول إليه ممكنًا.',
  },
  'steps.heard': {
    en: 'Heard from {party} at {at}.',
    ru: 'Последняя связь со стороной {party}: {at}.',
    ar: 'آخر ما سُمع من {party}: {at}.',
  },
  'steps.terms-none': {
    en: 'No terms are proposed. Take a terms file and propose it; the other side reads it and signs.',
    ru: 'Соглашение не предложено. Возьмите файл соглашения и предложите его; другая сторона прочтёт и подпишет.',
    ar: 'لم يُقترح أي اتفاق. خذ ملف اتفاق واقترحه؛ ثم يقرؤه الطرف الآخر ويوقّعه.',
  },
  'steps.terms-others': {
    en: '{terms}, version {version}, is proposed and waits for: {missing}. You do not sign it.',
    ru: '{terms}, редакция {version}: предложено; ещё не подписали: {missing}. Ваша подпись не нужна.',
    ar: '{terms}، النسخة {version}: مقترح وينتظر توقيع: {missing}. ولا يلزم توقيعكم.',
  },
  'steps.terms-unsigned': {
    en: '{terms}, version {version}, is proposed and waits for your signature.',
    ru: '{terms}, редакция {version}: предложено, ждёт вашей подписи.',
    ar: '{terms}، النسخة {version}: مقترح وينتظر توقيعكم.',
  },
  'steps.terms-signed-here': {
    en: '{terms}, version {version}, is signed by you and waits for: {missing}.',
    ru: '{terms}, редакция {version}: вами подписано; ещё не подписали: {missing}.',
    ar: '{terms}، النسخة {version}: وقّعتموه وينتظر توقيع: {missing}.',
  },
  'steps.terms-coming': {
    en: '{terms}, version {version}, is signed by all and begins at {at}.',
    ru: '{terms}, редакция {version}: подписано всеми, вступает в силу {at}.',
    ar: '{terms}، النسخة {version}: وقّعه الجميع ويبدأ في {at}.',
  },
  'steps.terms-in-force': {
    en: '{terms}, version {version}, is in force, signed by all.',
    ru: '{terms}, редакция {version}: действует, подписано всеми.',
    ar: '{terms}، النسخة {version}: سارٍ ووقّعه الجميع.',
  },
  'steps.terms-stopped': {
    en: '{terms}, version {version}, was agreed and does not hold now: suspended, left, disputed or ended.',
    ru: '{terms}, редакция {version}: было согласовано, но сейчас не действует — приостановлено, оспорено, завершено, или сторона вышла.',
    ar: '{terms}، النسخة {version}: اتُّفق عليه لكنه لا يسري الآن: عُلّق أو انسحب منه طرف أو فيه خلاف أو انتهى.',
  },
  'steps.notice-none': {
    en: 'No notice has been filed here yet.',
    ru: 'Отсюда ещё не подано ни одного уведомления.',
    ar: 'لم يُقدَّم من هنا أي إخطار بعد.',
  },
  'steps.notice-waiting': {
    en: 'The first notice is filed; no receipt has come yet from: {parties}.',
    ru: 'Первое уведомление подано; расписки ещё нет от: {parties}.',
    ar: 'قُدّم أول إخطار؛ ولم يصل الإيصال بعد من: {parties}.',
  },
  'steps.notice-alone': {
    en: 'The first notice is filed, but it went to nobody.',
    ru: 'Первое уведомление подано, но никому не отправлено.',
    ar: 'قُدّم أول إخطار، لكنه لم يُرسل إلى أحد.',
  },
  'steps.notice-held': {
    en: 'Nothing was filed here; notices of others come in, the latest from {party}.',
    ru: 'Здесь уведомлений не подавали; чужие приходят, последнее — от стороны {party}.',
    ar: 'لم يُقدَّم هنا إخطار، وتصل إخطارات غيركم، وآخرها من {party}.',
  },
  'steps.notice-receipted': {
    en: 'The first notice is filed and receipted by {party} at {at}.',
    ru: 'Первое уведомление подано; расписка стороны {party}: {at}.',
    ar: 'قُدّم أول إخطار، وإيصال {party} في {at}.',
  },
} satisfies Record<string, Trilingual>;
