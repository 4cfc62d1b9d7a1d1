/** How each figure is counted: `briefings.r.<rule>`. */
import type { Trilingual } from '../contract/index.ts';

export const ruleText = {
  'briefings.r.notice': {
    en: 'A notice counts once, on the day on which this node recorded the first entry of it. Copies sent and later showings of the same notice do not count.',
    ru: 'Уведомление считается один раз — в день, когда этот узел внёс его первую запись. Отправленные копии и повторные показы того же уведомления не считаются.',
    ar: 'يُعدّ الإخطار مرة واحدة، في اليوم الذي قيّدت فيه هذه العقدة أول قيد له. لا تُعدّ النسخ المرسلة ولا عرضه مرة أخرى.',
  },
  'briefings.r.version': {
    en: 'Each version after the first counts once, on the day on which it was first recorded here.',
    ru: 'Каждая редакция после первой считается один раз — в день, когда она впервые внесена здесь.',
    ar: 'تُعدّ كل نسخة بعد الأولى مرة واحدة، في اليوم الذي قُيّدت فيه هنا أول مرة.',
  },
  'briefings.r.withdrawn': {
    en: 'A withdrawn notice counts once.',
    ru: 'Отозванное уведомление считается один раз.',
    ar: 'يُعدّ الإخطار المسحوب مرة واحدة.',
  },
  'briefings.r.outstanding': {
    en: 'One for each addressee and message about a notice that was sent before the end of the day and whose signed receipt had not come here by then. Earlier days are included.',
    ru: 'По одному на каждого адресата и каждое сообщение об уведомлении, отправленное до конца дня, подписанная расписка на которое к этому времени не пришла. Прежние дни включены.',
    ar: 'واحد لكل مرسل إليه ولكل رسالة عن إخطار أُرسلت قبل نهاية اليوم ولم يصل إيصالها الموقّع حتى ذلك الحين. الأيام السابقة مشمولة.',
  },
  'briefings.r.read': {
    en: 'The first acknowledgement by a named person of one party counts for each version of a notice. The reply time runs from the receipt, and ends when the acknowledgement is recorded here, by this node’s clock.',
    ru: 'По каждой редакции уведомления считается первое подтверждение прочтения названным лицом одной стороны. Срок ответа идёт от расписки до внесения подтверждения здесь, по часам этого узла.',
    ar: 'لكل نسخة من إخطار يُعدّ أول إقرار بالقراءة من شخص مسمّى لدى طرف واحد. تسري مهلة الرد من الإيصال حتى تقييد الإقرار هنا، بساعة هذه العقدة.',
  },
  'briefings.r.silent': {
    en: 'One for each notice version, party and reply clause whose time ran out without a word. Silence is neither consent nor refusal.',
    ru: 'По одному на каждую редакцию уведомления, сторону и пункт о сроке ответа, истёкшем без единого слова. Молчание — ни согласие, ни отказ.',
    ar: 'واحدة لكل نسخة إخطار وطرف وبند رد انقضت مهلته دون كلمة. الصمت ليس موافقة ولا رفضًا.',
  },
  'briefings.r.told': {
    en: 'Each entry that says which unit was told counts.',
    ru: 'Считается каждая запись о том, какому подразделению доведено.',
    ar: 'يُعدّ كل قيد يذكر الوحدة التي أُبلغت.',
  },
  'briefings.r.position': {
    en: 'Each statement of a position counts, later ones beside the earlier. A position on a protected notice never makes it invalid.',
    ru: 'Считается каждое заявление позиции, позднейшие наряду с прежними. Позиция по уведомлению под защитой никогда не лишает его силы.',
    ar: 'يُعدّ كل إعلان موقف، اللاحق إلى جانب السابق. الموقف من إخطار محمي لا يبطله أبدًا.',
  },
  'briefings.r.moved': {
    en: 'One for each unit, notice and objecting party, by the rule “moved over a standing objection”. Says nothing on whether consent was needed. Protected notices are left out: they ask no permission.',
    ru: 'По одному на подразделение, уведомление и возражающую сторону, по правилу «движение при неснятом возражении». О том, требовалось ли согласие, не говорится. Уведомления под защитой не входят: разрешения они не просят.',
    ar: 'واحدة لكل وحدة وإخطار وطرف معترض، بقاعدة «التحرك مع بقاء اعتراض قائم». لا تقول شيئًا عن لزوم الموافقة. لا تدخل فيها الإخطارات المحمية، فهي لا تطلب إذنًا.',
  },
  'briefings.r.pair': {
    en: 'One for each pair of plans, or plan and clause, that this node’s own check found, however often it was found in the day.',
    ru: 'По одному на каждую пару планов или план и пункт, найденные проверкой этого узла, сколько бы раз за день они ни находились.',
    ar: 'واحد لكل خطتين، أو خطة وبند، وجدهما فحص هذه العقدة، مهما تكرر ذلك في اليوم.',
  },
  'briefings.r.cleared': {
    en: 'Each finding that no longer stands counts.',
    ru: 'Считается каждый обнаруженный конфликт, которого больше нет.',
    ar: 'يُعدّ كل تعارض مكتشف لم يعد قائمًا.',
  },
  'briefings.r.standing': {
    en: 'One for each pair found before the end of the day, this day or earlier, and not cleared by then.',
    ru: 'По одному на каждую пару, найденную до конца дня — в этот или прежние дни — и к этому времени не устранённую.',
    ar: 'واحد لكل زوج اكتُشف قبل نهاية اليوم، في هذا اليوم أو قبله، ولم يزل حتى ذلك الحين.',
  },
  'briefings.r.alert': {
    en: 'An alert of this node’s watch counts once, on the day it was first told; all that was told of it that day is listed. Alerts taken back count apart. An alert is what positions showed, no judgement.',
    ru: 'Оповещение этого узла считается один раз — в день, когда о нём впервые сообщено; перечислено всё, что о нём сообщено в этот день. Отозванные считаются отдельно. Оповещение — то, что показали положения, а не оценка.',
    ar: 'يُعدّ إنذار هذه العقدة مرة واحدة، في يوم ذكره أول مرة، ويُسرد كل ما ذُكر عنه في ذلك اليوم. تُعدّ المسحوبة على حدة. الإنذار ما أظهرته المواقع، وليس حكمًا.',
  },
  'briefings.r.taken-back': {
    en: 'An alert first told this day that a late position then showed to be none.',
    ru: 'Оповещение этого дня, которое опоздавшее положение затем опровергло.',
    ar: 'إنذار ذُكر أول مرة في هذا اليوم ثم أظهر موقع متأخر أنه لم يكن.',
  },
  'briefings.r.alert-received': {
    en: 'An alert that another party’s watch told us counts once, on the day it was first recorded here. It may be of the same event as one of ours.',
    ru: 'Оповещение, сообщённое нам другой стороной, считается один раз — в день, когда оно впервые внесено здесь. Оно может быть о том же событии, что и наше.',
    ar: 'إنذار أبلغنا به طرف آخر يُعدّ مرة واحدة، في اليوم الذي قُيّد فيه هنا أول مرة. وقد يكون عن الحدث نفسه الذي عنه أحد إنذاراتنا.',
  },
  'briefings.r.sighting': {
    en: 'Each message “are these yours?” counts.',
    ru: 'Считается каждое сообщение «это ваши?».',
    ar: 'تُعدّ كل رسالة «هل هؤلاء لكم؟».',
  },
  'briefings.r.alert-closed': {
    en: 'An alert counts once, whoever raised it and whenever.',
    ru: 'Оповещение считается один раз, кем и когда бы оно ни было выдано.',
    ar: 'يُعدّ الإنذار مرة واحدة أيًا كان مُطلقه ومتى.',
  },
  'briefings.r.alert-open': {
    en: 'One for each alert, ours or told to us, raised before the end of the day, this day or earlier, that no person had closed by then.',
    ru: 'По одному на каждое оповещение, наше или сообщённое нам, выданное до конца дня — в этот или прежние дни — и к этому времени не закрытое человеком.',
    ar: 'واحد لكل إنذار، لنا أو أُبلغنا به، أُطلق قبل نهاية اليوم، في هذا اليوم أو قبله، ولم يغلقه أحد حتى ذلك الحين.',
  },
  'briefings.r.message': {
    en: 'A message counts once, whatever the number of addressees.',
    ru: 'Сообщение считается один раз при любом числе адресатов.',
    ar: 'تُعدّ الرسالة مرة واحدة مهما كان عدد المرسل إليهم.',
  },
  'briefings.r.grave': {
    en: 'Messages sent and received whose phrase is “threat” or “ultimatum”.',
    ru: 'Отправленные и полученные сообщения с фразой «угроза» или «ультиматум».',
    ar: 'الرسائل المرسلة والمستلمة التي عبارتها «تهديد» أو «إنذار نهائي».',
  },
  'briefings.r.expired': {
    en: 'One for each ultimatum whose time passed this day.',
    ru: 'По одному на каждый ультиматум, срок которого истёк в этот день.',
    ar: 'واحد لكل إنذار نهائي انقضت مدته في هذا اليوم.',
  },
  'briefings.r.mismatch': {
    en: 'Each read-back of place or times that differs from what was sent counts.',
    ru: 'Считается каждое повторение места или времени, отличное от отправленного.',
    ar: 'تُعدّ كل إعادة قراءة لمكان أو وقت تختلف عما أُرسل.',
  },
  'briefings.r.call': {
    en: 'A call counts once, on the day its first moment was recorded here; both sides’ minutes of that day are listed. Times are within one side’s own minutes.',
    ru: 'Звонок считается один раз — в день, когда здесь внесён его первый момент; перечислены записи обеих сторон за этот день. Время отсчитано внутри записей одной стороны.',
    ar: 'تُعدّ المكالمة مرة واحدة، في اليوم الذي قُيّدت فيه أول لحظة منها هنا، ويُسرد محضر الطرفين لذلك اليوم. الأوقات محسوبة داخل محضر طرف واحد.',
  },
  'briefings.r.line-silent': {
    en: 'Each silence clock that ran out counts.',
    ru: 'Считается каждый истёкший срок молчания.',
    ar: 'تُعدّ كل مهلة صمت انقضت.',
  },
  'briefings.r.incident': {
    en: 'An incident counts once, on the day its opening was recorded here.',
    ru: 'Инцидент считается один раз — в день, когда здесь внесено его открытие.',
    ar: 'يُعدّ الحادث مرة واحدة، في اليوم الذي قُيّد فيه فتحه هنا.',
  },
  'briefings.r.incident-closed': {
    en: 'Each party closes an incident for itself, and counts once.',
    ru: 'Каждая сторона закрывает инцидент для себя и считается один раз.',
    ar: 'يغلق كل طرف الحادث من جانبه ويُعدّ مرة واحدة.',
  },
  'briefings.r.account': {
    en: 'Each account counts.',
    ru: 'Считается каждое изложение.',
    ar: 'تُعدّ كل رواية.',
  },
  'briefings.r.verdict': {
    en: 'One for each claim or question; of several answers in the day the latest stands. Other records may answer otherwise.',
    ru: 'По одному на каждое утверждение или вопрос; из нескольких ответов за день действует последний. Другие журналы могут ответить иначе.',
    ar: 'واحد لكل ادعاء أو سؤال، ومن عدة إجابات في اليوم يسري آخرها. وقد تجيب سجلات أخرى بغير ذلك.',
  },
  'briefings.r.clock': {
    en: 'Each message counts whose sender dated it more than a minute later than this node’s clock at its arrival.',
    ru: 'Считается каждое сообщение, датированное отправителем более чем на минуту позже часов этого узла при получении.',
    ar: 'تُعدّ كل رسالة أرّخها مرسلها بأكثر من دقيقة بعد ساعة هذه العقدة عند وصولها.',
  },
  'briefings.r.break': {
    en: 'Each message counts before whose number one or more had not come by the end of the day. What came on this day and the day before is compared.',
    ru: 'Считается каждое сообщение, перед номером которого к концу дня не поступил один или несколько. Сравнивается полученное за этот и предыдущий день.',
    ar: 'تُعدّ كل رسالة لم يصل قبل رقمها رقم أو أكثر حتى نهاية اليوم. يُقارن ما ورد في هذا اليوم واليوم السابق.',
  },
  'briefings.r.not-understood': {
    en: 'Each message counts that was of a kind or version unknown to this node when it came. It is kept and receipted.',
    ru: 'Считается каждое сообщение вида или версии, неизвестных узлу при получении. Оно сохранено, расписка дана.',
    ar: 'تُعدّ كل رسالة من نوع أو إصدار لم تعرفه هذه العقدة عند وصولها. وهي محفوظة وأُعطي إيصالها.',
  },
  'briefings.r.equivocation': {
    en: 'Both messages are kept, and neither is preferred.',
    ru: 'Сохранены оба сообщения, ни одно не предпочтено.',
    ar: 'الرسالتان محفوظتان ولا تُفضَّل إحداهما.',
  },
  'briefings.r.not-followed-up': {
    en: 'The message is kept and receipted; a person must look at it.',
    ru: 'Сообщение сохранено, расписка дана; посмотреть должен человек.',
    ar: 'الرسالة محفوظة وأُعطي إيصالها، وعلى شخص أن ينظر فيها.',
  },
} satisfies Record<string, Trilingual>;
