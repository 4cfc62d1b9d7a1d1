/** What goes wrong where a party's keys change. */
import type { RefusalTable } from '../contract/index.ts';

export const refusals: RefusalTable = {
  NODE_KEY_BEFORE: {
    status: 500,
    what: {
      en: 'The message key of {party} is to change, and the key before is not at hand to sign that.',
      ru: 'Ключ сообщений стороны {party} должен смениться, но прежнего ключа для подписи нет.',
      ar: 'مفتاح رسائل الطرف {party} سيتغير، والمفتاح السابق ليس موجودًا ليوقّع ذلك.',
    },
    mend: {
      en: 'Put back the keyring with the old key; if it is lost or stolen, revoke it: “parley keys revoke message”.',
      ru: 'Верните файл ключей с прежним ключом; если он утерян или похищен, отзовите его: «parley keys revoke message».',
      ar: 'أعد ملف المفاتيح الذي فيه المفتاح القديم؛ فإن فُقد أو سُرق فألغه: «parley keys revoke message».',
    },
  },
  NODE_ROOT_THERE: {
    status: 409,
    what: {
      en: 'A file lies at {path} already; a root key is never written over.',
      ru: 'Файл {path} уже существует; корневой ключ никогда не перезаписывается.',
      ar: 'يوجد ملف في {path} من قبل؛ والمفتاح الجذري لا يُكتب فوقه أبدًا.',
    },
    mend: {
      en: 'Name a file that is not there yet, on a medium that you will take away.',
      ru: 'Укажите ещё не существующий файл на носителе, который вы унесёте.',
      ar: 'سمِّ ملفًا غير موجود بعد، على وسيط ستأخذه معك.',
    },
  },
  NODE_NO_ROOT: {
    status: 404,
    what: {
      en: 'No root key file lies at {path}.',
      ru: 'В {path} нет файла корневого ключа.',
      ar: 'لا يوجد ملف مفتاح جذري في {path}.',
    },
    mend: {
      en: 'Fetch the medium on which it is kept, and name the file on it.',
      ru: 'Принесите носитель, на котором он хранится, и укажите файл на нём.',
      ar: 'أحضر الوسيط المحفوظ عليه، وسمِّ الملف الذي فيه.',
    },
  },
  NODE_ROOT_OTHER: {
    status: 403,
    what: {
      en: 'The root key in {path} is not that of {party}.',
      ru: 'Корневой ключ в {path} не принадлежит стороне {party}.',
      ar: 'المفتاح الجذري في {path} ليس للطرف {party}.',
    },
    mend: {
      en: 'Give the root key file that was made with this party.',
      ru: 'Укажите файл корневого ключа, созданный вместе с этой стороной.',
      ar: 'أعطِ ملف المفتاح الجذري الذي صُنع مع هذا الطرف.',
    },
  },
  NODE_KEYS_PENDING: {
    status: 409,
    what: {
      en: 'New keys for {path} are made already and wait for the node’s next start.',
      ru: 'Новые ключи для {path} уже созданы и ждут следующего запуска узла.',
      ar: 'صُنعت مفاتيح جديدة لـ {path} من قبل وتنتظر بدء العقدة التالي.',
    },
    mend: {
      en: 'Restart the node; then change keys again if you must.',
      ru: 'Перезапустите узел; затем при необходимости смените ключи ещё раз.',
      ar: 'أعد تشغيل العقدة؛ ثم غيّر المفاتيح ثانية إن لزم.',
    },
  },
  NODE_REVOKE_FUTURE: {
    status: 422,
    what: {
      en: 'The record ends at {size, number}; a key cannot be revoked from {fromIndex, number} on.',
      ru: 'Журнал заканчивается на {size, number}; отозвать ключ начиная с {fromIndex, number} нельзя.',
      ar: 'ينتهي السجل عند {size, number}؛ ولا يُلغى مفتاح ابتداءً من {fromIndex, number}.',
    },
    mend: {
      en: 'Name the index of the first entry that the thief may have made, at most {size, number}.',
      ru: 'Укажите номер первой записи, которую мог сделать похититель, не больше {size, number}.',
      ar: 'سمِّ رقم أول قيد ربما صنعه السارق، على ألّا يزيد على {size, number}.',
    },
  },
  NODE_OTHER_KEYS: {
    status: 500,
    what: {
      en: 'Keyring and card in {path} do not belong together.',
      ru: 'Связка ключей и карточка в {path} не соответствуют друг другу.',
      ar: 'حلقة المفاتيح والبطاقة في {path} غير متطابقتين.',
    },
    mend: {
      en: 'Put back the pair that was made together.',
      ru: 'Верните пару, созданную вместе.',
      ar: 'أعد الزوج الذي أُنشئ معًا.',
    },
  },
};
