/** What goes wrong when a record is backed up, restored or moved. */
import type { RefusalTable } from '../../contract/index.ts';

export const refusals: RefusalTable = {
  NODE_BACKUP_THERE: {
    status: 409,
    what: {
      en: 'There is something at {path} already; a backup never overwrites.',
      ru: 'По пути {path} уже что-то есть; резервная копия ничего не перезаписывает.',
      ar: 'يوجد شيء في {path} من قبل؛ النسخ الاحتياطي لا يكتب فوق شيء.',
    },
    mend: {
      en: 'Name a folder that does not exist yet.',
      ru: 'Укажите папку, которой ещё нет.',
      ar: 'اذكر مجلدًا غير موجود بعد.',
    },
  },
  NODE_NO_BACKUP: {
    status: 404,
    what: {
      en: 'There is no backup in {path}.',
      ru: 'В {path} нет резервной копии.',
      ar: 'لا توجد نسخة احتياطية في {path}.',
    },
    mend: {
      en: 'Name the folder that "parley backup" made; it holds backup.json.',
      ru: 'Укажите папку, созданную командой «parley backup»; в ней есть backup.json.',
      ar: 'اذكر المجلد الذي أنشأه الأمر ‎"parley backup"‎، وفيه الملف backup.json.',
    },
  },
  NODE_BACKUP_DAMAGED: {
    status: 422,
    what: {
      en: 'The backup is damaged: {path} is not as it was written.',
      ru: 'Резервная копия повреждена: {path} отличается от записанного.',
      ar: 'النسخة الاحتياطية تالفة: {path} ليس كما كُتب.',
    },
    mend: {
      en: 'Use another backup. Nothing was restored.',
      ru: 'Используйте другую копию. Ничего не восстановлено.',
      ar: 'استخدم نسخة أخرى. لم يُستعد شيء.',
    },
  },
  NODE_COPY_NOT_WHOLE: {
    status: 422,
    what: {
      en: 'The copy of the record is not whole: {what} at entry {index}. It was thrown away.',
      ru: 'Копия журнала неполна: {what}, запись {index}. Копия удалена.',
      ar: 'نسخة السجل غير سليمة: {what} عند القيد {index}. حُذفت النسخة.',
    },
    mend: {
      en: 'Run "parley fsck" on the original.',
      ru: 'Проверьте оригинал командой «parley fsck».',
      ar: 'افحص الأصل بالأمر ‎"parley fsck"‎.',
    },
  },
  NODE_RESTORE_NEWER: {
    status: 409,
    what: {
      en: 'The data folder {path} reaches entry {there}; the backup ends at {backup}. To restore over it would forget what was signed.',
      ru: 'Папка данных {path} содержит {there} записей, а резервная копия — {backup}. Восстановление поверх неё стёрло бы подписанное.',
      ar: 'يصل مجلد البيانات {path} إلى القيد {there}، أما النسخة الاحتياطية فتنتهي عند {backup}. والاستعادة فوقه تُضيع ما وُقّع.',
    },
    mend: {
      en: 'Start the node on that folder; check it with "parley fsck". Only if it is beyond repair, move it away, keep it, and restore beside it.',
      ru: 'Запустите узел с этой папкой и проверьте её командой «parley fsck». Лишь если её нельзя починить, уберите её, сохраните и восстановите копию рядом.',
      ar: 'شغّل العقدة على ذلك المجلد وافحصه بالأمر ‎"parley fsck"‎. فإن تعذّر إصلاحه فانقله واحتفظ به ثم استعد النسخة بجانبه.',
    },
  },
  NODE_RESTORE_TAKEN: {
    status: 409,
    what: {
      en: '{path} is not an empty folder; nothing is restored over it.',
      ru: '{path} — не пустая папка; поверх неё ничего не восстанавливается.',
      ar: '{path} ليس مجلدًا فارغًا، ولا يُستعاد شيء فوقه.',
    },
    mend: {
      en: 'Name a folder that does not exist yet, and point the configuration to it afterwards.',
      ru: 'Укажите папку, которой ещё нет, а затем впишите её в настройки.',
      ar: 'اذكر مجلدًا غير موجود بعد، ثم أشر إليه في الإعدادات.',
    },
  },
  NODE_RESTORED: {
    status: 503,
    what: {
      en: 'This record came out of a backup that ends at {size} entries (state {state}). Until it is known that nothing newer was signed, the node signs nothing. Not yet asked: {waiting}.',
      ru: 'Этот журнал восстановлен из резервной копии, в которой {size} записей (состояние {state}). Пока не ясно, что позже ничего не подписано, узел ничего не подписывает. Ещё не опрошены: {waiting}.',
      ar: 'استُعيد هذا السجل من نسخة احتياطية تنتهي عند {size} قيدًا (الحالة {state}). ولا توقّع العقدة شيئًا حتى يُعرف أنه لم يُوقَّع شيء بعدها. لم يُسأل بعد: {waiting}.',
    },
    mend: {
      en: 'Bring the links to the other parties up: the node asks them by itself. If nobody can be asked and you know that nothing newer exists, say so with "parley restore --data FOLDER --confirm {state}" while the node is stopped.',
      ru: 'Восстановите связь с другими сторонами: узел опросит их сам. Если спросить некого и вы уверены, что ничего новее нет, подтвердите это при остановленном узле: «parley restore --data FOLDER --confirm {state}».',
      ar: 'أعد الاتصال بالأطراف الأخرى، وستسألها العقدة بنفسها. وإن لم يكن هناك من يُسأل وكنت على يقين أنه لا شيء أحدث، فأكّد ذلك والعقدة متوقفة: ‎"parley restore --data FOLDER --confirm {state}"‎.',
    },
  },
  NODE_NOT_RESTORED: {
    status: 409,
    what: {
      en: 'The data folder {path} is not waiting for a word after a restore.',
      ru: 'Папка данных {path} не ждёт подтверждения после восстановления.',
      ar: 'مجلد البيانات {path} لا ينتظر تأكيدًا بعد استعادة.',
    },
    mend: {
      en: 'Nothing needs to be confirmed.',
      ru: 'Подтверждать ничего не нужно.',
      ar: 'لا حاجة إلى تأكيد شيء.',
    },
  },
  NODE_RESTORED_OTHER: {
    status: 409,
    what: {
      en: '{given} is not the state of this record, which is {state}.',
      ru: '{given} — не состояние этого журнала; его состояние {state}.',
      ar: '{given} ليست حالة هذا السجل؛ حالته {state}.',
    },
    mend: {
      en: 'Compare with the newest checkpoint that any other party holds, then give the state as it stands here.',
      ru: 'Сверьте с самой новой контрольной точкой, которая есть у других сторон, и укажите состояние, как оно указано здесь.',
      ar: 'قارنها بأحدث نقطة تحقق لدى أي طرف آخر، ثم اكتب الحالة كما هي مذكورة هنا.',
    },
  },
  NODE_MOVE_NOWHERE: {
    status: 409,
    what: {
      en: 'The record is in that store already.',
      ru: 'Журнал уже находится в этом хранилище.',
      ar: 'السجل موجود في ذلك المخزن من قبل.',
    },
    mend: {
      en: 'Nothing needs to be done.',
      ru: 'Ничего делать не нужно.',
      ar: 'لا يلزم أي إجراء.',
    },
  },
  NODE_STORE_MOVED: {
    status: 409,
    what: {
      en: 'This record moved to {to}; what stands here is the old copy.',
      ru: 'Этот журнал перенесён в {to}; здесь осталась старая копия.',
      ar: 'نُقل هذا السجل إلى {to}، وما هنا نسخة قديمة.',
    },
    mend: {
      en: 'Put the store back into the configuration as "parley move" wrote it, or move the record back with that command.',
      ru: 'Верните в настройки хранилище, указанное командой «parley move», или перенесите журнал обратно этой командой.',
      ar: 'أعد المخزن إلى الإعدادات كما كتبه الأمر ‎"parley move"‎، أو انقل السجل بالأمر نفسه إلى هنا.',
    },
  },
  NODE_OTHER_LOG: {
    status: 500,
    what: {
      en: 'The store holds the log {origin}; the card in the data folder is that of the log {card}.',
      ru: 'В хранилище журнал {origin}, а карточка в папке данных относится к журналу {card}.',
      ar: 'في المخزن السجل {origin}، أما البطاقة في مجلد البيانات فهي بطاقة السجل {card}.',
    },
    mend: {
      en: 'Name the database that belongs to this data folder. Two parties never share a database.',
      ru: 'Укажите базу данных, относящуюся к этой папке данных. Две стороны никогда не используют одну базу.',
      ar: 'اذكر قاعدة البيانات التابعة لمجلد البيانات هذا. لا يشترك طرفان في قاعدة بيانات واحدة.',
    },
  },
  NODE_STORE_UNFINISHED: {
    status: 409,
    what: {
      en: 'This store holds a copy that "parley move" did not finish.',
      ru: 'В этом хранилище незавершённая копия, начатая командой «parley move».',
      ar: 'في هذا المخزن نسخة لم يُكملها الأمر ‎"parley move"‎.',
    },
    mend: {
      en: 'The store that the record was in is still in force: run "parley move" from there again.',
      ru: 'Действует прежнее хранилище: снова выполните «parley move» из него.',
      ar: 'المخزن السابق ما زال هو المعتمد: نفّذ الأمر ‎"parley move"‎ منه من جديد.',
    },
  },
};
