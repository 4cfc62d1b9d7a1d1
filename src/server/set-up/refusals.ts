import type { RefusalTable } from '../../contract/index.ts';

export const refusals: RefusalTable = {
  SERVER_CODE_WRONG: {
    status: 401,
    what: {
      en: 'That is not the code. {left, plural, one {# try is} other {# tries are}} left before a pause.',
      ru: 'Это не тот код. До паузы {left, plural, one {осталась # попытка} few {осталось # попытки} many {осталось # попыток} other {осталось # попытки}}.',
      ar: 'ليس هذا هو الرمز. المحاولات الباقية قبل التوقف: {left, plural, zero {لا شيء} one {محاولة واحدة} two {محاولتان} few {# محاولات} many {# محاولة} other {# محاولة}}.',
    },
    mend: {
      en: 'Type the eight letters and digits that the terminal shows.',
      ru: 'Наберите восемь букв и цифр, показанных в терминале.',
      ar: 'اكتب الحروف والأرقام الثمانية المعروضة في الطرفية.',
    },
  },
  SERVER_CODE_PAUSED: {
    status: 429,
    what: {
      en: 'There were too many wrong codes. The next try is taken in {seconds, plural, one {# second} other {# seconds}}.',
      ru: 'Слишком много неверных кодов. Следующая попытка — через {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}.',
      ar: 'كثرت الرموز الخاطئة. تُقبل المحاولة التالية بعد {seconds, plural, zero {لحظات} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}.',
    },
    mend: {
      en: 'Wait, then type the code that the terminal shows.',
      ru: 'Подождите и наберите код, показанный в терминале.',
      ar: 'انتظر ثم اكتب الرمز المعروض في الطرفية.',
    },
  },
  SERVER_CODE_USED: {
    status: 409,
    what: {
      en: 'This code has been used already, in another browser or window.',
      ru: 'Этот код уже использован в другом браузере или окне.',
      ar: 'استُعمل هذا الرمز من قبل في متصفح آخر أو نافذة أخرى.',
    },
    mend: {
      en: 'Go on there; or stop the node with Ctrl-C and start it again for a new code.',
      ru: 'Продолжайте там; или остановите узел (Ctrl-C) и запустите снова — будет новый код.',
      ar: 'أكمل هناك؛ أو أوقف العقدة بـ Ctrl-C وشغّلها من جديد لتحصل على رمز جديد.',
    },
  },
  SERVER_CODE_FIRST: {
    status: 401,
    what: {
      en: 'The code from the terminal has not been given in this browser.',
      ru: 'В этом браузере код из терминала ещё не введён.',
      ar: 'لم يُدخَل رمز الطرفية في هذا المتصفح.',
    },
    mend: { en: 'Give the code first.', ru: 'Сначала введите код.', ar: 'أدخل الرمز أولًا.' },
  },
  SERVER_NOT_HERE: {
    status: 421,
    what: {
      en: 'The set-up page is for this machine alone, not for {host}.',
      ru: 'Страница первой настройки доступна только на этой машине, а не как {host}.',
      ar: 'صفحة الإعداد الأول لهذا الجهاز وحده، لا باسم {host}.',
    },
    mend: {
      en: 'Open it as 127.0.0.1, here or through a tunnel.',
      ru: 'Откройте её как 127.0.0.1 здесь же или через туннель.',
      ar: 'افتحها على 127.0.0.1 هنا أو عبر نفق.',
    },
  },
  SERVER_PASSWORDS_DIFFER: {
    status: 422,
    what: {
      en: 'The two passwords are not the same.',
      ru: 'Пароли не совпадают.',
      ar: 'كلمتا المرور غير متطابقتين.',
    },
    mend: {
      en: 'Type the same password in both.',
      ru: 'Наберите один и тот же пароль в обоих полях.',
      ar: 'اكتب كلمة المرور نفسها في الحقلين.',
    },
  },
  SERVER_BEING_SET_UP: {
    status: 503,
    what: {
      en: 'This node is being set up; it has no party yet.',
      ru: 'Узел настраивается впервые; стороны ещё нет.',
      ar: 'العقدة في إعدادها الأول؛ لا طرف لها بعد.',
    },
    mend: {
      en: 'Finish the set-up page on the machine where it runs.',
      ru: 'Завершите первую настройку на машине, где он работает.',
      ar: 'أكمل صفحة الإعداد الأول على الجهاز الذي تعمل عليه.',
    },
  },
};
