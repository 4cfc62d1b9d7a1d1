import type { RefusalTable } from '../contract/index.ts';

export const refusals: RefusalTable = {
  PARTIES_UNKNOWN: {
    status: 422,
    what: {
      en: 'Party {party} is not enrolled at this node.',
      ru: 'Сторона {party} на этом узле не зарегистрирована.',
      ar: 'الطرف {party} غير مسجَّل في هذه العقدة.',
    },
    mend: {
      en: 'Enrol it with its party card first.',
      ru: 'Сначала зарегистрируйте её по карточке стороны.',
      ar: 'سجّله أولًا ببطاقة الطرف.',
    },
  },
  PARTIES_OTHER_MODE: {
    status: 422,
    what: {
      en: 'Party {party} is {theirs}, this node is {ours}; live and exercise refuse each other.',
      ru: 'Режим стороны {party} — {theirs}, этого узла — {ours}; боевой и учебный режимы друг друга не принимают.',
      ar: 'وضع الطرف {party} هو {theirs} ووضع هذه العقدة {ours}؛ والوضعان الفعلي والتدريبي لا يقبل أحدهما الآخر.',
    },
    mend: {
      en: 'Enrol a card of the same mode.',
      ru: 'Зарегистрируйте карточку того же режима.',
      ar: 'سجّل بطاقة من الوضع نفسه.',
    },
  },
  PARTIES_NAME_RESERVED: {
    status: 422,
    what: {
      en: 'The name {party} is reserved and cannot be a party’s.',
      ru: 'Имя {party} зарезервировано и не может быть именем стороны.',
      ar: 'الاسم {party} محجوز ولا يصلح اسمًا لطرف.',
    },
    mend: {
      en: 'The party must make its card under another name.',
      ru: 'Стороне нужно выпустить карточку под другим именем.',
      ar: 'على الطرف أن يصدر بطاقته باسم آخر.',
    },
  },
  PARTIES_SELF: {
    status: 409,
    what: {
      en: 'The card is of {party}, which is this node’s own party.',
      ru: 'Это карточка стороны {party}, то есть самого этого узла.',
      ar: 'البطاقة للطرف {party}، وهو طرف هذه العقدة نفسها.',
    },
    mend: {
      en: 'Enrol the other side’s card.',
      ru: 'Зарегистрируйте карточку другой стороны.',
      ar: 'سجّل بطاقة الطرف الآخر.',
    },
  },
  PARTIES_OTHER_KEY: {
    status: 409,
    what: {
      en: 'Party {party} is enrolled with another root key.',
      ru: 'Сторона {party} зарегистрирована с другим корневым ключом.',
      ar: 'الطرف {party} مسجَّل بمفتاح جذري آخر.',
    },
    mend: {
      en: 'Compare fingerprints over a channel you trust. Whoever has another root key is another party.',
      ru: 'Сверьте отпечатки по надёжному каналу. У кого другой корневой ключ, тот другая сторона.',
      ar: 'قارن البصمات عبر قناة تثق بها. فمن كان له مفتاح جذري آخر فهو طرف آخر.',
    },
  },
  PARTIES_KEY_OF_OTHER: {
    status: 409,
    what: {
      en: 'The card of {party} holds a key that is also {other}’s.',
      ru: 'В карточке стороны {party} есть ключ, который принадлежит и стороне {other}.',
      ar: 'في بطاقة الطرف {party} مفتاح هو أيضًا للطرف {other}.',
    },
    mend: {
      en: 'Do not enrol it: two parties with one key cannot be told apart. Ask both in person for their cards.',
      ru: 'Не регистрируйте её: две стороны с одним ключом неразличимы. Запросите карточки у обеих лично.',
      ar: 'لا تسجّلها: فالطرفان بمفتاح واحد لا يُميَّز بينهما. اطلب من كليهما بطاقته مباشرة.',
    },
  },
  PARTIES_FINGERPRINT_OTHER: {
    status: 409,
    what: {
      en: 'The fingerprint that was heard is not that of this card of {party}.',
      ru: 'Услышанный отпечаток — не отпечаток этой карточки стороны {party}.',
      ar: 'البصمة المسموعة ليست بصمة هذه البطاقة للطرف {party}.',
    },
    mend: {
      en: 'Have it read again, all twelve groups. If it still differs, this is not their card: somebody may stand between you. Do not enrol it.',
      ru: 'Попросите прочесть ещё раз, все двенадцать групп. Если снова не сходится, это не их карточка: между вами может кто-то стоять. Не регистрируйте её.',
      ar: 'اطلب قراءتها ثانية، المجموعات الاثنتي عشرة كلها. فإن بقيت مختلفة فليست بطاقتهم: قد يكون أحد بينكما. لا تسجّلها.',
    },
  },
  PARTIES_WINDOW_REVERSED: {
    status: 422,
    what: {
      en: 'The window ends at {to}, not after its start at {from}.',
      ru: 'Период заканчивается в {to}, не позже начала в {from}.',
      ar: 'تنتهي الفترة عند {to} ولا تلي بدايتها عند {from}.',
    },
    mend: { en: 'Give a later end.', ru: 'Укажите более позднее окончание.', ar: 'أعطِ نهاية لاحقة.' },
  },
  PARTIES_WINDOW_OPEN: {
    status: 422,
    what: {
      en: 'The window ends at {to}, after now ({now}); what has not happened cannot be complete.',
      ru: 'Период заканчивается в {to}, позже текущего времени ({now}); о том, что ещё не наступило, полноты заявить нельзя.',
      ar: 'تنتهي الفترة عند {to} بعد الآن ({now})؛ ولا يُعلَن اكتمال ما لم يحدث بعد.',
    },
    mend: {
      en: 'End the window at or before now.',
      ru: 'Закончите период не позже текущего времени.',
      ar: 'أنهِ الفترة عند الآن أو قبله.',
    },
  },
};
