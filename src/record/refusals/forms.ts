/** What goes wrong with JSON, envelopes and statements. */
import type { RefusalTable } from '../../contract/index.ts';

export const forms: RefusalTable = {
  RECORD_TOO_BIG: {
    status: 413,
    what: {
      en: 'The data has {bytes, number} bytes; the limit is {limit, number}.',
      ru: 'Объём данных — {bytes, number} Б, допускается не более {limit, number} Б.',
      ar: 'حجم البيانات بالبايت {bytes, number}، والحد الأقصى {limit, number}.',
    },
    mend: {
      en: 'Send less at once, or attach large material as a file.',
      ru: 'Передайте меньше за один раз или приложите объёмные материалы файлом.',
      ar: 'أرسل قدرًا أقل في المرة الواحدة، أو أرفق المواد الكبيرة في ملف.',
    },
  },
  RECORD_UTF8: {
    status: 400,
    what: {
      en: 'The data is not UTF-8 text.',
      ru: 'Данные не являются текстом в кодировке UTF-8.',
      ar: 'البيانات ليست نصًا بترميز UTF-8.',
    },
    mend: {
      en: 'Save or send the text as UTF-8.',
      ru: 'Сохраните или отправьте текст в кодировке UTF-8.',
      ar: 'احفظ النص أو أرسله بترميز UTF-8.',
    },
  },
  RECORD_JSON_SYNTAX: {
    status: 400,
    what: {
      en: 'The text is not JSON: it goes wrong at character {at, number}.',
      ru: 'Текст не является JSON: ошибка в позиции {at, number}.',
      ar: 'النص ليس بصيغة JSON: الخطأ عند الموضع {at, number}.',
    },
    mend: {
      en: 'Correct the JSON at that place, or send the file again as it was made.',
      ru: 'Исправьте JSON в этом месте или отправьте исходный файл ещё раз.',
      ar: 'صحِّح JSON عند هذا الموضع، أو أعد إرسال الملف كما أُنشئ.',
    },
  },
  RECORD_JSON_DUPLICATE: {
    status: 400,
    what: {
      en: 'The member “{name}” stands twice in one JSON object.',
      ru: 'Поле «{name}» встречается в одном объекте JSON дважды.',
      ar: 'الحقل «{name}» مكرَّر في كائن JSON واحد.',
    },
    mend: {
      en: 'Keep one of the two: readers could otherwise understand different things.',
      ru: 'Оставьте одно из двух: иначе разные программы поймут данные по-разному.',
      ar: 'أبقِ على واحد منهما، وإلا فهم كل قارئ البيانات على نحو مختلف.',
    },
  },
  RECORD_JSON_NUMBER: {
    status: 400,
    what: {
      en: 'The number {number} cannot be held exactly.',
      ru: 'Число {number} невозможно представить точно.',
      ar: 'لا يمكن تمثيل العدد {number} تمثيلًا دقيقًا.',
    },
    mend: {
      en: 'Use whole numbers up to 9007199254740991, or write the value as text.',
      ru: 'Используйте целые числа не больше 9007199254740991 или запишите значение строкой.',
      ar: 'استعمل أعدادًا صحيحة لا تتجاوز 9007199254740991، أو اكتب القيمة نصًا.',
    },
  },
  RECORD_JSON_SURROGATE: {
    status: 400,
    what: {
      en: 'The text that begins at character {at, number} holds half a character (a lone surrogate).',
      ru: 'Строка, начинающаяся в позиции {at, number}, содержит половину символа (одиночный суррогат).',
      ar: 'النص الذي يبدأ عند الموضع {at, number} يحتوي على نصف محرف (بديل منفرد).',
    },
    mend: {
      en: 'Remove the broken character.',
      ru: 'Удалите повреждённый символ.',
      ar: 'احذف المحرف التالف.',
    },
  },
  RECORD_JSON_DEPTH: {
    status: 400,
    what: {
      en: 'The JSON is nested deeper than {limit, number} levels.',
      ru: 'Вложенность JSON превышает предел ({limit, number}).',
      ar: 'تداخل JSON أعمق من الحد المسموح به ({limit, number}).',
    },
    mend: {
      en: 'Nest the values less deeply.',
      ru: 'Уменьшите вложенность.',
      ar: 'قلِّل مستويات التداخل.',
    },
  },
  RECORD_NOT_JSON: {
    status: 400,
    what: {
      en: 'The value cannot be written as JSON ({why}).',
      ru: 'Значение невозможно записать в JSON ({why}).',
      ar: 'لا يمكن كتابة القيمة بصيغة JSON ({why}).',
    },
    mend: {
      en: 'Use whole characters and finite numbers only.',
      ru: 'Используйте только целые символы и конечные числа.',
      ar: 'استعمل محارف كاملة وأعدادًا منتهية فقط.',
    },
  },
  RECORD_ENVELOPE_FIELD: {
    status: 400,
    what: {
      en: 'The envelope’s field “{field}” is missing or wrong.',
      ru: 'Поле конверта «{field}» отсутствует или неверно.',
      ar: 'حقل المغلَّف «{field}» مفقود أو غير صحيح.',
    },
    mend: {
      en: 'Send a DSSE envelope: payloadType, payload and one Ed25519 signature, in base64.',
      ru: 'Отправьте конверт DSSE: payloadType, payload и одну подпись Ed25519 в base64.',
      ar: 'أرسل مغلَّف DSSE فيه payloadType وpayload وتوقيع Ed25519 واحد بترميز base64.',
    },
  },
  RECORD_ENVELOPE_SIGNATURES: {
    status: 400,
    what: {
      en: '{count, plural, =0 {The envelope has no signature.} one {The envelope has # signature.} other {The envelope has # signatures.}} It must have exactly one.',
      ru: '{count, plural, =0 {В конверте нет подписи.} one {В конверте # подпись.} few {В конверте # подписи.} many {В конверте # подписей.} other {В конверте # подписи.}} Должна быть ровно одна.',
      ar: '{count, plural, zero {لا يحمل المغلَّف أي توقيع.} one {يحمل المغلَّف توقيعًا واحدًا.} two {يحمل المغلَّف توقيعين.} few {يحمل المغلَّف # توقيعات.} many {يحمل المغلَّف # توقيعًا.} other {يحمل المغلَّف # توقيع.}} يجب أن يحمل توقيعًا واحدًا لا غير.',
    },
    mend: {
      en: 'Send one envelope for each signature.',
      ru: 'Отправьте для каждой подписи отдельный конверт.',
      ar: 'أرسل مغلَّفًا مستقلًا لكل توقيع.',
    },
  },
  RECORD_ENVELOPE_TYPE: {
    status: 400,
    what: {
      en: 'The envelope says it carries “{given}”, but what is signed inside is “{expected}”.',
      ru: 'На конверте указан тип «{given}», а подписанное содержимое имеет тип «{expected}».',
      ar: 'نوع المحتوى المذكور على المغلَّف «{given}»، أما الموقَّع في داخله فهو «{expected}».',
    },
    mend: {
      en: 'Sign the envelope with the type of its kind and version.',
      ru: 'Подпишите конверт с типом, отвечающим его виду и версии.',
      ar: 'وقِّع المغلَّف بالنوع المطابق لصنفه وإصداره.',
    },
  },
  RECORD_SIGNATURE_WRONG: {
    status: 403,
    what: {
      en: 'The signature is not by the message key enrolled for {party}.',
      ru: 'Подпись не соответствует ключу сообщений, зарегистрированному для стороны {party}.',
      ar: 'التوقيع ليس بمفتاح الرسائل المسجَّل للطرف {party}.',
    },
    mend: {
      en: 'Send the bytes unchanged; if the party has changed its keys, enrol its new card first.',
      ru: 'Передайте данные без изменений; если сторона сменила ключи, сначала зарегистрируйте её новую карточку.',
      ar: 'أرسل البيانات دون تغيير؛ وإن بدَّل الطرف مفاتيحه فسجِّل بطاقته الجديدة أولًا.',
    },
  },
  RECORD_STATEMENT_FIELD: {
    status: 400,
    what: {
      en: 'The signed statement’s field “{field}” is missing, unknown or wrong.',
      ru: 'Поле подписанного заявления «{field}» отсутствует, неизвестно или неверно.',
      ar: 'حقل البيان الموقَّع «{field}» مفقود أو غير معروف أو غير صحيح.',
    },
    mend: {
      en: 'Write the statement as its version requires, and sign it again.',
      ru: 'Составьте заявление по правилам его версии и подпишите заново.',
      ar: 'اكتب البيان وفق ما يقتضيه إصداره، ثم وقِّعوه من جديد.',
    },
  },
  RECORD_SENDER_OTHER: {
    status: 403,
    what: {
      en: 'The statement says it is from {given}, but the key that signed it is that of {expected}.',
      ru: 'Отправителем заявления указана сторона {given}, а подписано оно ключом стороны {expected}.',
      ar: 'يذكر البيان أن مرسله {given}، لكن المفتاح الذي وقَّعه هو مفتاح {expected}.',
    },
    mend: {
      en: 'Each party signs in its own name only.',
      ru: 'Каждая сторона подписывает только от своего имени.',
      ar: 'لا يوقِّع أي طرف إلا باسمه.',
    },
  },
};
