/** Sentences about entries of the record and about the other parties. Times are UTC and written alike in all languages. */
import type { Trilingual } from '../../contract/index.ts';

export const text = {
  'log.cosigned': {
    en: 'This node’s log is cosigned up to {size, plural, one {# entry} other {# entries}}: {who}.',
    ru: 'Журнал узла подтверждён соподписью, охвачено {size, plural, one {# запись} few {# записи} many {# записей} other {# записи}}: {who}.',
    ar: 'سجل هذه العقدة موقَّع توقيعًا مشاركًا حتى {size, plural, zero {لا قيود} one {قيد واحد} two {قيدين} few {# قيود} many {# قيدًا} other {# قيد}}: {who}.',
  },
  'log.not-cosigned': {
    en: 'Not yet cosigned: nobody but this node vouches for its log.',
    ru: 'Соподписи пока нет: за журнал ручается только сам узел.',
    ar: 'لم يوقَّع توقيعًا مشاركًا بعد: لا يشهد لسجل هذه العقدة سواها.',
  },
  'log.not-compared': {
    en: 'Not yet compared with {who}: they have not said what they hold of this log.',
    ru: 'Ещё не сверено: {who}. Что там хранится об этом журнале, пока неизвестно.',
    ar: 'لم تجرِ المقارنة بعد مع {who}: لم يُعرف ما لديهم عن هذا السجل.',
  },
  'state.written': {
    en: 'Written into this record as entry {index} at {at}, on stable storage.',
    ru: 'Внесено в этот журнал под № {index} в {at}; сохранено на диске.',
    ar: 'قُيّد في هذا السجل برقم {index} في {at}، وحُفظ على تخزين دائم.',
  },
  'state.signed': {
    en: 'Covered by this node’s signed checkpoint over {size, plural, one {# entry} other {# entries}}.',
    ru: 'Охвачено подписанной контрольной точкой узла: {size, plural, one {# запись} few {# записи} many {# записей} other {# записи}}.',
    ar: 'تشمله نقطة التحقق التي وقّعتها هذه العقدة على {size, plural, zero {لا قيود} one {قيد واحد} two {قيدين} few {# قيود} many {# قيدًا} other {# قيد}}.',
  },
  'state.unsigned': {
    en: 'No signed checkpoint covers it yet.',
    ru: 'Подписанной контрольной точкой пока не охвачено.',
    ar: 'لا تشمله نقطة تحقق موقّعة بعد.',
  },
  'state.acted': {
    en: '{officer} ({office}) acted, signed in at this node. The node’s key signed it, not a key of the officer’s own.',
    ru: 'Действие совершено: {officer} ({office}), со входом на этом узле. Подписано ключом узла, а не личным ключом офицера.',
    ar: 'نفّذه {officer} ({office}) بتسجيل دخول في هذه العقدة. وقّعه مفتاح العقدة، لا مفتاح خاص بالضابط.',
  },
  'state.acted-itself': {
    en: 'This node made it by itself; no person acted.',
    ru: 'Узел создал эту запись сам; человек не действовал.',
    ar: 'أنشأته هذه العقدة من تلقاء نفسها دون فعل من أحد.',
  },
  'state.peer-acted': {
    en: '{party}’s node states that {officer} ({office}) acted. No key of the officer’s own vouches for it.',
    ru: 'Узел стороны «{party}» сообщает: действие совершено, {officer} ({office}). Личным ключом офицера это не подтверждено.',
    ar: 'تفيد عقدة {party} بأن {officer} ({office}) نفّذه. لا يؤكد ذلك مفتاح خاص بالضابط.',
  },
  'state.peer-acted-itself': {
    en: '{party}’s node made it and names no person.',
    ru: 'Создано узлом стороны «{party}»; человек не назван.',
    ar: 'أنشأته عقدة {party} ولم تذكر اسم أحد.',
  },
  'state.came': {
    en: 'Came from {party}: signed at {sent} by its clock, taken in at {at} by ours.',
    ru: 'Пришло от стороны «{party}»: подписано в {sent} по её часам, принято в {at} по нашим.',
    ar: 'ورد من {party}: وُقّع في {sent} بساعته، وأُخذ في {at} بساعتنا.',
  },
  'state.receipted-here': {
    en: 'This node signed a receipt for it (entry {entry}).',
    ru: 'Узел подписал расписку о получении (запись № {entry}).',
    ar: 'وقّعت هذه العقدة إيصالًا به (القيد {entry}).',
  },
  'state.receipt-given': {
    en: 'It is the receipt that this node signed for {party}. Receipts get no receipts.',
    ru: 'Это расписка, которую узел подписал для стороны «{party}». На расписки расписок не бывает.',
    ar: 'هذا هو الإيصال الذي وقّعته هذه العقدة للطرف {party}. لا إيصالات للإيصالات.',
  },
  'state.receipt-held': {
    en: 'It is {party}’s signed receipt for what this node sent.',
    ru: 'Это подписанная расписка стороны «{party}» на отправленное узлом.',
    ar: 'هذا إيصال موقّع من {party} بما أرسلته هذه العقدة.',
  },
  'state.cosigned': {
    en: 'Witnesses have cosigned this record over its copy for {party} (entry {index} of {size}): it existed then and cannot be taken back. That says nothing of its arrival.',
    ru: 'Свидетели заверили этот журнал вместе с копией для стороны «{party}» (запись {index} из {size}): она тогда существовала, и отозвать её нельзя. О том, дошла ли она, это не говорит.',
    ar: 'وقّع الشهود على هذا السجل شاملًا نسخة {party} (القيد {index} من {size}): كانت موجودة حينها ولا يمكن سحبها. ولا يدل ذلك على وصولها.',
  },
  'state.recorded': {
    en: 'It stands in {party}’s own log as entry {index}, under a checkpoint of {size} entries that witnesses cosigned: {party} cannot drop it without showing two logs.',
    ru: 'Стоит в собственном журнале стороны «{party}» записью {index} под контрольной точкой на {size} записей, заверенной свидетелями: убрать её, не показав два разных журнала, нельзя.',
    ar: 'ثابت في سجل {party} نفسه قيدًا برقم {index} تحت نقطة تحقق عدد قيودها {size} وقّعها الشهود: لا يستطيع {party} إسقاطه دون إظهار سجلين مختلفين.',
  },
  'state.waiting': {
    en: 'Waits in the outbox for {party} since {at}. No receipt: nothing shows that it arrived.',
    ru: 'В очереди на отправку стороне «{party}» с {at}. Расписки нет: ничто не показывает, что оно дошло.',
    ar: 'ينتظر في صندوق الصادر إلى {party} منذ {at}. لا إيصال: لا شيء يدل على وصوله.',
  },
  'state.received': {
    en: '{party}’s node signed a receipt at {received} by its clock, as entry {index} of its log. The receipt reached this node at {at}.',
    ru: 'Узел стороны «{party}» подписал расписку: {received} по её часам, запись № {index} её журнала. Расписка пришла к нам в {at}.',
    ar: 'وقّعت عقدة {party} إيصالًا في {received} بساعتها، وهو القيد {index} في سجلها. وصلنا الإيصال في {at}.',
  },
  'state.acknowledged': {
    en: '{party}’s node states that {officer} read it, at {at} by its clock.',
    ru: 'Узел стороны «{party}» сообщает: прочтение подтверждено ({officer}), {at} по её часам.',
    ar: 'تفيد عقدة {party} بأن {officer} قرأه، في {at} بساعتها.',
  },
  'state.not-acknowledged': {
    en: 'Nobody named by {party} has acknowledged it.',
    ru: 'Подтверждения прочтения от стороны «{party}» нет.',
    ar: 'لم يُقرّ بقراءته أحد ذكره {party} بالاسم.',
  },
  'state.not-understood': {
    en: 'Not understood yet: this node cannot read {kind}, version {version}, as it came. It is kept and receipted.',
    ru: 'Пока не понято: узел не может прочесть {kind} редакции {version} в том виде, как оно пришло. Оно хранится, расписка выдана.',
    ar: 'لم يُفهم بعد: لا تستطيع هذه العقدة قراءة {kind} بالنسخة {version} كما ورد. هو محفوظ وله إيصال.',
  },
  'state.understood-since': {
    en: 'Not understood when it came; understood since {at}, after an upgrade.',
    ru: 'При получении не понято; понято с {at}, после обновления.',
    ar: 'لم يُفهم عند وروده؛ صار مفهومًا منذ {at} بعد ترقية.',
  },
  'state.not-followed-up': {
    en: 'It is held, but this node could not follow it up ({room}): a person must look.',
    ru: 'Оно хранится, но узел не смог его обработать ({room}): нужен человек.',
    ar: 'هو محفوظ، لكن هذه العقدة لم تستطع متابعته ({room}): يجب أن ينظر فيه أحد.',
  },
  'state.same-number': {
    en: '{party} sent two different envelopes under number {number}. Both are kept; neither is preferred.',
    ru: 'Сторона «{party}» прислала под № {number} два разных сообщения. Хранятся оба; ни одно не предпочтено.',
    ar: 'أرسل {party} مغلّفين مختلفين تحت الرقم {number}. كلاهما محفوظ ولا يُفضّل أحدهما.',
  },
  'state.erased': {
    en: 'Its body was erased under a clause (by entry {by}). Its place, header and proof remain; a copy that another party holds is its own.',
    ru: 'Содержание стёрто по пункту соглашения (записью {by}). Место, заголовок и доказательство сохранены; копия другой стороны принадлежит ей.',
    ar: 'مُحي متنه بموجب بند (بالقيد {by}). بقي مكانه وترويسته وبرهانه؛ وما لدى طرف آخر من نسخة فهو له.',
  },
  'state.late': {
    en: 'Late under {clause}: {given} min ahead instead of {required} min. Taken and marked, not refused.',
    ru: 'С опозданием по пункту {clause}: за {given} мин вместо {required} мин. Принято с пометкой, не отклонено.',
    ar: 'متأخر بموجب البند {clause}: المهلة بالدقائق {given} بدلًا من {required}. أُخذ مع تأشيرة ولم يُرفض.',
  },
  'state.marked': {
    en: 'Taken and marked, not refused: {mark}.',
    ru: 'Принято с пометкой, не отклонено: {mark}.',
    ar: 'أُخذ مع تأشيرة ولم يُرفض: {mark}.',
  },
  'state.slow-way': {
    en: 'It came {span} after it was signed, by its sender’s clock.',
    ru: 'Пришло через {span} после подписания, если верить часам отправителя.',
    ar: 'ورد بعد توقيعه بـ{span} بحسب ساعة المرسل.',
  },
  'state.clock-ahead': {
    en: 'By its sender’s clock it was signed {span} after it came: its times are to be read with care.',
    ru: 'По часам отправителя оно подписано на {span} позже, чем пришло: к его времени относиться с осторожностью.',
    ar: 'بحسب ساعة المرسل وُقّع بعد وروده بـ{span}: تُقرأ أوقاته بحذر.',
  },
  'state.clock-doubt': {
    en: 'The clocks of {party} and of this node are proved to differ by {span}: its times are to be read with care.',
    ru: 'Доказано расхождение часов стороны «{party}» и этого узла: {span}. К её времени относиться с осторожностью.',
    ar: 'ثبت أن ساعة {party} وساعة هذه العقدة تختلفان بمقدار {span}: تُقرأ أوقاته بحذر.',
  },

  'peer.heard.message': {
    en: 'Last heard at {at}: a message.',
    ru: 'Последняя связь {at}: сообщение.',
    ar: 'آخر اتصال في {at}: رسالة.',
  },
  'peer.heard.receipt': {
    en: 'Last heard at {at}: a receipt.',
    ru: 'Последняя связь {at}: расписка.',
    ar: 'آخر اتصال في {at}: إيصال.',
  },
  'peer.heard.positions': {
    en: 'Last heard at {at}: positions.',
    ru: 'Последняя связь {at}: положения подразделений.',
    ar: 'آخر اتصال في {at}: مواقع وحدات.',
  },
  'peer.heard.checkpoint': {
    en: 'Last heard at {at}: a new checkpoint of its log.',
    ru: 'Последняя связь {at}: новая контрольная точка её журнала.',
    ar: 'آخر اتصال في {at}: نقطة تحقق جديدة لسجله.',
  },
  'peer.heard.answer': {
    en: 'Last heard at {at}: it answered our call.',
    ru: 'Последняя связь {at}: ответ на наш запрос.',
    ar: 'آخر اتصال في {at}: أجاب نداءنا.',
  },
  'peer.link.works': { en: 'The link works.', ru: 'Связь работает.', ar: 'الاتصال يعمل.' },
  'peer.link.not-tried': {
    en: 'The link has not been tried since this node started.',
    ru: 'С запуска узла связь ещё не проверялась.',
    ar: 'لم يُجرَّب الاتصال منذ بدء تشغيل هذه العقدة.',
  },
  'peer.link.no-address': {
    en: 'This node knows no address for this party: it can only wait to be called.',
    ru: 'Адрес этой стороны узлу неизвестен: остаётся ждать её запроса.',
    ar: 'لا تعرف هذه العقدة عنوانًا لهذا الطرف: لا يسعها إلا انتظار نداء منه.',
  },
  'peer.link.stranger': {
    en: 'Something answers at its address, but not with its key. Ask the party which address is right.',
    ru: 'По её адресу отвечают, но не её ключом. Уточните у стороны верный адрес.',
    ar: 'يجيب شيء على عنوانه، لكن ليس بمفتاحه. اسأل الطرف عن العنوان الصحيح.',
  },
  'peer.link.unreachable': {
    en: 'Nobody answers at its address. This node keeps trying.',
    ru: 'По её адресу никто не отвечает. Узел продолжает попытки.',
    ar: 'لا أحد يجيب على عنوانه. تواصل هذه العقدة المحاولة.',
  },
  'peer.link.timeout': {
    en: 'Its address is reached, but no answer comes in time. This node keeps trying.',
    ru: 'Ответ с её адреса вовремя не приходит. Узел продолжает попытки.',
    ar: 'لا يصل جواب من عنوانه في الوقت المحدد. تواصل هذه العقدة المحاولة.',
  },
  'peer.link.http': {
    en: 'Something answers at its address, but not as its node would (HTTP {status}). This node keeps trying.',
    ru: 'По её адресу отвечают, но не так, как ответил бы её узел (HTTP {status}). Узел продолжает попытки.',
    ar: 'يجيب شيء على عنوانه، لكن ليس كما تجيب عقدته (HTTP {status}). تواصل هذه العقدة المحاولة.',
  },
  'peer.link.refused': {
    en: 'Its node answers and refuses something of ours ({code}).',
    ru: 'Её узел отвечает, но что-то наше не принимает ({code}).',
    ar: 'عقدته تجيب لكنها ترفض شيئًا من عندنا ({code}).',
  },
  'peer.link.failed': {
    en: 'The exchange with it fails: {why}. This node keeps trying.',
    ru: 'Обмен с ней не удаётся: {why}. Узел продолжает попытки.',
    ar: 'يتعثر التبادل معه: {why}. تواصل هذه العقدة المحاولة.',
  },
  'peer.silence.not-enrolled': {
    en: 'Named in this node’s settings, but its card has not been enrolled.',
    ru: 'Названа в настройках узла, но её карточка не зарегистрирована.',
    ar: 'مذكور في إعداد هذه العقدة، لكن بطاقته غير مسجّلة.',
  },
  'peer.silence.never-heard': { en: 'Never heard from.', ru: 'Связи ещё не было.', ar: 'لم يُسمع منه قط.' },
  'peer.silence.heard': { en: 'Heard from.', ru: 'На связи.', ar: 'على اتصال.' },
  'peer.silence.quiet': {
    en: 'Nothing heard since {at}. Nothing of ours waits for it.',
    ru: 'Нет связи с {at}. Из нашего ничто её не ждёт.',
    ar: 'لم يُسمع منه منذ {at}. لا شيء من عندنا ينتظره.',
  },
  'peer.silence.silent': {
    en: 'Silent: {n, plural, one {# message waits} other {# messages wait}} for its receipt, the oldest since {at}.',
    ru: 'Молчит: {n, plural, one {ждёт расписки # сообщение} few {ждут расписки # сообщения} many {ждут расписки # сообщений} other {ждут расписки # сообщения}}, самое старое с {at}.',
    ar: 'صامت: {n, plural, zero {لا رسائل تنتظر إيصاله} one {رسالة واحدة تنتظر إيصاله} two {رسالتان تنتظران إيصاله} few {# رسائل تنتظر إيصاله} many {# رسالة تنتظر إيصاله} other {# رسالة تنتظر إيصاله}}، أقدمها منذ {at}.',
  },
} satisfies Record<string, Trilingual>;
