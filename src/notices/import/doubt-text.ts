/** Further questions and remarks of an import: about words, datum, grid references and names. */
import type { Trilingual } from '../../contract/index.ts';

export const text = {
  'notices.import.datum': {
    en: 'The file says that its positions are in “{datum}”; Parley takes WGS 84, and the two may lie some hundred metres apart. Have the positions been converted to WGS 84?',
    ru: 'В файле указана система координат «{datum}»; Parley принимает WGS 84, и расхождение может составить сотни метров. Пересчитаны ли положения в WGS 84?',
    ar: 'يذكر الملف أن مواقعه بالمرجع «{datum}»؛ وParley يأخذ WGS 84، وقد يبتعد الاثنان مئات الأمتار. هل حُوّلت المواقع إلى WGS 84؟',
  },
  'notices.import.grid-differs': {
    en: '{count, plural, one {# place has} other {# places have}} a grid reference that does not fit its degrees, first in row {row}, the farthest {metres, number} m off. Which of the two is right?',
    ru: '{count, plural, one {У # места} few {У # мест} many {У # мест} other {У # места}} квадрат не сходится с градусами, первая строка {row}, наибольшее расхождение {metres, number} м. Что из двух верно?',
    ar: '{count, plural, zero {لا مكان} one {مكان واحد} two {مكانان} few {# أماكن} many {# مكانًا} other {# مكان}} لا يطابق فيه مرجعُ الشبكة الدرجاتِ، أولها في الصف {row}، وأبعدها {metres, number} م. أيهما الصحيح؟',
  },
  'notices.import.grid-shifted': {
    en: 'All {count, plural, one {# grid reference lies} other {# grid references lie}} by the same {metres, number} m in the same direction from the degrees beside them: that is what another datum looks like. Are both in WGS 84?',
    ru: 'Квадраты ({count, number}) смещены относительно градусов на одни и те же {metres, number} м в одну сторону: так выглядит другая система координат. Всё ли записано в WGS 84?',
    ar: 'تبتعد مراجع الشبكة ({count, number}) عن الدرجات بالمسافة نفسها {metres, number} م وفي الاتجاه نفسه: هكذا يبدو مرجع جيوديسي آخر. هل كلاهما بمرجع WGS 84؟',
  },
  'notices.import.far-from-name': {
    en: '{count, plural, one {A point} other {# points}} named like a known place {count, plural, one {lies} other {lie}} far from it: “{name}” is {km, number} km away. Is it another place of that name?',
    ru: '{count, plural, one {# точка носит} few {# точки носят} many {# точек носят} other {# точки носят}} имя известного места, но далеко от него: «{name}» — в {km, number} км. Это другое место с тем же именем?',
    ar: '{count, plural, zero {لا نقطة} one {نقطة واحدة} two {نقطتان} few {# نقاط} many {# نقطة} other {# نقطة}} باسم مكان معروف وبعيدة عنه: «{name}» على بُعد {km, number} كم. أهو مكان آخر بالاسم نفسه؟',
  },
  'notices.import.off-road': {
    en: '{count, plural, one {A point} other {# points}} of the route {count, plural, one {lies} other {lie}} more than {metres, number} m from any road that is known, the first of them point {point}. Does it go across country there?',
    ru: '{count, plural, one {# точка маршрута лежит} few {# точки маршрута лежат} many {# точек маршрута лежат} other {# точки маршрута лежат}} дальше {metres, number} м от любой известной дороги, первая из них — точка {point}. Там путь идёт без дорог?',
    ar: '{count, plural, zero {لا نقطة} one {نقطة واحدة} two {نقطتان} few {# نقاط} many {# نقطة} other {# نقطة}} من المسار على بُعد يزيد على {metres, number} م عن أي طريق معروف، وأولاها النقطة {point}. أيسير هناك خارج الطرق؟',
  },
  'notices.import.same-twice': {
    en: 'Row {other} already names this place, {metres, number} m away. Are these two sites?',
    ru: 'Это место уже есть в строке {other}, в {metres, number} м. Это два разных объекта?',
    ar: 'ورد هذا المكان في الصف {other} على بُعد {metres, number} م. هل هما موقعان؟',
  },
  'notices.import.filed-already': {
    en: 'Notice {notice} already stands for “{name}”, {metres, number} m away. Is this another site?',
    ru: 'Об объекте «{name}» уже есть уведомление {notice}, в {metres, number} м. Это другой объект?',
    ar: 'الإخطار {notice} قائم لموقع «{name}» على بُعد {metres, number} م. أهذا موقع آخر؟',
  },
  'notices.import.strange-lines': {
    en: '{count, plural, one {# line was} other {# lines were}} not understood, first line {line}: “{text}”. Does the notice stand without {count, plural, one {it} other {them}}?',
    ru: 'Не понято строк: {count, number}, первая — {line}: «{text}». Верно ли уведомление без них?',
    ar: 'لم تُفهم أسطر عددها {count, number}، أولها السطر {line}: «{text}». هل يصح الإخطار من دونها؟',
  },
  'notices.import.value-left-out': {
    en: '“{given}” was not understood as {word} and was left out. Does the notice stand without it?',
    ru: '«{given}» не понято как {word} и опущено. Верно ли уведомление без этого?',
    ar: 'لم يُفهم «{given}» على أنه {word} فلم يُؤخذ. هل يصح الإخطار من دونه؟',
  },
  'notices.import.words-passed-over': {
    en: '{count, plural, one {# name in the file says} other {# names in the file say}} nothing that a notice holds and {count, plural, one {was} other {were}} passed over: {names}.',
    ru: 'Из файла не взято, потому что в уведомлении такого нет ({count, number}): {names}.',
    ar: 'أسماء في الملف لا مكان لها في الإخطار فلم تُؤخذ ({count, number}): {names}.',
  },
} as const satisfies Record<string, Trilingual>;
