import type { Trilingual } from '../contract/index.ts';

/** What is missing, by itself and with the party that would hold it. */
export const missingText = {
  'incidents.missing.terms-in-force': {
    en: 'an agreement in force ({about})',
    ru: 'действующее соглашение ({about})',
    ar: 'اتفاق ساري المفعول ({about})',
  },
  'incidents.missing.clause': {
    en: 'a clause on this ({about})',
    ru: 'пункт об этом ({about})',
    ar: 'بند في هذا الشأن ({about})',
  },
  'incidents.missing.one-rule': {
    en: 'one rule for the whole time ({about})',
    ru: 'единое правило на всё время ({about})',
    ar: 'قاعدة واحدة للفترة كلها ({about})',
  },
  'incidents.missing.notice': {
    en: 'a notice ({about})',
    ru: 'уведомление ({about})',
    ar: 'إخطار ({about})',
  },
  'incidents.missing-of.notice': {
    en: 'a notice by {party} ({about})',
    ru: 'уведомление стороны {party} ({about})',
    ar: 'إخطار من {party} ({about})',
  },
  'incidents.missing.declared-route': {
    en: 'a declared route ({about})',
    ru: 'объявленный маршрут ({about})',
    ar: 'مسار معلن ({about})',
  },
  'incidents.missing-of.declared-route': {
    en: 'a route declared by {party} ({about})',
    ru: 'маршрут, объявленный стороной {party} ({about})',
    ar: 'مسار معلن من {party} ({about})',
  },
  'incidents.missing.route-opening': {
    en: 'the exact route and times, which were not opened to this node ({about})',
    ru: 'точный маршрут и время, не открытые этому узлу ({about})',
    ar: 'المسار والأوقات الدقيقة التي لم تُفتح لهذه العقدة ({about})',
  },
  'incidents.missing-of.route-opening': {
    en: 'the exact route and times, which {party} did not open to this node ({about})',
    ru: 'точный маршрут и время, которые сторона {party} этому узлу не открыла ({about})',
    ar: 'المسار والأوقات الدقيقة التي لم يفتحها {party} لهذه العقدة ({about})',
  },
  'incidents.missing.single-route': {
    en: 'one route: several were declared ({about})',
    ru: 'один маршрут: объявлено несколько ({about})',
    ar: 'مسار واحد: أُعلن أكثر من مسار ({about})',
  },
  'incidents.missing.receipt': { en: 'a receipt ({about})', ru: 'расписка ({about})', ar: 'إيصال ({about})' },
  'incidents.missing-of.receipt': {
    en: 'a receipt by {party} ({about})',
    ru: 'расписка стороны {party} ({about})',
    ar: 'إيصال من {party} ({about})',
  },
  'incidents.missing.position-taken': {
    en: 'a position on the notice ({about})',
    ru: 'позиция по уведомлению ({about})',
    ar: 'موقف من الإخطار ({about})',
  },
  'incidents.missing-of.position-taken': {
    en: 'a position of {party} on the notice ({about})',
    ru: 'позиция стороны {party} по уведомлению ({about})',
    ar: 'موقف {party} من الإخطار ({about})',
  },
  'incidents.missing.consent': {
    en: 'consent or refusal ({about})',
    ru: 'согласие или отказ ({about})',
    ar: 'موافقة أو رفض ({about})',
  },
  'incidents.missing-of.consent': {
    en: 'consent or refusal by {party} ({about})',
    ru: 'согласие или отказ стороны {party} ({about})',
    ar: 'موافقة {party} أو رفضه ({about})',
  },
  'incidents.missing.order': {
    en: 'which came first by both clocks ({about})',
    ru: 'что было раньше по обоим часам ({about})',
    ar: 'أيهما أسبق بحسب الساعتين ({about})',
  },
  'incidents.missing.positions': {
    en: 'positions ({about})',
    ru: 'координаты ({about})',
    ar: 'مواقع ({about})',
  },
  'incidents.missing-of.positions': {
    en: 'positions of {party} ({about})',
    ru: 'координаты стороны {party} ({about})',
    ar: 'مواقع {party} ({about})',
  },
  'incidents.missing.seal': {
    en: 'a sealed track segment ({about})',
    ru: 'запечатанный отрезок пути ({about})',
    ar: 'مقطع مسار مختوم ({about})',
  },
  'incidents.missing.machine-check': {
    en: 'a form of this claim that the record can be asked: “{about}”',
    ru: 'вид утверждения, который можно проверить по журналу: «{about}»',
    ar: 'صيغة لهذا القول يمكن سؤال السجل عنها: «{about}»',
  },
} satisfies Record<string, Trilingual>;
