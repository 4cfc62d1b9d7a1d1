/** What goes wrong with proof packs. */
import type { RefusalTable } from '../../contract/index.ts';

export const pack: RefusalTable = {
  RECORD_PACK_SPELLING: {
    status: 400,
    what: {
      en: 'The proof pack was written or edited by something else: its spelling is not the one exact form.',
      ru: 'Пакет доказательств записан или изменён другой программой: его запись отличается от единственно допустимой.',
      ar: 'حزمة الإثبات كُتبت أو عُدِّلت ببرنامج آخر: كتابتها تخالف الصورة الوحيدة المقبولة.',
    },
    mend: {
      en: 'Use the file exactly as it was handed out.',
      ru: 'Используйте файл в том виде, в каком он был выдан.',
      ar: 'استعمل الملف كما سُلِّم تمامًا.',
    },
  },
  RECORD_PACK_FORMAT: {
    status: 400,
    what: {
      en: 'The proof pack has format {given}; this version reads format {expected}.',
      ru: 'Формат пакета доказательств — {given}; эта версия читает формат {expected}.',
      ar: 'صيغة حزمة الإثبات {given}، وهذا الإصدار يقرأ الصيغة {expected}.',
    },
    mend: {
      en: 'Use the version of Parley that made the pack.',
      ru: 'Используйте ту версию Parley, которой создан пакет.',
      ar: 'استعمل إصدار Parley الذي أنشأ الحزمة.',
    },
  },
  RECORD_PACK_FIELD: {
    status: 400,
    what: {
      en: 'The proof pack’s field “{field}” is missing, unknown or wrong.',
      ru: 'Поле пакета доказательств «{field}» отсутствует, неизвестно или неверно.',
      ar: 'حقل حزمة الإثبات «{field}» مفقود أو غير معروف أو غير صحيح.',
    },
    mend: {
      en: 'Ask for the pack again from whoever made it.',
      ru: 'Запросите пакет ещё раз у того, кто его создал.',
      ar: 'اطلب الحزمة مرة أخرى ممن أنشأها.',
    },
  },
  RECORD_PACK_ORDER: {
    status: 400,
    what: {
      en: 'The pack’s {what} are out of order or stand there twice.',
      ru: 'Раздел пакета «{what}»: порядок нарушен или есть повторы.',
      ar: 'في قسم الحزمة «{what}» ترتيب مختل أو تكرار.',
    },
    mend: {
      en: 'Ask for the pack again from whoever made it.',
      ru: 'Запросите пакет ещё раз у того, кто его создал.',
      ar: 'اطلب الحزمة مرة أخرى ممن أنشأها.',
    },
  },
  RECORD_PACK_CARD_MISSING: {
    status: 400,
    what: {
      en: 'The pack holds something signed by “{party}” but no card of that party.',
      ru: 'В пакете есть подписанное стороной «{party}», но нет её карточки.',
      ar: 'في الحزمة ما وقَّعه الطرف «{party}» وليس فيها بطاقته.',
    },
    mend: {
      en: 'Make the pack again with the cards of every party in it.',
      ru: 'Создайте пакет заново, включив карточки всех сторон.',
      ar: 'أعد إنشاء الحزمة وفيها بطاقات جميع الأطراف.',
    },
  },
  RECORD_PACK_CARDS_DIFFER: {
    status: 422,
    what: {
      en: 'The cards given for {party} contradict one another or those of the other parties.',
      ru: 'Карточки стороны {party} противоречат друг другу или карточкам других сторон.',
      ar: 'بطاقات الطرف {party} يناقض بعضها بعضًا أو تناقض بطاقات الأطراف الأخرى.',
    },
    mend: {
      en: 'All cards of a party have one root key and one log; a log has one keeper; live and exercise never mix.',
      ru: 'У всех карточек стороны один корневой ключ и один журнал; у журнала один владелец; боевой и учебный режимы не смешиваются.',
      ar: 'لجميع بطاقات الطرف مفتاح جذري واحد وسجل واحد، ولكل سجل صاحب واحد، ولا يُخلط بين الوضع الفعلي والوضع التدريبي.',
    },
  },
  RECORD_PACK_TRUST: {
    status: 403,
    what: {
      en: 'The pack’s root key for {party} ({fingerprint}) is not the one you trust.',
      ru: 'Корневой ключ стороны {party} в пакете ({fingerprint}) — не тот, которому вы доверяете.',
      ar: 'المفتاح الجذري للطرف {party} في الحزمة ({fingerprint}) ليس المفتاح الذي تثق به.',
    },
    mend: {
      en: 'Compare the fingerprint with that party by voice or on paper before you believe the pack.',
      ru: 'Прежде чем полагаться на пакет, сверьте отпечаток с этой стороной голосом или на бумаге.',
      ar: 'قارن البصمة مع ذلك الطرف صوتيًا أو على الورق قبل أن تعتمد على الحزمة.',
    },
  },
  RECORD_PACK_LOG_UNKNOWN: {
    status: 400,
    what: {
      en: 'The pack has no card or no signed checkpoint for the log “{log}”.',
      ru: 'В пакете нет карточки или подписанной контрольной точки журнала «{log}».',
      ar: 'ليس في الحزمة بطاقة أو نقطة تحقق موقَّعة للسجل «{log}».',
    },
    mend: {
      en: 'Make the pack again with the card and one checkpoint of every log in it.',
      ru: 'Создайте пакет заново с карточкой и одной контрольной точкой каждого журнала.',
      ar: 'أعد إنشاء الحزمة وفيها بطاقة كل سجل ونقطة تحقق واحدة له.',
    },
  },
  RECORD_PACK_SIGNATURE: {
    status: 422,
    what: {
      en: 'A checkpoint in the pack is signed by “{name}”, which is neither the log nor a witness of the pack’s policy.',
      ru: 'Контрольная точка в пакете подписана «{name}»: это ни сам журнал, ни свидетель из политики пакета.',
      ar: 'في الحزمة نقطة تحقق وقَّعها «{name}»، وهو ليس السجل نفسه ولا شاهدًا مذكورًا في سياسة الحزمة.',
    },
    mend: {
      en: 'Make the pack again: a policy that names this witness, or the checkpoint without this signature.',
      ru: 'Создайте пакет заново: с политикой, где этот свидетель назван, или без этой подписи.',
      ar: 'أعد إنشاء الحزمة بسياسة تذكر هذا الشاهد، أو من دون هذا التوقيع.',
    },
  },
  RECORD_PACK_REVOKED: {
    status: 422,
    what: {
      en: 'Entry {index} of the log {log}: signed by a key that was revoked, and nothing in the pack shows that it stood there before.',
      ru: 'Запись {index} журнала {log} подписана отозванным ключом, и ничто в пакете не показывает, что она появилась раньше отзыва.',
      ar: 'القيد {index} من السجل {log} موقَّع بمفتاح أُلغي، ولا شيء في الحزمة يبيِّن أنه كان هناك قبل الإلغاء.',
    },
    mend: {
      en: 'If it came before the revocation, make the pack again with the entry that brought the revocation to that log.',
      ru: 'Если она появилась раньше отзыва, создайте пакет заново с записью, которая принесла отзыв в этот журнал.',
      ar: 'إن كان قد ورد قبل الإلغاء فأعد إنشاء الحزمة ومعها القيد الذي حمل الإلغاء إلى ذلك السجل.',
    },
  },
  RECORD_PACK_POLICY: {
    status: 403,
    what: {
      en: 'The witnesses’ policy in the pack is not the one you gave.',
      ru: 'Политика свидетелей в пакете — не та, которую вы указали.',
      ar: 'سياسة الشهود في الحزمة ليست السياسة التي قدَّمتها.',
    },
    mend: {
      en: 'Ask whoever made the pack why it names other witnesses, and check it under the policy that was agreed.',
      ru: 'Спросите создателя пакета, почему в нём другие свидетели, и проверьте пакет по согласованной политике.',
      ar: 'اسأل من أنشأ الحزمة لماذا تذكر شهودًا آخرين، وافحصها بالسياسة المتفق عليها.',
    },
  },
  RECORD_PACK_ENTRY: {
    status: 422,
    what: {
      en: 'Entry {index} of the log {log}: “{field}” in the header does not agree with what was signed.',
      ru: 'Запись {index} журнала {log}: «{field}» в заголовке расходится с подписанным содержимым.',
      ar: 'القيد {index} من السجل {log}: الحقل «{field}» في الترويسة لا يطابق ما وُقِّع.',
    },
    mend: {
      en: 'The log’s keeper recorded this entry wrongly: keep the pack as evidence and ask the keeper.',
      ru: 'Владелец журнала записал это неверно: сохраните пакет как доказательство и обратитесь к владельцу.',
      ar: 'سجَّل صاحب السجل هذا القيد على نحو خاطئ: احتفظ بالحزمة دليلًا واسأل صاحب السجل.',
    },
  },
  RECORD_PACK_SUMMARY: {
    status: 422,
    what: {
      en: 'The page in the pack does not say what its proofs say.',
      ru: 'Страница в пакете не соответствует его доказательствам.',
      ar: 'الصفحة التي في الحزمة لا تطابق ما تقوله إثباتاتها.',
    },
    mend: {
      en: 'The page was altered or damaged, do not rely on it; ask for the pack again from whoever made it.',
      ru: 'Страница изменена или повреждена, не полагайтесь на неё; запросите пакет ещё раз у того, кто его создал.',
      ar: 'الصفحة معدَّلة أو تالفة فلا تعتمد عليها؛ اطلب الحزمة مرة أخرى ممن أنشأها.',
    },
  },
};
