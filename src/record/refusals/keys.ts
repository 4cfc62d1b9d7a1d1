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
  RECORD_KEYRING_ROOT_ALONE: {
    status: 400,
    what: {
      en: 'The file holds a root key alone; a node cannot run on it.',
      ru: 'В файле только корневой ключ; узел с ним работать не может.',
      ar: 'الملف يضم مفتاحًا جذريًّا وحده؛ ولا تعمل به عقدة.',
    },
    mend: {
      en: 'Put back the node’s own keyring.json, and keep this file away from the node.',
      ru: 'Верните собственный keyring.json узла, а этот файл храните отдельно от узла.',
      ar: 'أعد ملف keyring.json الخاص بالعقدة، واحفظ هذا الملف بعيدًا عنها.',
    },
  },
  RECORD_KEYRING_NO_ROOT: {
    status: 400,
    what: {
      en: 'This keyring does not hold the root key.',
      ru: 'В этом файле ключей нет корневого ключа.',
      ar: 'ملف المفاتيح هذا لا يضم المفتاح الجذري.',
    },
    mend: {
      en: 'Give the file that “parley init --root-out” wrote.',
      ru: 'Укажите файл, созданный командой «parley init --root-out».',
      ar: 'أعطِ الملف الذي كتبه «parley init --root-out».',
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
  RECORD_CARD_ORDER: {
    status: 409,
    what: {
      en: 'This card of {party} does not follow the one held: its field “{field}” does not fit.',
      ru: 'Эта карточка стороны {party} не продолжает имеющуюся: не подходит поле «{field}».',
      ar: 'بطاقة الطرف {party} هذه لا تتبع البطاقة المحفوظة: الحقل «{field}» لا يوافقها.',
    },
    mend: {
      en: 'Take the party’s cards one after the other. If none is missing, somebody with its root key made two: speak to the party.',
      ru: 'Принимайте карточки стороны по порядку. Если ни одна не пропущена, кто-то с её корневым ключом сделал две: свяжитесь со стороной.',
      ar: 'خذ بطاقات الطرف واحدة بعد أخرى. فإن لم تنقص واحدة فقد صنع حامل مفتاحه الجذري بطاقتين: خاطب الطرف.',
    },
  },
  RECORD_REKEY_PROOF: {
    status: 403,
    what: {
      en: 'The new message key of {party} did not sign the change from the old card to the new one.',
      ru: 'Новый ключ сообщений стороны {party} не подписал переход от прежней карточки к новой.',
      ar: 'مفتاح الرسائل الجديد للطرف {party} لم يوقّع الانتقال من البطاقة القديمة إلى الجديدة.',
    },
    mend: {
      en: 'Ask the party to make the change again with “parley keys rotate”.',
      ru: 'Попросите сторону повторить замену командой «parley keys rotate».',
      ar: 'اطلب من الطرف أن يعيد التغيير بالأمر «parley keys rotate».',
    },
  },
  RECORD_KEY_REVOKED: {
    status: 403,
    what: {
      en: 'The signature is by a key of {party} that it has revoked as stolen; it no longer counts here.',
      ru: 'Подпись сделана ключом стороны {party}, который она отозвала как похищенный; здесь она больше не действует.',
      ar: 'التوقيع بمفتاح ألغاه الطرف {party} لأنه سُرق؛ ولم يعد يُعتدّ به هنا.',
    },
    mend: {
      en: 'Believe nothing of it. Ask the party by voice whether it sent this; if so, it must send it again under its new key.',
      ru: 'Не верьте этому сообщению. Спросите сторону голосом, отправляла ли она его; если да, пусть отправит снова с новым ключом.',
      ar: 'لا تصدّق منه شيئًا. اسأل الطرف بصوته هل أرسل هذا؛ فإن كان فليرسله ثانية بمفتاحه الجديد.',
    },
  },
  RECORD_KEY_NOT_THEN: {
    status: 403,
    what: {
      en: 'The signature is by a key of {party} that does not speak for it at this place in the series.',
      ru: 'Подпись сделана ключом стороны {party}, который в этом месте последовательности не действует.',
      ar: 'التوقيع بمفتاح للطرف {party} لا يمثله في هذا الموضع من التسلسل.',
    },
    mend: {
      en: 'Its sender must sign with the key that was in force under this sequence number.',
      ru: 'Отправитель должен подписать ключом, действовавшим при этом порядковом номере.',
      ar: 'على المرسل أن يوقّع بالمفتاح النافذ عند هذا الرقم التسلسلي.',
    },
  },
};
