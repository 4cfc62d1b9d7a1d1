/** Why a time or a zone could not be read, and what would be right. */
import type { RefusalTable } from '../contract/index.ts';

const either = {
  en: 'Write it with its offset: {first} or {second}.',
  ru: 'Укажите смещение от UTC: {first} или {second}.',
  ar: 'اكتبه مع فرقه عن التوقيت العالمي: {first} أو {second}.',
};

export const refusals = {
  TEXT_WHEN: {
    status: 422,
    what: {
      en: '“{given}” is no time that can be read without doubt.',
      ru: '«{given}» нельзя однозначно прочитать как время.',
      ar: 'لا يمكن قراءة «{given}» وقتًا دون لبس.',
    },
    mend: {
      en: 'Write it as {instant}, as the date-time group {dtg}, or as local time in the form {local}.',
      ru: 'Запишите его как {instant}, группой даты и времени {dtg} или местным временем в виде {local}.',
      ar: 'اكتبه على هذا النحو: {instant}، أو بمجموعة التاريخ والوقت {dtg}، أو بالتوقيت المحلي بصيغة {local}.',
    },
  },
  TEXT_WHEN_NO_ZONE: {
    status: 422,
    what: {
      en: '“{given}” names no time zone, and no local zone is set here.',
      ru: 'В «{given}» не указан часовой пояс, а местный пояс здесь не задан.',
      ar: 'لا يذكر «{given}» منطقة زمنية، ولم تُضبط هنا منطقة محلية.',
    },
    mend: {
      en: 'Add Z for UTC or the offset, such as +03:00.',
      ru: 'Добавьте Z (UTC) или смещение, например +03:00.',
      ar: 'أضف Z للتوقيت العالمي أو الفرق عنه، مثل ‎+03:00.',
    },
  },
  TEXT_WHEN_IMPOSSIBLE: {
    status: 422,
    what: {
      en: '“{given}” is in no calendar or on no clock.',
      ru: '«{given}»: такой даты или такого времени не бывает.',
      ar: '«{given}»: لا وجود لهذا التاريخ أو هذا الوقت.',
    },
    mend: {
      en: 'Check day and month; hours run from 00 to 23 and minutes from 00 to 59 (midnight is 00:00 of the next day), years from {from} to {to}.',
      ru: 'Проверьте день и месяц; часы — от 00 до 23, минуты — от 00 до 59 (полночь — это 00:00 следующего дня), годы — от {from} до {to}.',
      ar: 'تحقق من اليوم والشهر؛ الساعات من 00 إلى 23 والدقائق من 00 إلى 59 (منتصف الليل هو 00:00 من اليوم التالي)، والسنوات من {from} إلى {to}.',
    },
  },
  TEXT_WHEN_SKIPPED: {
    status: 422,
    what: {
      en: '“{given}” never came in {zone}: the clocks were put forward over it.',
      ru: 'Времени «{given}» в поясе {zone} не было: часы перевели вперёд.',
      ar: 'لم يأتِ الوقت «{given}» في {zone}: قُدِّمت الساعة فتجاوزته.',
    },
    mend: either,
  },
  TEXT_WHEN_TWICE: {
    status: 422,
    what: {
      en: '“{given}” came twice in {zone}: the clocks were put back.',
      ru: 'Время «{given}» в поясе {zone} наступало дважды: часы перевели назад.',
      ar: 'جاء الوقت «{given}» مرتين في {zone}: أُخِّرت الساعة.',
    },
    mend: either,
  },
  TEXT_ZONE: {
    status: 422,
    what: {
      en: '“{given}” is no time zone that this system knows.',
      ru: 'Часовой пояс «{given}» этой системе неизвестен.',
      ar: 'المنطقة الزمنية «{given}» غير معروفة لهذا النظام.',
    },
    mend: {
      en: 'Give an IANA name such as Asia/Damascus, an offset such as +03:00, or UTC.',
      ru: 'Укажите название IANA, например Asia/Damascus, смещение, например +03:00, или UTC.',
      ar: 'أعطِ اسمًا من قائمة IANA مثل Asia/Damascus، أو فرقًا مثل ‎+03:00، أو UTC.',
    },
  },
  TEXT_DTG_FORM: {
    status: 422,
    what: {
      en: '“{given}” is no date-time group.',
      ru: '«{given}» не является группой даты и времени.',
      ar: '«{given}» ليس مجموعة تاريخ ووقت.',
    },
    mend: {
      en: 'Write day, hour, minute, zone letter, month in English and year, such as 251000CAUG20.',
      ru: 'Запишите день, часы, минуты, букву пояса, месяц по-английски и год, например 251000CAUG20.',
      ar: 'اكتب اليوم والساعة والدقيقة وحرف المنطقة والشهر بالإنكليزية والسنة، مثل 251000CAUG20.',
    },
  },
  TEXT_DTG_LOCAL: {
    status: 422,
    what: {
      en: 'Zone J in “{given}” is the local time of whoever reads it: the other side would read another time.',
      ru: 'Буква J в «{given}» означает местное время читающего: другая сторона прочтёт иное время.',
      ar: 'حرف المنطقة J في «{given}» يعني التوقيت المحلي لمن يقرأ: فيقرأ الطرف الآخر وقتًا غيره.',
    },
    mend: {
      en: 'Write Z for UTC, or the letter of the zone: C for UTC+3, B for UTC+2.',
      ru: 'Напишите Z (UTC) или букву пояса: C для UTC+3, B для UTC+2.',
      ar: 'اكتب Z للتوقيت العالمي، أو حرف المنطقة: C للتوقيت العالمي ‎+3، وB للتوقيت العالمي ‎+2.',
    },
  },
  TEXT_DTG_SHORT: {
    status: 422,
    what: {
      en: '“{given}” lacks month and year, so it comes back every month.',
      ru: 'В «{given}» нет месяца и года: такое время повторяется каждый месяц.',
      ar: 'ينقص «{given}» الشهر والسنة، فهو يتكرر كل شهر.',
    },
    mend: {
      en: 'Add both, such as {example}.',
      ru: 'Добавьте их, например {example}.',
      ar: 'أضفهما، مثل {example}.',
    },
  },
  TEXT_DTG_MONTH: {
    status: 422,
    what: {
      en: '“{month}” in “{given}” is no month.',
      ru: '«{month}» в «{given}» не является месяцем.',
      ar: '«{month}» في «{given}» ليس شهرًا.',
    },
    mend: {
      en: 'Use JAN, FEB, MAR, APR, MAY, JUN, JUL, AUG, SEP, OCT, NOV or DEC.',
      ru: 'Используйте JAN, FEB, MAR, APR, MAY, JUN, JUL, AUG, SEP, OCT, NOV или DEC.',
      ar: 'استعمل JAN أو FEB أو MAR أو APR أو MAY أو JUN أو JUL أو AUG أو SEP أو OCT أو NOV أو DEC.',
    },
  },
} satisfies RefusalTable;
