/** What goes wrong with headers, notes, checkpoints, proofs and receipts. */
import type { RefusalTable } from '../../contract/index.ts';

export const log: RefusalTable = {
  RECORD_LOG_OTHER: {
    status: 403,
    what: {
      en: 'It names the log “{given}”; the enrolled log is “{expected}”.',
      ru: 'Указан журнал «{given}», а зарегистрирован журнал «{expected}».',
      ar: 'السجل المذكور هو «{given}»، أما السجل المسجَّل فهو «{expected}».',
    },
    mend: {
      en: 'A party keeps one log; if it has a new one, enrol its new card first.',
      ru: 'У стороны один журнал; если появился новый, сначала зарегистрируйте новую карточку.',
      ar: 'لكل طرف سجل واحد؛ وإن كان له سجل جديد فسجِّل بطاقته الجديدة أولًا.',
    },
  },
  RECORD_HEADER_LINE: {
    status: 400,
    what: {
      en: 'Line {line, number} of the entry header is wrong.',
      ru: 'Строка {line, number} заголовка записи неверна.',
      ar: 'السطر {line, number} من ترويسة القيد غير صحيح.',
    },
    mend: {
      en: 'A header has seven lines in the form parley-header/v1; use it unchanged.',
      ru: 'Заголовок состоит из семи строк в форме parley-header/v1; используйте его без изменений.',
      ar: 'الترويسة سبعة أسطر بالصيغة parley-header/v1؛ استعملها دون تغيير.',
    },
  },
  RECORD_VKEY: {
    status: 400,
    what: {
      en: '“{text}” is not a verifier key of a log.',
      ru: '«{text}» не является ключом проверки журнала.',
      ar: '«{text}» ليس مفتاح تحقُّق لسجل.',
    },
    mend: {
      en: 'Copy the whole line: name, plus sign, eight hex digits, plus sign, base64.',
      ru: 'Скопируйте строку целиком: имя, плюс, восемь шестнадцатеричных цифр, плюс, base64.',
      ar: 'انسخ السطر كاملًا: الاسم، ثم علامة زائد، ثم ثمانية أرقام ست عشرية، ثم علامة زائد، ثم base64.',
    },
  },
  RECORD_NOTE_SHAPE: {
    status: 400,
    what: {
      en: 'The data is not a signed note.',
      ru: 'Данные не являются подписанной заметкой.',
      ar: 'البيانات ليست مذكرة موقَّعة.',
    },
    mend: {
      en: 'Send the note unchanged: text, a blank line, signature lines.',
      ru: 'Передайте заметку без изменений: текст, пустая строка, строки подписей.',
      ar: 'أرسل المذكرة دون تغيير: النص، ثم سطر فارغ، ثم أسطر التوقيعات.',
    },
  },
  RECORD_NOTE_SIGNATURE: {
    status: 403,
    what: {
      en: 'The signature of {name} on the note is wrong.',
      ru: 'Подпись {name} на заметке неверна.',
      ar: 'توقيع {name} على المذكرة غير صحيح.',
    },
    mend: {
      en: 'The note was altered or damaged: fetch it again.',
      ru: 'Заметка изменена или повреждена: получите её ещё раз.',
      ar: 'المذكرة معدَّلة أو تالفة: اجلبها مرة أخرى.',
    },
  },
  RECORD_NOTE_UNSIGNED: {
    status: 403,
    what: {
      en: 'The note is not signed by {name}.',
      ru: 'На заметке нет подписи {name}.',
      ar: 'المذكرة غير موقَّعة من {name}.',
    },
    mend: {
      en: 'Fetch the note from the log itself.',
      ru: 'Получите заметку непосредственно из журнала.',
      ar: 'اجلب المذكرة من السجل نفسه.',
    },
  },
  RECORD_CHECKPOINT_LINE: {
    status: 400,
    what: {
      en: 'Line {line, number} of the checkpoint is wrong.',
      ru: 'Строка {line, number} контрольной точки неверна.',
      ar: 'السطر {line, number} من نقطة التحقق غير صحيح.',
    },
    mend: {
      en: 'A checkpoint has three lines: origin, size, root; nothing more.',
      ru: 'Контрольная точка состоит из трёх строк: имя журнала, размер, корень; больше ничего.',
      ar: 'نقطة التحقق ثلاثة أسطر فقط: اسم السجل، ثم الحجم، ثم الجذر.',
    },
  },
  RECORD_PROOF_LINE: {
    status: 400,
    what: {
      en: 'Line {line, number} of the inclusion proof is wrong.',
      ru: 'Строка {line, number} доказательства включения неверна.',
      ar: 'السطر {line, number} من إثبات الإدراج غير صحيح.',
    },
    mend: {
      en: 'Use the proof file unchanged (c2sp.org/tlog-proof@v1).',
      ru: 'Используйте файл доказательства без изменений (c2sp.org/tlog-proof@v1).',
      ar: 'استعمل ملف الإثبات دون تغيير (c2sp.org/tlog-proof@v1).',
    },
  },
  RECORD_PROOF_WRONG: {
    status: 422,
    what: {
      en: 'The proof does not show this entry at index {index} of the log at size {size}.',
      ru: 'Доказательство не подтверждает, что эта запись стоит под номером {index} в журнале размера {size}.',
      ar: 'الإثبات لا يبيّن أن هذا القيد في الموضع {index} من السجل ذي الحجم {size}.',
    },
    mend: {
      en: 'The entry, the proof or the checkpoint was altered, or they do not belong together: get them again from one source.',
      ru: 'Запись, доказательство или контрольная точка изменены либо взяты из разных мест: получите их заново из одного источника.',
      ar: 'القيد أو الإثبات أو نقطة التحقق معدَّل، أو لا ينتمي بعضها إلى بعض: احصل عليها من جديد من مصدر واحد.',
    },
  },
  RECORD_RECEIPT_FIELD: {
    status: 400,
    what: {
      en: 'The receipt’s field “{field}” is missing, unknown or wrong.',
      ru: 'Поле расписки «{field}» отсутствует, неизвестно или неверно.',
      ar: 'حقل الإيصال «{field}» مفقود أو غير معروف أو غير صحيح.',
    },
    mend: {
      en: 'The receiver must issue a receipt for an envelope that was sent to it.',
      ru: 'Получатель должен выдать расписку на конверт, который был отправлен именно ему.',
      ar: 'على المستلم أن يصدر إيصالًا بمغلَّف أُرسل إليه.',
    },
  },
  RECORD_QUESTION_FIELD: {
    status: 400,
    what: {
      en: 'The question for a receipt has no right field “{field}”: it is missing, unknown or wrong.',
      ru: 'В запросе расписки поле «{field}» отсутствует, неизвестно или неверно.',
      ar: 'في السؤال عن إيصال حقل «{field}» مفقود أو غير معروف أو غير صحيح.',
    },
    mend: {
      en: 'The asker must name itself, its log, whom it asks and the time, and sign that with its message key.',
      ru: 'Запрашивающий должен указать себя, свой журнал, кого он спрашивает и время и подписать это ключом сообщений.',
      ar: 'على السائل أن يذكر نفسه وسجله ومن يسأله والوقت، ويوقّع ذلك بمفتاح رسائله.',
    },
  },
  RECORD_RECEIPT_OTHER: {
    status: 422,
    what: {
      en: 'The receipt says {field} = “{given}”; by what was sent it must be “{expected}”.',
      ru: 'В расписке {field} = «{given}», а по отправленному должно быть «{expected}».',
      ar: 'في الإيصال {field} = «{given}»، والصحيح بحسب ما أُرسل «{expected}».',
    },
    mend: {
      en: 'Keep both as evidence and ask the receiver: its log states something else than what it was sent.',
      ru: 'Сохраните оба документа как доказательство и обратитесь к получателю: в его журнале записано не то, что ему отправлено.',
      ar: 'احتفظ بكليهما دليلًا واسأل المستلم: ما في سجله غير ما أُرسل إليه.',
    },
  },
};
