import type { Trilingual } from '../contract/index.ts';

/** A count of minutes, in the case each sentence below wants it. */
function minutes(name: string): Trilingual {
  return {
    en: `{${name}, plural, one {# minute} other {# minutes}}`,
    ru: `{${name}, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}`,
    ar: `{${name}, plural, zero {أقل من دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}`,
  };
}
const M = minutes('minutes');
const LEAD = minutes('lead');
const LATE = minutes('late');
const GIVEN = minutes('given');

/** Why a finding came out as it did. Says what the record holds and what it lacks; nothing about anyone's purpose. */
export const saidText = {
  'incidents.said.unknown': {
    en: 'reason not known to this version.',
    ru: 'основание этой версии неизвестно.',
    ar: 'سبب لا يعرفه هذا الإصدار.',
  },
  'incidents.said.not-checkable': {
    en: 'no rule of this agreement or record can check these words.',
    ru: 'ни одно правило соглашения или журнала не позволяет проверить эти слова.',
    ar: 'لا توجد قاعدة في الاتفاق أو السجل تتيح التحقق من هذه الكلمات.',
  },
  'incidents.said.no-agreement.suspended': {
    en: 'no agreement in force: suspended by {by} at {since}.',
    ru: 'соглашение не действовало: приостановлено стороной «{by}» с {since}.',
    ar: 'لا اتفاق ساري المفعول: علّقه الطرف {by} في {since}.',
  },
  'incidents.said.no-agreement.withdrawn': {
    en: 'no agreement in force: {by} left it at {since}.',
    ru: 'соглашение не действовало: сторона «{by}» вышла из него {since}.',
    ar: 'لا اتفاق ساري المفعول: انسحب منه الطرف {by} في {since}.',
  },
  'incidents.said.no-agreement.ended': {
    en: 'no agreement in force: it ended at {since}.',
    ru: 'соглашение не действовало: срок истёк {since}.',
    ar: 'لا اتفاق ساري المفعول: انتهت مدته في {since}.',
  },
  'incidents.said.no-agreement.unsigned': {
    en: 'no agreement in force: the signature of {by} was missing.',
    ru: 'соглашение не действовало: не хватало подписи ({by}).',
    ar: 'لا اتفاق ساري المفعول: كان ينقصه التوقيع ({by}).',
  },
  'incidents.said.no-agreement.disputed': {
    en: 'no agreement in force: two different documents were signed under one version number.',
    ru: 'соглашение не действовало: под одним номером редакции подписаны два разных документа.',
    ar: 'لا اتفاق ساري المفعول: وُقّعت وثيقتان مختلفتان برقم نسخة واحد.',
  },
  'incidents.said.no-agreement.none': {
    en: 'no agreement in force is on this record for that time.',
    ru: 'действующего на то время соглашения в журнале нет.',
    ar: 'لا يوجد في السجل اتفاق ساري المفعول في ذلك الوقت.',
  },
  'incidents.said.agreement-changed': {
    en: 'the agreement changed within the time asked about; ask about the parts before and after.',
    ru: 'соглашение изменилось в пределах указанного времени; спросите отдельно о времени до и после.',
    ar: 'تغيّر الاتفاق خلال الفترة المسؤول عنها؛ اسأل عما قبل التغيير وما بعده كلٍّ على حدة.',
  },
  'incidents.said.no-clause': {
    en: 'the agreement in force has no clause for this ({clause}).',
    ru: 'в действовавшем соглашении нет пункта об этом ({clause}).',
    ar: 'لا بند في الاتفاق الساري يتناول ذلك ({clause}).',
  },
  'incidents.said.seal': {
    en: 'positions of {unit} are held, but no sealed segment covers them yet.',
    ru: 'положения подразделения {unit} есть, но опечатанным отрезком они ещё не охвачены.',
    ar: 'مواقع الوحدة {unit} متوفرة لكن لا يغطيها بعد مقطع مختوم.',
  },
  'incidents.said.positions': {
    en: 'sealed positions do not cover the whole time asked about.',
    ru: 'опечатанные положения охватывают не всё указанное время.',
    ar: 'المواقع المختومة لا تغطي كامل الفترة المسؤول عنها.',
  },
  'incidents.said.notice.none': {
    en: 'no notice that fits ({about}) is on this record before {before}. That alone says nothing against anyone.',
    ru: 'подходящего уведомления ({about}) в журнале до {before} нет. Само по себе это ни против кого не говорит.',
    ar: 'لا يوجد في السجل قبل {before} إخطار مطابق ({about}). وهذا وحده لا يدل على شيء ضد أحد.',
  },
  'incidents.said.notice.unknown': {
    en: 'that version of the notice was not on this record then.',
    ru: 'этой редакции уведомления тогда в журнале не было.',
    ar: 'لم تكن تلك النسخة من الإخطار في السجل حينها.',
  },
  'incidents.said.notice.no-receipt': {
    en: 'notice {notice} of {owner} was sent; no receipt signed by {by} is on this record. Sent is not received, nor is it not received.',
    ru: 'уведомление {notice} стороны «{owner}» отправлено; расписки стороны «{by}» в журнале нет. Отправлено не значит ни «получено», ни «не получено».',
    ar: 'أُرسل الإخطار {notice} من الطرف {owner}؛ ولا يوجد في السجل إيصال موقَّع من الطرف {by}. الإرسال لا يعني الاستلام ولا عدمه.',
  },
  'incidents.said.notice.received': {
    en: `{by} held notice {notice} of {owner} at {at}, ${M.en} before {before}.`,
    ru: `сторона «{by}» получила уведомление {notice} стороны «{owner}» {at}, за ${M.ru} до {before}.`,
    ar: `كان الإخطار {notice} من الطرف {owner} لدى الطرف {by} في {at}، أي قبل {before} بمقدار ${M.ar}.`,
  },
  'incidents.said.notice.late': {
    en: `{by} received notice {notice} of {owner} only at {at}, ${M.en} after {before}.`,
    ru: `сторона «{by}» получила уведомление {notice} стороны «{owner}» только {at}, через ${M.ru} после {before}.`,
    ar: `لم يستلم الطرف {by} الإخطار {notice} من الطرف {owner} إلا في {at}، أي بعد {before} بمقدار ${M.ar}.`,
  },
  'incidents.said.notice.withdrawn': {
    en: 'notice {notice} of {owner} had been withdrawn at {at}, before {before}.',
    ru: 'уведомление {notice} стороны «{owner}» было отозвано {at}, до {before}.',
    ar: 'سُحب الإخطار {notice} الصادر عن الطرف {owner} في {at}، قبل {before}.',
  },
  'incidents.said.position.none': {
    en: '{by} had taken no position on notice {notice} by {at}. Silence is neither consent nor objection.',
    ru: 'к {at} сторона «{by}» не выразила позиции по уведомлению {notice}. Молчание не есть ни согласие, ни возражение.',
    ar: 'لم يكن الطرف {by} قد اتخذ موقفًا من الإخطار {notice} حتى {at}. الصمت ليس موافقة ولا اعتراضًا.',
  },
  'incidents.said.position.order': {
    en: 'by its sender’s clock {by} took another position on notice {notice} before {at}, by this node’s clock it came after; which was first is not settled.',
    ru: 'по часам отправителя сторона «{by}» выразила иную позицию по уведомлению {notice} до {at}, по часам этого узла она пришла позже; что было раньше, не установлено.',
    ar: 'بحسب ساعة المرسل اتخذ الطرف {by} موقفًا آخر من الإخطار {notice} قبل {at}، وبحسب ساعة هذه العقدة وصل بعده؛ ولا يُعرف أيهما أسبق.',
  },
  'incidents.said.position.other-version': {
    en: 'the last position of {by} on notice {notice} is on version {taken}; at {at} version {version} stood.',
    ru: 'последняя позиция стороны «{by}» по уведомлению {notice} относится к редакции {taken}; на {at} действовала редакция {version}.',
    ar: 'آخر موقف للطرف {by} من الإخطار {notice} يخص النسخة {taken}؛ وكانت النسخة {version} هي القائمة في {at}.',
  },
  'incidents.said.objection.standing': {
    en: `{by} objected to notice {notice} at {taken}; the objection stood at {at}, ${M.en} later.`,
    ru: `сторона «{by}» возразила против уведомления {notice} {taken}; возражение оставалось в силе {at}, через ${M.ru}.`,
    ar: `اعترض الطرف {by} على الإخطار {notice} في {taken}؛ وكان الاعتراض قائمًا في {at}، بعد ${M.ar}.`,
  },
  'incidents.said.objection.later': {
    en: `{by} objected to notice {notice} at {taken}, ${M.en} after {at}.`,
    ru: `сторона «{by}» возразила против уведомления {notice} {taken}, через ${M.ru} после {at}.`,
    ar: `اعترض الطرف {by} على الإخطار {notice} في {taken}، بعد {at} بمقدار ${M.ar}.`,
  },
  'incidents.said.objection.replaced': {
    en: 'the last position of {by} on notice {notice}, taken at {taken}, was no objection that stood at {at} ({position}).',
    ru: 'последняя позиция стороны «{by}» по уведомлению {notice}, от {taken}, не была возражением, действовавшим {at} ({position}).',
    ar: 'آخر موقف للطرف {by} من الإخطار {notice}، المتخذ في {taken}، لم يكن اعتراضًا قائمًا في {at} ({position}).',
  },
  'incidents.said.zone.nothing-asked': {
    en: 'no zone clause in force asked anything of {party} there.',
    ru: 'ни один действовавший пункт о зонах ничего там от стороны «{party}» не требовал.',
    ar: 'لم يكن أي بند منطقة ساري المفعول يطلب من الطرف {party} شيئًا هناك.',
  },
  'incidents.said.zone.requires.notice': {
    en: `clause {clause} asked of {party}: notice to {authority} at least ${LEAD.en} before.`,
    ru: `пункт {clause} требовал от стороны «{party}» уведомить сторону «{authority}» не менее чем за ${LEAD.ru}.`,
    ar: `طلب البند {clause} من الطرف {party} إخطار الطرف {authority} قبل ${LEAD.ar} على الأقل.`,
  },
  'incidents.said.zone.requires.consent': {
    en: 'clause {clause} asked of {party}: the consent of {authority}.',
    ru: 'пункт {clause} требовал от стороны «{party}» согласия стороны «{authority}».',
    ar: 'طلب البند {clause} من الطرف {party} موافقة الطرف {authority}.',
  },
  'incidents.said.zone.requires.no entry': {
    en: 'clause {clause} closed the zone to {party}.',
    ru: 'пункт {clause} закрывал зону для стороны «{party}».',
    ar: 'أغلق البند {clause} المنطقة أمام الطرف {party}.',
  },
  'incidents.said.zone.closed': {
    en: 'clause {clause} closed the zone to {party}.',
    ru: 'пункт {clause} закрывал зону для стороны «{party}».',
    ar: 'أغلق البند {clause} المنطقة أمام الطرف {party}.',
  },
  'incidents.said.zone.no-notice': {
    en: 'clause {clause} asked for word to {authority} first; no notice of {party} that fits stood on this record then.',
    ru: 'пункт {clause} требовал сначала обратиться к стороне «{authority}»; подходящего уведомления стороны «{party}» в журнале тогда не было.',
    ar: 'طلب البند {clause} إخطار الطرف {authority} أولًا؛ ولم يكن في السجل حينها إخطار مطابق من الطرف {party}.',
  },
  'incidents.said.zone.no-receipt': {
    en: `clause {clause} asked for notice to {authority} ${LEAD.en} before; the notice of {party} was sent, no receipt is on this record.`,
    ru: `пункт {clause} требовал уведомить сторону «{authority}» за ${LEAD.ru}; уведомление стороны «{party}» отправлено, расписки в журнале нет.`,
    ar: `طلب البند {clause} إخطار الطرف {authority} قبل ${LEAD.ar}؛ وقد أُرسل إخطار الطرف {party} ولا إيصال في السجل.`,
  },
  'incidents.said.zone.notice-given': {
    en: `clause {clause} asked for ${LEAD.en} of notice to {authority}; {party} gave ${GIVEN.en}.`,
    ru: `пункт {clause} требовал уведомить сторону «{authority}» за ${LEAD.ru}; сторона «{party}» уведомила за ${GIVEN.ru}.`,
    ar: `طلب البند {clause} إخطار الطرف {authority} قبل ${LEAD.ar}؛ وأخطره الطرف {party} قبل ${GIVEN.ar}.`,
  },
  'incidents.said.zone.notice-late': {
    en: `clause {clause} asked for ${LEAD.en} of notice to {authority}; the notice of {party} fell ${LATE.en} short.`,
    ru: `пункт {clause} требовал уведомить сторону «{authority}» за ${LEAD.ru}; уведомление стороны «{party}» опоздало на ${LATE.ru}.`,
    ar: `طلب البند {clause} إخطار الطرف {authority} قبل ${LEAD.ar}؛ وتأخر إخطار الطرف {party} عن ذلك بمقدار ${LATE.ar}.`,
  },
  'incidents.said.zone.consent-given': {
    en: 'clause {clause} asked for the consent of {authority}; it agreed at {taken}.',
    ru: 'пункт {clause} требовал согласия стороны «{authority}»; она согласилась {taken}.',
    ar: 'طلب البند {clause} موافقة الطرف {authority}؛ وقد وافق في {taken}.',
  },
  'incidents.said.zone.consent-refused': {
    en: 'clause {clause} asked for the consent of {authority}; its position, taken at {taken}, was not consent ({position}).',
    ru: 'пункт {clause} требовал согласия стороны «{authority}»; её позиция от {taken} согласием не была ({position}).',
    ar: 'طلب البند {clause} موافقة الطرف {authority}؛ ولم يكن موقفه المتخذ في {taken} موافقة ({position}).',
  },
  'incidents.said.zone.consent-open': {
    en: 'clause {clause} asked for the consent of {authority}; the record holds neither consent nor refusal.',
    ru: 'пункт {clause} требовал согласия стороны «{authority}»; ни согласия, ни отказа в журнале нет.',
    ar: 'طلب البند {clause} موافقة الطرف {authority}؛ ولا يحوي السجل موافقة ولا رفضًا.',
  },
  'incidents.said.zone.consent-order': {
    en: 'clause {clause} asked for the consent of {authority}; the clocks do not settle which of its positions came first.',
    ru: 'пункт {clause} требовал согласия стороны «{authority}»; часы не позволяют установить, какая из её позиций была раньше.',
    ar: 'طلب البند {clause} موافقة الطرف {authority}؛ ولا تحسم الساعات أيّ مواقفه أسبق.',
  },
  'incidents.said.zone.consent-other-version': {
    en: 'clause {clause} asked for the consent of {authority}; its position is on another version of the notice.',
    ru: 'пункт {clause} требовал согласия стороны «{authority}»; её позиция относится к другой редакции уведомления.',
    ar: 'طلب البند {clause} موافقة الطرف {authority}؛ وموقفه يخص نسخة أخرى من الإخطار.',
  },
  'incidents.said.zone.not-entered': {
    en: 'sealed positions cover the time, and {unit} of {party} was not inside the zone of clause {clause}.',
    ru: 'опечатанные положения охватывают всё время: подразделение {unit} стороны «{party}» в зону пункта {clause} не входило.',
    ar: 'المواقع المختومة تغطي الفترة كلها، ولم تكن الوحدة {unit} التابعة للطرف {party} داخل منطقة البند {clause}.',
  },
  'incidents.said.conduct.distance': {
    en: 'clause {clause} sets at least {least} m; {a} of {partyA} and {b} of {partyB} came within {distance, number} m, from {from}.',
    ru: 'пункт {clause} требует расстояния не менее {least} м; {a} ({partyA}) и {b} ({partyB}) сблизились до {distance, number} м, начиная с {from}.',
    ar: 'يشترط البند {clause} ألا تقل المسافة عن {least} م؛ وقد بلغت المسافة بين {a} ({partyA}) و{b} ({partyB}) {distance, number} م، ابتداءً من {from}.',
  },
  'incidents.said.conduct.speed': {
    en: 'clause {clause} sets at most {most} m/s within {within} m; measured there: {a} of {partyA} {speedA} m/s, {b} of {partyB} {speedB} m/s, from {from}.',
    ru: 'пункт {clause} допускает не более {most} м/с в пределах {within} м; измерено: {a} ({partyA}) — {speedA} м/с, {b} ({partyB}) — {speedB} м/с, начиная с {from}.',
    ar: 'يشترط البند {clause} ألا تتجاوز السرعة {most} م/ث ضمن مسافة {within} م؛ والسرعة المقيسة هناك: {speedA} م/ث للوحدة {a} ({partyA})، و{speedB} م/ث للوحدة {b} ({partyB})، ابتداءً من {from}.',
  },
  'incidents.said.conduct.kept': {
    en: 'sealed positions of {a} of {partyA} and {b} of {partyB} cover the time and stay within clause {clause}.',
    ru: 'опечатанные положения {a} ({partyA}) и {b} ({partyB}) охватывают всё время и не выходят за пределы пункта {clause}.',
    ar: 'المواقع المختومة للوحدتين {a} ({partyA}) و{b} ({partyB}) تغطي الفترة كلها ولا تتجاوز حدود البند {clause}.',
  },
  'incidents.said.deviated.off': {
    en: `{unit} of {party} was up to {distance, number} m off the route of notice {notice} for ${M.en}, from {from}; clause {clause}.`,
    ru: `подразделение {unit} стороны «{party}» находилось в стороне от маршрута уведомления {notice}: до {distance, number} м, ${M.ru}, начиная с {from}; пункт {clause}.`,
    ar: `كانت الوحدة {unit} التابعة للطرف {party} خارج مسار الإخطار {notice} بما يصل إلى {distance, number} م لمدة ${M.ar}، ابتداءً من {from}؛ البند {clause}.`,
  },
  'incidents.said.deviated.inside': {
    en: 'sealed positions of {unit} of {party} cover the time and stay on the route of notice {notice} as clause {clause} allows.',
    ru: 'опечатанные положения подразделения {unit} стороны «{party}» охватывают всё время и остаются на маршруте уведомления {notice} в пределах пункта {clause}.',
    ar: 'المواقع المختومة للوحدة {unit} التابعة للطرف {party} تغطي الفترة كلها وتبقى على مسار الإخطار {notice} في حدود البند {clause}.',
  },
  'incidents.said.deviated.no-route': {
    en: 'no one declared route of {unit} of {party}, open to this node, stood for that time. That alone says nothing against anyone.',
    ru: 'единственного объявленного и открытого этому узлу маршрута подразделения {unit} стороны «{party}» на то время не было. Само по себе это ни против кого не говорит.',
    ar: 'لم يكن للوحدة {unit} التابعة للطرف {party} في ذلك الوقت مسار معلن واحد مفتوح لهذه العقدة. وهذا وحده لا يدل على شيء ضد أحد.',
  },
  'incidents.said.deviated.outside': {
    en: '{unit} of {party} stayed on the route of notice {notice} while that was declared; for the rest of the time no route was.',
    ru: 'подразделение {unit} стороны «{party}» оставалось на маршруте уведомления {notice}, пока он был объявлен; на остальное время маршрута не объявлено.',
    ar: 'بقيت الوحدة {unit} التابعة للطرف {party} على مسار الإخطار {notice} ما دام معلنًا؛ ولم يُعلن مسار لبقية الفترة.',
  },
  'incidents.said.moved.over': {
    en: '{unit} of {party} moved {distance, number} m by {at} while the objection of {by} to notice {notice} stood.',
    ru: 'подразделение {unit} стороны «{party}» к {at} переместилось на {distance, number} м, пока возражение стороны «{by}» против уведомления {notice} оставалось в силе.',
    ar: 'تحركت الوحدة {unit} التابعة للطرف {party} مسافة {distance, number} م حتى {at} بينما كان اعتراض الطرف {by} على الإخطار {notice} قائمًا.',
  },
  'incidents.said.moved.stood': {
    en: 'sealed positions cover the time, and {unit} of {party} did not move while the objection of {by} to notice {notice} stood.',
    ru: 'опечатанные положения охватывают всё время: подразделение {unit} стороны «{party}» не перемещалось, пока возражение стороны «{by}» против уведомления {notice} оставалось в силе.',
    ar: 'المواقع المختومة تغطي الفترة كلها، ولم تتحرك الوحدة {unit} التابعة للطرف {party} بينما كان اعتراض الطرف {by} على الإخطار {notice} قائمًا.',
  },
  'incidents.said.moved.no-objection': {
    en: 'no objection of {by} to notice {notice} stood in that time.',
    ru: 'в то время возражение стороны «{by}» против уведомления {notice} не действовало.',
    ar: 'لم يكن للطرف {by} اعتراض قائم على الإخطار {notice} في ذلك الوقت.',
  },
} satisfies Record<string, Trilingual>;
