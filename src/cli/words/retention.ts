/** Erasing under a retention clause. */
import type { Trilingual } from '../../contract/index.ts';

export const retention = {
  'cli.v.retention': {
    en: 'What retention clauses let go',
    ru: 'Что отпускают пункты о сроках хранения',
    ar: 'ما تجيز بنود الاحتفاظ محوه',
  },
  'cli.v.retention due': {
    en: 'List the entries whose bodies may or must be erased by now',
    ru: 'Показать записи, содержание которых уже можно или нужно стереть',
    ar: 'عرض القيود التي يجوز أو يجب محو متونها الآن',
  },
  'cli.v.erase': {
    en: 'Erase the bodies of entries under a retention clause',
    ru: 'Стереть содержание записей по пункту о сроках хранения',
    ar: 'محو متون قيود بموجب بند احتفاظ',
  },
  'cli.a.entries': {
    en: 'index of an entry; of an own act the copies sent go with it',
    ru: 'номер записи; у собственного действия вместе с ней стираются отправленные копии',
    ar: 'رقم قيد؛ وإن كان إجراءً لنا مُحيت معه النسخ المرسلة',
  },
  'cli.o.erase-reason': {
    en: 'why, in words; they stay in the record',
    ru: 'почему, словами; они останутся в журнале',
    ar: 'السبب بالكلمات؛ ويبقى في السجل',
  },
  'cli.o.keep-files': {
    en: 'leave the files of evidence that these entries name',
    ru: 'не стирать файлы доказательств, названные в этих записях',
    ar: 'الإبقاء على ملفات الأدلة التي تسمّيها هذه القيود',
  },
  'cli.retention.due': {
    en: '{index}  {kind}  {at}  clause {clause} of {terms}: {duty, select, must {must be erased} other {may be erased}}{held, select, receipt {; waits for a receipt} incident {; an open incident needs it} stands {; the notice still stands} other {}}',
    ru: '{index}  {kind}  {at}  пункт {clause} соглашения {terms}: {duty, select, must {нужно стереть} other {можно стереть}}{held, select, receipt {; ждёт расписки} incident {; нужна открытому инциденту} stands {; уведомление ещё в силе} other {}}',
    ar: '{index}  {kind}  {at}  البند {clause} من {terms}: {duty, select, must {يجب محوه} other {يجوز محوه}}{held, select, receipt {؛ ينتظر إيصالًا} incident {؛ يحتاجه حادث مفتوح} stands {؛ ما زال الإخطار قائمًا} other {}}',
  },
  'cli.retention.count': {
    en: 'Acts that a clause lets go: {count, number}',
    ru: 'Действий, которые отпускает пункт: {count, number}',
    ar: 'الإجراءات التي يجيز بند محوها: {count, number}',
  },
  'cli.erase.done': {
    en: 'Erased: entries {erased}; files: {files}. Entry {by} says so. Place, header, leaf and proof stay.',
    ru: 'Стёрто: записи {erased}; файлов: {files}. Об этом сказано в записи {by}. Место, заголовок, лист и доказательство остаются.',
    ar: 'مُحيت القيود {erased}؛ والملفات: {files}. يقول ذلك القيد {by}. ويبقى المكان والترويسة والورقة والبرهان.',
  },
  'cli.erase.peers': {
    en: 'What other parties hold of it is theirs, and is not touched; nor are backups made before.',
    ru: 'То, что из этого есть у других сторон, принадлежит им и не затронуто; прежние резервные копии — тоже.',
    ar: 'ما لدى الأطراف الأخرى منه فهو لها ولم يُمس؛ وكذلك النسخ الاحتياطية السابقة.',
  },
} satisfies Record<string, Trilingual>;
