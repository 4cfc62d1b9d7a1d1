/** What an import says and asks. Questions end in a question mark: a person answers them before filing. */
import type { Trilingual } from '../../contract/index.ts';
import { formatText } from '../../geo/index.ts';
import { text as doubtText } from './doubt-text.ts';

export const text = {
  ...formatText,
  'notices.import.used-route': {
    en: 'Taken from the file: the route{named, select, 1 { “{name}”} other {}} with {points, plural, one {# point} other {# points}}.',
    ru: 'Из файла взят маршрут{named, select, 1 { «{name}»} other {}}: {points, plural, one {# точка} few {# точки} many {# точек} other {# точки}}.',
    ar: 'أُخذ من الملف المسار المخطط{named, select, 1 { «{name}»} other {}}، وفيه {points, plural, zero {لا نقاط} one {نقطة واحدة} two {نقطتان} few {# نقاط} many {# نقطة} other {# نقطة}}.',
  },
  'notices.import.used-track': {
    en: 'Taken from the file: the track{named, select, 1 { “{name}”} other {}} with {points, plural, one {# point} other {# points}}.',
    ru: 'Из файла взят трек{named, select, 1 { «{name}»} other {}}: {points, plural, one {# точка} few {# точки} many {# точек} other {# точки}}.',
    ar: 'أُخذ من الملف المسار المسجَّل{named, select, 1 { «{name}»} other {}}، وفيه {points, plural, zero {لا نقاط} one {نقطة واحدة} two {نقطتان} few {# نقاط} many {# نقطة} other {# نقطة}}.',
  },
  'notices.import.used-line': {
    en: 'Taken from the file: the line{named, select, 1 { “{name}”} other {}} with {points, plural, one {# point} other {# points}}.',
    ru: 'Из файла взята линия{named, select, 1 { «{name}»} other {}}: {points, plural, one {# точка} few {# точки} many {# точек} other {# точки}}.',
    ar: 'أُخذ من الملف الخط{named, select, 1 { «{name}»} other {}}، وفيه {points, plural, zero {لا نقاط} one {نقطة واحدة} two {نقطتان} few {# نقاط} many {# نقطة} other {# نقطة}}.',
  },
  'notices.import.took-route': {
    en: 'The file tells one drive twice, as a route and as a track; the route was taken. Is that right, or should it be line {other}?',
    ru: 'В файле одна и та же поездка описана дважды: как маршрут и как трек; взят маршрут. Это верно или нужна линия {other}?',
    ar: 'يصف الملف رحلة واحدة مرتين: مسارًا مخططًا ومسارًا مسجَّلًا؛ وأُخذ المسار المخطط. أهذا صحيح أم المطلوب الخط رقم {other}؟',
  },
  'notices.import.took-track': {
    en: 'The file tells one drive twice, as a route and as a track; the track was taken. Is that right, or should it be line {other}?',
    ru: 'В файле одна и та же поездка описана дважды: как маршрут и как трек; взят трек. Это верно или нужна линия {other}?',
    ar: 'يصف الملف رحلة واحدة مرتين: مسارًا مخططًا ومسارًا مسجَّلًا؛ وأُخذ المسار المسجَّل. أهذا صحيح أم المطلوب الخط رقم {other}؟',
  },
  'notices.import.swapped': {
    en: 'The route begins at latitude {lat}, longitude {lon}, far from the expected ground; with the two exchanged it would lie on it. Are latitude and longitude swapped?',
    ru: 'Маршрут начинается на широте {lat}, долготе {lon}, далеко от ожидаемой местности; если их поменять местами, он окажется на ней. Не переставлены ли широта и долгота?',
    ar: 'يبدأ المسار عند خط العرض {lat} وخط الطول {lon} بعيدًا عن الأرض المتوقعة، ولو تبادلا لوقع عليها. هل تبدّل موضعا خط العرض وخط الطول؟',
  },
  'notices.import.elsewhere': {
    en: 'The route begins at latitude {lat}, longitude {lon}, {km, number} km from the expected ground, and no part of it comes near. Is it the right file?',
    ru: 'Маршрут начинается на широте {lat}, долготе {lon}, в {km, number} км от ожидаемой местности, и ни одна его часть к ней не подходит. Тот ли это файл?',
    ar: 'يبدأ المسار عند خط العرض {lat} وخط الطول {lon}، على بُعد {km, number} كم من الأرض المتوقعة، ولا يقترب منها أي جزء منه. هل هذا هو الملف الصحيح؟',
  },
  'notices.import.zero-point': {
    en: 'The route has a point at latitude 0, longitude 0, where devices without a position put themselves. Is that point meant?',
    ru: 'В маршруте есть точка с широтой 0 и долготой 0: так помечают себя устройства, не знающие своего положения. Действительно ли нужна эта точка?',
    ar: 'في المسار نقطة عند خط العرض 0 وخط الطول 0، وهو ما تسجّله الأجهزة التي لا تعرف موقعها. هل هذه النقطة مقصودة؟',
  },
  'notices.import.gaps': {
    en: 'The track has {gaps, plural, one {# gap} other {# gaps}} in which nothing was recorded, the widest {metres, number} m; a straight line fills {gaps, plural, one {it} other {each}}. Does the movement go that way?',
    ru: 'В треке {gaps, plural, one {# разрыв} few {# разрыва} many {# разрывов} other {# разрыва}}, где ничего не записано, самый большой {metres, number} м; там проведена прямая. Пойдёт ли перемещение именно так?',
    ar: 'في المسار المسجَّل {gaps, plural, zero {لا فجوات} one {فجوة واحدة} two {فجوتان} few {# فجوات} many {# فجوة} other {# فجوة}} بلا تسجيل، أوسعها {metres, number} م، وقد وُصل بين طرفيها بخط مستقيم. هل يسير التحرك كذلك؟',
  },
  'notices.import.long-leg': {
    en: 'After point {point} a single straight line runs for {km, number} km. Is that meant?',
    ru: 'После точки {point} идёт одна прямая длиной {km, number} км. Так и задумано?',
    ar: 'بعد النقطة رقم {point} خط مستقيم واحد طوله {km, number} كم. هل هذا مقصود؟',
  },
  'notices.import.too-fast': {
    en: 'After point {point} the times ask for {kmh, number} km/h. Are the points and the times right?',
    ru: 'После точки {point} по отметкам времени получается {kmh, number} км/ч. Верны ли точки и время?',
    ar: 'بعد النقطة رقم {point} تقتضي الأوقات سرعة {kmh, number} كم/س. هل النقاط والأوقات صحيحة؟',
  },
  'notices.import.window-reversed': {
    en: 'The file ends before it begins: the last time is earlier than the first. Is the route drawn backwards? The times were left out.',
    ru: 'Файл заканчивается раньше, чем начинается: последняя отметка времени раньше первой. Не построен ли маршрут задом наперёд? Время опущено.',
    ar: 'ينتهي الملف قبل أن يبدأ: الوقت الأخير أسبق من الأول. هل رُسم المسار معكوسًا؟ لم تُؤخذ الأوقات.',
  },
  'notices.import.times-backwards': {
    en: 'At point {point} the times run backwards. Are the points in the right order? The times were left out.',
    ru: 'У точки {point} время идёт назад. В том ли порядке стоят точки? Время опущено.',
    ar: 'عند النقطة رقم {point} تعود الأوقات إلى الوراء. هل النقاط بالترتيب الصحيح؟ لم تُؤخذ الأوقات.',
  },
  'notices.import.far-ahead': {
    en: 'The times in the file begin on {day}, more than a year ahead. Is that the day of the movement?',
    ru: 'Время в файле начинается {day}, более чем через год. Это день перемещения?',
    ar: 'تبدأ الأوقات في الملف يوم {day}، أي بعد أكثر من سنة. هل هذا يوم التحرك؟',
  },
  'notices.import.times-partial': {
    en: '{missing, plural, one {# point has} other {# points have}} no time, so the times of the file were left out.',
    ru: 'Без времени {missing, plural, one {# точка} few {# точки} many {# точек} other {# точки}}, поэтому время из файла не взято.',
    ar: '{missing, plural, zero {لا نقاط} one {نقطة واحدة} two {نقطتان} few {# نقاط} many {# نقطة} other {# نقطة}} بلا وقت، فلم تُؤخذ أوقات الملف.',
  },
  'notices.import.times-not-passage': {
    en: 'The times in the file are not times of passage (they tell when the points were drawn), so they were left out.',
    ru: 'Время в файле — не время прохождения (это время создания точек), поэтому оно не взято.',
    ar: 'الأوقات في الملف ليست أوقات مرور (بل أوقات رسم النقاط)، فلم تُؤخذ.',
  },
  'notices.import.times-durations': {
    en: 'The times in the file have no date, only a tempo: give the time of departure, and they count from there.',
    ru: 'Время в файле без даты: задан только темп движения. Укажите время выезда, и отсчёт пойдёт от него.',
    ar: 'الأوقات في الملف بلا تاريخ، وتدل على وتيرة السير فقط: أدخل وقت الانطلاق لتُحسب منه.',
  },
  'notices.import.times-recorded': {
    en: 'The times in the file are those of an earlier drive ({day}): give the time of departure, and its tempo counts from there.',
    ru: 'Время в файле относится к прежней поездке ({day}). Укажите время выезда, и её темп будет отсчитан от него.',
    ar: 'الأوقات في الملف لرحلة سابقة ({day}): أدخل وقت الانطلاق لتُحسب منه وتيرتها.',
  },
  'notices.import.repeats-dropped': {
    en: '{count, plural, one {# repeat} other {# repeats}} of the same point in a row left out.',
    ru: 'Опущено повторов одной и той же точки подряд: {count, number}.',
    ar: 'لم تُؤخذ النقاط المكررة المتتالية، وعددها {count, number}.',
  },
  ...doubtText,
} as const satisfies Record<string, Trilingual>;
