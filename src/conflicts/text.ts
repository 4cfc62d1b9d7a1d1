/** Sentences of this room. `{party}` plans, `{other}` is met or grants; times are UTC and alike in all languages. */
import type { Trilingual } from '../contract/index.ts';

const M_EN = (name: string): string => `{${name}, plural, one {# metre} other {# metres}}`;
const M_RU = (name: string): string =>
  `{${name}, plural, one {# метр} few {# метра} many {# метров} other {# метра}}`;
/** The genitive: "to 5 metres". */
const M_RU_TO = (name: string): string =>
  `{${name}, plural, one {# метра} few {# метров} many {# метров} other {# метра}}`;
const M_AR = (name: string): string =>
  `{${name}, plural, zero {صفر متر} one {متر واحد} two {متران} few {# أمتار} many {# مترًا} other {# متر}}`;
const MIN_EN = (name: string): string => `{${name}, plural, one {# minute} other {# minutes}}`;
const MIN_RU = (name: string): string =>
  `{${name}, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}`;
const MIN_AR = (name: string): string =>
  `{${name}, plural, zero {صفر دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}`;

export const text = {
  'conflicts.fire': {
    en: `FIRE. {owner} keeps ground clear for fire, and {exposed} comes within ${M_EN('clear')} of it at {place}, {at} (notice {notice}, version {version}).`,
    ru: `ОГОНЬ. Сторона {owner} держит участок закрытым для ведения огня, и {exposed} приближается к нему на расстояние: ${M_RU('clear')}, в точке {place}, {at} (уведомление {notice}, редакция {version}).`,
    ar: `نيران. يُخلي {owner} أرضًا للرماية، ويقترب منها {exposed} عند {place} في {at} إلى مسافة: ${M_AR('clear')} (الإخطار {notice}، النسخة {version}).`,
  },
  'conflicts.fire.possible': {
    en: 'FIRE, possibly. {owner} keeps ground clear for fire, and {exposed} may come upon it near {place} from {at} (notice {notice}, version {version}): of one of them only the area or the route without times is known.',
    ru: 'Возможно, ОГОНЬ. Сторона {owner} держит участок закрытым для ведения огня, и {exposed} может на нём оказаться вблизи {place} с {at} (уведомление {notice}, редакция {version}): по одной из сторон известен только район или маршрут без времени.',
    ar: 'نيران محتملة. يُخلي {owner} أرضًا للرماية، وقد يدخلها {exposed} قرب {place} اعتبارًا من {at} (الإخطار {notice}، النسخة {version}): لا يُعرف عن أحدهما سوى المنطقة أو المسار دون أوقات.',
  },
  'conflicts.priority.rank': {
    en: 'By clause {clause} {first} goes first and {yields} gives way.',
    ru: 'По пункту {clause} первой идёт сторона {first}, уступает {yields}.',
    ar: 'بموجب البند {clause} يمر {first} أولًا ويفسح {yields} الطريق.',
  },
  'conflicts.priority.equal': {
    en: 'Clause {clause} ranks both alike, so the notice whose id comes first decides: {first} goes first and {yields} gives way.',
    ru: 'Пункт {clause} ставит обе стороны наравне, поэтому решает номер уведомления, стоящий раньше: первой идёт {first}, уступает {yields}.',
    ar: 'يساوي البند {clause} بين الاثنين، فيُحتكم إلى الإخطار الأسبق معرّفًا: يمر {first} أولًا ويفسح {yields} الطريق.',
  },
  'conflicts.priority.equal-later': {
    en: 'Clause {clause} ranks both alike: once both are filed, the notice whose id comes first goes first.',
    ru: 'Пункт {clause} ставит обе стороны наравне: когда оба уведомления поданы, первым идёт то, чей номер стоит раньше.',
    ar: 'يساوي البند {clause} بين الاثنين: متى قُدِّم الإخطاران مرّ أولًا صاحب المعرّف الأسبق.',
  },
  'conflicts.priority.unknown': {
    en: 'Clause {clause} says who gives way, but what one of the two is under way for is not shown: ask for it.',
    ru: 'Кто уступает, определяет пункт {clause}, но цель одной из сторон не показана: запросите её.',
    ar: 'يحدد البند {clause} من يفسح الطريق، لكن غرض أحدهما غير معروض: اطلبه.',
  },
  'conflicts.priority.none': {
    en: 'No clause in force decides who gives way: agree on it before either sets out.',
    ru: 'Ни один действующий пункт не определяет, кто уступает: договоритесь об этом до начала движения.',
    ar: 'لا بند نافذًا يحدد من يفسح الطريق: اتفقا على ذلك قبل أن ينطلق أي منكما.',
  },
  'conflicts.conflict': {
    en: `{party} and {other} (notice {notice}, version {version}) come within ${M_EN('clear')} of each other at {place}, {at}. Clause {clause} requires ${M_EN('required')}.`,
    ru: `Расстояние между {party} и {other} (уведомление {notice}, редакция {version}) сокращается до ${M_RU_TO('clear')} в точке {place}, {at}. Требуется по пункту {clause}: ${M_RU('required')}.`,
    ar: `المسافة بين {party} و{other} (الإخطار {notice}، النسخة {version}) تنخفض عند {place} في {at} إلى: ${M_AR('clear')}. المطلوب بموجب البند {clause}: ${M_AR('required')}.`,
  },
  'conflicts.site': {
    en: `{party} and {other} (notice {notice}, version {version}): a plan comes within ${M_EN('clear')} of a site at {place}, {at}. Clause {clause} requires ${M_EN('required')}.`,
    ru: `{party} и {other} (уведомление {notice}, редакция {version}): расстояние от плана до объекта сокращается до ${M_RU_TO('clear')} в точке {place}, {at}. Требуется по пункту {clause}: ${M_RU('required')}.`,
    ar: `{party} و{other} (الإخطار {notice}، النسخة {version}): المسافة بين خطة وموقع تنخفض عند {place} في {at} إلى: ${M_AR('clear')}. المطلوب بموجب البند {clause}: ${M_AR('required')}.`,
  },
  'conflicts.touch': {
    en: 'The ground that {party} and {other} (notice {notice}, version {version}) take up overlaps at {place}, {at}. No clause in force sets a distance between these two parties.',
    ru: 'Участки, занимаемые {party} и {other} (уведомление {notice}, редакция {version}), пересекаются в точке {place}, {at}. Ни один действующий пункт не устанавливает расстояния между этими сторонами.',
    ar: 'الأرض التي يشغلها {party} و{other} (الإخطار {notice}، النسخة {version}) تتداخل عند {place} في {at}. لا يحدد أي بند نافذ مسافة بين هذين الطرفين.',
  },
  'conflicts.possible': {
    en: 'A conflict between {party} and {other} (notice {notice}, version {version}) is possible near {place} from {at}: of one of them only the area or the route without times is known, so it can be neither confirmed nor excluded.',
    ru: 'Возможен конфликт между {party} и {other} (уведомление {notice}, редакция {version}) вблизи {place} с {at}: по одной из сторон известен только район или маршрут без времени, поэтому подтвердить или исключить его нельзя.',
    ar: 'يحتمل وقوع تعارض بين {party} و{other} (الإخطار {notice}، النسخة {version}) قرب {place} اعتبارًا من {at}: لا يُعرف عن أحدهما سوى المنطقة أو المسار دون أوقات، فلا يمكن تأكيده ولا استبعاده.',
  },
  'conflicts.possible.height': {
    en: 'A conflict between {party} and {other} (notice {notice}, version {version}) is possible at {place} from {at}: one of them flies, and whether they are there at the same height cannot be told from what is known.',
    ru: 'Возможен конфликт между {party} и {other} (уведомление {notice}, редакция {version}) в точке {place} с {at}: одна из сторон выполняет полёт, и по имеющимся данным нельзя сказать, будут ли они там на одной высоте.',
    ar: 'يحتمل وقوع تعارض بين {party} و{other} (الإخطار {notice}، النسخة {version}) عند {place} اعتبارًا من {at}: أحدهما يحلّق، ولا يمكن الجزم مما هو معروف بما إذا كانا هناك على الارتفاع نفسه.',
  },
  'conflicts.near': {
    en: `For awareness: {party} and {other} (notice {notice}, version {version}) pass each other at ${M_EN('clear')}, at {place}, {at}. This keeps the distance required.`,
    ru: `К сведению: {party} и {other} (уведомление {notice}, редакция {version}) расходятся в точке {place}, {at}; расстояние между ними: ${M_RU('clear')}. Требуемое расстояние соблюдено.`,
    ar: `للعلم: يمر {party} و{other} (الإخطار {notice}، النسخة {version}) أحدهما بالقرب من الآخر عند {place} في {at}، والمسافة بينهما: ${M_AR('clear')}. المسافة المطلوبة مراعاة.`,
  },
  'conflicts.near.time': {
    en: 'For awareness: {party} and {other} (notice {notice}, version {version}) use the same ground at {place}, but at different times.',
    ru: 'К сведению: {party} и {other} (уведомление {notice}, редакция {version}) проходят через один участок {place}, но в разное время.',
    ar: 'للعلم: يستخدم {party} و{other} (الإخطار {notice}، النسخة {version}) الأرض نفسها عند {place}، ولكن في وقتين مختلفين.',
  },
  'conflicts.near.height': {
    en: 'For awareness: {party} and {other} (notice {notice}, version {version}) are at {place}, {at}, one above the other. Their heights keep the distance required.',
    ru: 'К сведению: {party} и {other} (уведомление {notice}, редакция {version}) находятся в точке {place}, {at}, на разных высотах. Требуемое расстояние по высоте соблюдено.',
    ar: 'للعلم: {party} و{other} (الإخطار {notice}، النسخة {version}) عند {place} في {at}، أحدهما فوق الآخر. المسافة المطلوبة بين ارتفاعيهما مراعاة.',
  },
  'conflicts.zone.no-entry': {
    en: 'The plan of {party} enters ground that clause {clause} closes to it, at {place}, {at}.',
    ru: 'План {party} проходит через участок, закрытый для этой стороны пунктом {clause}: точка {place}, {at}.',
    ar: 'تدخل خطة {party} أرضًا يمنعها عليه البند {clause}، عند {place} في {at}.',
  },
  'conflicts.zone.consent': {
    en: 'The plan of {party} enters the zone of clause {clause} at {place}, {at}. The clause requires the consent of {other}; none is on this record for this version.',
    ru: 'План {party} входит в зону по пункту {clause} в точке {place}, {at}. Пункт требует согласия {other}; согласия на эту редакцию в журнале нет.',
    ar: 'تدخل خطة {party} منطقة البند {clause} عند {place} في {at}. يشترط البند موافقة {other}، ولا توجد في السجل موافقة على هذه النسخة.',
  },
  'conflicts.zone.agreed': {
    en: 'The plan of {party} enters the zone of clause {clause} at {place}, {at}, as {other} has agreed.',
    ru: 'План {party} входит в зону по пункту {clause} в точке {place}, {at}; согласие {other} получено.',
    ar: 'تدخل خطة {party} منطقة البند {clause} عند {place} في {at}، وقد وافق {other} على ذلك.',
  },
  'conflicts.zone.in-time': {
    en: `The plan of {party} enters the zone of clause {clause} at {place}, {at}. Notice was given in time: ${MIN_EN('given')} ahead, ${MIN_EN('lead')} required.`,
    ru: `План {party} входит в зону по пункту {clause} в точке {place}, {at}. Уведомление подано вовремя: за ${MIN_RU('given')}, требуется за ${MIN_RU('lead')}.`,
    ar: `تدخل خطة {party} منطقة البند {clause} عند {place} في {at}. قُدِّم الإخطار في موعده: قبل ${MIN_AR('given')}، والمطلوب قبل ${MIN_AR('lead')}.`,
  },
  'conflicts.zone.late': {
    en: `The plan of {party} enters the zone of clause {clause} at {place}, {at}. Notice is too short: ${MIN_EN('given')} ahead, ${MIN_EN('lead')} required.`,
    ru: `План {party} входит в зону по пункту {clause} в точке {place}, {at}. Уведомление подано слишком поздно: за ${MIN_RU('given')}, требуется за ${MIN_RU('lead')}.`,
    ar: `تدخل خطة {party} منطقة البند {clause} عند {place} في {at}. مهلة الإخطار قصيرة: قبل ${MIN_AR('given')}، والمطلوب قبل ${MIN_AR('lead')}.`,
  },
  'conflicts.zone.unknown': {
    en: `The plan of {party} enters the zone of clause {clause} at {place}, {at}. The clause requires notice ${MIN_EN('lead')} ahead; when notice was given is not known.`,
    ru: `План {party} входит в зону по пункту {clause} в точке {place}, {at}. Пункт требует уведомить за ${MIN_RU('lead')}; время подачи уведомления неизвестно.`,
    ar: `تدخل خطة {party} منطقة البند {clause} عند {place} في {at}. يشترط البند الإخطار قبل ${MIN_AR('lead')}، ووقت تقديم الإخطار غير معروف.`,
  },
  'conflicts.zone.possible': {
    en: 'The plan of {party} may enter the zone of clause {clause} near {place} from {at}: only its area or its route without times is known.',
    ru: 'План {party}, возможно, входит в зону по пункту {clause} вблизи {place} с {at}: известен только район или маршрут без времени.',
    ar: 'قد تدخل خطة {party} منطقة البند {clause} قرب {place} اعتبارًا من {at}: لا يُعرف سوى منطقتها أو مسارها دون أوقات.',
  },
  'conflicts.fix.apart': {
    en: `Pass at least ${M_EN('metres')} farther away there, or at another time.`,
    ru: `Чтобы устранить конфликт, увеличьте здесь расстояние (добавить не менее: ${M_RU('metres')}) или измените время.`,
    ar: `لإزالة التعارض زِد البعد هناك (الزيادة المطلوبة على الأقل: ${M_AR('metres')}) أو غيّر الوقت.`,
  },
  'conflicts.fix.ask': {
    en: 'Ask {party} for the exact route and times.',
    ru: 'Запросите у {party} точный маршрут и время.',
    ar: 'اطلب من {party} المسار والأوقات بدقة.',
  },
  'conflicts.fix.ask.height': {
    en: 'Ask {party} between which heights above ground it will be there.',
    ru: 'Запросите у {party} диапазон высот над землёй на этом участке.',
    ar: 'اسأل {party} عن حدود الارتفاع فوق الأرض هناك.',
  },
  'conflicts.fix.consent': {
    en: 'Ask {party} for its consent before setting out.',
    ru: 'До начала движения запросите согласие {party}.',
    ar: 'اطلب موافقة {party} قبل الانطلاق.',
  },
  'conflicts.fix.later': {
    en: `Enter ${MIN_EN('minutes')} later, not before {at}.`,
    ru: `Войдите на ${MIN_RU('minutes')} позже, не ранее {at}.`,
    ar: `أخّر الدخول ${MIN_AR('minutes')}، وليس قبل {at}.`,
  },
  'conflicts.fix.around': {
    en: 'Plan a route around it.',
    ru: 'Проложите маршрут в обход.',
    ar: 'خطّط مسارًا يلتف حولها.',
  },
} satisfies Record<string, Trilingual>;
