import type { RefusalTable } from '../contract/index.ts';

export const refusals: RefusalTable = {
  INCIDENTS_UNKNOWN: {
    status: 404,
    what: {
      en: 'No incident {incidentId} is on this record.',
      ru: 'Инцидента {incidentId} в этом журнале нет.',
      ar: 'لا يوجد في هذا السجل حادث برقم {incidentId}.',
    },
    mend: {
      en: 'List the incidents and use an id from there.',
      ru: 'Откройте список инцидентов и возьмите номер оттуда.',
      ar: 'اعرض قائمة الحوادث وخذ الرقم منها.',
    },
  },
  INCIDENTS_WINDOW_REVERSED: {
    status: 400,
    what: {
      en: 'The incident ends ({to}) before it begins ({from}).',
      ru: 'Инцидент заканчивается ({to}) раньше, чем начинается ({from}).',
      ar: 'ينتهي الحادث ({to}) قبل أن يبدأ ({from}).',
    },
    mend: {
      en: 'Exchange the two times.',
      ru: 'Поменяйте время начала и конца местами.',
      ar: 'بدّل بين الوقتين.',
    },
  },
  INCIDENTS_PARTY_UNKNOWN: {
    status: 422,
    what: {
      en: '{party} is not another party enrolled on this node.',
      ru: '{party} не является другой стороной, зарегистрированной на этом узле.',
      ar: '{party} ليس طرفًا آخر مسجَّلًا في هذه العقدة.',
    },
    mend: {
      en: 'Enrol the party first, or correct its name.',
      ru: 'Сначала зарегистрируйте сторону или исправьте её имя.',
      ar: 'سجّل الطرف أولًا أو صحّح اسمه.',
    },
  },
  INCIDENTS_WHOSE_ACCOUNT: {
    status: 400,
    what: {
      en: 'An account is told by one party or by one source: exactly one of the two is named.',
      ru: 'Изложение принадлежит одной стороне или одному источнику: указывается что-то одно.',
      ar: 'الرواية لطرف واحد أو لمصدر واحد: يُذكر أحدهما فقط.',
    },
    mend: {
      en: 'Give either “party” or “source”.',
      ru: 'Укажите либо «party», либо «source».',
      ar: 'اذكر إما «party» أو «source».',
    },
  },
  INCIDENTS_CLAIM_TWICE: {
    status: 400,
    what: {
      en: 'Two claims have the id {claim}.',
      ru: 'У двух утверждений один и тот же номер {claim}.',
      ar: 'يحمل ادعاءان المعرّف نفسه {claim}.',
    },
    mend: {
      en: 'Give each claim an id of its own.',
      ru: 'Дайте каждому утверждению свой номер.',
      ar: 'أعطِ كل ادعاء معرّفًا خاصًا به.',
    },
  },
  INCIDENTS_NOT_VERBATIM: {
    status: 400,
    what: {
      en: 'The words of claim {claim} do not stand in the account.',
      ru: 'Слов утверждения {claim} в изложении нет.',
      ar: 'كلمات الادعاء {claim} غير واردة في نص الرواية.',
    },
    mend: {
      en: 'Quote the account exactly, letter for letter; put your own wording into an account of your own.',
      ru: 'Цитируйте изложение буква в букву; свои слова внесите отдельным изложением.',
      ar: 'اقتبس الرواية حرفيًا؛ وضع صياغتك في رواية خاصة بك.',
    },
  },
  INCIDENTS_ALREADY_CLOSED: {
    status: 409,
    what: {
      en: 'This party closed the incident already, at {at}.',
      ru: 'Ваша сторона уже закрыла инцидент, {at}.',
      ar: 'سبق أن أغلق هذا الطرف الحادث في {at}.',
    },
    mend: {
      en: 'Add an account instead: a closed incident still takes them.',
      ru: 'Добавьте изложение: закрытый инцидент их по-прежнему принимает.',
      ar: 'أضف رواية بدلًا من ذلك: فالحادث المغلق ما زال يقبلها.',
    },
  },
};
