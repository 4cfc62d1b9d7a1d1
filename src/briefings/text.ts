/** Sentences of the bulletin: figures, what their parts are called, how each is counted, what stands beside. */
import type { Trilingual } from '../contract/index.ts';
import { figureText } from './figure-text.ts';
import { ruleText } from './rule-text.ts';

export const text = {
  'briefings.s.notices': { en: 'Notices', ru: 'Уведомления', ar: 'الإخطارات' },
  'briefings.s.replies': {
    en: 'Replies to notices',
    ru: 'Ответы на уведомления',
    ar: 'الردود على الإخطارات',
  },
  'briefings.s.conflicts': { en: 'Conflicts of plans', ru: 'Конфликты планов', ar: 'تعارض الخطط' },
  'briefings.s.watch': { en: 'The watch', ru: 'Наблюдение', ar: 'المراقبة' },
  'briefings.s.line': { en: 'The line', ru: 'Линия', ar: 'الخط' },
  'briefings.s.incidents': { en: 'Incidents', ru: 'Инциденты', ar: 'الحوادث' },
  'briefings.s.record': {
    en: 'Doubts about clocks and the record',
    ru: 'Сомнения в часах и журнале',
    ar: 'شكوك في الساعات والسجل',
  },
  'briefings.part': {
    en: '{part}: {count, number}',
    ru: '{part}: {count, number}',
    ar: '{part}: {count, number}',
  },
  'briefings.d.closest': {
    en: 'Closest distance told: {metres, number} m',
    ru: 'Наименьшее сообщённое расстояние: {metres, number} м',
    ar: 'أقرب مسافة ذُكرت: {metres, number} م',
  },
  'briefings.d.to-decider': {
    en: 'Time to a person who could decide: {minutes, number} min {seconds, number} s, by the minutes of {by}',
    ru: 'До лица, принимающего решения: {minutes, number} мин {seconds, number} с, по записям стороны {by}',
    ar: 'الوقت حتى الوصول إلى صاحب قرار: {minutes, number} د و{seconds, number} ث، بحسب محضر {by}',
  },
  'briefings.d.missing': { en: 'Missing: {what}', ru: 'Не хватает: {what}', ar: 'ينقص: {what}' },
  'briefings.d.more-missing': {
    en: '{count, plural, one {and # thing more} other {and # things more}}',
    ru: '{count, plural, one {и ещё # сведения} few {и ещё # сведений} many {и ещё # сведений} other {и ещё # сведений}}',
    ar: '{count, plural, zero {ولا شيء آخر} one {وشيء واحد آخر} two {وشيئان آخران} few {و# أشياء أخرى} many {و# شيئًا آخر} other {و# شيء آخر}}',
  },
  'briefings.d.unchecked': {
    en: '{count, plural, one {# claim is in words that no rule can check} other {# claims are in words that no rule can check}}',
    ru: '{count, plural, one {# утверждение изложено словами, которые правилом не проверить} few {# утверждения изложены словами, которые правилом не проверить} many {# утверждений изложено словами, которые правилом не проверить} other {# утверждения изложено словами, которые правилом не проверить}}',
    ar: '{count, plural, zero {لا ادعاءات بألفاظ لا تفحصها قاعدة} one {ادعاء واحد بألفاظ لا تفحصها أي قاعدة} two {ادعاءان بألفاظ لا تفحصها أي قاعدة} few {# ادعاءات بألفاظ لا تفحصها أي قاعدة} many {# ادعاءً بألفاظ لا تفحصها أي قاعدة} other {# ادعاء بألفاظ لا تفحصها أي قاعدة}}',
  },

  'briefings.l.movement': { en: 'of a movement', ru: 'о перемещении', ar: 'عن تحرك' },
  'briefings.l.site': { en: 'of a site', ru: 'об объекте', ar: 'عن موقع' },
  'briefings.l.protected': {
    en: 'protected (they inform, and ask no permission)',
    ru: 'под защитой (уведомляют, разрешения не просят)',
    ar: 'محمية (تُعلِم ولا تطلب إذنًا)',
  },
  'briefings.l.late': {
    en: 'later than the agreed notice time',
    ru: 'позже согласованного срока уведомления',
    ar: 'بعد مهلة الإخطار المتفق عليها',
  },
  'briefings.l.ours': { en: 'by us', ru: 'нами', ar: 'من جانبنا' },
  'briefings.l.theirs': { en: 'by other parties', ru: 'другими сторонами', ar: 'من جانب أطراف أخرى' },
  'briefings.l.within': {
    en: 'within the agreed reply time',
    ru: 'в согласованный срок ответа',
    ar: 'ضمن مهلة الرد المتفق عليها',
  },
  'briefings.l.outside': {
    en: 'after the agreed reply time',
    ru: 'после согласованного срока ответа',
    ar: 'بعد مهلة الرد المتفق عليها',
  },
  'briefings.l.untimed': {
    en: 'no reply time agreed, or nothing shows when it began',
    ru: 'срок не согласован или его начало ничем не подтверждено',
    ar: 'لا مهلة متفق عليها، أو لا شيء يثبت متى بدأت',
  },
  'briefings.l.none': { en: 'no position', ru: 'позиции нет', ar: 'لا موقف' },
  'briefings.l.no objection': { en: 'no objection', ru: 'нет возражений', ar: 'لا اعتراض' },
  'briefings.l.objection': { en: 'objection', ru: 'возражение', ar: 'اعتراض' },
  'briefings.l.alternative': {
    en: 'alternative proposed',
    ru: 'предложен другой вариант',
    ar: 'اقتُرح بديل',
  },
  'briefings.l.agreed': { en: 'agreed', ru: 'согласовано', ar: 'موافَق عليه' },
  'briefings.l.denied': { en: 'denied', ru: 'отказано', ar: 'مرفوض' },
  'briefings.l.conflict': { en: 'two movements', ru: 'два перемещения', ar: 'تحركان' },
  'briefings.l.place': { en: 'a movement and a site', ru: 'перемещение и объект', ar: 'تحرك وموقع' },
  'briefings.l.zone': { en: 'a movement and a zone', ru: 'перемещение и зона', ar: 'تحرك ومنطقة' },
  'briefings.l.possible': {
    en: 'possible: too little is shown to be sure',
    ru: 'возможные: показано слишком мало для уверенности',
    ar: 'محتملة: المعروض لا يكفي للجزم',
  },
  'briefings.l.changed': { en: 'a plan was changed', ru: 'план изменён', ar: 'عُدّلت خطة' },
  'briefings.l.withdrawn': { en: 'a notice was withdrawn', ru: 'уведомление отозвано', ar: 'سُحب إخطار' },
  'briefings.l.passed': { en: 'its time passed', ru: 'время прошло', ar: 'انقضى وقتها' },
  'briefings.l.off corridor': { en: 'off the corridor', ru: 'вне коридора', ar: 'خارج الممر' },
  'briefings.l.not where declared': {
    en: 'not where declared',
    ru: 'не в заявленном месте',
    ar: 'ليست في المكان المعلن',
  },
  'briefings.l.early': { en: 'early', ru: 'раньше времени', ar: 'قبل الموعد' },
  'briefings.l.behind': { en: 'late', ru: 'с опозданием', ar: 'بعد الموعد' },
  'briefings.l.halted': { en: 'halted', ru: 'остановка', ar: 'توقف' },
  'briefings.l.overdue': { en: 'overdue', ru: 'не прибыли в срок', ar: 'تجاوز موعد الوصول' },
  'briefings.l.closing': { en: 'closing on each other', ru: 'сближение', ar: 'تقارب' },
  'briefings.l.contact': { en: 'contact', ru: 'контакт', ar: 'تماس' },
  'briefings.l.conduct distance': {
    en: 'nearer than the agreed distance',
    ru: 'ближе согласованного расстояния',
    ar: 'أقرب من المسافة المتفق عليها',
  },
  'briefings.l.conduct speed': {
    en: 'faster than the agreed speed',
    ru: 'быстрее согласованной скорости',
    ar: 'أسرع من السرعة المتفق عليها',
  },
  'briefings.l.threat': { en: 'threat', ru: 'угроза', ar: 'تهديد' },
  'briefings.l.ultimatum': { en: 'ultimatum', ru: 'ультиматум', ar: 'إنذار نهائي' },
  'briefings.l.decider': {
    en: 'a person who could decide was reached',
    ru: 'связались с лицом, принимающим решения',
    ar: 'تم الوصول إلى صاحب قرار',
  },
  'briefings.l.no-decider': {
    en: 'no such person by the end of the day',
    ru: 'до конца дня с таким лицом не связались',
    ar: 'لم يتم الوصول إليه حتى نهاية اليوم',
  },
  'briefings.l.supported': { en: 'supported', ru: 'подтверждается', ar: 'مؤيَّد' },
  'briefings.l.contradicted': { en: 'contradicted', ru: 'противоречит записям', ar: 'يناقضه السجل' },
  'briefings.l.undecidable': { en: 'undecidable', ru: 'установить нельзя', ar: 'لا يمكن البت فيه' },
  ...figureText,
  ...ruleText,
} satisfies Record<string, Trilingual>;
