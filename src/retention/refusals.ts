import type { RefusalTable } from '../contract/index.ts';

export const refusals: RefusalTable = {
  RETENTION_UNKNOWN: {
    status: 404,
    what: {
      en: 'There is no entry {index} in this record.',
      ru: 'Записи {index} в этом журнале нет.',
      ar: 'لا يوجد القيد {index} في هذا السجل.',
    },
    mend: {
      en: 'Give the index of an entry, as the record lists it.',
      ru: 'Укажите номер записи так, как он стоит в журнале.',
      ar: 'أعطِ رقم القيد كما هو مذكور في السجل.',
    },
  },
  RETENTION_ALREADY: {
    status: 409,
    what: {
      en: 'The body of entry {index} was erased by entry {by}.',
      ru: 'Содержание записи {index} уже стёрто записью {by}.',
      ar: 'سبق محو متن القيد {index} بالقيد {by}.',
    },
    mend: {
      en: 'Leave it out.',
      ru: 'Не указывайте её.',
      ar: 'لا تذكره.',
    },
  },
  RETENTION_KEPT_FOR_GOOD: {
    status: 409,
    what: {
      en: 'Entry {index} is {kind}: such entries keep their bodies for good, and so does one that this node does not understand.',
      ru: 'Запись {index} имеет вид {kind}: содержание таких записей хранится всегда, как и тех, которых узел не понимает.',
      ar: 'القيد {index} من نوع {kind}: تحتفظ هذه القيود بمتونها دائمًا، وكذلك ما لا تفهمه هذه العقدة.',
    },
    mend: {
      en: 'Notices, replies to them, words on the line and the watch can be erased; keys, terms, receipts and incidents cannot.',
      ru: 'Стереть можно уведомления, ответы на них, сообщения линии и записи наблюдения; ключи, соглашения, расписки и инциденты — нельзя.',
      ar: 'يمكن محو الإخطارات والردود عليها ورسائل الخط وقيود المراقبة؛ ولا تُمحى المفاتيح والاتفاقات والإيصالات والحوادث.',
    },
  },
  RETENTION_NO_CLAUSE: {
    status: 409,
    what: {
      en: 'No retention clause in force lets the body of entry {index} go (class {class}, exchanged with {party}).',
      ru: 'Ни один действующий пункт о сроках хранения не разрешает стереть содержание записи {index} (класс {class}, обмен со стороной {party}).',
      ar: 'لا بند احتفاظ ساري المفعول يجيز محو متن القيد {index} (الصنف {class}، متبادل مع {party}).',
    },
    mend: {
      en: 'Agree a clause of kind retention with that party; until it is signed by all, everything is kept.',
      ru: 'Согласуйте с этой стороной пункт вида retention; пока его не подписали все, хранится всё.',
      ar: 'اتفق مع ذلك الطرف على بند من نوع retention؛ وإلى أن يوقّعه الجميع يُحتفظ بكل شيء.',
    },
  },
  RETENTION_TOO_YOUNG: {
    status: 409,
    what: {
      en: 'Clause {clause} keeps the body of entry {index} for {days, plural, one {# day} other {# days}}; it is {age, plural, one {# day} other {# days}} old.',
      ru: 'По пункту {clause} содержание записи {index} хранится {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}; её возраст — {age, plural, one {# день} few {# дня} many {# дней} other {# дня}}.',
      ar: 'يوجب البند {clause} الاحتفاظ بمتن القيد {index} مدة {days, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}؛ وعمره {age, plural, zero {أقل من يوم} one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}.',
    },
    mend: {
      en: 'Wait until then.',
      ru: 'Дождитесь этого срока.',
      ar: 'انتظر حتى ذلك الحين.',
    },
  },
  RETENTION_NOT_RECEIPTED: {
    status: 409,
    what: {
      en: '{party} has not receipted its copy of entry {index}: it still has to be sent.',
      ru: 'Сторона {party} не выдала расписку на свою копию записи {index}: её ещё нужно отправить.',
      ar: 'لم يوقّع {party} إيصالًا بنسخته من القيد {index}: ما زال يجب إرساله.',
    },
    mend: {
      en: 'Wait for the receipt.',
      ru: 'Дождитесь расписки.',
      ar: 'انتظر الإيصال.',
    },
  },
  RETENTION_FROZEN: {
    status: 409,
    what: {
      en: 'Entry {index} belongs to incident {incident}, which this party has not closed.',
      ru: 'Запись {index} относится к инциденту {incident}, который эта сторона не закрыла.',
      ar: 'القيد {index} متعلق بالحادث {incident} الذي لم يغلقه هذا الطرف.',
    },
    mend: {
      en: 'Close the incident first.',
      ru: 'Сначала закройте инцидент.',
      ar: 'أغلق الحادث أولًا.',
    },
  },
  RETENTION_STANDS: {
    status: 409,
    what: {
      en: 'Entry {index} is part of a notice that has not run out: others are kept apart by it.',
      ru: 'Запись {index} относится к уведомлению, срок которого не истёк: по нему разводят других.',
      ar: 'القيد {index} جزء من إخطار لم تنتهِ مدته: يُباعَد به بين الآخرين.',
    },
    mend: {
      en: 'Withdraw the notice, or wait until its time is over.',
      ru: 'Отзовите уведомление или дождитесь конца его срока.',
      ar: 'اسحب الإخطار أو انتظر انتهاء وقته.',
    },
  },
  RETENTION_TOO_MANY: {
    status: 413,
    what: {
      en: 'This would erase {count, number} entries or files at once; at most {limit, number} go together.',
      ru: 'Так было бы стёрто записей или файлов: {count, number}; за один раз — не более {limit, number}.',
      ar: 'عدد ما سيُمحى من القيود أو الملفات دفعة واحدة: {count, number}؛ والحد {limit, number}.',
    },
    mend: {
      en: 'Name fewer entries.',
      ru: 'Укажите меньше записей.',
      ar: 'اذكر قيودًا أقل.',
    },
  },
};
