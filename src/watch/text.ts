import type { Trilingual } from '../contract/index.ts';

/** `{who}` and `{other}` are "party unit"; `{far}`, `{least}`, `{time}` and `{speed}` come with their unit. */
export const text = {
  'watch.metres': { en: '{n, number} m', ru: '{n, number} м', ar: '{n, number} م' },
  'watch.kilometres': { en: '{n, number} km', ru: '{n, number} км', ar: '{n, number} كم' },
  'watch.speed': { en: '{n, number} km/h', ru: '{n, number} км/ч', ar: '{n, number} كم/س' },
  'watch.seconds': {
    en: '{n, plural, one {# second} other {# seconds}}',
    ru: '{n, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}',
    ar: '{n, plural, zero {أقل من ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}',
  },
  'watch.minutes': {
    en: '{n, plural, one {# minute} other {# minutes}}',
    ru: '{n, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}',
    ar: '{n, plural, zero {أقل من دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  },
  'watch.hours': {
    en: '{n, plural, one {# hour} other {# hours}}',
    ru: '{n, plural, one {# час} few {# часа} many {# часов} other {# часа}}',
    ar: '{n, plural, zero {أقل من ساعة} one {ساعة واحدة} two {ساعتين} few {# ساعات} many {# ساعة} other {# ساعة}}',
  },

  'watch.off-corridor': {
    en: '{who} is off its notified corridor: {far} from the centre line, for {time}.',
    ru: '{who} вне заявленного коридора: {far} от осевой линии, уже {time}.',
    ar: 'خرجت الوحدة {who} عن ممرها المُخطَر به: على بُعد {far} من خط الوسط منذ {time}.',
  },
  'watch.early': {
    en: '{who} is {time} ahead of its notified window.',
    ru: '{who} опережает заявленный график на {time} сверх допуска.',
    ar: 'تسبق الوحدة {who} النافذة الزمنية المُخطَر بها بمقدار {time}.',
  },
  'watch.late': {
    en: '{who} is {time} behind its notified window.',
    ru: '{who} отстаёт от заявленного графика на {time} сверх допуска.',
    ar: 'تتأخر الوحدة {who} عن النافذة الزمنية المُخطَر بها بمقدار {time}.',
  },
  'watch.halted': {
    en: '{who} has been standing for {time} where no halt was notified.',
    ru: '{who} стоит уже {time} там, где остановка не заявлена.',
    ar: 'تتوقف الوحدة {who} منذ {time} في موضع لم يُخطَر بالتوقف فيه.',
  },
  'watch.overdue': {
    en: '{who} has not reached its destination; the latest notified time passed {time} ago.',
    ru: '{who}: место назначения не достигнуто; крайний заявленный срок истёк {time} назад.',
    ar: 'لم تصل الوحدة {who} إلى وجهتها، وقد انقضى آخر موعد مُخطَر به منذ {time}.',
  },
  'watch.lost': {
    en: 'No position of {who} for {time}, while its movement should be under way.',
    ru: 'Положение {who} неизвестно уже {time}, хотя перемещение должно продолжаться.',
    ar: 'لا موقع معروفًا للوحدة {who} منذ {time}، مع أن تحركها يُفترض أن يكون جاريًا.',
  },
  'watch.not-where-declared': {
    en: '{who} is not where its notice says it starts: {far} away.',
    ru: '{who} находится не там, где заявлено начало перемещения: на удалении {far}.',
    ar: 'ليست الوحدة {who} في موضع البدء المُخطَر به، بل تبعد عنه {far}.',
  },
  'watch.closing': {
    en: '{who} and {other} are closing ({meeting}): {far} apart on bearing {bearing}°; closest {least} in {time}.',
    ru: '{who} и {other} сближаются ({meeting}): между ними {far}, пеленг {bearing}°; наименьшее расстояние {least} через {time}.',
    ar: 'تقترب الوحدتان {who} و{other} إحداهما من الأخرى ({meeting}): المسافة {far} باتجاه {bearing}°، وأقرب مسافة {least} بعد {time}.',
  },
  'watch.closing-now': {
    en: '{who} and {other} are close to each other ({meeting}): {far} apart on bearing {bearing}°.',
    ru: '{who} и {other} находятся рядом ({meeting}): между ними {far}, пеленг {bearing}°.',
    ar: 'الوحدتان {who} و{other} متقاربتان ({meeting}): المسافة {far} باتجاه {bearing}°.',
  },
  'watch.contact': {
    en: 'CONTACT: {who} and {other} came within {far} of each other, no more than their positions can tell.',
    ru: 'КОНТАКТ: {who} и {other}, наименьшее расстояние {far} — в пределах точности их положений.',
    ar: 'تماس: بلغت أقرب مسافة بين الوحدتين {who} و{other} {far}، ضمن حدود دقة موقعيهما.',
  },
  'watch.conduct-distance': {
    en: '{who} and {other} came within {far} of each other, nearer than clause {clause} allows.',
    ru: '{who} и {other} сблизились до {far} — ближе, чем допускает пункт {clause}.',
    ar: 'بلغت أقرب مسافة بين الوحدتين {who} و{other} {far}، أي أقل مما يسمح به البند {clause}.',
  },
  'watch.conduct-speed': {
    en: '{who} reached {speed} near {other}, faster than clause {clause} allows.',
    ru: 'Скорость {who} рядом с {other} достигла {speed} — больше, чем допускает пункт {clause}.',
    ar: 'بلغت سرعة الوحدة {who} {speed} بالقرب من {other}، أي أسرع مما يسمح به البند {clause}.',
  },

  'watch.over': {
    en: 'Over after {time}: {what}',
    ru: 'Завершено, длилось {time}: {what}',
    ar: 'انتهى بعد {time}: {what}',
  },
  'watch.withdrawn': {
    en: 'Taken back after a late position: {what}',
    ru: 'Отозвано после запоздавших данных о положении: {what}',
    ar: 'سُحب بعد ورود موقع متأخر: {what}',
  },
  'watch.revised': {
    en: 'Revised after a late position: {what}',
    ru: 'Уточнено после запоздавших данных о положении: {what}',
    ar: 'عُدّل بعد ورود موقع متأخر: {what}',
  },
  'watch.possible': {
    en: '{what} (possible: within the error of the positions)',
    ru: '{what} (возможно: в пределах погрешности положений)',
    ar: '{what} (محتمل: ضمن هامش خطأ المواقع)',
  },
  'watch.not-recorded': {
    en: 'NOT RECORDED: {what}',
    ru: 'НЕ ЗАПИСАНО: {what}',
    ar: 'لم يُسجَّل: {what}',
  },

  'watch.meeting.head-on': { en: 'head-on', ru: 'встречным курсом', ar: 'وجهًا لوجه' },
  'watch.meeting.crossing': { en: 'crossing', ru: 'курсы пересекаются', ar: 'تقاطع' },
  'watch.meeting.overtaking': { en: 'overtaking', ru: 'обгон', ar: 'تجاوز' },
  'watch.meeting.blocking': {
    en: 'one stands on the other’s notified way',
    ru: 'одно подразделение стоит на заявленном пути другого',
    ar: 'إحداهما واقفة على الطريق المُخطَر به للأخرى',
  },
  'watch.meeting.standing': { en: 'one is standing', ru: 'одно подразделение стоит', ar: 'إحداهما واقفة' },
  'watch.meeting.unknown': { en: 'courses not known', ru: 'курсы неизвестны', ar: 'الاتجاهان غير معروفين' },

  'watch.level.shared-positions': {
    en: 'by shared positions',
    ru: 'по переданным положениям обеих сторон',
    ar: 'وفق المواقع المتبادلة',
  },
  'watch.level.own-position-against-notice': {
    en: 'by own position against the other side’s notice: where it really is, is not known',
    ru: 'по своему положению и уведомлению другой стороны: где она на самом деле, неизвестно',
    ar: 'وفق موقعنا وإخطار الطرف الآخر: موقعه الفعلي غير معروف',
  },
  'watch.level.sighting': {
    en: 'by sighting only',
    ru: 'только по наблюдению',
    ar: 'وفق المشاهدة فقط',
  },

  'watch.reason.dealt-with': { en: 'dealt with', ru: 'меры приняты', ar: 'عولج' },
  'watch.reason.false-alarm': { en: 'false alarm', ru: 'ложная тревога', ar: 'إنذار كاذب' },
  'watch.reason.agreed-between-the-parties': {
    en: 'agreed between the parties',
    ru: 'согласовано между сторонами',
    ar: 'متفق عليه بين الطرفين',
  },
  'watch.reason.incident-opened': { en: 'incident opened', ru: 'открыт инцидент', ar: 'فُتح حادث' },
  'watch.reason.other': { en: 'other', ru: 'другое', ar: 'غير ذلك' },
} satisfies Record<string, Trilingual>;
