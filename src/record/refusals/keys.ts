/** What goes wrong with keys, keyrings and party cards. */
import type { RefusalTable } from '../../contract/index.ts';

export const keys: RefusalTable = {
  RECORD_KEY_LENGTH: {
    status: 400,
    what: {
      en: 'A public key has 32 bytes; this one has {bytes, number}.',
      ru: 'Открытый ключ должен занимать 32 байта; длина этого ключа в байтах — {bytes, number}.',
      ar: 'طول المفتاح العام 32 بايتًا، وطول هذا المفتاح بالبايت {bytes, number}.',
    },
    mend: {
      en: 'Copy the whole key from the party’s card.',
      ru: 'Скопируйте ключ из карточки стороны полностью.',
      ar: 'انسخ المفتاح كاملًا من بطاقة الطرف.',
    },
  },
  RECORD_KEY_NOT_CANONICAL: {
    status: 400,
    what: {
      en: 'The public key is written in a second spelling that must not be used.',
      ru: 'Открытый ключ записан в недопустимой неканонической форме.',
      ar: 'المفتاح العام مكتوب بصورة غير قياسية لا يجوز استعمالها.',
    },
    mend: {
      en: 'Ask the party for a freshly made key: sound software never writes one like this.',
      ru: 'Запросите у стороны новый ключ: исправная программа такой записи не создаёт.',
      ar: 'اطلب من الطرف مفتاحًا جديدًا، فالبرامج السليمة لا تكتب مفتاحًا كهذا.',
    },
  },
  RECORD_KEY_NOT_POINT: {
    status: 400,
    what: {
      en: 'The bytes are not an Ed25519 public key.',
      ru: 'Эти байты не являются открытым ключом Ed25519.',
      ar: 'هذه البايتات ليست مفتاح Ed25519 عامًّا.',
    },
    mend: {
      en: 'Copy the key from the party’s card again.',
      ru: 'Скопируйте ключ из карточки стороны ещё раз.',
      ar: 'انسخ المفتاح من بطاقة الطرف مرة أخرى.',
    },
  },
  RECORD_KEY_SMALL_ORDER: {
    status: 400,
    what: {
      en: 'The public key is unsafe: under it one signature can hold for two opposite messages.',
      ru: 'Открытый ключ небезопасен: с ним одна подпись подходит к двум противоположным сообщениям.',
      ar: 'المفتاح العام غير آمن: يمكن لتوقيع واحد به أن يصح على رسالتين متناقضتين.',
    },
    mend: {
      en: 'Do not enrol it; ask the party in person for its real key.',
      ru: 'Не регистрируйте его; запросите настоящий ключ у стороны лично.',
      ar: 'لا تسجِّله، واطلب من الطرف مفتاحه الحقيقي مباشرة.',
    },
  },
  RECORD_KEY_TORSION: {
    status: 400,
    what: {
      en: 'The public key has a torsion part: programs could disagree on its signatures.',
      ru: 'Открытый ключ содержит компонент кручения: программы могут по-разному оценивать подписи с ним.',
      ar: 'في المفتاح العام مكوِّن التوائي: قد تختلف البرامج في صحة توقيعاته.',
    },
    mend: {
      en: 'Ask the party for a freshly made key.',
      ru: 'Запросите у стороны новый ключ.',
      ar: 'اطلب من الطرف مفتاحًا جديدًا.',
    },
  },
  RECORD_KEY_LOW_ORDER: {
    status: 400,
    what: {
      en: 'The X25519 key is of low order: what is sealed to it could be read by anyone.',
      ru: 'Ключ X25519 имеет малый порядок: зашифрованное для него мог бы прочесть кто угодно.',
      ar: 'رتبة مفتاح X25519 صغيرة: ما يُشفَّر له يستطيع أي أحد قراءته.',
    },
    mend: {
      en: 'Do not enrol it; ask the party in person for its real key.',
      ru: 'Не регистрируйте его; запросите настоящий ключ у стороны лично.',
      ar: 'لا تسجِّله، واطلب من الطرف مفتاحه الحقيقي مباشرة.',
    },
  },
  RECORD_KEY_SHARED: {
    status: 400,
    what: {
      en: 'One key serves two of the roles root, message, log, cosign, encryption and tls.',
      ru: 'Один ключ используется в двух ролях из шести: root, message, log, cosign, encryption, tls.',
      ar: 'مفتاح واحد يؤدي دورين من الأدوار الستة: root وmessage وlog وcosign وencryption وtls.',
    },
    mend: {
      en: 'Make a separate key for each role.',
      ru: 'Создайте для каждой роли отдельный ключ.',
      ar: 'أنشئ لكل دور مفتاحًا خاصًّا به.',
    },
  },
  RECORD_KEYRING_FIELD: {
    status: 400,
    what: {
      en: 'The keyring file’s field “{field}” is missing or wrong.',
      ru: 'Поле файла ключей «{field}» отсутствует или неверно.',
      ar: 'حقل ملف المفاتيح «{field}» مفقود أو غير صحيح.',
    },
    mend: {
      en: 'Restore the keyring file, of format 2, from its backup.',
      ru: 'Восстановите файл ключей (формат 2) из резервной копии.',
      ar: 'استعد ملف المفاتيح، بالصيغة 2، من نسخته الاحتياطية.',
    },
  },
  RECORD_KEYRING_SECRET: {
    status: 403,
    what: {
      en: 'The keyring does not open: the secret is wrong or the file is damaged.',
      ru: 'Файл ключей не открывается: секрет неверен или файл повреждён.',
      ar: 'لا يُفتح ملف المفاتيح: السر غير صحيح أو الملف تالف.',
    },
    mend: {
      en: 'Give the secret with which the keyring was sealed, or restore the file from its backup.',
      ru: 'Укажите секрет, которым файл был закрыт, или восстановите файл из резервной копии.',
      ar: 'أدخل السر الذي أُغلق به ملف المفاتيح، أو استعد الملف من نسخته الاحتياطية.',
    },
  },
  RECORD_KEYRING_SECRET_EMPTY: {
    status: 400,
    what: {
      en: 'The keyring’s secret is empty.',
      ru: 'Секрет для файла ключей пуст.',
      ar: 'سر ملف المفاتيح فارغ.',
    },
    mend: {
      en: 'Give a secret of at least one character; a long random one is best.',
      ru: 'Задайте непустой секрет, лучше всего — длинный случайный.',
      ar: 'أدخل سرًّا غير فارغ، والأفضل أن يكون طويلًا وعشوائيًا.',
    },
  },
  RECORD_CARD_FIELD: {
    status: 400,
    what: {
      en: 'The party card’s field “{field}” is missing, unknown or wrong.',
      ru: 'Поле карточки стороны «{field}» отсутствует, неизвестно или неверно.',
      ar: 'حقل بطاقة الطرف «{field}» مفقود أو غير معروف أو غير صحيح.',
    },
    mend: {
      en: 'Ask the party for its card again, of format 2.',
      ru: 'Запросите карточку стороны (формат 2) ещё раз.',
      ar: 'اطلب من الطرف بطاقته مرة أخرى، بالصيغة 2.',
    },
  },
  RECORD_CARD_SIGNATURE: {
    status: 403,
    what: {
      en: 'The card of {party} is not signed by the root key that it names.',
      ru: 'Карточка стороны {party} не подписана указанным в ней корневым ключом.',
      ar: 'بطاقة الطرف {party} غير موقَّعة بالمفتاح الجذري المذكور فيها.',
    },
    mend: {
      en: 'The card was altered or damaged: ask the party for it again.',
      ru: 'Карточка изменена или повреждена: запросите её у стороны ещё раз.',
      ar: 'البطاقة معدَّلة أو تالفة: اطلبها من الطرف مرة أخرى.',
    },
  },
};
