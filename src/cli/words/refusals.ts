/** Wrong use of the command line: exit code 2. */
import type { RefusalTable } from '../../contract/index.ts';

export const refusals: RefusalTable = {
  CLI_NO_VERB: {
    status: 400,
    what: { en: 'No command was given.', ru: 'Команда не указана.', ar: 'لم يُذكر أي أمر.' },
    mend: { en: 'See parley --help.', ru: 'См. parley --help.', ar: 'انظر parley --help.' },
  },
  CLI_UNKNOWN_VERB: {
    status: 400,
    what: { en: 'There is no command {given}.', ru: 'Команды {given} нет.', ar: 'لا يوجد أمر باسم {given}.' },
    mend: {
      en: 'See parley --help for what there is.',
      ru: 'Список команд: parley --help.',
      ar: 'انظر parley --help لمعرفة الموجود.',
    },
  },
  CLI_UNKNOWN_OPTION: {
    status: 400,
    what: {
      en: 'There is no option {given} here.',
      ru: 'Параметра {given} здесь нет.',
      ar: 'لا يوجد هنا خيار باسم {given}.',
    },
    mend: {
      en: 'Add --help to see the options of this command.',
      ru: 'Добавьте --help, чтобы увидеть параметры команды.',
      ar: 'أضف ‎--help لرؤية خيارات هذا الأمر.',
    },
  },
  CLI_MISSING_ARGUMENT: {
    status: 400,
    what: {
      en: 'Argument {name} is missing.',
      ru: 'Не хватает аргумента {name}.',
      ar: 'ينقص المعامل {name}.',
    },
    mend: {
      en: 'Add --help to see what this command takes.',
      ru: 'Добавьте --help, чтобы увидеть, что нужно команде.',
      ar: 'أضف ‎--help لمعرفة ما يأخذه هذا الأمر.',
    },
  },
  CLI_MISSING_VALUE: {
    status: 400,
    what: {
      en: 'Option {name} has no value.',
      ru: 'У параметра {name} нет значения.',
      ar: 'الخيار {name} بلا قيمة.',
    },
    mend: { en: 'Give a value after it.', ru: 'Укажите значение после него.', ar: 'أعطِ قيمة بعده.' },
  },
  CLI_MISSING_OPTION: {
    status: 400,
    what: { en: 'Option {name} is missing.', ru: 'Не хватает параметра {name}.', ar: 'ينقص الخيار {name}.' },
    mend: {
      en: 'Add it; --help says what it means.',
      ru: 'Добавьте его; значение — в --help.',
      ar: 'أضفه؛ و‎--help يشرح معناه.',
    },
  },
  CLI_TOO_MANY_ARGUMENTS: {
    status: 400,
    what: {
      en: 'There are more arguments than this command takes.',
      ru: 'Аргументов больше, чем принимает команда.',
      ar: 'المعاملات أكثر مما يأخذه هذا الأمر.',
    },
    mend: {
      en: 'Add --help to see what it takes; quote names with spaces.',
      ru: 'Добавьте --help; имена с пробелами берите в кавычки.',
      ar: 'أضف ‎--help لمعرفة ما يأخذه؛ وضع الأسماء ذات الفراغات بين علامتي اقتباس.',
    },
  },
  CLI_USE: {
    status: 400,
    what: {
      en: 'The command line cannot be read: {problem}',
      ru: 'Командную строку нельзя разобрать: {problem}',
      ar: 'لا يمكن قراءة سطر الأوامر: {problem}',
    },
    mend: {
      en: 'Add --help to see what this command takes.',
      ru: 'Добавьте --help, чтобы увидеть, что принимает команда.',
      ar: 'أضف ‎--help لمعرفة ما يأخذه هذا الأمر.',
    },
  },
  CLI_TIME: {
    status: 400,
    what: {
      en: '{name}: {given} is no time.',
      ru: '{name}: {given} — не время.',
      ar: '{name}: ‏{given} ليس وقتًا.',
    },
    mend: {
      en: 'Write it like 2020-08-25T07:00:00Z, 2020-08-25T10:00:00+03:00 or 251000CAUG20; or now, +30m, +2h, +1d. Local time without a zone is read where $PARLEY_ZONE names one.',
      ru: 'Запишите так: 2020-08-25T07:00:00Z, 2020-08-25T10:00:00+03:00 или 251000CAUG20; либо now, +30m, +2h, +1d. Местное время без пояса читается, если пояс задан в $PARLEY_ZONE.',
      ar: 'اكتبه على هذا النحو: 2020-08-25T07:00:00Z أو 2020-08-25T10:00:00+03:00 أو 251000CAUG20؛ أو now أو ‎+30m أو ‎+2h أو ‎+1d. ويُقرأ التوقيت المحلي دون منطقة إذا ذكرها ‎$PARLEY_ZONE.',
    },
  },
  CLI_NUMBER: {
    status: 400,
    what: {
      en: '{name}: {given} is no number from {from} to {to}.',
      ru: '{name}: {given} — не число от {from} до {to}.',
      ar: '{name}: ‏{given} ليس عددًا بين {from} و{to}.',
    },
    mend: {
      en: 'Give a number in that range, with a point before decimals.',
      ru: 'Укажите число в этих пределах; дробная часть — через точку.',
      ar: 'أعطِ عددًا في هذا المدى، والنقطة فاصلة عشرية.',
    },
  },
  CLI_WHOLE_NUMBER: {
    status: 400,
    what: {
      en: '{name}: {given} is no whole number from {from} to {to}.',
      ru: '{name}: {given} — не целое число от {from} до {to}.',
      ar: '{name}: ‏{given} ليس عددًا صحيحًا بين {from} و{to}.',
    },
    mend: {
      en: 'Give a whole number in that range.',
      ru: 'Укажите целое число в этих пределах.',
      ar: 'أعطِ عددًا صحيحًا في هذا المدى.',
    },
  },
  CLI_CHOICE: {
    status: 400,
    what: {
      en: '{name}: {given} is not one of {choices}.',
      ru: '{name}: {given} нет среди значений {choices}.',
      ar: '{name}: ‏{given} ليس من {choices}.',
    },
    mend: { en: 'Give one of these.', ru: 'Укажите одно из них.', ar: 'اختر واحدًا منها.' },
  },
  CLI_PARTY: {
    status: 400,
    what: {
      en: '{name}: {given} is no party id.',
      ru: '{name}: {given} — не идентификатор стороны.',
      ar: '{name}: ‏{given} ليس معرّف طرف.',
    },
    mend: {
      en: 'Use up to 32 small Latin letters, digits and hyphens, beginning with a letter.',
      ru: 'До 32 строчных латинских букв, цифр и дефисов; первой идёт буква.',
      ar: 'استعمل حتى 32 من الحروف اللاتينية الصغيرة والأرقام والواصلات، وأولها حرف.',
    },
  },
  CLI_URL: {
    status: 400,
    what: {
      en: '{name}: {given} is no address of a node.',
      ru: '{name}: {given} — не адрес узла.',
      ar: '{name}: ‏{given} ليس عنوان عقدة.',
    },
    mend: {
      en: 'Write it like http://127.0.0.1:8440, without name, password or question mark.',
      ru: 'Например http://127.0.0.1:8440, без имени, пароля и знака вопроса.',
      ar: 'اكتبه مثل http://127.0.0.1:8440 دون اسم أو كلمة مرور أو علامة استفهام.',
    },
  },
  CLI_PLACE: {
    status: 400,
    what: {
      en: '{name}: {given} is no place.',
      ru: '{name}: {given} — не место.',
      ar: '{name}: ‏{given} ليس مكانًا.',
    },
    mend: {
      en: 'Write latitude and longitude with decimal points, like 37.05,41.22; degrees, minutes and seconds with N and E; or MGRS, like 37SGB0010002000.',
      ru: 'Запишите широту и долготу с десятичной точкой, например 37.05,41.22; градусы, минуты и секунды с N и E; или MGRS, например 37SGB0010002000.',
      ar: 'اكتب خط العرض وخط الطول بنقطة عشرية، مثل 37.05,41.22؛ أو الدرجات والدقائق والثواني مع N وE؛ أو MGRS، مثل 37SGB0010002000.',
    },
  },
  CLI_DISCLOSE: {
    status: 400,
    what: {
      en: '{name}: {given} does not say who is shown what.',
      ru: '{name}: из {given} не видно, кому что показать.',
      ar: '{name}: ‏{given} لا يبيّن من يُعرض عليه وماذا.',
    },
    mend: {
      en: 'Write PARTY=exact, PARTY=coarse or PARTY=who,window.',
      ru: 'Пишите PARTY=exact, PARTY=coarse или PARTY=who,window.',
      ar: 'اكتب PARTY=exact أو PARTY=coarse أو PARTY=who,window.',
    },
  },
  CLI_UNKNOWN_NAME: {
    status: 400,
    what: {
      en: 'There is no command or query {name}.',
      ru: 'Команды или запроса {name} нет.',
      ar: 'لا يوجد أمر أو استعلام باسم {name}.',
    },
    mend: { en: 'See parley api --list.', ru: 'См. parley api --list.', ar: 'انظر parley api --list.' },
  },
  CLI_MISSING_FIELD: {
    status: 400,
    what: {
      en: '{name} needs the field {field}.',
      ru: 'Для {name} нужно поле {field}.',
      ar: 'يحتاج {name} إلى الحقل {field}.',
    },
    mend: { en: 'Add it to the input.', ru: 'Добавьте его во входные данные.', ar: 'أضفه إلى المُدخل.' },
  },
  CLI_INPUT_NO_OBJECT: {
    status: 400,
    what: {
      en: 'The input in {path} is no JSON object.',
      ru: 'Входные данные в {path} — не объект JSON.',
      ar: 'المُدخل في {path} ليس كائن JSON.',
    },
    mend: {
      en: 'Put the fields between braces.',
      ru: 'Поместите поля в фигурные скобки.',
      ar: 'ضع الحقول بين قوسين معقوفين.',
    },
  },
  CLI_TWO_SECRETS: {
    status: 400,
    what: {
      en: 'Both a secret file and a descriptor are given.',
      ru: 'Указаны и файл секрета, и дескриптор.',
      ar: 'أُعطي ملف سر وواصف معًا.',
    },
    mend: { en: 'Give one of the two.', ru: 'Укажите что-то одно.', ar: 'أعطِ واحدًا منهما.' },
  },
  CLI_CONFIG_OR_DATA: {
    status: 400,
    what: {
      en: 'It takes either --config or --data.',
      ru: 'Нужно указать либо --config, либо --data.',
      ar: 'يلزم إما ‎--config وإما ‎--data.',
    },
    mend: {
      en: 'Give the configuration of the node, or its data folder.',
      ru: 'Укажите файл настроек узла или его папку данных.',
      ar: 'أعطِ إعدادات العقدة أو مجلد بياناتها.',
    },
  },
  CLI_UNIT_OR_DEVICE: {
    status: 400,
    what: {
      en: 'It takes either --unit or --device.',
      ru: 'Нужно указать либо --unit, либо --device.',
      ar: 'يلزم إما ‎--unit وإما ‎--device.',
    },
    mend: {
      en: 'Name the unit, or the device that the configuration gives to a unit.',
      ru: 'Назовите подразделение или устройство, закреплённое за ним в настройках.',
      ar: 'سمِّ الوحدة، أو الجهاز الذي تخصصه الإعدادات لوحدة.',
    },
  },
  CLI_PROVE_WHAT: {
    status: 400,
    what: {
      en: 'It takes either entries or --absence.',
      ru: 'Нужно указать либо записи, либо --absence.',
      ar: 'يلزم إما قيود وإما ‎--absence.',
    },
    mend: {
      en: 'Name entries, acts or an incident, or give --absence with --peer, --from and --to.',
      ru: 'Назовите записи, действия или инцидент либо укажите --absence с --peer, --from и --to.',
      ar: 'سمِّ قيودًا أو إجراءات أو حادثًا، أو أعطِ ‎--absence مع ‎--peer و‎--from و‎--to.',
    },
  },
  CLI_SUGGEST_WHAT: {
    status: 400,
    what: {
      en: 'It takes either a file or --notice.',
      ru: 'Нужно указать либо файл, либо --notice.',
      ar: 'يلزم إما ملف وإما ‎--notice.',
    },
    mend: {
      en: 'Name a route file or JSON, or give --notice with the id of an active notice at a node.',
      ru: 'Назовите файл маршрута или JSON либо укажите --notice с номером действующего уведомления на узле.',
      ar: 'سمِّ ملف مسار أو JSON، أو أعطِ ‎--notice مع رقم إخطار سارٍ في عقدة.',
    },
  },
  CLI_SPAN_REVERSED: {
    status: 400,
    what: {
      en: 'The window ends at {to}, not after its beginning at {from}.',
      ru: 'Период кончается в {to}, не позже начала в {from}.',
      ar: 'تنتهي الفترة عند {to} ولا تلي بدايتها عند {from}.',
    },
    mend: { en: 'Give a later end.', ru: 'Укажите более позднее окончание.', ar: 'أعطِ نهاية لاحقة.' },
  },
  CLI_NO_DEPARTURE: {
    status: 400,
    what: {
      en: 'The file does not say when the movement begins.',
      ru: 'В файле нет времени начала перемещения.',
      ar: 'لا يذكر الملف متى يبدأ التحرك.',
    },
    mend: {
      en: 'Give --depart, like 2020-08-25T07:00:00Z or +2h.',
      ru: 'Укажите --depart, например 2020-08-25T07:00:00Z или +2h.',
      ar: 'أعطِ ‎--depart، مثل 2020-08-25T07:00:00Z أو ‎+2h.',
    },
  },
  CLI_NO_SPEED: {
    status: 400,
    what: {
      en: 'The file does not say how fast the movement goes.',
      ru: 'В файле не указано, с какой скоростью идёт перемещение.',
      ar: 'لا يذكر الملف سرعة التحرك.',
    },
    mend: { en: 'Give --speed-kmh.', ru: 'Укажите --speed-kmh.', ar: 'أعطِ ‎--speed-kmh.' },
  },
  CLI_NOT_A_NOTICE: {
    status: 400,
    what: {
      en: '{path} holds no notice: it has no fields.',
      ru: 'В {path} нет уведомления: отсутствуют поля fields.',
      ar: 'لا إخطار في {path}: لا حقول fields فيه.',
    },
    mend: {
      en: 'Give the input of notices.file as JSON, or a route file.',
      ru: 'Дайте входные данные notices.file в JSON или файл маршрута.',
      ar: 'أعطِ مُدخل notices.file بصيغة JSON، أو ملف مسار.',
    },
  },
  CLI_TRACK_NO_TIMES: {
    status: 400,
    what: {
      en: 'The track has no times.',
      ru: 'В треке нет отметок времени.',
      ar: 'لا أوقات في المسار المسجَّل.',
    },
    mend: {
      en: 'Give --speed-kmh to make them.',
      ru: 'Укажите --speed-kmh, чтобы их рассчитать.',
      ar: 'أعطِ ‎--speed-kmh لحسابها.',
    },
  },
  CLI_PICK_TRACK: {
    status: 400,
    what: {
      en: 'The file holds {count, plural, one {# track} other {# tracks}}, and it is not clear which is meant: {tracks}',
      ru: 'В файле {count, plural, one {# трек} few {# трека} many {# треков} other {# трека}}, и неясно, какой нужен: {tracks}',
      ar: 'في الملف {count, plural, zero {لا مسارات} one {مسار واحد} two {مساران} few {# مسارات} many {# مسارًا} other {# مسار}}، ولا يتضح المقصود: {tracks}',
    },
    mend: {
      en: 'Name or number one with --pick.',
      ru: 'Выберите один по имени или номеру: --pick.',
      ar: 'اختر واحدًا باسمه أو رقمه: ‎--pick.',
    },
  },
  CLI_NO_NODE: {
    status: 400,
    what: {
      en: 'No node is named, and no demo runs from this folder.',
      ru: 'Узел не назван, и демонстрация из этой папки не запущена.',
      ar: 'لم تُسمَّ عقدة، ولا عرض يعمل من هذا المجلد.',
    },
    mend: {
      en: 'Give --node with --officer and --password-file, or --profile, or set PARLEY_PROFILE.',
      ru: 'Укажите --node с --officer и --password-file, или --profile, или PARLEY_PROFILE.',
      ar: 'أعطِ ‎--node مع ‎--officer و‎--password-file، أو ‎--profile، أو اضبط PARLEY_PROFILE.',
    },
  },
  CLI_NO_OFFICER: {
    status: 400,
    what: {
      en: 'It takes an officer and a password to sign in at {url}.',
      ru: 'Для входа в {url} нужны офицер и пароль.',
      ar: 'يلزم ضابط وكلمة مرور للدخول إلى {url}.',
    },
    mend: {
      en: 'Give --officer and --password-file, or a profile.',
      ru: 'Укажите --officer и --password-file или профиль.',
      ar: 'أعطِ ‎--officer و‎--password-file، أو ملف تعريف.',
    },
  },
  CLI_PASSWORD_EMPTY: {
    status: 400,
    what: {
      en: 'The first line of {path} is empty, so there is no password.',
      ru: 'Первая строка {path} пуста: пароля нет.',
      ar: 'السطر الأول من {path} فارغ، فلا كلمة مرور.',
    },
    mend: {
      en: 'Put the password on the first line.',
      ru: 'Поместите пароль в первую строку.',
      ar: 'ضع كلمة المرور في السطر الأول.',
    },
  },
};
