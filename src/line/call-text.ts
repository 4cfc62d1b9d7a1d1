import type { Trilingual } from '../contract/index.ts';

/** A call as people read of it. */
export const text = {
  'line.call.ringing': { en: 'ringing', ru: 'вызов', ar: 'ترن' },
  'line.call.connected': { en: 'connected', ru: 'соединено', ar: 'متصلة' },
  'line.call.held': { en: 'on hold', ru: 'на удержании', ar: 'قيد الانتظار' },
  'line.call.dropped': { en: 'dropped', ru: 'связь прервалась', ar: 'انقطعت' },
  'line.call.ended': { en: 'ended', ru: 'завершён', ar: 'انتهت' },
  'line.call.unanswered': { en: 'not answered', ru: 'без ответа', ar: 'لم يُجَب عنها' },
  'line.call.unclear': { en: 'unclear', ru: 'неясно', ar: 'غير واضحة' },
  'line.call.answered-by': {
    en: 'answered by {name} ({office}) after {seconds, plural, one {# second} other {# seconds}}',
    ru: 'ответ: {name} ({office}), через {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}',
    ar: 'أجاب {name} ({office}) بعد {seconds, plural, zero {أقل من ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}',
  },
  'line.call.decider-after': {
    en: '{name} ({office}), who can decide, reached after {seconds, plural, one {# second} other {# seconds}}',
    ru: '{name} ({office}), имеющий право решать, на связи через {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}',
    ar: 'وصل الاتصال إلى {name} ({office}) صاحب القرار بعد {seconds, plural, zero {أقل من ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}',
  },
  'line.call.no-decider': {
    en: 'nobody who can decide was reached',
    ru: 'никто, имеющий право решать, на связь не вышел',
    ar: 'لم يُوصَل إلى أي صاحب قرار',
  },
} satisfies Record<string, Trilingual>;
