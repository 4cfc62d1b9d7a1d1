import type { Trilingual } from '../contract/index.ts';
import { text as exportText } from './export/text.ts';
import { text as importText } from './import/text.ts';

/** The four axes of a notice and the states on them, as people read them. */
export const text = {
  ...importText,
  ...exportText,
  'notices.movement': { en: 'movement', ru: 'перемещение', ar: 'تحرك' },
  'notices.site': { en: 'site', ru: 'объект', ar: 'موقع' },
  'notices.area': { en: 'area', ru: 'район', ar: 'منطقة' },
  'notices.flight': { en: 'flight', ru: 'полёт', ar: 'رحلة جوية' },
  'notices.active': { en: 'active', ru: 'действует', ar: 'سارٍ' },
  'notices.withdrawn': { en: 'withdrawn', ru: 'отозвано', ar: 'مسحوب' },
  'notices.protected': {
    en: 'protected: informs, asks no permission',
    ru: 'под защитой: уведомляет, разрешения не просит',
    ar: 'محمي: يُعلِم ولا يطلب إذنًا',
  },
  'notices.sent': {
    en: 'sent, no receipt yet',
    ru: 'отправлено, расписки ещё нет',
    ar: 'أُرسل ولم يصل إيصال بعد',
  },
  'notices.received': { en: 'received {at}', ru: 'получено {at}', ar: 'استُلم في {at}' },
  'notices.acknowledged': {
    en: '{party}’s node states that {officer} read it, {at}',
    ru: 'узел стороны {party} сообщает: прочтение подтверждено ({officer}), {at}',
    ar: 'تفيد عقدة {party} بأن {officer} قرأه في {at}',
  },
  'notices.not-acknowledged': {
    en: 'not acknowledged by a person',
    ru: 'прочтение никем не подтверждено',
    ar: 'لم يُقر أحد بقراءته',
  },
  'notices.told': {
    en: '{count, plural, one {# unit told} other {# units told}}',
    ru: '{count, plural, one {доведено до # подразделения} few {доведено до # подразделений} many {доведено до # подразделений} other {доведено до # подразделения}}',
    ar: '{count, plural, zero {لم تُبلَّغ أي وحدة} one {أُبلغت وحدة واحدة} two {أُبلغت وحدتان} few {أُبلغت # وحدات} many {أُبلغت # وحدة} other {أُبلغت # وحدة}}',
  },
  'notices.position.none': { en: 'no position', ru: 'позиции нет', ar: 'لا موقف' },
  'notices.position.no objection': { en: 'no objection', ru: 'нет возражений', ar: 'لا اعتراض' },
  'notices.position.objection': { en: 'objection', ru: 'возражение', ar: 'اعتراض' },
  'notices.position.alternative': {
    en: 'alternative proposed',
    ru: 'предложен другой вариант',
    ar: 'اقتُرح بديل',
  },
  'notices.position.agreed': { en: 'agreed', ru: 'согласовано', ar: 'موافَق عليه' },
  'notices.position.denied': { en: 'denied', ru: 'отказано', ar: 'مرفوض' },
  'notices.silent': {
    en: 'silent: no answer within {minutes, plural, one {# minute} other {# minutes}} (clause {clause})',
    ru: 'молчание: нет ответа за {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}} (пункт {clause})',
    ar: 'صمت: لا رد خلال {minutes, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}} (البند {clause})',
  },
  'notices.late': {
    en: 'filed {minutes, plural, one {# minute} other {# minutes}} late (clause {clause})',
    ru: 'подано с опозданием на {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}} (пункт {clause})',
    ar: 'قُدِّم متأخرًا {minutes, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}} (البند {clause})',
  },
  'notices.root-broken': {
    en: 'what is shown does not match what was committed to',
    ru: 'показанное не соответствует тому, что зафиксировал отправитель',
    ar: 'المعروض لا يطابق ما ثبّته المرسل',
  },
} satisfies Record<string, Trilingual>;
