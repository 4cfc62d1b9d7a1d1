/** What `fsck` says of a record and of somebody's log. */
import type { Trilingual } from '../../contract/index.ts';

export const fsck = {
  'cli.fsck.bad': { en: 'Entry {index}: {says}', ru: 'Запись {index}: {says}', ar: 'القيد {index}: {says}' },
  'cli.fsck.entries': {
    en: 'Entries whole: {entries}; files they name: {files}',
    ru: 'Целых записей: {entries}; названных ими файлов: {files}',
    ar: 'القيود السليمة: {entries}؛ الملفات التي تسمّيها: {files}',
  },
  'cli.fsck.erased': {
    en: 'Of these erased under a clause, by entries that say so: {count}',
    ru: 'Из них стёрто по пункту соглашения, с записью об этом: {count}',
    ar: 'منها ما مُحي بموجب بند، وبقيود تقول ذلك: {count}',
  },
  'cli.fsck.rate': {
    en: 'Time: {seconds} s; entries a second: {rate}',
    ru: 'Время: {seconds} с; записей в секунду: {rate}',
    ar: 'الوقت بالثواني: {seconds}؛ القيود في الثانية: {rate}',
  },
  'cli.fsck.log': {
    en: 'Log {origin}: entries {size}, root {root}',
    ru: 'Журнал {origin}: записей {size}, корень {root}',
    ar: 'السجل {origin}: القيود {size}، والجذر {root}',
  },
  'cli.fsck.log-bad': { en: '{path}: {says}', ru: '{path}: {says}', ar: '{path}: {says}' },
  'cli.fsck.log-bad-at': {
    en: '{path}, from entry {index}: {says}',
    ru: '{path}, начиная с записи {index}: {says}',
    ar: '{path}، من القيد {index}: {says}',
  },
  'cli.fsck.log-entries': {
    en: 'Worked out from the entries: entries {entries}, tiles {tiles}, bytes {bytes}',
    ru: 'Пересчитано по записям: записей {entries}, плиток {tiles}, байт {bytes}',
    ar: 'أُعيد حسابه من القيود: القيود {entries}، والبلاطات {tiles}، والبايتات {bytes}',
  },
  'cli.fsck.log-signed': {
    en: 'The checkpoint is signed by the key that you gave.',
    ru: 'Контрольная точка подписана указанным вами ключом.',
    ar: 'وقّع نقطةَ التحقق المفتاحُ الذي أعطيته.',
  },
  'cli.fsck.log-key': {
    en: 'No key was given: whose log this is was not checked.',
    ru: 'Ключ не указан: чей это журнал, не проверялось.',
    ar: 'لم يُعطَ مفتاح: لم يُتحقق ممن يملك هذا السجل.',
  },
  'cli.fsck.signed': {
    en: 'Covered by the signed checkpoint: {signed}; not signed yet: {rest}',
    ru: 'Охвачено подписанной контрольной точкой: {signed}; ещё не подписано: {rest}',
    ar: 'تشملها نقطة التحقق الموقَّعة: {signed}؛ لم توقَّع بعد: {rest}',
  },
  'cli.fsck.unsigned': {
    en: 'There is no signed checkpoint beside this record: that nothing was cut off its end cannot be told.',
    ru: 'Рядом с журналом нет подписанной контрольной точки: нельзя сказать, не обрезан ли его конец.',
    ar: 'لا نقطة تحقق موقَّعة بجانب هذا السجل: لا يمكن الجزم بأن آخره لم يُقتطع.',
  },
  'cli.fsck.views': {
    en: 'View tables that are the record read again: {count}',
    ru: 'Таблиц, совпадающих с заново прочитанным журналом: {count}',
    ar: 'جداول العرض المطابقة لإعادة قراءة السجل: {count}',
  },
  'cli.fsck.view': {
    en: 'Table {table} is not what the record gives.',
    ru: 'Таблица {table} не соответствует журналу.',
    ar: 'الجدول {table} ليس ما يعطيه السجل.',
  },
  'cli.fsck.view-skipped': {
    en: 'Table {table} was not compared: another version wrote it, or the record never stood still.',
    ru: 'Таблица {table} не сравнивалась: её записала другая версия, или журнал всё время рос.',
    ar: 'لم يُقارَن الجدول {table}: كتبه إصدار آخر، أو ظل السجل يتغير.',
  },
  'cli.fsck.witnessed': {
    en: 'Statements of other parties that saw this same log: {count}',
    ru: 'Заявлений других сторон, видевших этот же журнал: {count}',
    ar: 'بيانات أطراف أخرى رأت هذا السجل نفسه: {count}',
  },
  'cli.fsck.other-root': {
    en: '{peer} states in entry {index} that it saw another log at {size} entries.',
    ru: '{peer} заявляет в записи {index}, что видела другой журнал при числе записей {size}.',
    ar: 'يذكر {peer} في القيد {index} أنه رأى سجلًا آخر عند عدد القيود {size}.',
  },
  'cli.fsck.clean': { en: 'The record is whole.', ru: 'Журнал цел.', ar: 'السجل سليم.' },
  'cli.fsck.not-clean': { en: 'The record is not whole.', ru: 'Журнал не цел.', ar: 'السجل غير سليم.' },
} satisfies Record<string, Trilingual>;
