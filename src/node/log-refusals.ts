/** What goes wrong between this node's log, its lock, and those who remember and cosign it. */
import type { RefusalTable } from '../contract/index.ts';

export const refusals: RefusalTable = {
  NODE_RECORD_BEHIND: {
    status: 500,
    what: {
      en: 'The record has {record} entries, but this node has signed for {signed}: an older copy stands in its place.',
      ru: 'Записей в журнале: {record}, а узел подписал: {signed}. На месте журнала старая копия.',
      ar: 'عدد القيود في السجل {record}، وقد وقّعت العقدة على {signed}: في مكانه نسخة أقدم.',
    },
    mend: {
      en: 'Put the newest record back. Do not remove the lock: signing again would fork the log.',
      ru: 'Верните самый новый журнал. Не удаляйте файл блокировки: новая подпись раздвоит журнал.',
      ar: 'أعد أحدث سجل. لا تحذف ملف القفل: فالتوقيع من جديد يشطر السجل.',
    },
  },
  NODE_RECORD_DIFFERS: {
    status: 500,
    what: {
      en: 'The first {size} entries of the record are not those that this node signed for.',
      ru: 'Первые записи журнала (числом {size}) — не те, что подписал узел.',
      ar: 'القيود الأولى في السجل، وعددها {size}، ليست ما وقّعت عليه هذه العقدة.',
    },
    mend: {
      en: 'Run parley fsck and put an undamaged copy back.',
      ru: 'Запустите parley fsck и верните неповреждённую копию.',
      ar: 'شغّل parley fsck وأعد نسخة سليمة.',
    },
  },
  NODE_FORGOTTEN: {
    status: 503,
    what: {
      en: 'This record has forgotten what it signed: {by} holds {shown, select, receipt {a receipt that it gave for its entry {index}} other {a checkpoint of its log at size {size}}}. The node signs nothing and takes nothing in.',
      ru: 'Этот журнал не помнит того, что подписал: {by} хранит {shown, select, receipt {его расписку на запись {index}} other {его контрольную точку размера {size}}}. Узел ничего не подписывает и ничего не принимает.',
      ar: 'نسي هذا السجل ما وقّعه: لدى {by} {shown, select, receipt {إيصال أصدره عن القيد {index}} other {نقطة تحقق لسجله بالحجم {size}}}. لا توقّع العقدة شيئًا ولا تستلم شيئًا.',
    },
    mend: {
      en: 'Stop it. Restore the newest copy of its folder, and make sure that no second machine runs with these keys.',
      ru: 'Остановите узел. Восстановите самую новую копию его папки и убедитесь, что с этими ключами не работает вторая машина.',
      ar: 'أوقفها. استعد أحدث نسخة من مجلدها، وتأكد من أن جهازًا ثانيًا لا يعمل بهذه المفاتيح.',
    },
  },
  NODE_OTHER_HISTORY: {
    status: 503,
    what: {
      en: 'Another history of this record has been signed with its key: {by} holds {shown, select, receipt {a receipt for entry {index}, where this record has another} other {a checkpoint at size {size} that this record does not begin with}}. The node signs nothing.',
      ru: 'Ключом этого журнала подписана другая его история: {by} хранит {shown, select, receipt {расписку на запись {index}, на месте которой в этом журнале стоит другая} other {контрольную точку размера {size}, которой этот журнал не соответствует}}. Узел ничего не подписывает.',
      ar: 'وُقِّع بمفتاح هذا السجل تاريخ آخر له: لدى {by} {shown, select, receipt {إيصال عن القيد {index}، وفي مكانه في هذا السجل قيد آخر} other {نقطة تحقق بالحجم {size} لا يطابقها هذا السجل}}. لا توقّع العقدة شيئًا.',
    },
    mend: {
      en: 'Stop every machine that runs with these keys and find out which record is the true one; the other must never sign again.',
      ru: 'Остановите все машины, работающие с этими ключами, и выясните, какой журнал настоящий; другой больше не должен ничего подписывать.',
      ar: 'أوقف كل جهاز يعمل بهذه المفاتيح وتبيّن أي السجلين هو الصحيح؛ أما الآخر فيجب ألا يوقّع شيئًا بعد اليوم.',
    },
  },
  NODE_QUESTION_STALE: {
    status: 422,
    what: {
      en: 'The question is of {asked}; by this node’s clock it is {now}. A question is answered within {minutes, plural, one {# minute} other {# minutes}} of its time.',
      ru: 'Запрос составлен {asked}, а по часам этого узла сейчас {now}. Ответ даётся в пределах {minutes, plural, one {# минуты} few {# минут} many {# минут} other {# минуты}} от этого времени.',
      ar: 'كُتب السؤال في {asked} والوقت بساعة هذه العقدة {now}. ويُجاب عن السؤال في حدود {minutes, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}} من وقته.',
    },
    mend: {
      en: 'Ask anew. Where that does not help, compare the clocks of the two nodes.',
      ru: 'Составьте запрос заново. Если это не поможет, сверьте часы двух узлов.',
      ar: 'اسأل من جديد. فإن لم ينفع ذلك فقارن ساعتي العقدتين.',
    },
  },
  NODE_LOG_FORKED: {
    status: 422,
    what: {
      en: 'The log “{log}” has shown two histories. This witness cosigns it no more.',
      ru: 'Журнал «{log}» показал две разные истории. Этот свидетель больше не ставит на нём соподписи.',
      ar: 'أظهر السجل «{log}» تاريخين مختلفين. لم يعد هذا الشاهد يوقّع عليه.',
    },
    mend: {
      en: 'The evidence is an entry of this node’s record. Its keeper must begin a new log and be enrolled anew.',
      ru: 'Доказательство есть запись в журнале этого узла. Владелец должен начать новый журнал и пройти регистрацию заново.',
      ar: 'الدليل قيد في سجل هذه العقدة. على صاحبه أن يبدأ سجلًا جديدًا ويُسجَّل من جديد.',
    },
  },
  NODE_NO_POLICY: {
    status: 422,
    what: {
      en: 'The policy {path} that the configuration names is not there.',
      ru: 'Файла политики {path}, указанного в настройках, нет.',
      ar: 'ملف السياسة {path} المذكور في الإعدادات غير موجود.',
    },
    mend: {
      en: 'Write it there (C2SP tlog-policy), or take “policy” out of the configuration.',
      ru: 'Создайте его (C2SP tlog-policy) или уберите «policy» из настроек.',
      ar: 'أنشئه هناك (C2SP tlog-policy)، أو احذف «policy» من الإعدادات.',
    },
  },
};
