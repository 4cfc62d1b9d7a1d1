/** What `keys` and the offline root say. */
import type { Trilingual } from '../../contract/index.ts';

export const keys = {
  'cli.v.keys': { en: 'This party’s keys', ru: 'Ключи этой стороны', ar: 'مفاتيح هذا الطرف' },
  'cli.v.keys show': {
    en: 'Show which keys this party has, and which it revoked',
    ru: 'Показать ключи этой стороны и отозванные ею',
    ar: 'عرض مفاتيح هذا الطرف وما ألغاه منها',
  },
  'cli.v.keys rotate': {
    en: 'Make new keys and tell every peer; the old ones stay good for what they signed',
    ru: 'Создать новые ключи и сообщить всем сторонам; подписанное прежними остаётся в силе',
    ar: 'إنشاء مفاتيح جديدة وإبلاغ كل الأطراف؛ ويبقى ما وقّعته القديمة صحيحًا',
  },
  'cli.v.keys revoke': {
    en: 'After a theft: replace a key and revoke the old one from a place in the record on',
    ru: 'После кражи: заменить ключ и отозвать прежний начиная с места в журнале',
    ar: 'بعد سرقة: استبدال مفتاح وإلغاء القديم ابتداءً من موضع في السجل',
  },
  'cli.a.roles': {
    en: 'message, log, cosign, encryption, tls; none: all of them',
    ru: 'message, log, cosign, encryption, tls; без указания — все',
    ar: 'message وlog وcosign وencryption وtls؛ بلا ذكرها: كلها',
  },
  'cli.a.role': {
    en: 'the stolen key: message, log, cosign, encryption or tls',
    ru: 'похищенный ключ: message, log, cosign, encryption или tls',
    ar: 'المفتاح المسروق: message أو log أو cosign أو encryption أو tls',
  },
  'cli.o.root': {
    en: 'file of the root key, where it is kept off the node',
    ru: 'файл корневого ключа, если он хранится отдельно от узла',
    ar: 'ملف المفتاح الجذري إن كان محفوظًا خارج العقدة',
  },
  'cli.o.root-out': {
    en: 'write the root key to this file instead, sealed with a secret of its own',
    ru: 'записать корневой ключ в этот файл, закрыв его отдельным секретом',
    ar: 'كتابة المفتاح الجذري في هذا الملف بدلًا من العقدة، مختومًا بسر خاص به',
  },
  'cli.o.root-secret-file': {
    en: 'file with the secret of the root key',
    ru: 'файл с секретом корневого ключа',
    ar: 'ملف سر المفتاح الجذري',
  },
  'cli.o.root-secret-fd': {
    en: 'descriptor to read the secret of the root key from',
    ru: 'дескриптор, из которого читается секрет корневого ключа',
    ar: 'واصف يُقرأ منه سر المفتاح الجذري',
  },
  'cli.o.from-index': {
    en: 'index in this record from which the stolen key counts no more',
    ru: 'номер записи в этом журнале, начиная с которого похищенный ключ не действует',
    ar: 'رقم القيد في هذا السجل الذي يبطل المفتاح المسروق ابتداءً منه',
  },
  'cli.o.keys-url': {
    en: 'the node’s new address on the card',
    ru: 'новый адрес узла в карточке',
    ar: 'عنوان العقدة الجديد في البطاقة',
  },
  'cli.init.root': {
    en: 'The root key lies in {path}. Take it off this machine; without it no key can be changed.',
    ru: 'Корневой ключ — в {path}. Уберите его с этой машины; без него ни один ключ не сменить.',
    ar: 'المفتاح الجذري في {path}. انقله من هذا الجهاز؛ فمن دونه لا يُغيَّر أي مفتاح.',
  },
  'cli.keys.card': {
    en: '{party}, card {serial}',
    ru: '{party}, карточка {serial}',
    ar: '{party}، البطاقة {serial}',
  },
  'cli.keys.key': { en: '{role}: {fingerprint}', ru: '{role}: {fingerprint}', ar: '{role}: {fingerprint}' },
  'cli.keys.revoked': {
    en: 'revoked from entry {index} on, {role}: {fingerprint}',
    ru: 'отозван с записи {index}, {role}: {fingerprint}',
    ar: 'أُلغي ابتداءً من القيد {index}، {role}: {fingerprint}',
  },
  'cli.keys.waiting': {
    en: 'Card {serial} is made and waits for the node’s next start.',
    ru: 'Карточка {serial} создана и ждёт следующего запуска узла.',
    ar: 'البطاقة {serial} جاهزة وتنتظر بدء العقدة التالي.',
  },
  'cli.keys.made': {
    en: 'Card {serial} of {party} is made. New keys: {roles}',
    ru: 'Создана карточка {serial} стороны {party}. Новые ключи: {roles}',
    ar: 'صُنعت البطاقة {serial} للطرف {party}. المفاتيح الجديدة: {roles}',
  },
  'cli.keys.taken': {
    en: 'It stands in the record; every peer is told when the node next runs.',
    ru: 'Она внесена в журнал; все стороны узнают о ней, когда узел заработает.',
    ar: 'دُوّنت في السجل؛ ويُبلَّغ بها كل طرف متى عملت العقدة.',
  },
  'cli.keys.restart': {
    en: 'The node is running: restart it, and it takes its new keys and tells every peer.',
    ru: 'Узел работает: перезапустите его, и он примет новые ключи и сообщит всем сторонам.',
    ar: 'العقدة تعمل: أعد تشغيلها فتأخذ مفاتيحها الجديدة وتُبلغ كل الأطراف.',
  },
} satisfies Record<string, Trilingual>;
