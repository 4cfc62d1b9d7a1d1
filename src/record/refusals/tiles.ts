/** What goes wrong with tiles, policies and what is asked of a witness. */
import type { RefusalTable } from '../../contract/index.ts';

export const tiles: RefusalTable = {
  RECORD_TILE_LENGTH: {
    status: 422,
    what: {
      en: 'The tile has {bytes, number} bytes; its name asks for {expected, number}.',
      ru: 'Размер плитки в байтах — {bytes, number}, а по имени должно быть {expected, number}.',
      ar: 'حجم البلاطة بالبايت {bytes, number}، والمطلوب بحسب اسمها {expected, number}.',
    },
    mend: {
      en: 'Fetch it again from the log; a tile is never cut, padded or compressed in place.',
      ru: 'Получите её из журнала заново: плитка не обрезается, не дополняется и не сжимается на месте.',
      ar: 'اجلبها من السجل مرة أخرى؛ فالبلاطة لا تُقتطع ولا تُحشى ولا تُضغط في مكانها.',
    },
  },
  RECORD_BUNDLE_CUT: {
    status: 422,
    what: {
      en: 'The bundle of entries ends inside entry {entry, number} (byte {at, number}).',
      ru: 'Набор записей обрывается внутри записи {entry, number} (байт {at, number}).',
      ar: 'تنتهي حزمة القيود داخل القيد {entry, number} (البايت {at, number}).',
    },
    mend: {
      en: 'Fetch it again from the log; each entry stands behind its length in two bytes.',
      ru: 'Получите его из журнала заново: перед каждой записью стоит её длина в двух байтах.',
      ar: 'اجلبها من السجل مرة أخرى؛ فأمام كل قيد طوله في بايتين.',
    },
  },
  RECORD_BUNDLE_COUNT: {
    status: 422,
    what: {
      en: 'The bundle holds another number of entries than its name says: {entries, number} were read, {expected, number} are due.',
      ru: 'В наборе не столько записей, сколько указано в имени: прочитано {entries, number}, должно быть {expected, number}.',
      ar: 'عدد القيود في الحزمة غير ما يقوله اسمها: قُرئ منها {entries, number} والمطلوب {expected, number}.',
    },
    mend: {
      en: 'Fetch it again from the log.',
      ru: 'Получите его из журнала заново.',
      ar: 'اجلبها من السجل مرة أخرى.',
    },
  },
  RECORD_POLICY_LINE: {
    status: 400,
    what: {
      en: 'Line {line, number} of the policy is wrong: {fault, select, character {it holds a character that is not allowed, or no line break ends it} keyword {it begins with none of log, witness, group, quorum} fields {it has too few or too many fields} key {its key is not a verifier key of the right type} key-twice {its key stands on an earlier line} name-taken {its name is taken} name-unknown {it uses a name that no earlier line defines} member-twice {a member belongs to a group already} threshold {its number must lie between one and the number of members} quorum-twice {there is a quorum line already} other {there are more lines of this sort than are taken}}.',
      ru: 'Строка {line, number} политики неверна: {fault, select, character {в ней недопустимый символ, или она не завершена переводом строки} keyword {она не начинается ни с log, ни с witness, ни с group, ни с quorum} fields {в ней слишком мало или слишком много полей} key {её ключ не является ключом проверки нужного типа} key-twice {её ключ уже стоит выше} name-taken {её имя уже занято} name-unknown {в ней имя, которого выше нет} member-twice {участник уже входит в группу} threshold {её число должно быть от единицы до числа участников} quorum-twice {строка quorum уже есть} other {таких строк больше, чем принимается}}.',
      ar: 'السطر {line, number} من السياسة غير صحيح: {fault, select, character {فيه محرف غير مسموح به أو لا ينتهي بفاصل سطر} keyword {لا يبدأ بأي من log وwitness وgroup وquorum} fields {حقوله أقل أو أكثر مما ينبغي} key {مفتاحه ليس مفتاح تحقُّق من النوع الصحيح} key-twice {مفتاحه وارد في سطر سابق} name-taken {اسمه مستعمل من قبل} name-unknown {فيه اسم لا يعرّفه سطر سابق} member-twice {أحد الأعضاء منتمٍ إلى مجموعة من قبل} threshold {يجب أن يكون عدده بين الواحد وعدد الأعضاء} quorum-twice {سطر quorum موجود من قبل} other {عدد الأسطر من هذا النوع يفوق ما يُقبل}}.',
    },
    mend: {
      en: 'Write the line as C2SP tlog-policy says: log KEY, witness NAME KEY, group NAME any|all|NUMBER MEMBER…, quorum NAME.',
      ru: 'Запишите строку по C2SP tlog-policy: log КЛЮЧ, witness ИМЯ КЛЮЧ, group ИМЯ any|all|ЧИСЛО УЧАСТНИК…, quorum ИМЯ.',
      ar: 'اكتب السطر كما في C2SP tlog-policy: log ثم المفتاح، أو witness ثم الاسم فالمفتاح، أو group ثم الاسم ثم any أو all أو عدد ثم الأعضاء، أو quorum ثم الاسم.',
    },
  },
  RECORD_POLICY_QUORUM: {
    status: 400,
    what: {
      en: 'The policy has no quorum line.',
      ru: 'В политике нет строки quorum.',
      ar: 'ليس في السياسة سطر quorum.',
    },
    mend: {
      en: 'Say which witness or group must have cosigned: quorum NAME, or quorum none.',
      ru: 'Укажите, чья подпись наблюдателя нужна: quorum ИМЯ, или quorum none.',
      ar: 'بيّن الشاهد أو المجموعة التي يجب أن توقّع: quorum ثم الاسم، أو quorum none.',
    },
  },
};
