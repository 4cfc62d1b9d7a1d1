import type { RefusalTable } from '../contract/index.ts';

export const refusals: RefusalTable = {
  BRIEFINGS_DATE: {
    status: 400,
    what: {
      en: '{date} is no day of the calendar in that zone.',
      ru: '{date}: такого дня в календаре этого пояса нет.',
      ar: '{date} ليس يومًا في تقويم تلك المنطقة.',
    },
    mend: {
      en: 'Write year, month and day: 2020-08-25.',
      ru: 'Укажите год, месяц и день: 2020-08-25.',
      ar: 'اكتب السنة والشهر واليوم: 2020-08-25.',
    },
  },
  BRIEFINGS_ZONE: {
    status: 400,
    what: {
      en: '{zone} is no time zone.',
      ru: '{zone} — не часовой пояс.',
      ar: '{zone} ليست منطقة زمنية.',
    },
    mend: {
      en: 'Write UTC, a distance from UTC such as +03:00, or a name such as Asia/Damascus.',
      ru: 'Укажите UTC, смещение от UTC, например +03:00, или название, например Asia/Damascus.',
      ar: 'اكتب UTC أو الفرق عن UTC مثل ‎+03:00‎ أو اسمًا مثل Asia/Damascus.',
    },
  },
  BRIEFINGS_NOT_BEGUN: {
    status: 409,
    what: {
      en: 'The day {date} ({zone}) has not begun by this node’s clock.',
      ru: 'По часам этого узла день {date} ({zone}) ещё не наступил.',
      ar: 'لم يبدأ اليوم {date} ({zone}) بعد بحسب ساعة هذه العقدة.',
    },
    mend: {
      en: 'Ask for a day that has begun.',
      ru: 'Запросите день, который уже наступил.',
      ar: 'اطلب يومًا قد بدأ.',
    },
  },
  BRIEFINGS_UNKNOWN_PARTY: {
    status: 404,
    what: {
      en: '{party} is not enrolled here, so nothing can be sent to it.',
      ru: 'Сторона {party} здесь не зарегистрирована, отправить ей ничего нельзя.',
      ar: 'الطرف {party} غير مسجل هنا، فلا يمكن إرسال شيء إليه.',
    },
    mend: {
      en: 'Name enrolled parties, or nobody to keep it in this record alone.',
      ru: 'Укажите зарегистрированные стороны или никого, чтобы сводка осталась только в этом журнале.',
      ar: 'سمِّ أطرافًا مسجلة، أو لا تسمِّ أحدًا لتبقى النشرة في هذا السجل وحده.',
    },
  },
  BRIEFINGS_UNCHANGED: {
    status: 409,
    what: {
      en: 'Version {version, number} of the bulletin of {date} ({zone}) is published already, and the record counts the same.',
      ru: 'Редакция {version, number} сводки за {date} ({zone}) уже опубликована, и подсчёт по журналу не изменился.',
      ar: 'النسخة {version, number} من نشرة {date} ({zone}) منشورة من قبل، والعدّ من السجل لم يتغير.',
    },
    mend: {
      en: 'Publish again only to a party that has not been sent it, or when the record counts differently.',
      ru: 'Публикуйте снова только для стороны, которой её не отправляли, или когда подсчёт изменится.',
      ar: 'أعد النشر فقط لطرف لم تُرسل إليه، أو حين يختلف العدّ.',
    },
  },
};
