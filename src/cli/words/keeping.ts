/** Words about backing up, restoring and moving a record. */
import type { RefusalTable, Trilingual } from '../../contract/index.ts';

export const keeping = {
  'cli.v.backup': {
    en: 'Copy all that a node is into a new folder, beside the running node, and check the copy',
    ru: 'Скопировать всё, из чего состоит узел, в новую папку рядом с работающим узлом и проверить копию',
    ar: 'نسخ كل ما تتكوّن منه العقدة إلى مجلد جديد بجانب العقدة العاملة وفحص النسخة',
  },
  'cli.v.restore': {
    en: 'Make a data folder out of a backup, or confirm that nothing newer exists',
    ru: 'Создать папку данных из резервной копии или подтвердить, что ничего новее нет',
    ar: 'إنشاء مجلد بيانات من نسخة احتياطية، أو تأكيد أنه لا شيء أحدث',
  },
  'cli.v.move': {
    en: 'Move the record of a stopped node to another store, and set the configuration to it',
    ru: 'Перенести журнал остановленного узла в другое хранилище и указать его в настройках',
    ar: 'نقل سجل عقدة متوقفة إلى مخزن آخر وضبط الإعدادات عليه',
  },
  'cli.a.backup': {
    en: 'folder to make; it must not exist yet',
    ru: 'создаваемая папка; её ещё не должно быть',
    ar: 'المجلد الذي سيُنشأ؛ يجب ألا يكون موجودًا',
  },
  'cli.a.restore': {
    en: 'folder that "parley backup" made',
    ru: 'папка, созданная командой «parley backup»',
    ar: 'المجلد الذي أنشأه الأمر ‎"parley backup"‎',
  },
  'cli.o.restore-data': {
    en: 'data folder to make, or one that was restored',
    ru: 'создаваемая папка данных или уже восстановленная',
    ar: 'مجلد البيانات الذي سيُنشأ، أو مجلد استُعيد',
  },
  'cli.o.confirm': {
    en: 'a person says that nothing newer than this state was signed, where nobody can be asked',
    ru: 'человек подтверждает, что новее этого состояния ничего не подписано, когда спросить некого',
    ar: 'تأكيد من شخص أنه لم يُوقَّع شيء بعد هذه الحالة، حين لا يوجد من يُسأل',
  },
  'cli.o.to': {
    en: 'postgres://user@host:port/database, or sqlite for the data folder',
    ru: 'postgres://user@host:port/database или sqlite — папка данных',
    ar: 'postgres://user@host:port/database، أو sqlite لمجلد البيانات',
  },
  'cli.backup.made': {
    en: 'Backup: {path}. {size, plural, one {# entry} other {# entries}}, {files, plural, one {# file} other {# files}}, checked and whole. State: {state}',
    ru: 'Резервная копия: {path}. {size, plural, one {# запись} few {# записи} many {# записей} other {# записи}}, {files, plural, one {# файл} few {# файла} many {# файлов} other {# файла}}; проверена, цела. Состояние: {state}',
    ar: 'النسخة الاحتياطية: {path}. {size, plural, zero {بلا قيود} one {قيد واحد} two {قيدان} few {# قيود} many {# قيدًا} other {# قيد}}، {files, plural, zero {بلا ملفات} one {ملف واحد} two {ملفان} few {# ملفات} many {# ملفًا} other {# ملف}}؛ فُحصت وهي سليمة. الحالة: {state}',
  },
  'cli.restore.made': {
    en: 'Restored into {path}: {size, plural, one {# entry} other {# entries}}, state {state}. Point the configuration to this folder and start the node: it signs nothing until the other parties have said that they hold nothing newer.',
    ru: 'Восстановлено в {path}: {size, plural, one {# запись} few {# записи} many {# записей} other {# записи}}, состояние {state}. Укажите эту папку в настройках и запустите узел: он ничего не подпишет, пока другие стороны не ответят, что ничего новее у них нет.',
    ar: 'تمت الاستعادة إلى {path}: {size, plural, zero {بلا قيود} one {قيد واحد} two {قيدان} few {# قيود} many {# قيدًا} other {# قيد}}، الحالة {state}. أشر إلى هذا المجلد في الإعدادات وشغّل العقدة: لن توقّع شيئًا حتى تقول الأطراف الأخرى إنه ليس لديها شيء أحدث.',
  },
  'cli.restore.confirmed': {
    en: 'Confirmed: nothing newer than {state} was signed. The node may sign again.',
    ru: 'Подтверждено: новее {state} ничего не подписано. Узел снова может подписывать.',
    ar: 'تم التأكيد: لم يُوقَّع شيء بعد {state}. يمكن للعقدة أن توقّع من جديد.',
  },
  'cli.move.made': {
    en: 'Moved: {size, plural, one {# entry} other {# entries}} and {tables, plural, one {# view table} other {# view tables}}, all the same. Root {root}. The configuration names the new store.',
    ru: 'Перенесено: {size, plural, one {# запись} few {# записи} many {# записей} other {# записи}}, {tables, plural, one {# таблица представлений} few {# таблицы представлений} many {# таблиц представлений} other {# таблицы представлений}}; всё совпадает. Корень {root}. В настройках указано новое хранилище.',
    ar: 'تم النقل: {size, plural, zero {بلا قيود} one {قيد واحد} two {قيدان} few {# قيود} many {# قيدًا} other {# قيد}}، و{tables, plural, zero {بلا جداول عرض} one {جدول عرض واحد} two {جدولا عرض} few {# جداول عرض} many {# جدول عرض} other {# جدول عرض}}، والكل مطابق. الجذر {root}. صارت الإعدادات تشير إلى المخزن الجديد.',
  },
} satisfies Record<string, Trilingual>;

export const keepingRefusals: RefusalTable = {
  CLI_RESTORE_OR_CONFIRM: {
    status: 400,
    what: {
      en: 'It takes either a backup or --confirm.',
      ru: 'Нужно указать либо резервную копию, либо --confirm.',
      ar: 'يلزم إما نسخة احتياطية وإما ‎--confirm.',
    },
    mend: {
      en: 'Name the backup to restore; --confirm comes later, without it.',
      ru: 'Укажите восстанавливаемую копию; --confirm даётся позже и без неё.',
      ar: 'اذكر النسخة المراد استعادتها؛ أما ‎--confirm فيأتي لاحقًا من دونها.',
    },
  },
};
