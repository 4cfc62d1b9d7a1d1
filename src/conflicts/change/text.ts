/** Sentences about changes of a plan. Times are UTC and alike in all languages; `{by}` is one of the durations at the end. */
import type { Trilingual } from '../../contract/index.ts';

export const text = {
  'change.delay': {
    en: 'Set out {by} later, at {leave}, and arrive at {arrive}.',
    ru: 'Выйти позже на {by}, в {leave}, и прибыть в {arrive}.',
    ar: 'الانطلاق بعد الموعد بـ{by}، في {leave}، والوصول في {arrive}.',
  },
  'change.hold': {
    en: 'Stay {by} longer at point {from} ({place}), leave it at {leave}, and arrive at {arrive}.',
    ru: 'Задержаться в точке {from} ({place}) на {by} дольше, выйти из неё в {leave} и прибыть в {arrive}.',
    ar: 'البقاء عند النقطة {from} ({place}) مدة أطول بـ{by}، ومغادرتها في {leave}، والوصول في {arrive}.',
  },
  'change.slower': {
    en: 'Drive slower from point {from} to point {to}: {by} more for that stretch; arrive at {arrive}.',
    ru: 'Ехать медленнее от точки {from} до точки {to}: на этот участок на {by} больше; прибыть в {arrive}.',
    ar: 'السير أبطأ من النقطة {from} إلى النقطة {to}: زمن هذا الجزء أطول بـ{by}؛ والوصول في {arrive}.',
  },
  'change.faster': {
    en: 'Drive faster from point {from} to point {to}: {by} less for that stretch; arrive at {arrive}.',
    ru: 'Ехать быстрее от точки {from} до точки {to}: на этот участок на {by} меньше; прибыть в {arrive}.',
    ar: 'السير أسرع من النقطة {from} إلى النقطة {to}: زمن هذا الجزء أقصر بـ{by}؛ والوصول في {arrive}.',
  },
  'change.reroute': {
    en: 'Go round by road from point {from} to point {to}: {extra, plural, =0 {no metre more} one {# metre more} other {# metres more}}; arrive {by} later, at {arrive}.',
    ru: 'Объехать по дорогам от точки {from} до точки {to}: {extra, plural, =0 {путь не длиннее} one {на # метр дальше} few {на # метра дальше} many {на # метров дальше} other {на # метра дальше}}; прибыть на {by} позже, в {arrive}.',
    ar: 'الالتفاف عبر الطرق من النقطة {from} إلى النقطة {to}: {extra, plural, zero {المسافة ليست أطول} one {المسافة أطول بمتر واحد} two {المسافة أطول بمترين} few {المسافة أطول بـ# أمتار} many {المسافة أطول بـ# مترًا} other {المسافة أطول بـ# متر}}؛ والوصول بعد الموعد بـ{by}، في {arrive}.',
  },
  'change.cost': {
    en: 'Cost: {cost, plural, one {# second} other {# seconds}}.',
    ru: 'Цена: {cost, plural, one {# секунда} few {# секунды} many {# секунд} other {# секунды}}.',
    ar: 'الكلفة: {cost, plural, zero {صفر ثانية} one {ثانية واحدة} two {ثانيتان} few {# ثوانٍ} many {# ثانية} other {# ثانية}}.',
  },
  'change.removes': { en: 'Removes: {list}.', ru: 'Устраняет: {list}.', ar: 'يزيل: {list}.' },
  'change.leaves': {
    en: 'Leaves open: {list}.',
    ru: 'Оставляет открытым: {list}.',
    ar: 'يبقى قائمًا: {list}.',
  },
  'change.ask-again': {
    en: 'Agreed to the plan as it was, to be asked again: {list}.',
    ru: 'Дали согласие на прежний план, спросить снова: {list}.',
    ar: 'وافقوا على الخطة السابقة، يُسألون من جديد: {list}.',
  },
  'change.about.notice': {
    en: 'notice {notice} of {party}',
    ru: 'уведомление {notice} ({party})',
    ar: 'الإخطار {notice} ({party})',
  },
  'change.about.clause': { en: 'clause {clause}', ru: 'пункт {clause}', ar: 'البند {clause}' },
  'change.ask': {
    en: 'Ask {party}: where exactly does {about} pass, and when? Only an area, or a route without times, is known of it; no change can be reckoned from that.',
    ru: 'Спросите {party}: где именно и когда проходит {about}? Известен только район или маршрут без времени; вычислить изменение по этому нельзя.',
    ar: 'اسأل {party}: أين يمر {about} بالضبط، ومتى؟ لا يُعرف منه سوى منطقة أو مسار دون أوقات، ولا يمكن حساب تغيير منه.',
  },
  'change.ask.own': {
    en: 'Say exactly where and when this plan passes: of {about} no more can be told without it.',
    ru: 'Укажите точно, где и когда проходит этот план: без этого нельзя сказать больше ({about}).',
    ar: 'بيّن بالضبط أين تمر هذه الخطة ومتى: لا يمكن دون ذلك قول المزيد ({about}).',
  },
  'change.consent': {
    en: 'Ask {party} for the consent that {about} requires.',
    ru: 'Запросите у {party} согласие, которого требует {about}.',
    ar: 'اطلب من {party} الموافقة التي يشترطها {about}.',
  },
  'change.state.clear': {
    en: 'Nothing stands in the way: no change is needed.',
    ru: 'Препятствий нет: менять ничего не нужно.',
    ar: 'لا شيء يعترض: لا حاجة إلى تغيير.',
  },
  'change.state.ask': {
    en: 'What stands open is answered by asking, not by a change of the plan.',
    ru: 'Открытое решается вопросом, а не изменением плана.',
    ar: 'ما بقي قائمًا يُحل بالسؤال لا بتغيير الخطة.',
  },
  'change.state.changes': {
    en: 'Changes that remove what stands in the way, the smallest first:',
    ru: 'Изменения, устраняющие препятствия, начиная с наименьшего:',
    ar: 'تغييرات تزيل ما يعترض، أصغرها أولًا:',
  },
  'change.state.none': {
    en: 'No change was found that removes what stands in the way. What was tried:',
    ru: 'Изменения, устраняющего препятствия, не найдено. Что проверено:',
    ar: 'لم يُعثر على تغيير يزيل ما يعترض. ما جُرّب:',
  },
  'change.kind.delay': { en: 'Delay', ru: 'Задержка выхода', ar: 'تأخير الانطلاق' },
  'change.kind.hold': { en: 'Longer stop', ru: 'Более долгая остановка', ar: 'توقف أطول' },
  'change.kind.retime': { en: 'Slower or faster legs', ru: 'Другая скорость', ar: 'سرعة أخرى' },
  'change.kind.reroute': { en: 'Way round', ru: 'Объезд', ar: 'طريق التفافي' },
  'change.tried.found': {
    en: '{kind}: found ({looked} looked at).',
    ru: '{kind}: найдено (рассмотрено: {looked}).',
    ar: '{kind}: وُجد (فُحص: {looked}).',
  },
  'change.tried.none': {
    en: '{kind}: none within the limits is clear ({looked} looked at, up to {most} later).',
    ru: '{kind}: в заданных пределах свободного нет (рассмотрено: {looked}, не позже чем на {most}).',
    ar: '{kind}: لا شيء خاليًا ضمن الحدود (فُحص: {looked}، حتى تأخير {most}).',
  },
  'change.tried.same-ground': {
    en: '{kind}: not tried; no other time leaves ground that is closed.',
    ru: '{kind}: не проверялось; другое время не выводит с закрытого участка.',
    ar: '{kind}: لم يُجرَّب؛ فلا وقت آخر يُخرج من أرض مغلقة.',
  },
  'change.tried.no-times': {
    en: '{kind}: not tried; only a movement with a time at each point can be changed by rule.',
    ru: '{kind}: не проверялось; по правилам меняется только перемещение с временем в каждой точке.',
    ar: '{kind}: لم يُجرَّب؛ لا يُغيَّر بالقاعدة إلا تحرك له وقت عند كل نقطة.',
  },
  'change.tried.no-roads': {
    en: '{kind}: not tried; no roads were given.',
    ru: '{kind}: не проверялось; дороги не даны.',
    ar: '{kind}: لم يُجرَّب؛ لم تُعطَ طرق.',
  },
  'change.tried.off-roads': {
    en: '{kind}: not possible; before and after the conflict the route has no points on the roads given.',
    ru: '{kind}: невозможно; до и после конфликта на данных дорогах нет точек маршрута.',
    ar: '{kind}: غير ممكن؛ لا نقاط للمسار على الطرق المعطاة قبل التعارض وبعده.',
  },
  'change.gave-up': {
    en: 'Not everything was looked at: a smaller one may have been missed.',
    ru: 'Рассмотрено не всё: меньшее изменение могло быть пропущено.',
    ar: 'لم يُفحص كل شيء: ربما فات تغيير أصغر.',
  },
  'change.by.s': { en: '{s} s', ru: '{s} с', ar: '{s} ث' },
  'change.by.min': { en: '{min} min {s} s', ru: '{min} мин {s} с', ar: '{min} د {s} ث' },
  'change.by.h': { en: '{h} h {min} min {s} s', ru: '{h} ч {min} мин {s} с', ar: '{h} س {min} د {s} ث' },
} satisfies Record<string, Trilingual>;
