import type { RefusalTable } from '../contract/index.ts';

/** Why a record in a PostgreSQL database cannot be opened. No refusal ever holds the address as it was written: a password may be in it. */
export const database: RefusalTable = {
  STORE_URL_BAD: {
    status: 400,
    what: {
      en: 'The address of the database cannot be read.',
      ru: 'Не удаётся разобрать адрес базы данных.',
      ar: 'تعذّرت قراءة عنوان قاعدة البيانات.',
    },
    mend: {
      en: 'Write postgres://user@host:port/database, with letters, digits, dots, hyphens and underscores in the names. A socket is postgres://user@%2Frun%2Fpostgresql/database.',
      ru: 'Укажите postgres://user@host:port/database; в именах допустимы буквы латиницы, цифры, точки, дефисы и подчёркивания. Сокет: postgres://user@%2Frun%2Fpostgresql/database.',
      ar: 'اكتبه هكذا: postgres://user@host:port/database، ولا تستخدم في الأسماء إلا الأحرف اللاتينية والأرقام والنقطة والشرطة والشرطة السفلية. أما المقبس فهكذا: postgres://user@%2Frun%2Fpostgresql/database.',
    },
  },
  STORE_URL_PASSWORD: {
    status: 400,
    what: {
      en: 'The address of the database holds a password. It was not used.',
      ru: 'В адресе базы данных указан пароль. Он не был использован.',
      ar: 'في عنوان قاعدة البيانات كلمة مرور، ولم تُستخدم.',
    },
    mend: {
      en: 'Put the password into a file that only the node can read and name that file (passwordFile). Change the password if others may have seen it.',
      ru: 'Поместите пароль в файл, доступный для чтения только узлу, и укажите этот файл (passwordFile). Если пароль могли увидеть, смените его.',
      ar: 'ضع كلمة المرور في ملف لا تقرؤه إلا العقدة، ثم اذكر ذلك الملف (passwordFile). وغيّر كلمة المرور إن كان يُحتمل أن غيرك رآها.',
    },
  },
  STORE_URL_INSECURE: {
    status: 400,
    what: {
      en: 'The database is on another machine ({host}), and nothing protects the way there.',
      ru: 'База данных находится на другом компьютере ({host}), и канал до неё ничем не защищён.',
      ar: 'قاعدة البيانات على جهاز آخر ({host})، والطريق إليها بلا حماية.',
    },
    mend: {
      en: 'Name the file with the certificate of the authority that the server is checked by (caFile), or use a server on this machine.',
      ru: 'Укажите файл с сертификатом удостоверяющего центра, по которому проверяется сервер (caFile), или используйте сервер на этом компьютере.',
      ar: 'اذكر ملف شهادة الجهة التي يُتحقق بها من الخادم (caFile)، أو استخدم خادمًا على هذا الجهاز.',
    },
  },
  STORE_PASSWORD_FILE: {
    status: 404,
    what: {
      en: 'The database password cannot be read from {path}.',
      ru: 'Не удаётся прочитать пароль базы данных из файла {path}.',
      ar: 'تعذّرت قراءة كلمة مرور قاعدة البيانات من {path}.',
    },
    mend: {
      en: 'Write the password alone into that file and let the node read it.',
      ru: 'Запишите в этот файл только пароль и разрешите узлу его читать.',
      ar: 'اكتب كلمة المرور وحدها في ذلك الملف واسمح للعقدة بقراءته.',
    },
  },
  STORE_CA_FILE: {
    status: 404,
    what: {
      en: 'The certificate cannot be read from {path}.',
      ru: 'Не удаётся прочитать сертификат из файла {path}.',
      ar: 'تعذّرت قراءة الشهادة من {path}.',
    },
    mend: {
      en: 'Name a PEM file that the node can read.',
      ru: 'Укажите файл PEM, доступный узлу для чтения.',
      ar: 'اذكر ملفًا بصيغة PEM تستطيع العقدة قراءته.',
    },
  },
  STORE_DATABASE_AWAY: {
    status: 503,
    what: {
      en: 'The database {database} cannot be reached: {reason}.',
      ru: 'База данных {database} недоступна: {reason}.',
      ar: 'تعذّر الوصول إلى قاعدة البيانات {database}: {reason}.',
    },
    mend: {
      en: 'Check that the server runs and that the address is right, then start the node again.',
      ru: 'Проверьте, что сервер работает и адрес указан верно, затем снова запустите узел.',
      ar: 'تحقق من أن الخادم يعمل ومن صحة العنوان، ثم شغّل العقدة من جديد.',
    },
  },
  STORE_DATABASE_REFUSES: {
    status: 503,
    what: {
      en: 'The server refuses the database {database}: {reason}.',
      ru: 'Сервер отказал в доступе к базе данных {database}: {reason}.',
      ar: 'رفض الخادم فتح قاعدة البيانات {database}: {reason}.',
    },
    mend: {
      en: 'Check user, password file and database. The user must own the database.',
      ru: 'Проверьте пользователя, файл с паролем и базу данных. Пользователь должен быть её владельцем.',
      ar: 'تحقق من المستخدم وملف كلمة المرور وقاعدة البيانات. ويجب أن يكون المستخدم مالكها.',
    },
  },
  STORE_DATABASE_IN_USE: {
    status: 409,
    what: {
      en: 'Another running node has the database {database} open.',
      ru: 'База данных {database} уже открыта другим работающим узлом.',
      ar: 'قاعدة البيانات {database} مفتوحة لدى عقدة أخرى قيد التشغيل.',
    },
    mend: {
      en: 'Stop that node first, or give this one a database of its own.',
      ru: 'Сначала остановите тот узел или укажите этому отдельную базу данных.',
      ar: 'أوقف تلك العقدة أولًا، أو خصص لهذه العقدة قاعدة بيانات أخرى.',
    },
  },
  STORE_SERVER_UNFIT: {
    status: 409,
    what: {
      en: 'This server cannot keep a record safe: {setting} is {found}, it must be {wanted}.',
      ru: 'Этот сервер не обеспечивает сохранность журнала: {setting} = {found}, должно быть {wanted}.',
      ar: 'هذا الخادم لا يضمن سلامة السجل: قيمة {setting} هي {found} ويجب أن تكون {wanted}.',
    },
    mend: {
      en: 'Use PostgreSQL 15 or later, the primary itself without a pooler between, a database in UTF-8, with fsync, full_page_writes and synchronous_commit on.',
      ru: 'Нужен PostgreSQL 15 или новее, сам основной сервер без промежуточного пула соединений, база в UTF-8 и включённые fsync, full_page_writes и synchronous_commit.',
      ar: 'استخدم PostgreSQL 15 أو أحدث، على الخادم الرئيسي نفسه دون وسيط لتجميع الاتصالات، وقاعدة بيانات بترميز UTF-8، مع تفعيل fsync وfull_page_writes وsynchronous_commit.',
    },
  },
};
