import type { RefusalTable } from '../contract/index.ts';

export const refusals: RefusalTable = {
  SCENARIO_UNKNOWN: {
    status: 404,
    what: {
      en: 'There is no scenario or file {name}.',
      ru: 'Сценария или файла {name} нет.',
      ar: 'لا يوجد سيناريو ولا ملف باسم {name}.',
    },
    mend: {
      en: 'Name one of these, or the path of a file: {known}.',
      ru: 'Назовите один из этих сценариев или укажите путь к файлу: {known}.',
      ar: 'سمِّ واحدًا من هذه أو أعطِ مسار ملف: {known}.',
    },
  },
  SCENARIO_NOT_REFUSED: {
    status: 422,
    what: {
      en: 'This step was to be refused with {code}; it was {was, select, taken {taken} other {refused with {was}}}.',
      ru: 'Этот шаг должен был получить отказ {code}; он {was, select, taken {был принят} other {получил отказ {was}}}.',
      ar: 'كان يجب أن تُرفض هذه الخطوة بالرمز {code}؛ لكنها {was, select, taken {قُبلت} other {رُفضت بالرمز {was}}}.',
    },
    mend: {
      en: 'Either the node is wrong or the file: look at the step, and take “refused” away if it may be taken.',
      ru: 'Ошибается либо узел, либо файл: проверьте шаг и уберите «refused», если его можно принять.',
      ar: 'إما أن العقدة مخطئة أو الملف: راجع الخطوة، واحذف «refused» إن جاز قبولها.',
    },
  },
  SCENARIO_VARIANT_UNKNOWN: {
    status: 404,
    what: {
      en: 'The scenario has no variant {variant}.',
      ru: 'Варианта {variant} в сценарии нет.',
      ar: 'ليس للسيناريو صيغة باسم {variant}.',
    },
    mend: { en: 'Its variants: {known}.', ru: 'Его варианты: {known}.', ar: 'صيغه: {known}.' },
  },
  SCENARIO_TOO_LARGE: {
    status: 413,
    what: {
      en: 'The scenario file has {bytes, number} bytes; at most {limit, number} are read.',
      ru: 'Размер файла сценария — {bytes, number} Б; допускается не более {limit, number} Б.',
      ar: 'حجم ملف السيناريو {bytes, number} بايت؛ والحد الأقصى {limit, number}.',
    },
    mend: {
      en: 'Use longer intervals in its tracks, or split it into two scenarios.',
      ru: 'Увеличьте интервалы в треках или разделите файл на два сценария.',
      ar: 'استخدم فترات أطول في المسارات أو قسّمه إلى سيناريوهين.',
    },
  },
  SCENARIO_UNREADABLE: {
    status: 400,
    what: {
      en: 'The file is neither YAML nor JSON, line {line}: {problem}.',
      ru: 'Файл — не YAML и не JSON, строка {line}: {problem}.',
      ar: 'الملف ليس YAML ولا JSON، السطر {line}: {problem}.',
    },
    mend: {
      en: 'Correct that line; scenarios/README.md shows the form.',
      ru: 'Исправьте эту строку; образец — в scenarios/README.md.',
      ar: 'صحّح هذا السطر؛ والنموذج في scenarios/README.md.',
    },
  },
  SCENARIO_FIELD: {
    status: 422,
    what: {
      en: 'Field {field}: {problem}.',
      ru: 'Поле {field}: {problem}.',
      ar: 'الحقل {field}: {problem}.',
    },
    mend: {
      en: 'Correct this field; scenarios/README.md names them all.',
      ru: 'Исправьте это поле; все поля названы в scenarios/README.md.',
      ar: 'صحّح هذا الحقل؛ وكل الحقول مذكورة في scenarios/README.md.',
    },
  },
  SCENARIO_NAME_UNKNOWN: {
    status: 422,
    what: {
      en: 'At {where} stands the {what, select, variant {variant} party {party} officer {officer} unit {unit} other {result}} {name}, which the file does not declare.',
      ru: 'В {where} назван {what, select, variant {вариант} party {сторона} officer {офицер} unit {подразделение} other {результат}} {name}, чего в файле нет.',
      ar: 'يرد في {where} {what, select, variant {صيغة} party {طرف} officer {ضابط} unit {وحدة} other {نتيجة}} باسم {name} ولم يعلنه الملف.',
    },
    mend: {
      en: 'Declare it, or correct the name.',
      ru: 'Объявите его в файле или исправьте имя.',
      ar: 'أعلنه في الملف أو صحّح الاسم.',
    },
  },
  SCENARIO_TIMES: {
    status: 422,
    what: {
      en: 'At {where} the time {time} lies outside the scenario or before the point it follows.',
      ru: 'В {where} время {time} выходит за пределы сценария или раньше предыдущей точки.',
      ar: 'في {where} يقع الوقت {time} خارج السيناريو أو قبل النقطة التي يليها.',
    },
    mend: {
      en: 'Keep every time between start and end, and points of a track in order.',
      ru: 'Всё время должно лежать между start и end, а точки трека — идти по порядку.',
      ar: 'اجعل كل الأوقات بين start وend ونقاط المسار بالترتيب.',
    },
  },
  SCENARIO_UNMARKED: {
    status: 422,
    what: {
      en: '{path} is neither marked as made nor given a source.',
      ru: 'Для {path} не указан ни источник, ни пометка «вымышлено» (made).',
      ar: 'لم يُذكر لـ {path} مصدر ولا علامة «مختلَق» (made).',
    },
    mend: {
      en: 'Name its source under facts, or list it under made.',
      ru: 'Укажите источник в facts или внесите путь в made.',
      ar: 'اذكر مصدره تحت facts أو أدرجه تحت made.',
    },
  },
  SCENARIO_MARK_STALE: {
    status: 422,
    what: {
      en: 'The mark {path} names nothing in its block.',
      ru: 'Пометка {path} ни на что в своём блоке не указывает.',
      ar: 'العلامة {path} لا تشير إلى شيء في كتلتها.',
    },
    mend: {
      en: 'Correct the path or remove it.',
      ru: 'Исправьте путь или удалите его.',
      ar: 'صحّح المسار أو احذفه.',
    },
  },
  SCENARIO_MARK_TWICE: {
    status: 422,
    what: {
      en: '{path} is marked both as made and as sourced.',
      ru: '{path} помечено и как вымышленное, и как взятое из источника.',
      ar: 'عُلّم {path} بأنه مختلَق وبأن له مصدرًا معًا.',
    },
    mend: {
      en: 'Keep one of the two marks.',
      ru: 'Оставьте одну из двух пометок.',
      ar: 'أبقِ إحدى العلامتين.',
    },
  },
  SCENARIO_SOURCE_UNKNOWN: {
    status: 422,
    what: {
      en: '{path} rests on a source that the file does not list.',
      ru: '{path} ссылается на источник, которого нет в списке.',
      ar: 'يستند {path} إلى مصدر ليس في قائمة الملف.',
    },
    mend: {
      en: 'Add the source under sources.',
      ru: 'Добавьте источник в sources.',
      ar: 'أضف المصدر تحت sources.',
    },
  },
  SCENARIO_NO_RESULT: {
    status: 422,
    what: {
      en: 'There is nothing at {ref}: no earlier step gave it.',
      ru: 'По ссылке {ref} ничего нет: ни один предыдущий шаг этого не дал.',
      ar: 'لا شيء عند {ref}: لم تعطه أي خطوة سابقة.',
    },
    mend: {
      en: 'Name the step with "as", and let it come earlier.',
      ru: 'Дайте шагу имя через as и поставьте его раньше.',
      ar: 'سمِّ الخطوة بـ as واجعلها أسبق.',
    },
  },
  SCENARIO_STEP_REFUSED: {
    status: 409,
    what: {
      en: 'The node refused step {where}: {code} {params}.',
      ru: 'Узел отклонил шаг {where}: {code} {params}.',
      ar: 'رفضت العقدة الخطوة {where}: {code} {params}.',
    },
    mend: {
      en: 'Correct the step so that the node would take it from an officer too.',
      ru: 'Исправьте шаг так, чтобы узел принял его и от офицера.',
      ar: 'صحّح الخطوة بحيث تقبلها العقدة من ضابط أيضًا.',
    },
  },
  SCENARIO_DEMO_RUNNING: {
    status: 409,
    what: {
      en: 'A demo is running in {folder} (process {pid}).',
      ru: 'В {folder} уже идёт демонстрация (процесс {pid}).',
      ar: 'يجري عرض في {folder} (العملية {pid}).',
    },
    mend: {
      en: 'Stop it with Ctrl-C, or give this one another folder.',
      ru: 'Остановите её (Ctrl-C) или укажите другую папку.',
      ar: 'أوقفه بـ Ctrl-C أو أعطِ هذا مجلدًا آخر.',
    },
  },
  SCENARIO_DEMO_FOLDER: {
    status: 409,
    what: {
      en: '{folder} holds something that no demo made; it is left alone.',
      ru: 'В {folder} лежит то, что создано не демонстрацией; папка не тронута.',
      ar: 'في {folder} ما لم يصنعه أي عرض؛ وقد تُرك كما هو.',
    },
    mend: {
      en: 'Give the demo an empty or new folder.',
      ru: 'Укажите для демонстрации пустую или новую папку.',
      ar: 'أعطِ العرض مجلدًا فارغًا أو جديدًا.',
    },
  },
  SCENARIO_DEMO_NODE: {
    status: 500,
    what: {
      en: 'The node of {party} does not start.',
      ru: 'Узел стороны {party} не запускается.',
      ar: 'عقدة {party} لا تعمل.',
    },
    mend: {
      en: 'Its log says why: {log}.',
      ru: 'Причина — в его служебном журнале: {log}.',
      ar: 'السبب في سجل تشغيلها: {log}.',
    },
  },
  SCENARIO_DEMO_SILENT: {
    status: 504,
    what: {
      en: '{url} has not answered for too long.',
      ru: '{url} слишком долго не отвечает.',
      ar: 'لم يُجب {url} منذ مدة طويلة.',
    },
    mend: {
      en: 'Look into node.log in its folder, then start the demo again.',
      ru: 'Посмотрите node.log в его папке и запустите демонстрацию снова.',
      ar: 'انظر node.log في مجلده ثم ابدأ العرض من جديد.',
    },
  },
  SCENARIO_DEMO_ANSWER: {
    status: 502,
    what: {
      en: '{url} answered with HTTP {status} and nothing that can be read.',
      ru: '{url} ответил HTTP {status} без понятного содержания.',
      ar: 'أجاب {url} بـ HTTP {status} دون ما يمكن قراءته.',
    },
    mend: {
      en: 'Look into node.log in its folder.',
      ru: 'Посмотрите node.log в его папке.',
      ar: 'انظر node.log في مجلده.',
    },
  },
  SCENARIO_DEMO_LINK: {
    status: 422,
    what: {
      en: 'The demo cannot cut links between real nodes.',
      ru: 'Демонстрация не может прерывать связь между настоящими узлами.',
      ar: 'لا يستطيع العرض قطع الاتصال بين عقد حقيقية.',
    },
    mend: {
      en: 'Play this scenario with: parley scenario run.',
      ru: 'Выполните этот сценарий командой parley scenario run.',
      ar: 'شغّل هذا السيناريو بالأمر parley scenario run.',
    },
  },
};
