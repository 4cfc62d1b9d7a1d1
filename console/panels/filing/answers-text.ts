/** Sentences about what the node answers to a plan before it is sent. */
import type { Trilingual } from '../../../src/contract/index.ts';

export const text = {
  'never-blocks': {
    en: 'Nothing here stops the notice from being sent. Whatever stands open is recorded with it.',
    ru: 'Ничто из этого не мешает отправке. Всё, что остаётся открытым, записывается вместе с уведомлением.',
    ar: 'لا شيء هنا يمنع إرسال الإخطار. كل ما يبقى قائمًا يُسجَّل معه.',
  },
  stale: {
    en: 'These answers are to the form as it stood a moment ago; the new ones are being asked for.',
    ru: 'Эти ответы — на прежнее содержание формы; новые запрашиваются.',
    ar: 'هذه الأجوبة على النموذج كما كان قبل لحظة؛ تُطلب الآن أجوبة جديدة.',
  },
  lead: { en: 'Lead time', ru: 'Заблаговременность', ar: 'مهلة الإعلان' },
  'lead.later': {
    en: 'Answered as soon as the beginning is known.',
    ru: 'Ответ будет, когда станет известно начало.',
    ar: 'يأتي الجواب متى عُرفت البداية.',
  },
  'lead.none': {
    en: 'No clause in force asks for a lead time.',
    ru: 'Ни один действующий пункт не требует заблаговременности.',
    ar: 'لا بند ساريًا يطلب مهلة إعلان.',
  },
  'lead.good': {
    en: 'Clause {clause} asks for {required}; sent now, it gives {given}.',
    ru: 'Пункт {clause} требует {required}; при отправке сейчас выходит {given}.',
    ar: 'يطلب البند {clause} مهلة {required}؛ بالإرسال الآن تُعطى {given}.',
  },
  'lead.late': {
    en: 'Clause {clause} asks for {required}; sent now, it gives {given}: late by {late}. It is taken all the same, and marked late.',
    ru: 'Пункт {clause} требует {required}; при отправке сейчас выходит {given}: на {late} меньше. Уведомление всё равно принимается с отметкой «поздно».',
    ar: 'يطلب البند {clause} مهلة {required}؛ بالإرسال الآن تُعطى {given}، أي أقل بـ{late}. يُقبل مع ذلك ويُؤشَّر متأخرًا.',
  },
  'lead.begun': {
    en: 'Clause {clause} asks for {required}; it has begun {given} ago. It is taken all the same, and marked late.',
    ru: 'Пункт {clause} требует {required}; начало было {given} назад. Уведомление всё равно принимается с отметкой «поздно».',
    ar: 'يطلب البند {clause} مهلة {required}؛ وقد بدأ قبل {given}. يُقبل مع ذلك ويُؤشَّر متأخرًا.',
  },
  zones: { en: 'Zones entered', ru: 'Зоны на пути', ar: 'المناطق التي يدخلها' },
  'zones.none': {
    en: 'No zone in force lies on the way.',
    ru: 'Действующих зон на пути нет.',
    ar: 'لا منطقة سارية على الطريق.',
  },
  'zone.notice': { en: 'notice', ru: 'уведомление', ar: 'إخطار' },
  'zone.consent': { en: 'consent', ru: 'согласие', ar: 'موافقة' },
  'zone.no entry': { en: 'no entry', ru: 'вход закрыт', ar: 'ممنوع الدخول' },
  met: { en: 'met', ru: 'выполнено', ar: 'مستوفى' },
  'not-met': { en: 'not met', ru: 'не выполнено', ar: 'غير مستوفى' },
  conflicts: { en: 'Notices of others', ru: 'Чужие уведомления', ar: 'إخطارات الآخرين' },
  'conflicts.later': {
    en: 'Answered as soon as a place and a time are known.',
    ru: 'Ответ будет, когда станут известны место и время.',
    ar: 'يأتي الجواب متى عُرف المكان والوقت.',
  },
  'conflicts.none': {
    en: '{n, plural, =0 {No notice of another party stands at that time.} one {Compared with # notice of others: no conflict.} other {Compared with # notices of others: no conflict.}}',
    ru: '{n, plural, =0 {Чужих уведомлений на это время нет.} one {Сопоставлено с # чужим уведомлением: конфликтов нет.} few {Сопоставлено с # чужими уведомлениями: конфликтов нет.} many {Сопоставлено с # чужими уведомлениями: конфликтов нет.} other {Сопоставлено с # чужого уведомления: конфликтов нет.}}',
    ar: '{n, plural, zero {لا إخطار لطرف آخر في ذلك الوقت.} one {قورن بإخطار واحد لغيرنا: لا تعارض.} two {قورن بإخطارين لغيرنا: لا تعارض.} few {قورن بـ# إخطارات لغيرنا: لا تعارض.} many {قورن بـ# إخطارًا لغيرنا: لا تعارض.} other {قورن بـ# إخطار لغيرنا: لا تعارض.}}',
  },
  'kind.fire': { en: 'FIRE', ru: 'ОГОНЬ', ar: 'نيران' },
  'kind.conflict': { en: 'conflict', ru: 'конфликт', ar: 'تعارض' },
  'kind.site': { en: 'conflict with a site', ru: 'конфликт с объектом', ar: 'تعارض مع موقع' },
  'kind.zone': { en: 'zone', ru: 'зона', ar: 'منطقة' },
  'kind.possible': { en: 'possible', ru: 'возможно', ar: 'محتمل' },
  'kind.near': { en: 'near', ru: 'рядом', ar: 'قريب' },
  open: { en: 'Open the other notice', ru: 'Открыть другое уведомление', ar: 'فتح الإخطار الآخر' },
  show: { en: 'Show on the map', ru: 'Показать на карте', ar: 'عرض على الخريطة' },
  'not-compared': { en: 'Not compared', ru: 'Не сопоставлено', ar: 'لم يُقارن' },
  'not-compared.one': {
    en: '{party}: a notice of which too little was shown to us.',
    ru: '{party}: уведомление, о котором нам показано слишком мало.',
    ar: '{party}: إخطار عُرض علينا منه أقل مما يلزم.',
  },
  'no-terms': {
    en: 'No agreement is in force at that time: only corridors that touch are told.',
    ru: 'На это время нет действующего соглашения: сообщается только о коридорах, которые соприкасаются.',
    ar: 'لا اتفاق ساريًا في ذلك الوقت: لا يُذكر إلا الممرات المتلامسة.',
  },
  'sum.lead.good': { en: 'In time', ru: 'Вовремя', ar: 'في الوقت' },
  'sum.lead.late': { en: 'Late by {late}', ru: 'Поздно на {late}', ar: 'متأخر {late}' },
  'sum.lead.none': { en: 'No lead time asked', ru: 'Срока нет', ar: 'لا مهلة مطلوبة' },
  'sum.unknown': { en: 'Not answered yet', ru: 'Ответа пока нет', ar: 'لا جواب بعد' },
  'sum.found': {
    en: '{n, plural, =0 {No conflict} one {# conflict} other {# conflicts}}',
    ru: '{n, plural, =0 {Конфликтов нет} one {# конфликт} few {# конфликта} many {# конфликтов} other {# конфликта}}',
    ar: '{n, plural, zero {لا تعارض} one {تعارض واحد} two {تعارضان} few {# تعارضات} many {# تعارضًا} other {# تعارض}}',
  },
  'sum.possible': {
    en: '{n, plural, one {# possible} other {# possible}}',
    ru: '{n, plural, one {# возможный} few {# возможных} many {# возможных} other {# возможного}}',
    ar: '{n, plural, zero {لا محتمل} one {محتمل واحد} two {محتملان} few {# محتملة} many {# محتملًا} other {# محتمل}}',
  },
  'sum.zones': {
    en: '{n, plural, one {# zone not met} other {# zones not met}}',
    ru: '{n, plural, one {# зона не выполнена} few {# зоны не выполнены} many {# зон не выполнено} other {# зоны не выполнено}}',
    ar: '{n, plural, zero {المناطق مستوفاة} one {منطقة غير مستوفاة} two {منطقتان غير مستوفاتين} few {# مناطق غير مستوفاة} many {# منطقة غير مستوفاة} other {# منطقة غير مستوفاة}}',
  },
  'sum.asking': { en: 'asking anew …', ru: 'запрашивается заново …', ar: 'يُسأل من جديد …' },
  'sum.told': {
    en: '{n, plural, =0 {Told to nobody} one {Told to # party} other {Told to # parties}}',
    ru: '{n, plural, =0 {Никому} one {Сообщается # стороне} few {Сообщается # сторонам} many {Сообщается # сторонам} other {Сообщается # стороны}}',
    ar: '{n, plural, zero {لا يُبلَّغ أحد} one {يُبلَّغ طرف واحد} two {يُبلَّغ طرفان} few {تُبلَّغ # أطراف} many {يُبلَّغ # طرفًا} other {يُبلَّغ # طرف}}',
  },
  'sum.before': { en: 'Told as before', ru: 'Сообщается как раньше', ar: 'يُبلَّغ كما سبق' },
} satisfies Record<string, Trilingual>;
