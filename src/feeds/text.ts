/** The marks of a fix, as people read them, and what handsets are told. */
import type { Trilingual } from '../contract/index.ts';
import { text as cot } from './cot/text.ts';
import type { Mark } from './report.ts';

const marks = {
  'feeds.mark.time-of-receipt': {
    en: 'time of receipt: the device gave none that can be read',
    ru: 'время приёма: устройство не сообщило пригодного времени',
    ar: 'وقت الاستلام: لم يرسل الجهاز وقتًا يمكن قراءته',
  },
  'feeds.mark.future': {
    en: 'dated in the future: the device’s clock is wrong',
    ru: 'время в будущем: часы устройства идут неверно',
    ar: 'الوقت في المستقبل: ساعة الجهاز خاطئة',
  },
  'feeds.mark.out-of-order': {
    en: 'older than what was already known',
    ru: 'старше уже известного положения',
    ar: 'أقدم مما كان معروفًا',
  },
  'feeds.mark.implausible': {
    en: 'implausible: the unit cannot have been there',
    ru: 'неправдоподобно: подразделение не могло там быть',
    ar: 'غير معقول: لا يمكن أن تكون الوحدة هناك',
  },
  'feeds.mark.duplicate': { en: 'sent twice', ru: 'передано повторно', ar: 'أُرسل مرتين' },
  'feeds.mark.late': {
    en: 'arrived late',
    ru: 'получено с опозданием',
    ar: 'وصل متأخرًا',
  },
  'feeds.mark.speed-unit-guessed': {
    en: 'the unit of its speed was guessed',
    ru: 'единица скорости предположена',
    ar: 'وحدة السرعة مخمّنة',
  },
  'feeds.mark.zone-assumed': {
    en: 'the time named no zone and was taken as UTC',
    ru: 'часовой пояс не указан, время принято за UTC',
    ar: 'لم تُذكر المنطقة الزمنية، فعُدّ الوقت بالتوقيت العالمي UTC',
  },
} as const satisfies Record<`feeds.mark.${Mark}`, Trilingual>;

export const text = { ...marks, ...cot };
