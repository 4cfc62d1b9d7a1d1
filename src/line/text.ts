import type { Trilingual } from '../contract/index.ts';
import { text as callText } from './call-text.ts';

/** The phrasebook in three languages, and what became of a message. `{from}` and `{party}` are party ids. */
export const text = {
  ...callText,
  'line.phrase.notify': {
    en: '1. {from} informs you.',
    ru: '1. Сторона {from} сообщает вам следующее.',
    ar: '1. يُعلمكم {from} بما يلي.',
  },
  'line.phrase.stop': {
    en: '2. STOP. {from} asks you to cease at once. Answer: complying, or cannot comply.',
    ru: '2. СТОЙ. Сторона {from} просит немедленно прекратить. Ответьте: «выполняем» или «выполнить не можем».',
    ar: '2. قف. يطلب منكم {from} الكفّ فورًا. أجيبوا: «نمتثل» أو «لا يمكننا الامتثال».',
  },
  'line.phrase.hold': {
    en: '3. HOLD where you are, {from} asks. Answer: complying, or cannot comply.',
    ru: '3. ОСТАВАЙТЕСЬ НА МЕСТЕ, просит сторона {from}. Ответьте: «выполняем» или «выполнить не можем».',
    ar: '3. اثبتوا في مواقعكم، يطلب {from} ذلك. أجيبوا: «نمتثل» أو «لا يمكننا الامتثال».',
  },
  'line.phrase.are these yours': {
    en: '4. Are these yours? {from} asks. Answer: ours, or not ours.',
    ru: '4. Это ваши? Спрашивает сторона {from}. Ответьте: «наши» или «не наши».',
    ar: '4. هل هؤلاء لكم؟ يسأل {from}. أجيبوا: «لنا» أو «ليسوا لنا».',
  },
  'line.phrase.ours': {
    en: '5. These are ours, says {from}.',
    ru: '5. Это наши, сообщает сторона {from}.',
    ar: '5. هؤلاء لنا، يقول {from}.',
  },
  'line.phrase.not ours': {
    en: '6. These are not ours, says {from}.',
    ru: '6. Это не наши, сообщает сторона {from}.',
    ar: '6. هؤلاء ليسوا لنا، يقول {from}.',
  },
  'line.phrase.casualty': {
    en: '7. CASUALTIES, reported by {from}.',
    ru: '7. ПОСТРАДАВШИЕ. Сообщает сторона {from}.',
    ar: '7. إصابات، يبلغ عنها {from}.',
  },
  'line.phrase.resume': {
    en: '8. {from} says: you may resume.',
    ru: '8. Сторона {from} сообщает: можете продолжать.',
    ar: '8. يقول {from}: يمكنكم الاستئناف.',
  },
  'line.phrase.threat': {
    en: '9. THREAT by {from}. For command: the words are below, unchanged.',
    ru: '9. УГРОЗА со стороны {from}. Командованию: слова ниже, без изменений.',
    ar: '9. تهديد من {from}. إلى القيادة: النص أدناه كما ورد.',
  },
  'line.phrase.ultimatum': {
    en: '10. ULTIMATUM by {from}. For command: the words are below, unchanged.',
    ru: '10. УЛЬТИМАТУМ со стороны {from}. Командованию: слова ниже, без изменений.',
    ar: '10. إنذار نهائي من {from}. إلى القيادة: النص أدناه كما ورد.',
  },
  'line.phrase.line check': {
    en: '11. Line check by {from}. Answer: line good.',
    ru: '11. Проверка линии, сторона {from}. Ответьте: «связь есть».',
    ar: '11. فحص الخط من {from}. أجيبوا: «الخط سليم».',
  },
  'line.phrase.free text': {
    en: '12. Message from {from}, in its own words.',
    ru: '12. Сообщение стороны {from}, дословно.',
    ar: '12. رسالة من {from} بنصها.',
  },
  'line.place': { en: 'Place: {place}.', ru: 'Место: {place}.', ar: 'المكان: {place}.' },
  'line.time': { en: 'Time: {time}.', ru: 'Время: {time}.', ar: 'الوقت: {time}.' },
  'line.expiry': {
    en: 'Its time runs out at {time}.',
    ru: 'Срок истекает {time}.',
    ar: 'تنتهي مهلته في {time}.',
  },

  'line.reply.ours': { en: '5. Ours.', ru: '5. Наши.', ar: '5. لنا.' },
  'line.reply.not ours': { en: '6. Not ours.', ru: '6. Не наши.', ar: '6. ليسوا لنا.' },
  'line.reply.free text': {
    en: '12. Answer in its own words.',
    ru: '12. Ответ дословно.',
    ar: '12. رد بنصه.',
  },
  'line.reply.complying': { en: '13. Complying.', ru: '13. Выполняем.', ar: '13. نمتثل.' },
  'line.reply.cannot comply': {
    en: '14. Cannot comply.',
    ru: '14. Выполнить не можем.',
    ar: '14. لا يمكننا الامتثال.',
  },
  'line.reply.checking': {
    en: '15. We are finding out; no answer yet.',
    ru: '15. Выясняем; ответа пока нет.',
    ar: '15. نتحقق، ولا جواب بعد.',
  },
  'line.reply.line good': { en: '16. Line good.', ru: '16. Связь есть.', ar: '16. الخط سليم.' },
  'line.reply.with command': {
    en: '17. Our command has it.',
    ru: '17. Передано нашему командованию.',
    ar: '17. وصل إلى قيادتنا.',
  },
  'line.reply.rejected': { en: '18. Rejected.', ru: '18. Отклоняем.', ar: '18. مرفوض.' },

  'line.not-received': {
    en: 'sent to {party}, no receipt yet',
    ru: 'отправлено стороне {party}, расписки ещё нет',
    ar: 'أُرسلت إلى {party} ولم يصل إيصال بعد',
  },
  'line.received': {
    en: 'received by {party}’s node at {at}',
    ru: 'получено узлом стороны {party} {at}',
    ar: 'استلمتها عقدة {party} في {at}',
  },
  'line.read': {
    en: '{party}’s node states that {officer} read it, {at}',
    ru: 'узел стороны {party} сообщает: прочтение подтверждено ({officer}), {at}',
    ar: 'تفيد عقدة {party} بأن {officer} قرأها في {at}',
  },
  'line.read-back.none': {
    en: 'nothing to read back',
    ru: 'повторять нечего',
    ar: 'لا شيء تُعاد قراءته',
  },
  'line.read-back.awaited': {
    en: 'not read back yet',
    ru: 'ещё не повторено',
    ar: 'لم تُعَد قراءتها بعد',
  },
  'line.read-back.mismatch': {
    en: 'read back wrongly: not acknowledged',
    ru: 'повторено неверно: приём не подтверждён',
    ar: 'أُعيدت قراءتها خطأً: لم يُقَر بها',
  },
  'line.read-back.match': {
    en: 'read back rightly',
    ru: 'повторено верно',
    ar: 'أُعيدت قراءتها صحيحة',
  },
  'line.field.at': { en: 'place', ru: 'место', ar: 'المكان' },
  'line.field.timeMs': { en: 'time', ru: 'время', ar: 'الوقت' },
  'line.field.expiresMs': { en: 'end of the time set', ru: 'окончание срока', ar: 'نهاية المهلة' },
  'line.differs.metres': {
    en: '{field}: {n, number} m off',
    ru: '{field}: расхождение {n, number} м',
    ar: '{field}: فرق {n, number} م',
  },
  'line.differs.seconds': {
    en: '{field}: {n, plural, one {# second} other {# seconds}} {way, select, late {late} other {early}}',
    ru: '{field}: на {n, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}} {way, select, late {позже} other {раньше}}',
    ar: '{field}: {way, select, late {متأخر} other {متقدم}} {n, plural, zero {بأقل من ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}',
  },
  'line.differs.missing': {
    en: '{field}: not read back',
    ru: '{field}: не повторено',
    ar: '{field}: لم تُعَد قراءته',
  },
  'line.differs.extra': {
    en: '{field}: read back though none was sent',
    ru: '{field}: названо, хотя не передавалось',
    ar: '{field}: ذُكر مع أنه لم يُرسَل',
  },
  'line.acknowledged': {
    en: 'acknowledged for {party} by {officer}, {at}',
    ru: 'приём за сторону {party} подтверждён: {officer}, {at}',
    ar: 'أقرّ بها {officer} عن الطرف {party} في {at}',
  },
  'line.silent.acknowledgement': {
    en: '{party} is silent: not acknowledged within {minutes, plural, one {# minute} other {# minutes}}',
    ru: 'сторона {party} молчит: приём не подтверждён за {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}',
    ar: '{party} صامت: لم يُقِرّ خلال {minutes, plural, zero {أقل من دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  },
  'line.silent.reply': {
    en: '{party} is silent: no answer within {minutes, plural, one {# minute} other {# minutes}}',
    ru: 'сторона {party} молчит: нет ответа за {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}',
    ar: '{party} صامت: لا جواب خلال {minutes, plural, zero {أقل من دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  },
  'line.silent.not-received': {
    en: 'no receipt from {party}: it may never have arrived',
    ru: 'расписки от стороны {party} нет: сообщение могло не дойти',
    ar: 'لا إيصال من {party}: قد لا تكون وصلت أصلًا',
  },
  'line.changed': {
    en: 'wording {version, number} of {count, number}; each is kept',
    ru: 'текст {version, number} из {count, number}; сохранены все',
    ar: 'الصيغة {version, number} من {count, number}، وكلها محفوظة',
  },
  'line.withdrawn': { en: 'withdrawn {at}', ru: 'отозвано {at}', ar: 'سُحبت في {at}' },
  'line.expired': {
    en: 'its time ran out {at}; for command',
    ru: 'срок истёк {at}; решает командование',
    ar: 'انتهت المهلة في {at}، والأمر للقيادة',
  },
  'line.closed': {
    en: 'closed by {officer}, {at}',
    ru: 'снято с контроля: {officer}, {at}',
    ar: 'أغلقها {officer} في {at}',
  },

  'line.mark.no place': { en: 'no place given', ru: 'место не указано', ar: 'لم يُذكر مكان' },
  'line.mark.no time': { en: 'no time given', ru: 'время не указано', ar: 'لم يُذكر وقت' },
  'line.mark.no expiry': { en: 'no time limit given', ru: 'срок не указан', ar: 'لم تُذكر مهلة' },
  'line.mark.no words': { en: 'no words given', ru: 'текста нет', ar: 'بلا نص' },
  'line.mark.no office': { en: 'no office named', ru: 'служба не названа', ar: 'لم يُسمَّ مكتب' },
  'line.mark.no addressee named': {
    en: 'no addressee named: sent to every party',
    ru: 'адресат не назван: отправлено всем сторонам',
    ar: 'لم يُسمَّ مرسَل إليه: أُرسلت إلى كل الأطراف',
  },
  'line.mark.expiry already past': {
    en: 'the time limit was already past when it was sent',
    ru: 'на момент отправки срок уже истёк',
    ar: 'كانت المهلة قد انقضت عند الإرسال',
  },
  'line.mark.addressee not enrolled': {
    en: 'an addressee is not enrolled and was not reached',
    ru: 'один из адресатов не зарегистрирован, ему не отправлено',
    ar: 'أحد المرسَل إليهم غير مسجَّل ولم تصله',
  },
} satisfies Record<string, Trilingual>;
