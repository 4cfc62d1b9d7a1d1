import type { RefusalTable } from '../contract/index.ts';

export const refusals: RefusalTable = {
  WATCH_SEGMENT_TOO_LARGE: {
    status: 413,
    what: {
      en: 'The track segment is larger than {limit, number} bytes.',
      ru: 'Отрезок трека больше {limit, number} байт.',
      ar: 'مقطع المسار أكبر من {limit, number} بايت.',
    },
    mend: {
      en: 'A segment holds one unit’s positions of one minute; cut longer ones by minute.',
      ru: 'Отрезок содержит положения одного подразделения за одну минуту; более длинные делите по минутам.',
      ar: 'يضم المقطع مواقع وحدة واحدة في دقيقة واحدة؛ قسّم الأطول منه دقيقةً دقيقة.',
    },
  },
  WATCH_SEGMENT_FORMAT: {
    status: 422,
    what: {
      en: 'The track segment has format {format}; this version reads format {known}.',
      ru: 'Формат отрезка трека — {format}; эта версия читает формат {known}.',
      ar: 'صيغة مقطع المسار {format}، وهذا الإصدار يقرأ الصيغة {known}.',
    },
    mend: {
      en: 'Read it with the version that wrote it.',
      ru: 'Откройте его той версией, которая его записала.',
      ar: 'اقرأه بالإصدار الذي كتبه.',
    },
  },
  WATCH_SEGMENT_MALFORMED: {
    status: 422,
    what: {
      en: 'This is not a track segment as Parley writes it (at {where}).',
      ru: 'Это не отрезок трека в том виде, в каком его записывает Parley (место: {where}).',
      ar: 'ليس هذا مقطع مسار كما يكتبه Parley (عند {where}).',
    },
    mend: {
      en: 'Take the file again from the party that holds it; its hash must be the sealed one.',
      ru: 'Получите файл заново у стороны, которая его хранит; его хеш должен совпасть с опечатанным.',
      ar: 'احصل على الملف من جديد من الطرف الذي يحفظه؛ ويجب أن تطابق بصمته البصمة المختومة.',
    },
  },
  WATCH_LINE_TOO_LONG: {
    status: 422,
    what: {
      en: 'A line of the track segment is longer than {limit, number} characters.',
      ru: 'Строка отрезка трека длиннее {limit, number} символов.',
      ar: 'أحد أسطر مقطع المسار أطول من {limit, number} محرف.',
    },
    mend: {
      en: 'One line holds one position; shorten the unit or source name.',
      ru: 'В строке — одно положение; сократите имя подразделения или источника.',
      ar: 'في كل سطر موقع واحد؛ قصّر اسم الوحدة أو المصدر.',
    },
  },
  WATCH_FIX_MALFORMED: {
    status: 422,
    what: {
      en: 'A position in the track segment cannot be read (at {where}).',
      ru: 'Положение в отрезке трека не читается (место: {where}).',
      ar: 'تعذّرت قراءة أحد المواقع في مقطع المسار (عند {where}).',
    },
    mend: {
      en: 'Take the file again from the party that holds it.',
      ru: 'Получите файл заново у стороны, которая его хранит.',
      ar: 'احصل على الملف من جديد من الطرف الذي يحفظه.',
    },
  },
  WATCH_SEGMENT_TWICE: {
    status: 409,
    what: {
      en: 'Two segments of {unit} of {party} begin at {from}.',
      ru: 'Два отрезка подразделения {unit} стороны {party} начинаются в {from}.',
      ar: 'يبدأ مقطعان للوحدة {unit} التابعة للطرف {party} في {from}.',
    },
    mend: {
      en: 'Seal one segment per unit and minute; what comes later goes into a later minute.',
      ru: 'Опечатывайте один отрезок на подразделение и минуту; пришедшее позже относится к более поздней минуте.',
      ar: 'اختم مقطعًا واحدًا لكل وحدة في كل دقيقة؛ وما يرد لاحقًا يُدرج في دقيقة لاحقة.',
    },
  },
  WATCH_SEGMENT_OUTSIDE: {
    status: 422,
    what: {
      en: 'The segment of {unit} of {party} lies outside the sealed time.',
      ru: 'Отрезок подразделения {unit} стороны {party} выходит за опечатываемое время.',
      ar: 'يقع مقطع الوحدة {unit} التابعة للطرف {party} خارج الفترة المختومة.',
    },
    mend: {
      en: 'Seal it with the minute that it belongs to.',
      ru: 'Опечатайте его вместе с той минутой, к которой он относится.',
      ar: 'اختمه مع الدقيقة التي ينتمي إليها.',
    },
  },
  WATCH_SEAL_REVERSED: {
    status: 422,
    what: {
      en: 'The sealed time ends ({to}) before it begins ({from}).',
      ru: 'Опечатываемое время заканчивается ({to}) раньше, чем начинается ({from}).',
      ar: 'تنتهي الفترة المختومة ({to}) قبل أن تبدأ ({from}).',
    },
    mend: {
      en: 'Give the end after the beginning.',
      ru: 'Укажите конец позже начала.',
      ar: 'اجعل النهاية بعد البداية.',
    },
  },
  WATCH_BATCH_TOO_LARGE: {
    status: 413,
    what: {
      en: 'The batch of positions is larger than {limit, number} bytes.',
      ru: 'Пакет положений больше {limit, number} байт.',
      ar: 'دفعة المواقع أكبر من {limit, number} بايت.',
    },
    mend: {
      en: 'Send several smaller batches, newest positions first.',
      ru: 'Отправьте несколько пакетов поменьше, сначала новые положения.',
      ar: 'أرسل عدة دفعات أصغر، بدءًا بأحدث المواقع.',
    },
  },
  WATCH_BATCH_MALFORMED: {
    status: 422,
    what: {
      en: 'The batch of positions cannot be read (at {where}).',
      ru: 'Пакет положений не читается (место: {where}).',
      ar: 'تعذّرت قراءة دفعة المواقع (عند {where}).',
    },
    mend: {
      en: 'Send a batch as this version writes it: canonical JSON of one party’s positions.',
      ru: 'Отправьте пакет в том виде, в каком его пишет эта версия: канонический JSON с положениями одной стороны.',
      ar: 'أرسل الدفعة كما يكتبها هذا الإصدار: صيغة JSON القياسية لمواقع طرف واحد.',
    },
  },
  WATCH_ALERT_UNKNOWN: {
    status: 404,
    what: {
      en: 'There is no alert {alert}.',
      ru: 'Оповещения {alert} нет.',
      ar: 'لا يوجد إنذار {alert}.',
    },
    mend: {
      en: 'Take the id from the list of alerts; for a peer’s alert name the party too.',
      ru: 'Возьмите номер из списка оповещений; для оповещения другой стороны укажите и её.',
      ar: 'خذ المعرّف من قائمة الإنذارات؛ وإن كان الإنذار من طرف آخر فاذكر الطرف أيضًا.',
    },
  },
  WATCH_ALERT_CLOSED: {
    status: 409,
    what: {
      en: 'Alert {alert} was closed by {officer} at {at}.',
      ru: 'Оповещение {alert} закрыто в {at} ({officer}).',
      ar: 'أغلق {officer} الإنذار {alert} في {at}.',
    },
    mend: {
      en: 'Nothing to do. To add to it, open an incident from the alert.',
      ru: 'Делать ничего не нужно. Чтобы дополнить, откройте инцидент по этому оповещению.',
      ar: 'لا حاجة إلى إجراء. ولإضافة شيء افتح حادثًا من الإنذار.',
    },
  },
  WATCH_ALERT_TO_SELF: {
    status: 422,
    what: {
      en: 'The alert is addressed to {party}, which is this node’s own party.',
      ru: 'Оповещение адресовано стороне {party}, то есть самому этому узлу.',
      ar: 'الإنذار موجَّه إلى الطرف {party}، وهو طرف هذه العقدة نفسها.',
    },
    mend: {
      en: 'Name the other parties only.',
      ru: 'Указывайте только другие стороны.',
      ar: 'اذكر الأطراف الأخرى فقط.',
    },
  },
  WATCH_REASON_EMPTY: {
    status: 422,
    what: {
      en: 'The reason is "other", and no words say which.',
      ru: 'Указана причина «другое», но не сказано какая.',
      ar: 'السبب المذكور «غير ذلك» دون بيانه.',
    },
    mend: {
      en: 'Write the reason in words.',
      ru: 'Опишите причину словами.',
      ar: 'اكتب السبب بالكلمات.',
    },
  },
  WATCH_WINDOW: {
    status: 422,
    what: {
      en: 'The time asked for is empty or longer than {days, plural, one {# day} other {# days}}.',
      ru: 'Запрошенный период пуст или длиннее {days, plural, one {# дня} few {# дней} many {# дней} other {# дня}}.',
      ar: 'الفترة المطلوبة فارغة أو أطول من {days, plural, zero {يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}.',
    },
    mend: {
      en: 'Give fromMs before toMs, and ask in parts.',
      ru: 'Укажите fromMs раньше toMs и запрашивайте по частям.',
      ar: 'اجعل fromMs قبل toMs واطلب الفترة على أجزاء.',
    },
  },
  WATCH_SNAPSHOT_UNREADABLE: {
    status: 500,
    what: {
      en: 'The stored state of the live watch cannot be read.',
      ru: 'Сохранённое состояние наблюдения не читается.',
      ar: 'تعذّرت قراءة حالة المراقبة المحفوظة.',
    },
    mend: {
      en: 'Nothing is lost: the watch starts anew from notices, terms and the positions that come in.',
      ru: 'Ничего не потеряно: наблюдение начнётся заново по уведомлениям, соглашению и поступающим положениям.',
      ar: 'لم يُفقد شيء: تبدأ المراقبة من جديد من الإخطارات والاتفاق والمواقع الواردة.',
    },
  },
};
