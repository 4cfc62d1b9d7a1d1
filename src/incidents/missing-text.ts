import type { Trilingual } from '../contract/index.ts';

/** What is missing, by itself and with the party that would hold it. */
export const missingText = {
  'incidents.missing.terms-in-force': {
    en: 'an agreement in force ({about})',
    ru: 'действующего соглашения ({about})',
    ar: 'اتفاق ساري المفعول ({about})',
  },
  'incidents.missing.clause': {
    en: 'a clause on this ({about})',
    ru: 'пункта об этом ({about})',
    ar: 'بند في هذا الشأن ({about})',
  },
  'incidents.missing.one-rule': {
    en: 'one rule for the whole time ({about})',
    ru: 'единого правила на всё время ({about})',
    ar: 'قاعدة واحدة للفترة كلها ({about})',
  },
  'incidents.missing.notice': {
    en: 'a notice ({about})',
    ru: 'уведомления ({about})',
    ar: 'إخطار ({about})',
  },
  'incidents.missing-of.notice': {
    en: 'a notice by {party} ({about})',
    ru: 'уведомления стороны «{party}» ({about})',
    ar: 'إخطار من الطرف {party} ({about})',
  },
  'incidents.missing.declared-route': {
    en: 'a declared route ({about})',
    ru: 'объявленного маршрута ({about})',
    ar: 'مسار معلن ({about})',
  },
  'incidents.missing-of.declared-route': {
    en: 'a route declared by {party} ({about})',
    ru: 'маршрута, объявленного стороной «{party}» ({about})',
    ar: 'مسار معلن من الطرف {party} ({about})',
  },
  'incidents.missing.route-opening': {
    en: 'the exact route and times, which were not opened to this node ({about})',
    ru: 'точного маршрута и времени, не открытых этому узлу ({about})',
    ar: 'المسار والأوقات الدقيقة التي لم تُفتح لهذه العقدة ({about})',
  },
  'incidents.missing-of.route-opening': {
    en: 'the exact route and times, which {party} did not open to this node ({about})',
    ru: 'точного маршрута и времени, которые сторона «{party}» этому узлу не открыла ({about})',
    ar: 'المسار والأوقات الدقيقة التي لم يفتحها الطرف {party} لهذه العقدة ({about})',
  },
  'incidents.missing.single-route': {
    en: 'one route: several were declared ({about})',
    ru: 'одного маршрута: объявлено несколько ({about})',
    ar: 'مسار واحد: أُعلن أكثر من مسار ({about})',
  },
  'incidents.missing.receipt': { en: 'a receipt ({about})', ru: 'расписки ({about})', ar: 'إيصال ({about})' },
  'incidents.missing-of.receipt': {
    en: 'a receipt by {party} ({about})',
    ru: 'расписки стороны «{party}» ({about})',
    ar: 'إيصال من الطرف {party} ({about})',
  },
  'incidents.missing.position-taken': {
    en: 'a position on the notice ({about})',
    ru: 'позиции по уведомлению ({about})',
    ar: 'موقف من الإخطار ({about})',
  },
  'incidents.missing-of.position-taken': {
    en: 'a position of {party} on the notice ({about})',
    ru: 'позиции стороны «{party}» по уведомлению ({about})',
    ar: 'موقف الطرف {party} من الإخطار ({about})',
  },
  'incidents.missing.consent': {
    en: 'consent or refusal ({about})',
    ru: 'согласия или отказа ({about})',
    ar: 'موافقة أو رفض ({about})',
  },
  'incidents.missing-of.consent': {
    en: 'consent or refusal by {party} ({about})',
    ru: 'согласия или отказа стороны «{party}» ({about})',
    ar: 'موافقة الطرف {party} أو رفضه ({about})',
  },
  'incidents.missing.order': {
    en: 'which came first by both clocks ({about})',
    ru: 'сведений о том, что было раньше по обоим часам ({about})',
    ar: 'أيهما أسبق بحسب الساعتين ({about})',
  },
  'incidents.missing.positions': {
    en: 'positions ({about})',
    ru: 'положений ({about})',
    ar: 'مواقع ({about})',
  },
  'incidents.missing-of.positions': {
    en: 'positions of {party} ({about})',
    ru: 'положений подразделений стороны «{party}» ({about})',
    ar: 'مواقع وحدات الطرف {party} ({about})',
  },
  'incidents.missing.seal': {
    en: 'a sealed track segment ({about})',
    ru: 'опечатанного отрезка трека ({about})',
    ar: 'مقطع مسار مختوم ({about})',
  },
  'incidents.missing.machine-check': {
    en: 'a question that the record could answer, for the words: “{about}”',
    ru: 'вопроса, на который журнал мог бы ответить, к словам: «{about}»',
    ar: 'سؤال يمكن للسجل أن يجيب عنه بشأن الكلمات: «{about}»',
  },
} satisfies Record<string, Trilingual>;
