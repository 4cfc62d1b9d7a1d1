/** Why the store says no. */
import type { RefusalTable, Trilingual } from '../contract/index.ts';
import { database } from './postgres-refusals.ts';

function row(status: number, what: Trilingual, mend: Trilingual) {
  return { status, what, mend };
}

const REPORT: Trilingual = {
  en: 'This is a fault of the program. Report it with the words above; nothing was stored.',
  ru: 'Это ошибка программы. Сообщите о ней, приложив текст выше; ничего не сохранено.',
  ar: 'هذا خلل في البرنامج. أبلغ عنه مع النص أعلاه؛ لم يُحفظ شيء.',
};

const opening: RefusalTable = {
  STORE_FOLDER_IN_USE: row(
    409,
    {
      en: 'Another running node has the data folder {folder} open.',
      ru: 'Папка данных {folder} уже открыта другим работающим узлом.',
      ar: 'مجلد البيانات {folder} مفتوح لدى عقدة أخرى قيد التشغيل.',
    },
    {
      en: 'Stop that node first, or give this one a folder of its own.',
      ru: 'Сначала остановите тот узел или укажите этому отдельную папку.',
      ar: 'أوقف تلك العقدة أولًا، أو خصص لهذه العقدة مجلدًا آخر.',
    },
  ),
  STORE_NOT_CREATED: row(
    404,
    {
      en: 'The folder {folder} holds no record.',
      ru: 'В папке {folder} нет журнала.',
      ar: 'لا يوجد سجل في المجلد {folder}.',
    },
    {
      en: 'Check the path. A new node is made with "parley init"; a lost record comes back from a backup.',
      ru: 'Проверьте путь. Новый узел создаёт команда «parley init»; утраченный журнал восстанавливают из резервной копии.',
      ar: 'تحقق من المسار. تُنشأ العقدة الجديدة بالأمر ‎"parley init"‎، ويُستعاد السجل المفقود من نسخة احتياطية.',
    },
  ),
  STORE_EXISTS: row(
    409,
    {
      en: 'The folder {folder} already holds a record; it is never overwritten.',
      ru: 'В папке {folder} уже есть журнал; он никогда не перезаписывается.',
      ar: 'يوجد سجل في المجلد {folder} من قبل، ولا يُكتب فوقه أبدًا.',
    },
    {
      en: 'Start the node on it, or choose an empty folder.',
      ru: 'Запустите узел с этой папкой или выберите пустую.',
      ar: 'شغّل العقدة عليه، أو اختر مجلدًا فارغًا.',
    },
  ),
  STORE_FORMAT: row(
    409,
    {
      en: 'The record in {folder} has format {found}; this program reads format {wanted}.',
      ru: 'Журнал в папке {folder} имеет формат {found}; эта программа читает формат {wanted}.',
      ar: 'صيغة السجل في {folder} هي {found}، وهذا البرنامج يقرأ الصيغة {wanted}.',
    },
    {
      en: 'Open it with the version of Parley that wrote it.',
      ru: 'Откройте его той версией Parley, которая его записала.',
      ar: 'افتحه بإصدار Parley الذي كتبه.',
    },
  ),
  STORE_NOT_DURABLE: row(
    500,
    {
      en: 'The database did not take the setting {setting}: it is {found}, it must be {wanted}. A commit could be lost.',
      ru: 'База данных не приняла настройку {setting}: сейчас {found}, должно быть {wanted}. Запись могла бы пропасть.',
      ar: 'لم تقبل قاعدة البيانات الإعداد {setting}: قيمته {found} ويجب أن تكون {wanted}. قد تضيع كتابة بعد تأكيدها.',
    },
    {
      en: 'Use a local disk and the Node version that Parley comes with.',
      ru: 'Используйте локальный диск и ту версию Node, с которой поставляется Parley.',
      ar: 'استخدم قرصًا محليًا وإصدار Node المرفق مع Parley.',
    },
  ),
  STORE_NETWORK_DISK: row(
    409,
    {
      en: 'The folder {folder} lies on a network disk ({kind}), which cannot keep the record safe.',
      ru: 'Папка {folder} находится на сетевом диске ({kind}); сохранность журнала на нём не обеспечена.',
      ar: 'يقع المجلد {folder} على قرص شبكي ({kind})، وهو لا يضمن سلامة السجل.',
    },
    {
      en: 'Choose a folder on a disk of this machine.',
      ru: 'Выберите папку на диске этого компьютера.',
      ar: 'اختر مجلدًا على قرص في هذا الجهاز.',
    },
  ),
  STORE_UNREADABLE: row(
    500,
    {
      en: 'The record in {folder} cannot be opened: {reason}.',
      ru: 'Не удаётся открыть журнал в папке {folder}: {reason}.',
      ar: 'تعذّر فتح السجل في {folder}: {reason}.',
    },
    {
      en: 'Check that the folder may be read and written and that the disk is sound. Copy the folder before any repair.',
      ru: 'Проверьте права на чтение и запись и исправность диска. Перед любым ремонтом скопируйте папку.',
      ar: 'تحقق من إذن القراءة والكتابة ومن سلامة القرص. انسخ المجلد قبل أي إصلاح.',
    },
  ),
};

const running: RefusalTable = {
  STORE_FULL: row(
    507,
    {
      en: 'The disk is full: nothing new can be recorded. What was recorded can be read.',
      ru: 'Диск заполнен: новые записи невозможны. Всё записанное доступно для чтения.',
      ar: 'القرص ممتلئ: لا يمكن تسجيل شيء جديد. ما سُجّل من قبل متاح للقراءة.',
    },
    {
      en: 'Make room on the disk; the node then goes on by itself. Until then pass messages by other means and log them on paper.',
      ru: 'Освободите место на диске; узел продолжит работу сам. До этого передавайте сообщения иным способом и ведите запись на бумаге.',
      ar: 'أفرغ مساحة على القرص، وستواصل العقدة عملها تلقائيًا. وحتى ذلك الحين انقل الرسائل بوسيلة أخرى ودوّنها على الورق.',
    },
  ),
  STORE_FAILED: row(
    503,
    {
      en: 'The disk or database failed ({reason}). Nothing more is recorded, and the last act may or may not have been kept.',
      ru: 'Сбой диска или базы данных ({reason}). Запись прекращена; сохранилось ли последнее действие, неизвестно.',
      ar: 'تعطّل القرص أو قاعدة البيانات ({reason}). توقف التسجيل، ولا يُعرف هل حُفظ آخر إجراء.',
    },
    {
      en: 'Check the disk, then start the node again: it finds out what was kept.',
      ru: 'Проверьте диск и запустите узел снова: он установит, что сохранилось.',
      ar: 'افحص القرص ثم شغّل العقدة من جديد، وهي تتبيّن ما حُفظ.',
    },
  ),
  STORE_CLOSED: row(
    503,
    {
      en: 'The record is closed: the node is stopping.',
      ru: 'Журнал закрыт: узел останавливается.',
      ar: 'السجل مغلق: العقدة في طور التوقف.',
    },
    {
      en: 'Ask again when the node is running.',
      ru: 'Повторите запрос, когда узел будет работать.',
      ar: 'أعد الطلب بعد تشغيل العقدة.',
    },
  ),
  STORE_BUSY: row(
    503,
    {
      en: 'Another program holds the record for writing.',
      ru: 'Журнал занят на запись другой программой.',
      ar: 'برنامج آخر يحجز السجل للكتابة.',
    },
    {
      en: 'Close every database tool that has the file open; the node tries again.',
      ru: 'Закройте все программы, открывшие файл базы; узел повторит попытку.',
      ar: 'أغلق كل أداة فتحت ملف قاعدة البيانات، وستحاول العقدة مرة أخرى.',
    },
  ),
  STORE_FILE_DAMAGED: row(
    500,
    {
      en: 'The file {sha256} has changed on the disk: its bytes no longer have that hash.',
      ru: 'Файл {sha256} на диске изменился: его содержимое больше не соответствует этому хешу.',
      ar: 'تغيّر الملف {sha256} على القرص: لم تعد محتوياته تطابق هذه البصمة.',
    },
    {
      en: 'Restore it from a backup or from a party that has it; filing the same bytes again mends it too.',
      ru: 'Восстановите его из резервной копии или у стороны, у которой он есть; повторная подача тех же данных тоже исправит файл.',
      ar: 'استعده من نسخة احتياطية أو من طرف يملكه؛ وإيداع المحتوى نفسه من جديد يصلحه أيضًا.',
    },
  ),
  STORE_COPY_DIFFERS: row(
    500,
    {
      en: 'The copy is not what was copied: {what} differs. It is not used.',
      ru: 'Копия не совпадает с оригиналом: различается {what}. Она не используется.',
      ar: 'النسخة لا تطابق الأصل: الاختلاف في {what}. لن تُستخدم.',
    },
    {
      en: 'Run "parley fsck" on the original, check the disks, then copy again.',
      ru: 'Проверьте оригинал командой «parley fsck», проверьте диски и повторите копирование.',
      ar: 'افحص الأصل بالأمر ‎"parley fsck"‎ وافحص الأقراص، ثم أعد النسخ.',
    },
  ),
  STORE_FILE_NAME_BAD: row(
    400,
    {
      en: '{sha256} is not a file hash.',
      ru: '{sha256} — не хеш файла.',
      ar: '{sha256} ليست بصمة ملف.',
    },
    {
      en: 'Give the SHA-256 as 64 lower-case hexadecimal digits.',
      ru: 'Укажите SHA-256: 64 шестнадцатеричные цифры строчными буквами.',
      ar: 'اكتب بصمة SHA-256 من 64 رقمًا ستّ عشريًا بأحرف صغيرة.',
    },
  ),
};

const misuse: RefusalTable = {
  STORE_TXN_OVER: row(
    500,
    {
      en: 'This transaction is already over.',
      ru: 'Эта транзакция уже завершена.',
      ar: 'انتهت هذه المعاملة من قبل.',
    },
    REPORT,
  ),
  STORE_TXN_BROKEN: row(
    500,
    {
      en: 'An earlier write of this transaction was refused.',
      ru: 'Одна из предыдущих записей этой транзакции была отклонена.',
      ar: 'رُفضت كتابة سابقة في هذه المعاملة.',
    },
    REPORT,
  ),
  STORE_SAVEPOINT_UNKNOWN: row(
    500,
    {
      en: 'There is no savepoint {savepoint}.',
      ru: 'Точки возврата {savepoint} нет.',
      ar: 'لا توجد نقطة رجوع رقمها {savepoint}.',
    },
    REPORT,
  ),
  STORE_INDEX_GAP: row(
    500,
    {
      en: 'Entry {index} cannot follow a log of {size}.',
      ru: 'Запись {index} не может продолжить журнал длиной {size}.',
      ar: 'لا يمكن للقيد {index} أن يلي سجلًا طوله {size}.',
    },
    REPORT,
  ),
  STORE_ENTRY_TWICE: row(
    409,
    {
      en: 'The envelope {hash} is already on this record.',
      ru: 'Конверт {hash} уже есть в этом журнале.',
      ar: 'المغلَّف {hash} موجود في هذا السجل من قبل.',
    },
    {
      en: 'Nothing needs to be done: the record holds it.',
      ru: 'Ничего делать не нужно: он уже записан.',
      ar: 'لا يلزم أي إجراء: السجل يحتفظ به.',
    },
  ),
  STORE_ENTRY_BAD: row(
    500,
    {
      en: 'An entry with a wrong {field} cannot be stored.',
      ru: 'Запись с неверным полем {field} сохранить нельзя.',
      ar: 'لا يمكن حفظ قيد فيه خطأ في الحقل {field}.',
    },
    REPORT,
  ),
  STORE_ENTRY_ABSENT: row(
    404,
    {
      en: 'There is no entry {index}.',
      ru: 'Записи {index} нет.',
      ar: 'لا يوجد قيد رقمه {index}.',
    },
    {
      en: 'Use an index below the size of the log.',
      ru: 'Укажите номер меньше длины журнала.',
      ar: 'استخدم رقمًا أصغر من طول السجل.',
    },
  ),
  STORE_NODE_CHANGED: row(
    500,
    {
      en: 'The tree node {level}/{index} already has another hash.',
      ru: 'У узла дерева {level}/{index} уже другой хеш.',
      ar: 'لعقدة الشجرة {level}/{index} بصمة أخرى من قبل.',
    },
    REPORT,
  ),
  STORE_KEY_BAD: row(
    500,
    {
      en: 'The key {key} of table {table} is empty, too long, or holds a character that no key may hold.',
      ru: 'Ключ {key} таблицы {table} пуст, слишком длинен или содержит недопустимый символ.',
      ar: 'المفتاح {key} في الجدول {table} فارغ أو طويل جدًا أو فيه حرف غير مسموح به.',
    },
    REPORT,
  ),
  STORE_TABLE_BAD: row(
    500,
    {
      en: '{table} is not a table name.',
      ru: '{table} — недопустимое имя таблицы.',
      ar: '{table} ليس اسم جدول صالحًا.',
    },
    REPORT,
  ),
  STORE_ROW_BAD: row(
    500,
    {
      en: 'The row {key} of {table} is not JSON.',
      ru: 'Строка {key} в {table} — не JSON.',
      ar: 'الصف {key} في {table} ليس بصيغة JSON.',
    },
    REPORT,
  ),
  STORE_RANGE_BAD: row(
    400,
    {
      en: 'The range {range} cannot be read.',
      ru: 'Диапазон {range} задан неверно.',
      ar: 'النطاق {range} غير صالح.',
    },
    {
      en: 'Give whole numbers from 0 and well-formed text.',
      ru: 'Укажите целые числа от 0 и корректный текст.',
      ar: 'استخدم أعدادًا صحيحة من 0 فأكثر ونصًا سليمًا.',
    },
  ),
};

export const refusals: RefusalTable = { ...opening, ...database, ...running, ...misuse };
