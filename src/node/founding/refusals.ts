/** What is wrong with a party that is about to be made. The field is named beside, by whoever shows it. */
import type { RefusalTable } from '../../contract/index.ts';

export const refusals: RefusalTable = {
  NODE_PLAN_EMPTY: {
    status: 422,
    what: { en: 'Nothing is given here.', ru: 'Здесь ничего не указано.', ar: 'لم يُعطَ شيء هنا.' },
    mend: { en: 'Fill it in.', ru: 'Заполните это поле.', ar: 'املأ هذا الحقل.' },
  },
  NODE_PLAN_LONG: {
    status: 422,
    what: {
      en: 'It has {given, plural, one {# character} other {# characters}}; at most {most} are allowed.',
      ru: 'Здесь {given, plural, one {# знак} few {# знака} many {# знаков} other {# знака}}; допускается не больше {most}.',
      ar: 'فيه {given, plural, zero {لا أحرف} one {حرف واحد} two {حرفان} few {# أحرف} many {# حرفًا} other {# حرف}}؛ والحد الأقصى {most}.',
    },
    mend: { en: 'Make it shorter.', ru: 'Сократите.', ar: 'اختصره.' },
  },
  NODE_PLAN_MANY: {
    status: 422,
    what: {
      en: 'There are {given}; at most {most} are allowed.',
      ru: 'Указано {given}; допускается не больше {most}.',
      ar: 'العدد {given}؛ والحد الأقصى {most}.',
    },
    mend: {
      en: 'Leave some out; more can be added to the configuration later.',
      ru: 'Уберите лишние; остальные можно добавить в настройки позже.',
      ar: 'احذف بعضها؛ ويمكن إضافة غيرها إلى الإعدادات لاحقًا.',
    },
  },
  NODE_PLAN_CHARACTER: {
    status: 422,
    what: {
      en: 'It holds a character that cannot be seen or that turns the text around it.',
      ru: 'Здесь есть невидимый знак или знак, меняющий направление текста.',
      ar: 'فيه محرف لا يُرى أو يقلب اتجاه النص حوله.',
    },
    mend: {
      en: 'Type it by hand instead of pasting it.',
      ru: 'Наберите вручную, а не вставляйте из буфера.',
      ar: 'اكتبه باليد بدل لصقه.',
    },
  },
  NODE_PLAN_TWICE: {
    status: 422,
    what: { en: '{given} stands here twice.', ru: '{given} указано дважды.', ar: '{given} مذكور مرتين.' },
    mend: { en: 'Name each once.', ru: 'Назовите каждое один раз.', ar: 'اذكر كلًّا مرة واحدة.' },
  },
  NODE_PLAN_PARTY: {
    status: 422,
    what: {
      en: '{given} is no party id.',
      ru: '{given} — не идентификатор стороны.',
      ar: '{given} ليس معرّف طرف.',
    },
    mend: {
      en: 'Use up to 32 small Latin letters, digits and hyphens, beginning with a letter, like west-command.',
      ru: 'До 32 строчных латинских букв, цифр и дефисов; первой идёт буква, например west-command.',
      ar: 'استعمل حتى 32 من الحروف اللاتينية الصغيرة والأرقام والواصلات، وأولها حرف، مثل west-command.',
    },
  },
  NODE_PLAN_MODE: {
    status: 422,
    what: {
      en: 'Whether this is live or an exercise is not chosen.',
      ru: 'Не выбрано, боевая это работа или учение.',
      ar: 'لم يُحدَّد هل العمل فعلي أم تدريب.',
    },
    mend: {
      en: 'Choose live or exercise. It never changes afterwards; when in doubt, begin with an exercise.',
      ru: 'Выберите боевую работу или учение. Позже это не меняется; если сомневаетесь, начните с учения.',
      ar: 'اختر فعليًا أو تدريبًا. لا يتغير ذلك بعدها؛ وعند الشك ابدأ بتدريب.',
    },
  },
  NODE_PLAN_URL: {
    status: 422,
    what: {
      en: '{given} is no address of a node.',
      ru: '{given} — не адрес узла.',
      ar: '{given} ليس عنوان عقدة.',
    },
    mend: {
      en: 'Write it like http://10.0.0.7:8440, without name, password or question mark; or leave it empty and tell the other side later.',
      ru: 'Например http://10.0.0.7:8440, без имени, пароля и знака вопроса; или оставьте пустым и сообщите адрес другой стороне позже.',
      ar: 'اكتبه مثل http://10.0.0.7:8440 دون اسم أو كلمة مرور أو علامة استفهام؛ أو اتركه فارغًا وأبلغ الطرف الآخر به لاحقًا.',
    },
  },
  NODE_PLAN_HOST: {
    status: 422,
    what: {
      en: '{given} is no address of this machine.',
      ru: '{given} — не адрес этой машины.',
      ar: '{given} ليس عنوانًا لهذا الجهاز.',
    },
    mend: {
      en: 'Use 127.0.0.1 for this machine alone, 0.0.0.0 for all its addresses, or one of them.',
      ru: 'Укажите 127.0.0.1 (только эта машина), 0.0.0.0 (все её адреса) или один из них.',
      ar: 'استعمل 127.0.0.1 لهذا الجهاز وحده، أو 0.0.0.0 لكل عناوينه، أو واحدًا منها.',
    },
  },
  NODE_PLAN_PORT: {
    status: 422,
    what: { en: '{given} is no port.', ru: '{given} — не номер порта.', ar: '{given} ليس رقم منفذ.' },
    mend: {
      en: 'Give a whole number from 0 to 65535.',
      ru: 'Укажите целое число от 0 до 65535.',
      ar: 'أعطِ عددًا صحيحًا من 0 إلى 65535.',
    },
  },
  NODE_PLAN_ZONE: {
    status: 422,
    what: {
      en: '{given} is no time zone that this machine knows.',
      ru: 'Часовой пояс {given} этой машине неизвестен.',
      ar: '{given} ليست منطقة زمنية يعرفها هذا الجهاز.',
    },
    mend: {
      en: 'Write its name from the IANA list, like Asia/Damascus; or leave it empty for UTC alone.',
      ru: 'Укажите название из списка IANA, например Asia/Damascus; или оставьте пустым — будет только UTC.',
      ar: 'اكتب اسمها من قائمة IANA، مثل Asia/Damascus؛ أو اتركها فارغة للتوقيت العالمي وحده.',
    },
  },
  NODE_PLAN_OFFICER: {
    status: 422,
    what: {
      en: '{given} is no name to sign in with.',
      ru: '{given} — не имя для входа.',
      ar: '{given} ليس اسم دخول.',
    },
    mend: {
      en: 'Use up to 64 small Latin letters, digits, points, hyphens and underscores, beginning with a letter or digit, like ann.',
      ru: 'До 64 строчных латинских букв, цифр, точек, дефисов и подчёркиваний; первой идёт буква или цифра, например ann.',
      ar: 'استعمل حتى 64 من الحروف اللاتينية الصغيرة والأرقام والنقاط والواصلات والشرطات السفلية، وأولها حرف أو رقم، مثل ann.',
    },
  },
  NODE_PLAN_OFFICE: {
    status: 422,
    what: {
      en: '{given} is none of the offices ({offices}).',
      ru: '{given} нет среди служб ({offices}).',
      ar: '{given} ليس من المكاتب ({offices}).',
    },
    mend: {
      en: 'Name one of them, or add it to the offices.',
      ru: 'Назовите одну из них или добавьте её в список служб.',
      ar: 'اذكر واحدًا منها، أو أضفه إلى المكاتب.',
    },
  },
  NODE_PLAN_ROLE: {
    status: 422,
    what: { en: '{given} is no role.', ru: '{given} — не роль.', ar: '{given} ليس دورًا.' },
    mend: {
      en: 'Give at least one of {roles}.',
      ru: 'Укажите хотя бы одну из ролей: {roles}.',
      ar: 'أعطِ دورًا واحدًا على الأقل من {roles}.',
    },
  },
  NODE_PLAN_PASSWORD_SHORT: {
    status: 422,
    what: {
      en: 'The password has {given, plural, one {# character} other {# characters}}; it needs {least}.',
      ru: 'В пароле {given, plural, one {# знак} few {# знака} many {# знаков} other {# знака}}; нужно не меньше {least}.',
      ar: 'في كلمة المرور {given, plural, zero {لا أحرف} one {حرف واحد} two {حرفان} few {# أحرف} many {# حرفًا} other {# حرف}}؛ ويلزم {least} على الأقل.',
    },
    mend: {
      en: 'Take three or four words that nobody would put together.',
      ru: 'Возьмите три-четыре слова, которые никто не поставит рядом.',
      ar: 'اختر ثلاث كلمات أو أربعًا لا يجمعها أحد.',
    },
  },
  NODE_CONFIG_THERE: {
    status: 409,
    what: {
      en: 'There is a configuration at {path} already.',
      ru: 'По пути {path} настройки уже есть.',
      ar: 'توجد إعدادات في {path} من قبل.',
    },
    mend: {
      en: 'Choose another folder; a party is never overwritten.',
      ru: 'Выберите другую папку: сторона никогда не перезаписывается.',
      ar: 'اختر مجلدًا آخر؛ لا يُكتب فوق طرف أبدًا.',
    },
  },
  NODE_DATA_ALONE: {
    status: 409,
    what: {
      en: 'There is data of a party at {data}, but no configuration at {config}.',
      ru: 'В {data} лежат данные стороны, но настроек {config} нет.',
      ar: 'توجد بيانات طرف في {data}، لكن لا إعدادات في {config}.',
    },
    mend: {
      en: 'Put the configuration back from a copy, or check the path. To make another party, choose a folder without data: data is never taken for empty.',
      ru: 'Верните настройки из копии или проверьте путь. Для новой стороны выберите папку без данных: данные никогда не считаются пустым местом.',
      ar: 'أعد الإعدادات من نسخة، أو تحقق من المسار. ولإنشاء طرف آخر اختر مجلدًا بلا بيانات: لا تُعدّ البيانات مكانًا خاليًا أبدًا.',
    },
  },
  NODE_NOT_FOUNDED: {
    status: 500,
    what: {
      en: 'The party could not be made in {path} ({reason}). The folder is as it was.',
      ru: 'Не удалось создать сторону в {path} ({reason}). Папка осталась как была.',
      ar: 'تعذر إنشاء الطرف في {path} ({reason}). والمجلد كما كان.',
    },
    mend: {
      en: 'Check that the folder can be written to and the disk has room, then try again.',
      ru: 'Проверьте права на запись и место на диске и повторите.',
      ar: 'تحقق من إمكان الكتابة في المجلد ومن سعة القرص، ثم أعد المحاولة.',
    },
  },
};
