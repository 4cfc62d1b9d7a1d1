/** What the watch handover says. */
import type { Trilingual } from '../contract/index.ts';

export const text = {
  'handover.kind.ultimatum': { en: 'Ultimatums', ru: 'Ультиматумы', ar: 'الإنذارات النهائية' },
  'handover.kind.alert': { en: 'Alerts', ru: 'Оповещения', ar: 'الإنذارات' },
  'handover.kind.unit': {
    en: 'Units lost or overdue',
    ru: 'Подразделения без связи или опаздывающие',
    ar: 'وحدات مفقودة أو متأخرة',
  },
  'handover.kind.message': {
    en: 'Exchanges on the line',
    ru: 'Переговоры по линии',
    ar: 'المراسلات على الخط',
  },
  'handover.kind.call': { en: 'Calls', ru: 'Звонки', ar: 'المكالمات' },
  'handover.kind.conflict': { en: 'Conflicts', ru: 'Конфликты', ar: 'التعارضات' },
  'handover.kind.objection': { en: 'Objections', ru: 'Возражения', ar: 'الاعتراضات' },
  'handover.kind.silence': { en: 'Unanswered notices', ru: 'Уведомления без ответа', ar: 'إخطارات بلا رد' },
  'handover.kind.notice unread': {
    en: 'Notices not acknowledged',
    ru: 'Уведомления без подтверждения',
    ar: 'إخطارات لم يُقَرّ بها',
  },
  'handover.kind.notice not passed on': {
    en: 'Notices not passed on to units',
    ru: 'Уведомления, не доведённые до подразделений',
    ar: 'إخطارات لم تُبلَّغ إلى الوحدات',
  },
  'handover.kind.incident': { en: 'Incidents', ru: 'Инциденты', ar: 'الحوادث' },
  'handover.kind.peer': {
    en: 'Parties not heard from',
    ru: 'Стороны, от которых нет вестей',
    ar: 'أطراف لم يُسمع منها',
  },
  'handover.alert': { en: 'Not closed: {what}', ru: 'Не закрыто: {what}', ar: 'لم يُغلق: {what}' },
  'handover.unit': {
    en: 'The alert was closed by {officer}, but this goes on: {what}',
    ru: 'Оповещение закрыл {officer}, но это продолжается: {what}',
    ar: 'أغلق {officer} الإنذار، لكن هذا مستمر: {what}',
  },
  'handover.message': {
    en: '{what} Still awaited from: {awaited}. Precedence: {precedence, select, flash {flash} immediate {immediate} priority {priority} other {routine}}.',
    ru: '{what} Ещё ожидается от: {awaited}. Срочность: {precedence, select, flash {молния} immediate {немедленно} priority {срочно} other {обычная}}.',
    ar: '{what} ما زال يُنتظر من: {awaited}. الأسبقية: {precedence, select, flash {برق} immediate {فوري} priority {مستعجل} other {عادي}}.',
  },
  'handover.message-silent': {
    en: '{what} No answer came in time; still awaited from: {awaited}.',
    ru: '{what} Ответ в срок не пришёл; ещё ожидается от: {awaited}.',
    ar: '{what} لم يصل رد في الوقت المحدد؛ وما زال يُنتظر من: {awaited}.',
  },
  'handover.ultimatum': {
    en: '{what} Its time runs out at {deadline}.',
    ru: '{what} Срок истекает в {deadline}.',
    ar: '{what} تنتهي مهلته في {deadline}.',
  },
  'handover.ultimatum-over': {
    en: '{what} Its time ran out at {deadline}; nobody has withdrawn or closed it.',
    ru: '{what} Срок истёк в {deadline}; никто его не отозвал и не снял с контроля.',
    ar: '{what} انتهت مهلته في {deadline}؛ ولم يسحبه أو يغلقه أحد.',
  },
  'handover.ultimatum-open': {
    en: '{what} It sets no time; nobody has withdrawn or closed it.',
    ru: '{what} Срок не назначен; никто его не отозвал и не снял с контроля.',
    ar: '{what} لا مهلة له؛ ولم يسحبه أو يغلقه أحد.',
  },
  'handover.call': {
    en: 'The call to {number} with {with} has not ended.',
    ru: 'Звонок по номеру {number} со стороной {with} не завершён.',
    ar: 'المكالمة على الرقم {number} مع {with} لم تنتهِ.',
  },
  'handover.conflict': {
    en: 'Conflict of a notice of {owner}, still open: {what}',
    ru: 'Конфликт уведомления стороны {owner} не устранён: {what}',
    ar: 'تعارض قائم في إخطار من {owner}: {what}',
  },
  'handover.objection': {
    en: '{by} on “{name}” of {owner}, from {from}: {position} (to version {version}).',
    ru: '{by} по уведомлению «{name}» стороны {owner}, с {from}: {position} (к редакции {version}).',
    ar: '{by} على «{name}» من {owner}، ابتداءً من {from}: {position} (على النسخة {version}).',
  },
  'handover.silence': {
    en: '{party} has not answered “{name}” of {owner}, from {from}, within the time of clause {clause}.',
    ru: '{party} не ответила на уведомление «{name}» стороны {owner}, с {from}, в срок по пункту {clause}.',
    ar: 'لم يردّ {party} على «{name}» من {owner}، ابتداءً من {from}، خلال مهلة البند {clause}.',
  },
  'handover.silence-ours': {
    en: 'We have not answered “{name}” of {owner}, from {from}, within the time of clause {clause}.',
    ru: 'Мы не ответили на уведомление «{name}» стороны {owner}, с {from}, в срок по пункту {clause}.',
    ar: 'لم نردّ على «{name}» من {owner}، ابتداءً من {from}، خلال مهلة البند {clause}.',
  },
  'handover.notice-unread': {
    en: 'Received and not acknowledged: “{name}” of {owner}, from {from}.',
    ru: 'Получено и не подтверждено: «{name}» стороны {owner}, с {from}.',
    ar: 'استُلم ولم يُقَرّ به: «{name}» من {owner}، ابتداءً من {from}.',
  },
  'handover.notice-not-passed-on': {
    en: 'None of our units was told of “{name}” of {owner}, from {from}.',
    ru: 'До наших подразделений не доведено: «{name}» стороны {owner}, с {from}.',
    ar: 'لم تُبلَّغ أي من وحداتنا بـ«{name}» من {owner}، ابتداءً من {from}.',
  },
  'handover.incident': {
    en: 'Incident open: {title}',
    ru: 'Инцидент не закрыт: {title}',
    ar: 'حادث مفتوح: {title}',
  },
  'handover.peer': {
    en: 'No entry from {party} since {heard}; {waiting, plural, =0 {nothing waits} one {# envelope waits} other {# envelopes wait}} for it.',
    ru: 'От стороны {party} нет записей с {heard}; для неё {waiting, plural, one {ожидает # отправление} few {ожидают # отправления} many {ожидают # отправлений} other {ожидают # отправления}}.',
    ar: 'لا قيد من {party} منذ {heard}؛ {waiting, plural, zero {لا شيء ينتظر إرساله} one {رسالة واحدة تنتظر} two {رسالتان تنتظران} few {# رسائل تنتظر} many {# رسالة تنتظر} other {# رسالة تنتظر}} إليه.',
  },
  'handover.peer-never': {
    en: 'Nothing has ever come from {party}; {waiting, plural, =0 {nothing waits} one {# envelope waits} other {# envelopes wait}} for it (last heard: {heard}).',
    ru: 'От стороны {party} ещё ничего не приходило; для неё {waiting, plural, one {ожидает # отправление} few {ожидают # отправления} many {ожидают # отправлений} other {ожидают # отправления}} (последняя запись: {heard}).',
    ar: 'لم يصل شيء من {party} قط؛ {waiting, plural, zero {لا شيء ينتظر إرساله} one {رسالة واحدة تنتظر} two {رسالتان تنتظران} few {# رسائل تنتظر} many {# رسالة تنتظر} other {# رسالة تنتظر}} إليه (آخر قيد: {heard}).',
  },
} satisfies Record<string, Trilingual>;
