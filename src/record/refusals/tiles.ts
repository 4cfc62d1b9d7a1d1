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
      en: 'Line {line, number} of the policy is wrong: {fault, select, character {it holds a character that is not allowed, or no line break ends it} keyword {it begins with none of log, witness, group, quorum} fields {it has too few or too many fields} key {its key is not a verifier key of the right type} keyTwice {its key stands on an earlier line} nameTaken {its name is taken} nameUnknown {it uses a name that no earlier line defines} memberTwice {a member belongs to a group already} threshold {its number must lie between one and the number of members} quorumTwice {there is a quorum line already} other {there are more lines of this sort than are taken}}.',
      ru: 'Строка {line, number} политики неверна: {fault, select, character {в ней недопустимый символ, или она не завершена переводом строки} keyword {она не начинается ни с log, ни с witness, ни с group, ни с quorum} fields {в ней слишком мало или слишком много полей} key {её ключ не является ключом проверки нужного типа} keyTwice {её ключ уже стоит выше} nameTaken {её имя уже занято} nameUnknown {в ней имя, которого выше нет} memberTwice {участник уже входит в группу} threshold {её число должно быть от единицы до числа участников} quorumTwice {строка quorum уже есть} other {таких строк больше, чем принимается}}.',
      ar: 'السطر {line, number} من السياسة غير صحيح: {fault, select, character {فيه محرف غير مسموح به أو لا ينتهي بفاصل سطر} keyword {لا يبدأ بأي من log وwitness وgroup وquorum} fields {حقوله أقل أو أكثر مما ينبغي} key {مفتاحه ليس مفتاح تحقُّق من النوع الصحيح} keyTwice {مفتاحه وارد في سطر سابق} nameTaken {اسمه مستعمل من قبل} nameUnknown {فيه اسم لا يعرّفه سطر سابق} memberTwice {أحد الأعضاء منتمٍ إلى مجموعة من قبل} threshold {يجب أن يكون عدده بين الواحد وعدد الأعضاء} quorumTwice {سطر quorum موجود من قبل} other {عدد الأسطر من هذا النوع يفوق ما يُقبل}}.',
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
      ru: 'Укажите, чья соподпись нужна: quorum ИМЯ, или quorum none.',
      ar: 'بيّن أيُّ شاهد أو مجموعة يلزم توقيعه المشارك: quorum ثم الاسم، أو quorum none.',
    },
  },
  RECORD_WITNESS_LINE: {
    status: 400,
    what: {
      en: 'Line {line, number} of the request to the witness is wrong.',
      ru: 'Строка {line, number} запроса к свидетелю неверна.',
      ar: 'السطر {line, number} من الطلب إلى الشاهد غير صحيح.',
    },
    mend: {
      en: 'Send “old SIZE”, at most 63 hashes in base64, one a line, an empty line, and the checkpoint.',
      ru: 'Отправьте «old РАЗМЕР», не более 63 хешей в base64 по одному в строке, пустую строку и контрольную точку.',
      ar: 'أرسل «old» ثم الحجم، ثم ما لا يزيد على 63 بصمة بصيغة base64 واحدة في كل سطر، ثم سطرًا فارغًا، ثم نقطة التحقق.',
    },
  },
  RECORD_WITNESS_LOG: {
    status: 404,
    what: {
      en: 'This witness does not know the log “{log}”: it is an unknown log here.',
      ru: 'Этот свидетель не знает журнала «{log}».',
      ar: 'هذا الشاهد لا يعرف السجل «{log}».',
    },
    mend: {
      en: 'Enrol the party whose log it is, or name the log in the witness’s configuration.',
      ru: 'Зарегистрируйте сторону, которой принадлежит журнал, или укажите журнал в настройках свидетеля.',
      ar: 'سجِّل الطرف صاحب السجل، أو اذكر السجل في إعدادات الشاهد.',
    },
  },
  RECORD_WITNESS_SHRUNK: {
    status: 400,
    what: {
      en: 'The old size {old} is larger than the checkpoint’s size {size}.',
      ru: 'Прежний размер {old} больше размера контрольной точки {size}.',
      ar: 'الحجم السابق {old} أكبر من حجم نقطة التحقق {size}.',
    },
    mend: {
      en: 'Submit the log’s latest checkpoint: a log only grows.',
      ru: 'Отправьте последнюю контрольную точку журнала: журнал только растёт.',
      ar: 'أرسل أحدث نقطة تحقق للسجل: فالسجل لا ينقص.',
    },
  },
  RECORD_WITNESS_FORK: {
    status: 422,
    what: {
      en: 'The log “{log}” has signed two different roots for the size {size}: no consistency proof can join them.',
      ru: 'Журнал «{log}» подписал два разных корня для размера {size}: никакое доказательство согласованности их не соединит.',
      ar: 'وقّع السجل «{log}» جذرين مختلفين للحجم {size}: لا إثبات اتساق يجمع بينهما.',
    },
    mend: {
      en: 'Both signatures are kept as evidence. Ask the log’s keeper, and whoever relied on either.',
      ru: 'Обе подписи сохранены как доказательство. Обратитесь к владельцу журнала и к тем, кто полагался на любую из них.',
      ar: 'حُفظ التوقيعان دليلًا. اسأل صاحب السجل ومن اعتمد على أي منهما.',
    },
  },
  RECORD_WITNESS_PROOF: {
    status: 422,
    what: {
      en: 'The consistency proof ({hashes, plural, one {# hash} other {# hashes}}) does not show that the log at size {size} begins with the log at size {old}.',
      ru: 'Доказательство согласованности ({hashes, plural, one {# хеш} few {# хеша} many {# хешей} other {# хеша}}) не показывает, что журнал размера {size} начинается с журнала размера {old}.',
      ar: 'إثبات الاتساق ({hashes, plural, zero {بلا بصمات} one {بصمة واحدة} two {بصمتان} few {# بصمات} many {# بصمة} other {# بصمة}}) لا يبيّن أن السجل ذا الحجم {size} يبدأ بالسجل ذي الحجم {old}.',
    },
    mend: {
      en: 'Send the proof of RFC 6962 from the size last cosigned to the checkpoint’s; from size 0 send none.',
      ru: 'Отправьте доказательство по RFC 6962 от последнего подписанного размера до размера контрольной точки; от размера 0 — пустое.',
      ar: 'أرسل إثبات RFC 6962 من آخر حجم موقَّع إلى حجم نقطة التحقق؛ ومن الحجم 0 لا ترسل شيئًا.',
    },
  },
  RECORD_FORK_NONE: {
    status: 422,
    what: {
      en: 'The two checkpoints (sizes {small} and {large}) are not shown to belong to two histories of one log.',
      ru: 'Не показано, что две контрольные точки (размеры {small} и {large}) относятся к двум разным историям одного журнала.',
      ar: 'لم يثبت أن نقطتي التحقق (بالحجمين {small} و{large}) من تاريخين مختلفين لسجل واحد.',
    },
    mend: {
      en: 'Evidence of a fork holds two notes signed by the log and, for two sizes, the opened beginning of the larger tree.',
      ru: 'Доказательство раздвоения состоит из двух заметок, подписанных журналом, и, если размеры разные, раскрытого начала большего дерева.',
      ar: 'دليل الانقسام مذكرتان وقّعهما السجل، ومعهما بداية الشجرة الكبرى مكشوفة إن اختلف الحجمان.',
    },
  },
};
