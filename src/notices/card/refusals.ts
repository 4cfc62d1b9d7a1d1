/** Why a printed card proves nothing, and what to do. */
import type { RefusalTable } from '../../contract/index.ts';

const doNotGo = {
  en: 'Do not go by this card. Ask its party over the line.',
  ru: 'Не полагайтесь на эту карточку. Спросите её сторону по линии.',
  ar: 'لا تعتمد على هذه البطاقة. اسأل صاحبها عبر الخط.',
};

export const refusals = {
  NOTICES_CARD_FORM: {
    status: 422,
    what: {
      en: 'This is no card of a notice, or a part of it is missing or was changed.',
      ru: 'Это не карточка уведомления, либо часть её утрачена или изменена.',
      ar: 'هذه ليست بطاقة إخطار، أو أن جزءًا منها ناقص أو غُيّر.',
    },
    mend: {
      en: 'Scan the QR code again and give its whole text, which begins with PARLEY1:.',
      ru: 'Отсканируйте QR-код ещё раз и передайте весь текст: он начинается с PARLEY1:.',
      ar: 'امسح رمز QR مرة أخرى وأعطِ نصه كله، وهو يبدأ بـ PARLEY1:.',
    },
  },
  NOTICES_CARD_SIGNATURE: {
    status: 409,
    what: {
      en: 'The signature does not hold: what stands on the card is not what was signed.',
      ru: 'Подпись неверна: на карточке стоит не то, что было подписано.',
      ar: 'التوقيع لا يصح: ما على البطاقة ليس ما وُقّع.',
    },
    mend: doNotGo,
  },
  NOTICES_CARD_OTHER_PARTY: {
    status: 409,
    what: {
      en: 'The card speaks for {given}; the trusted party card is that of {trusted}.',
      ru: 'Карточка говорит от имени {given}, а доверенная карточка стороны — {trusted}.',
      ar: 'تتكلم البطاقة باسم {given}، وبطاقة الطرف الموثوقة هي لـ {trusted}.',
    },
    mend: {
      en: 'Check it against the party card of the party that it names.',
      ru: 'Проверьте её по карточке той стороны, которую она называет.',
      ar: 'تحقق منها ببطاقة الطرف الذي تسمّيه.',
    },
  },
  NOTICES_CARD_REVOKED_KEY: {
    status: 409,
    what: {
      en: 'The card is signed with key {keyid}… that {party} has revoked.',
      ru: 'Карточка подписана ключом {keyid}…, который сторона {party} отозвала.',
      ar: 'وُقّعت البطاقة بالمفتاح {keyid}… الذي ألغاه {party}.',
    },
    mend: doNotGo,
  },
  NOTICES_CARD_OTHER_KEY: {
    status: 409,
    what: {
      en: 'The card is signed with key {keyid}…, which is not the one on the party card of {party}.',
      ru: 'Карточка подписана ключом {keyid}…, а на карточке стороны {party} другой.',
      ar: 'وُقّعت البطاقة بالمفتاح {keyid}… وليس هو المذكور في بطاقة الطرف {party}.',
    },
    mend: {
      en: 'If the party has changed its keys since, use its newer party card; else do not go by this card.',
      ru: 'Если сторона с тех пор сменила ключи, возьмите её новую карточку; иначе не полагайтесь на эту.',
      ar: 'إن كان الطرف قد غيّر مفاتيحه فاستعمل بطاقته الأحدث؛ وإلا فلا تعتمد على هذه البطاقة.',
    },
  },
} as const satisfies RefusalTable;
