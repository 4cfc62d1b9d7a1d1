/** Each figure as a sentence: `briefings.f.<figure>`, with `{count}`. */
import type { Trilingual } from '../contract/index.ts';

export const figureText = {
  'briefings.f.notices.filed': {
    en: '{count, plural, one {# notice filed by us} other {# notices filed by us}}',
    ru: '{count, plural, one {Нами подано # уведомление} few {Нами подано # уведомления} many {Нами подано # уведомлений} other {Нами подано # уведомления}}',
    ar: '{count, plural, zero {لم نقدّم أي إخطار} one {قدّمنا إخطارًا واحدًا} two {قدّمنا إخطارين} few {قدّمنا # إخطارات} many {قدّمنا # إخطارًا} other {قدّمنا # إخطار}}',
  },
  'briefings.f.notices.received': {
    en: '{count, plural, one {# notice received from others} other {# notices received from others}}',
    ru: '{count, plural, one {От других получено # уведомление} few {От других получено # уведомления} many {От других получено # уведомлений} other {От других получено # уведомления}}',
    ar: '{count, plural, zero {لم نستلم أي إخطار من الآخرين} one {استلمنا إخطارًا واحدًا من الآخرين} two {استلمنا إخطارين من الآخرين} few {استلمنا # إخطارات من الآخرين} many {استلمنا # إخطارًا من الآخرين} other {استلمنا # إخطار من الآخرين}}',
  },
  'briefings.f.notices.amended': {
    en: '{count, plural, one {# later version of a notice} other {# later versions of notices}}',
    ru: '{count, plural, one {# новая редакция уведомления} few {# новые редакции уведомлений} many {# новых редакций уведомлений} other {# новой редакции уведомлений}}',
    ar: '{count, plural, zero {لا نسخ جديدة لإخطارات} one {نسخة جديدة واحدة لإخطار} two {نسختان جديدتان لإخطارات} few {# نسخ جديدة لإخطارات} many {# نسخة جديدة لإخطارات} other {# نسخة جديدة لإخطارات}}',
  },
  'briefings.f.notices.withdrawn': {
    en: '{count, plural, one {# notice withdrawn} other {# notices withdrawn}}',
    ru: '{count, plural, one {Отозвано # уведомление} few {Отозвано # уведомления} many {Отозвано # уведомлений} other {Отозвано # уведомления}}',
    ar: '{count, plural, zero {لم يُسحب أي إخطار} one {سُحب إخطار واحد} two {سُحب إخطاران} few {سُحبت # إخطارات} many {سُحب # إخطارًا} other {سُحب # إخطار}}',
  },
  'briefings.f.notices.outstanding': {
    en: '{count, plural, one {# sent notice message without a receipt at the end} other {# sent notice messages without a receipt at the end}}',
    ru: '{count, plural, one {К концу дня нет расписки на # отправленное уведомление} few {К концу дня нет расписки на # отправленных уведомления} many {К концу дня нет расписки на # отправленных уведомлений} other {К концу дня нет расписки на # отправленного уведомления}}',
    ar: '{count, plural, zero {لا إرسال بلا إيصال عند نهاية اليوم} one {إرسال واحد لإخطار بلا إيصال عند نهاية اليوم} two {إرسالان لإخطارات بلا إيصال عند نهاية اليوم} few {# إرسالات لإخطارات بلا إيصال عند نهاية اليوم} many {# إرسالًا لإخطارات بلا إيصال عند نهاية اليوم} other {# إرسال لإخطارات بلا إيصال عند نهاية اليوم}}',
  },
  'briefings.f.replies.theirs': {
    en: '{count, plural, one {# acknowledgement by a named person of another party} other {# acknowledgements by named persons of other parties}}',
    ru: '{count, plural, one {# подтверждение прочтения названным лицом другой стороны} few {# подтверждения прочтения названными лицами других сторон} many {# подтверждений прочтения названными лицами других сторон} other {# подтверждения прочтения названными лицами других сторон}}',
    ar: '{count, plural, zero {لا إقرار بالقراءة من شخص مسمّى لدى طرف آخر} one {إقرار واحد بالقراءة من شخص مسمّى لدى طرف آخر} two {إقراران بالقراءة من أشخاص مسمَّين لدى أطراف أخرى} few {# إقرارات بالقراءة من أشخاص مسمَّين لدى أطراف أخرى} many {# إقرارًا بالقراءة من أشخاص مسمَّين لدى أطراف أخرى} other {# إقرار بالقراءة من أشخاص مسمَّين لدى أطراف أخرى}}',
  },
  'briefings.f.replies.ours': {
    en: '{count, plural, one {# acknowledgement by a named person of ours} other {# acknowledgements by named persons of ours}}',
    ru: '{count, plural, one {# подтверждение прочтения нашим названным лицом} few {# подтверждения прочтения нашими названными лицами} many {# подтверждений прочтения нашими названными лицами} other {# подтверждения прочтения нашими названными лицами}}',
    ar: '{count, plural, zero {لا إقرار بالقراءة من شخص مسمّى لدينا} one {إقرار واحد بالقراءة من شخص مسمّى لدينا} two {إقراران بالقراءة من أشخاص مسمَّين لدينا} few {# إقرارات بالقراءة من أشخاص مسمَّين لدينا} many {# إقرارًا بالقراءة من أشخاص مسمَّين لدينا} other {# إقرار بالقراءة من أشخاص مسمَّين لدينا}}',
  },
  'briefings.f.replies.silent': {
    en: '{count, plural, one {# reply time ran out in silence} other {# reply times ran out in silence}}',
    ru: '{count, plural, one {# срок ответа истёк в молчании} few {# срока ответа истекли в молчании} many {# сроков ответа истекли в молчании} other {# срока ответа истекли в молчании}}',
    ar: '{count, plural, zero {لم تنقضِ أي مهلة رد في صمت} one {انقضت مهلة رد واحدة في صمت} two {انقضت مهلتا رد في صمت} few {انقضت # مهل رد في صمت} many {انقضت # مهلة رد في صمت} other {انقضت # مهلة رد في صمت}}',
  },
  'briefings.f.replies.told': {
    en: '{count, plural, one {# unit told of a notice} other {# reports of units told of notices}}',
    ru: '{count, plural, one {# доведение до подразделения} few {# доведения до подразделений} many {# доведений до подразделений} other {# доведения до подразделений}}',
    ar: '{count, plural, zero {لم تُبلَّغ أي وحدة بإخطار} one {تبليغ واحد لوحدة بإخطار} two {تبليغان لوحدات بإخطارات} few {# تبليغات لوحدات بإخطارات} many {# تبليغًا لوحدات بإخطارات} other {# تبليغ لوحدات بإخطارات}}',
  },
  'briefings.f.replies.positions': {
    en: '{count, plural, one {# position taken on a notice} other {# positions taken on notices}}',
    ru: '{count, plural, one {# позиция по уведомлению} few {# позиции по уведомлениям} many {# позиций по уведомлениям} other {# позиции по уведомлениям}}',
    ar: '{count, plural, zero {لم يُتخذ أي موقف من إخطار} one {موقف واحد من إخطار} two {موقفان من إخطارات} few {# مواقف من إخطارات} many {# موقفًا من إخطارات} other {# موقف من إخطارات}}',
  },
  'briefings.f.replies.moved': {
    en: '{count, plural, one {# unit moved while an objection stood} other {# units moved while an objection stood}}',
    ru: '{count, plural, one {# подразделение двигалось при неснятом возражении} few {# подразделения двигались при неснятом возражении} many {# подразделений двигались при неснятом возражении} other {# подразделения двигались при неснятом возражении}}',
    ar: '{count, plural, zero {لم تتحرك أي وحدة مع بقاء اعتراض قائم} one {تحركت وحدة واحدة مع بقاء اعتراض قائم} two {تحركت وحدتان مع بقاء اعتراض قائم} few {تحركت # وحدات مع بقاء اعتراض قائم} many {تحركت # وحدة مع بقاء اعتراض قائم} other {تحركت # وحدة مع بقاء اعتراض قائم}}',
  },
  'briefings.f.replies.moved-undecidable': {
    en: '{count, plural, one {# unit under an objection of which the record cannot say whether it moved} other {# units under an objection of which the record cannot say whether they moved}}',
    ru: '{count, plural, one {# подразделение при возражении, о движении которого по журналу судить нельзя} few {# подразделения при возражении, о движении которых по журналу судить нельзя} many {# подразделений при возражении, о движении которых по журналу судить нельзя} other {# подразделения при возражении, о движении которых по журналу судить нельзя}}',
    ar: '{count, plural, zero {لا وحدات محل اعتراض يعجز السجل عن بيان تحركها} one {وحدة واحدة محل اعتراض لا يبيّن السجل هل تحركت} two {وحدتان محل اعتراض لا يبيّن السجل هل تحركتا} few {# وحدات محل اعتراض لا يبيّن السجل هل تحركت} many {# وحدة محل اعتراض لا يبيّن السجل هل تحركت} other {# وحدة محل اعتراض لا يبيّن السجل هل تحركت}}',
  },
  'briefings.f.conflicts.found': {
    en: '{count, plural, one {# conflict found} other {# conflicts found}}',
    ru: '{count, plural, one {Обнаружен # конфликт} few {Обнаружено # конфликта} many {Обнаружено # конфликтов} other {Обнаружено # конфликта}}',
    ar: '{count, plural, zero {لم يُكتشف أي تعارض} one {اكتُشف تعارض واحد} two {اكتُشف تعارضان} few {اكتُشفت # تعارضات} many {اكتُشف # تعارضًا} other {اكتُشف # تعارض}}',
  },
  'briefings.f.conflicts.cleared': {
    en: '{count, plural, one {# conflict cleared} other {# conflicts cleared}}',
    ru: '{count, plural, one {Устранён # конфликт} few {Устранено # конфликта} many {Устранено # конфликтов} other {Устранено # конфликта}}',
    ar: '{count, plural, zero {لم يزل أي تعارض} one {زال تعارض واحد} two {زال تعارضان} few {زالت # تعارضات} many {زال # تعارضًا} other {زال # تعارض}}',
  },
  'briefings.f.conflicts.standing': {
    en: '{count, plural, one {# conflict stood at the end} other {# conflicts stood at the end}}',
    ru: '{count, plural, one {К концу дня не устранён # конфликт} few {К концу дня не устранено # конфликта} many {К концу дня не устранено # конфликтов} other {К концу дня не устранено # конфликта}}',
    ar: '{count, plural, zero {لا تعارض قائمًا عند نهاية اليوم} one {تعارض واحد قائم عند نهاية اليوم} two {تعارضان قائمان عند نهاية اليوم} few {# تعارضات قائمة عند نهاية اليوم} many {# تعارضًا قائمًا عند نهاية اليوم} other {# تعارض قائم عند نهاية اليوم}}',
  },
  'briefings.f.watch.deviations': {
    en: '{count, plural, one {# alert: a unit away from where its notice said} other {# alerts: units away from where their notices said}}',
    ru: '{count, plural, one {# оповещение: подразделение не там, где заявлено} few {# оповещения: подразделения не там, где заявлено} many {# оповещений: подразделения не там, где заявлено} other {# оповещения: подразделения не там, где заявлено}}',
    ar: '{count, plural, zero {لا إنذار عن وحدة في غير مكانها المُخطَر به} one {إنذار واحد عن وحدة في غير مكانها المُخطَر به} two {إنذاران عن وحدات في غير مكانها المُخطَر به} few {# إنذارات عن وحدات في غير مكانها المُخطَر به} many {# إنذارًا عن وحدات في غير مكانها المُخطَر به} other {# إنذار عن وحدات في غير مكانها المُخطَر به}}',
  },
  'briefings.f.watch.schedule': {
    en: '{count, plural, one {# alert: a unit off its notified times} other {# alerts: units off their notified times}}',
    ru: '{count, plural, one {# оповещение: отступление от заявленного времени} few {# оповещения: отступления от заявленного времени} many {# оповещений: отступления от заявленного времени} other {# оповещения: отступления от заявленного времени}}',
    ar: '{count, plural, zero {لا إنذار عن وحدة خارج أوقاتها المُخطَر بها} one {إنذار واحد عن وحدة خارج أوقاتها المُخطَر بها} two {إنذاران عن وحدات خارج أوقاتها المُخطَر بها} few {# إنذارات عن وحدات خارج أوقاتها المُخطَر بها} many {# إنذارًا عن وحدات خارج أوقاتها المُخطَر بها} other {# إنذار عن وحدات خارج أوقاتها المُخطَر بها}}',
  },
  'briefings.f.watch.lost': {
    en: '{count, plural, one {# alert: no position of a unit under way} other {# alerts: no position of units under way}}',
    ru: '{count, plural, one {# оповещение: нет положения подразделения в пути} few {# оповещения: нет положения подразделений в пути} many {# оповещений: нет положения подразделений в пути} other {# оповещения: нет положения подразделений в пути}}',
    ar: '{count, plural, zero {لا إنذار عن وحدة فُقد موقعها في الطريق} one {إنذار واحد عن وحدة فُقد موقعها في الطريق} two {إنذاران عن وحدات فُقد موقعها في الطريق} few {# إنذارات عن وحدات فُقد موقعها في الطريق} many {# إنذارًا عن وحدات فُقد موقعها في الطريق} other {# إنذار عن وحدات فُقد موقعها في الطريق}}',
  },
  'briefings.f.watch.encounters': {
    en: '{count, plural, one {# encounter of units of different parties} other {# encounters of units of different parties}}',
    ru: '{count, plural, one {# сближение подразделений разных сторон} few {# сближения подразделений разных сторон} many {# сближений подразделений разных сторон} other {# сближения подразделений разных сторон}}',
    ar: '{count, plural, zero {لا تقارب بين وحدات أطراف مختلفة} one {تقارب واحد بين وحدات أطراف مختلفة} two {تقاربان بين وحدات أطراف مختلفة} few {# حالات تقارب بين وحدات أطراف مختلفة} many {# حالة تقارب بين وحدات أطراف مختلفة} other {# حالة تقارب بين وحدات أطراف مختلفة}}',
  },
  'briefings.f.watch.conduct': {
    en: '{count, plural, one {# alert under a conduct clause} other {# alerts under conduct clauses}}',
    ru: '{count, plural, one {# оповещение по пункту о поведении} few {# оповещения по пунктам о поведении} many {# оповещений по пунктам о поведении} other {# оповещения по пунктам о поведении}}',
    ar: '{count, plural, zero {لا إنذار بموجب بنود السلوك} one {إنذار واحد بموجب بنود السلوك} two {إنذاران بموجب بنود السلوك} few {# إنذارات بموجب بنود السلوك} many {# إنذارًا بموجب بنود السلوك} other {# إنذار بموجب بنود السلوك}}',
  },
  'briefings.f.watch.taken-back': {
    en: '{count, plural, one {# alert taken back} other {# alerts taken back}}',
    ru: '{count, plural, one {Отозвано # оповещение} few {Отозвано # оповещения} many {Отозвано # оповещений} other {Отозвано # оповещения}}',
    ar: '{count, plural, zero {لم يُسحب أي إنذار} one {سُحب إنذار واحد} two {سُحب إنذاران} few {سُحبت # إنذارات} many {سُحب # إنذارًا} other {سُحب # إنذار}}',
  },
  'briefings.f.watch.received': {
    en: '{count, plural, one {# alert told to us by others} other {# alerts told to us by others}}',
    ru: '{count, plural, one {Другие сообщили нам # оповещение} few {Другие сообщили нам # оповещения} many {Другие сообщили нам # оповещений} other {Другие сообщили нам # оповещения}}',
    ar: '{count, plural, zero {لم يبلغنا الآخرون بأي إنذار} one {أبلغنا الآخرون بإنذار واحد} two {أبلغنا الآخرون بإنذارين} few {أبلغنا الآخرون بـ# إنذارات} many {أبلغنا الآخرون بـ# إنذارًا} other {أبلغنا الآخرون بـ# إنذار}}',
  },
  'briefings.f.watch.sightings': {
    en: '{count, plural, one {# sighting asked about: “are these yours?”} other {# sightings asked about: “are these yours?”}}',
    ru: '{count, plural, one {# запрос о замеченных: «это ваши?»} few {# запроса о замеченных: «это ваши?»} many {# запросов о замеченных: «это ваши?»} other {# запроса о замеченных: «это ваши?»}}',
    ar: '{count, plural, zero {لا سؤال عن مشاهدة: «هل هؤلاء لكم؟»} one {سؤال واحد عن مشاهدة: «هل هؤلاء لكم؟»} two {سؤالان عن مشاهدات: «هل هؤلاء لكم؟»} few {# أسئلة عن مشاهدات: «هل هؤلاء لكم؟»} many {# سؤالًا عن مشاهدات: «هل هؤلاء لكم؟»} other {# سؤال عن مشاهدات: «هل هؤلاء لكم؟»}}',
  },
  'briefings.f.watch.closed': {
    en: '{count, plural, one {# alert closed by a person} other {# alerts closed by a person}}',
    ru: '{count, plural, one {Человеком закрыто # оповещение} few {Человеком закрыто # оповещения} many {Человеком закрыто # оповещений} other {Человеком закрыто # оповещения}}',
    ar: '{count, plural, zero {لم يُغلق شخص أي إنذار} one {أغلق شخص إنذارًا واحدًا} two {أغلق شخص إنذارين} few {أغلق شخص # إنذارات} many {أغلق شخص # إنذارًا} other {أغلق شخص # إنذار}}',
  },
  'briefings.f.watch.open': {
    en: '{count, plural, one {# alert not closed by anyone at the end} other {# alerts not closed by anyone at the end}}',
    ru: '{count, plural, one {К концу дня никем не закрыто # оповещение} few {К концу дня никем не закрыто # оповещения} many {К концу дня никем не закрыто # оповещений} other {К концу дня никем не закрыто # оповещения}}',
    ar: '{count, plural, zero {لا إنذار غير مغلق عند نهاية اليوم} one {إنذار واحد لم يغلقه أحد عند نهاية اليوم} two {إنذاران لم يغلقهما أحد عند نهاية اليوم} few {# إنذارات لم يغلقها أحد عند نهاية اليوم} many {# إنذارًا لم يغلقه أحد عند نهاية اليوم} other {# إنذار لم يغلقه أحد عند نهاية اليوم}}',
  },
  'briefings.f.line.sent': {
    en: '{count, plural, one {# message sent on the line} other {# messages sent on the line}}',
    ru: '{count, plural, one {По линии отправлено # сообщение} few {По линии отправлено # сообщения} many {По линии отправлено # сообщений} other {По линии отправлено # сообщения}}',
    ar: '{count, plural, zero {لم تُرسل أي رسالة عبر الخط} one {أُرسلت رسالة واحدة عبر الخط} two {أُرسلت رسالتان عبر الخط} few {أُرسلت # رسائل عبر الخط} many {أُرسلت # رسالة عبر الخط} other {أُرسلت # رسالة عبر الخط}}',
  },
  'briefings.f.line.received': {
    en: '{count, plural, one {# message received on the line} other {# messages received on the line}}',
    ru: '{count, plural, one {По линии получено # сообщение} few {По линии получено # сообщения} many {По линии получено # сообщений} other {По линии получено # сообщения}}',
    ar: '{count, plural, zero {لم تُستلم أي رسالة عبر الخط} one {استُلمت رسالة واحدة عبر الخط} two {استُلمت رسالتان عبر الخط} few {استُلمت # رسائل عبر الخط} many {استُلمت # رسالة عبر الخط} other {استُلمت # رسالة عبر الخط}}',
  },
  'briefings.f.line.grave': {
    en: '{count, plural, one {# threat or ultimatum among them} other {# threats or ultimatums among them}}',
    ru: '{count, plural, one {Среди них # угроза или ультиматум} few {Среди них # угрозы или ультиматума} many {Среди них # угроз или ультиматумов} other {Среди них # угрозы или ультиматума}}',
    ar: '{count, plural, zero {لا تهديد ولا إنذار نهائي بينها} one {بينها تهديد أو إنذار نهائي واحد} two {بينها تهديدان أو إنذاران نهائيان} few {بينها # تهديدات أو إنذارات نهائية} many {بينها # تهديدًا أو إنذارًا نهائيًا} other {بينها # تهديد أو إنذار نهائي}}',
  },
  'briefings.f.line.expired': {
    en: '{count, plural, one {# ultimatum whose time ran out} other {# ultimatums whose time ran out}}',
    ru: '{count, plural, one {Истёк срок # ультиматума} few {Истёк срок # ультиматумов} many {Истёк срок # ультиматумов} other {Истёк срок # ультиматума}}',
    ar: '{count, plural, zero {لم تنقضِ مدة أي إنذار نهائي} one {انقضت مدة إنذار نهائي واحد} two {انقضت مدة إنذارين نهائيين} few {انقضت مدة # إنذارات نهائية} many {انقضت مدة # إنذارًا نهائيًا} other {انقضت مدة # إنذار نهائي}}',
  },
  'briefings.f.line.mismatch': {
    en: '{count, plural, one {# read-back that did not match} other {# read-backs that did not match}}',
    ru: '{count, plural, one {# повторение не совпало} few {# повторения не совпали} many {# повторений не совпали} other {# повторения не совпали}}',
    ar: '{count, plural, zero {لا إعادة قراءة غير مطابقة} one {إعادة قراءة واحدة غير مطابقة} two {إعادتا قراءة غير مطابقتين} few {# إعادات قراءة غير مطابقة} many {# إعادة قراءة غير مطابقة} other {# إعادة قراءة غير مطابقة}}',
  },
  'briefings.f.line.calls': {
    en: '{count, plural, one {# call} other {# calls}}',
    ru: '{count, plural, one {# звонок} few {# звонка} many {# звонков} other {# звонка}}',
    ar: '{count, plural, zero {لا مكالمات} one {مكالمة واحدة} two {مكالمتان} few {# مكالمات} many {# مكالمة} other {# مكالمة}}',
  },
  'briefings.f.line.silent': {
    en: '{count, plural, one {# silence clock ran out on the line} other {# silence clocks ran out on the line}}',
    ru: '{count, plural, one {На линии истёк # срок молчания} few {На линии истекли # срока молчания} many {На линии истекли # сроков молчания} other {На линии истекли # срока молчания}}',
    ar: '{count, plural, zero {لم تنقضِ أي مهلة صمت على الخط} one {انقضت مهلة صمت واحدة على الخط} two {انقضت مهلتا صمت على الخط} few {انقضت # مهل صمت على الخط} many {انقضت # مهلة صمت على الخط} other {انقضت # مهلة صمت على الخط}}',
  },
  'briefings.f.incidents.opened': {
    en: '{count, plural, one {# incident opened} other {# incidents opened}}',
    ru: '{count, plural, one {Открыт # инцидент} few {Открыто # инцидента} many {Открыто # инцидентов} other {Открыто # инцидента}}',
    ar: '{count, plural, zero {لم يُفتح أي حادث} one {فُتح حادث واحد} two {فُتح حادثان} few {فُتحت # حوادث} many {فُتح # حادثًا} other {فُتح # حادث}}',
  },
  'briefings.f.incidents.closed': {
    en: '{count, plural, one {# incident closed by a party for itself} other {# closings of incidents by parties, each for itself}}',
    ru: '{count, plural, one {# закрытие инцидента стороной для себя} few {# закрытия инцидентов сторонами, каждой для себя} many {# закрытий инцидентов сторонами, каждой для себя} other {# закрытия инцидентов сторонами, каждой для себя}}',
    ar: '{count, plural, zero {لم يُغلق أي طرف حادثًا من جانبه} one {إغلاق واحد لحادث من جانب طرف} two {إغلاقان لحوادث، كل طرف من جانبه} few {# إغلاقات لحوادث، كل طرف من جانبه} many {# إغلاقًا لحوادث، كل طرف من جانبه} other {# إغلاق لحوادث، كل طرف من جانبه}}',
  },
  'briefings.f.incidents.accounts': {
    en: '{count, plural, one {# account of an incident} other {# accounts of incidents}}',
    ru: '{count, plural, one {# изложение инцидента} few {# изложения инцидентов} many {# изложений инцидентов} other {# изложения инцидентов}}',
    ar: '{count, plural, zero {لا روايات عن حوادث} one {رواية واحدة عن حادث} two {روايتان عن حوادث} few {# روايات عن حوادث} many {# رواية عن حوادث} other {# رواية عن حوادث}}',
  },
  'briefings.f.incidents.verdicts': {
    en: '{count, plural, one {# claim or question put to the record} other {# claims and questions put to the record}}',
    ru: '{count, plural, one {С журналом сверено # утверждение или вопрос} few {С журналом сверено # утверждения и вопроса} many {С журналом сверено # утверждений и вопросов} other {С журналом сверено # утверждения и вопроса}}',
    ar: '{count, plural, zero {لم يُقارن أي ادعاء أو سؤال بالسجل} one {قورن ادعاء أو سؤال واحد بالسجل} two {قورن ادعاءان أو سؤالان بالسجل} few {قورنت # ادعاءات وأسئلة بالسجل} many {قورن # ادعاءً وسؤالًا بالسجل} other {قورن # ادعاء وسؤال بالسجل}}',
  },
  'briefings.f.record.clock': {
    en: '{count, plural, one {# message dated ahead of our clock} other {# messages dated ahead of our clock}}',
    ru: '{count, plural, one {# сообщение датировано позже наших часов} few {# сообщения датированы позже наших часов} many {# сообщений датированы позже наших часов} other {# сообщения датированы позже наших часов}}',
    ar: '{count, plural, zero {لا رسائل بتاريخ متقدم على ساعتنا} one {رسالة واحدة بتاريخ متقدم على ساعتنا} two {رسالتان بتاريخ متقدم على ساعتنا} few {# رسائل بتاريخ متقدم على ساعتنا} many {# رسالة بتاريخ متقدم على ساعتنا} other {# رسالة بتاريخ متقدم على ساعتنا}}',
  },
  'briefings.f.record.breaks': {
    en: '{count, plural, one {# break in the numbering of what came from others} other {# breaks in the numbering of what came from others}}',
    ru: '{count, plural, one {# пропуск в нумерации полученного от других} few {# пропуска в нумерации полученного от других} many {# пропусков в нумерации полученного от других} other {# пропуска в нумерации полученного от других}}',
    ar: '{count, plural, zero {لا انقطاع في تسلسل ما ورد من الآخرين} one {انقطاع واحد في تسلسل ما ورد من الآخرين} two {انقطاعان في تسلسل ما ورد من الآخرين} few {# انقطاعات في تسلسل ما ورد من الآخرين} many {# انقطاعًا في تسلسل ما ورد من الآخرين} other {# انقطاع في تسلسل ما ورد من الآخرين}}',
  },
  'briefings.f.record.not-understood': {
    en: '{count, plural, one {# message that this node did not understand} other {# messages that this node did not understand}}',
    ru: '{count, plural, one {# сообщение, не распознанное этим узлом} few {# сообщения, не распознанные этим узлом} many {# сообщений, не распознанных этим узлом} other {# сообщения, не распознанного этим узлом}}',
    ar: '{count, plural, zero {لا رسائل لم تفهمها هذه العقدة} one {رسالة واحدة لم تفهمها هذه العقدة} two {رسالتان لم تفهمهما هذه العقدة} few {# رسائل لم تفهمها هذه العقدة} many {# رسالة لم تفهمها هذه العقدة} other {# رسالة لم تفهمها هذه العقدة}}',
  },
  'briefings.f.record.equivocation': {
    en: '{count, plural, one {# number under which a party sent two different messages} other {# numbers under which parties sent two different messages}}',
    ru: '{count, plural, one {# номер, под которым сторона прислала два разных сообщения} few {# номера, под которыми стороны прислали по два разных сообщения} many {# номеров, под которыми стороны прислали по два разных сообщения} other {# номера, под которыми стороны прислали по два разных сообщения}}',
    ar: '{count, plural, zero {لا رقم أُرسلت تحته رسالتان مختلفتان} one {رقم واحد أرسل طرف تحته رسالتين مختلفتين} two {رقمان أُرسلت تحت كل منهما رسالتان مختلفتان} few {# أرقام أُرسلت تحت كل منها رسالتان مختلفتان} many {# رقمًا أُرسلت تحت كل منها رسالتان مختلفتان} other {# رقم أُرسلت تحت كل منها رسالتان مختلفتان}}',
  },
  'briefings.f.record.not-followed-up': {
    en: '{count, plural, one {# message on which the node could not act} other {# messages on which the node could not act}}',
    ru: '{count, plural, one {# сообщение, по которому узел не смог выполнить действие} few {# сообщения, по которым узел не смог выполнить действие} many {# сообщений, по которым узел не смог выполнить действие} other {# сообщения, по которым узел не смог выполнить действие}}',
    ar: '{count, plural, zero {لا رسائل عجزت العقدة عن متابعتها} one {رسالة واحدة عجزت العقدة عن متابعتها} two {رسالتان عجزت العقدة عن متابعتهما} few {# رسائل عجزت العقدة عن متابعتها} many {# رسالة عجزت العقدة عن متابعتها} other {# رسالة عجزت العقدة عن متابعتها}}',
  },
} satisfies Record<string, Trilingual>;
