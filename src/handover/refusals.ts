/** Why a watch could not be handed over or taken, and what would be right. */
import type { RefusalTable } from '../contract/index.ts';

export const refusals = {
  HANDOVER_NO_OFFICER: {
    status: 422,
    what: {
      en: 'Nobody is signed in: only a named officer hands over or takes the watch.',
      ru: 'Никто не вошёл в систему: сдать или принять дежурство может только названный офицер.',
      ar: 'لم يسجّل أحد الدخول: لا يسلّم المناوبة أو يتسلّمها إلا ضابط مسمّى.',
    },
    mend: { en: 'Sign in as an officer.', ru: 'Войдите как офицер.', ar: 'سجّل الدخول بصفة ضابط.' },
  },
  HANDOVER_SAME_PERSON: {
    status: 422,
    what: {
      en: '{officer} gave this watch and cannot be the one who takes it.',
      ru: '{officer} сдаёт это дежурство и не может принять его сам.',
      ar: '{officer} هو من سلّم هذه المناوبة، فلا يمكن أن يتسلّمها.',
    },
    mend: {
      en: 'The incoming officer signs in and takes it.',
      ru: 'Принимающий офицер входит сам и принимает дежурство.',
      ar: 'يسجّل الضابط المتسلّم الدخول بنفسه ثم يتسلّمها.',
    },
  },
  HANDOVER_UNKNOWN: {
    status: 404,
    what: {
      en: 'No handover {handoverId} is on this record.',
      ru: 'Сдачи дежурства {handoverId} в этом журнале нет.',
      ar: 'لا يوجد في هذا السجل تسليم مناوبة برقم {handoverId}.',
    },
    mend: {
      en: 'List the handovers and take the id from there.',
      ru: 'Откройте список сдач дежурства и возьмите номер оттуда.',
      ar: 'اعرض قائمة عمليات التسليم وخذ الرقم منها.',
    },
  },
  HANDOVER_TAKEN: {
    status: 409,
    what: {
      en: '{officer} took this watch already, at {at}.',
      ru: 'Это дежурство уже принял {officer}, в {at}.',
      ar: 'تسلّم {officer} هذه المناوبة من قبل، في {at}.',
    },
    mend: {
      en: 'Nothing is left to do. To hand over again, give it anew.',
      ru: 'Больше ничего не требуется. Чтобы сдать ещё раз, оформите новую сдачу.',
      ar: 'لا يلزم شيء. وللتسليم من جديد أنشئ تسليمًا جديدًا.',
    },
  },
  HANDOVER_REPLACED: {
    status: 409,
    what: {
      en: 'This handover was replaced by a later one of the same office: {later}.',
      ru: 'Эта сдача заменена более поздней по тому же посту: {later}.',
      ar: 'حلّ محل هذا التسليم تسليم أحدث للمكتب نفسه: {later}.',
    },
    mend: {
      en: 'Take the later one: its list is newer.',
      ru: 'Примите более позднюю: её список новее.',
      ar: 'تسلّم الأحدث: قائمته أجدّ.',
    },
  },
  HANDOVER_NOT_LISTED: {
    status: 422,
    what: {
      en: '“{key}” is no item of this handover.',
      ru: 'Пункта «{key}» в этой сдаче нет.',
      ar: '«{key}» ليس بندًا في هذا التسليم.',
    },
    mend: {
      en: 'Name items by their key, as the handover lists them.',
      ru: 'Указывайте пункты по ключу, как они перечислены в сдаче.',
      ar: 'سمِّ البنود بمفاتيحها كما وردت في التسليم.',
    },
  },
} satisfies RefusalTable;
