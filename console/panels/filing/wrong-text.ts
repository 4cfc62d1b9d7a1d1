/** What is wrong with a value in the form of a notice. */
import type { Trilingual } from '../../../src/contract/index.ts';

export const text = {
  missing: { en: 'Still to be filled in.', ru: 'Ещё не заполнено.', ar: 'لم يُملأ بعد.' },
  'two-points': {
    en: 'A movement needs at least two points: draw them, type them or import a file.',
    ru: 'Перемещению нужно не меньше двух точек: начертите их, введите или загрузите файл.',
    ar: 'يحتاج التحرك إلى نقطتين على الأقل: ارسمهما أو اكتبهما أو استورد ملفًا.',
  },
  'three-corners': {
    en: 'An area needs at least three corners, or make it a circle.',
    ru: 'Району нужно не меньше трёх углов; либо задайте круг.',
    ar: 'تحتاج المنطقة إلى ثلاثة أركان على الأقل، أو اجعلها دائرة.',
  },
  'no-corner': {
    en: 'Line {line} is no place that can be read.',
    ru: 'Строка {line} не читается как место.',
    ar: 'السطر {line} ليس مكانًا يمكن قراءته.',
  },
  heights: {
    en: 'The upper height is below the lower one.',
    ru: 'Верхняя высота меньше нижней.',
    ar: 'الارتفاع الأعلى أقل من الأدنى.',
  },
  question: {
    en: 'The file was read with this in doubt. Look at the route and answer.',
    ru: 'При чтении файла возникло это сомнение. Посмотрите на маршрут и ответьте.',
    ar: 'قُرئ الملف مع هذا الشك. انظر إلى المسار وأجب.',
  },
  decide: {
    en: 'Say how much this party is to see.',
    ru: 'Укажите, сколько увидит эта сторона.',
    ar: 'حدّد مقدار ما يراه هذا الطرف.',
  },
  'no-groups': {
    en: 'Choose at least one part, or tell this party nothing at all.',
    ru: 'Выберите хотя бы одну часть либо не сообщайте этой стороне ничего.',
    ar: 'اختر جزءًا واحدًا على الأقل، أو لا تبلّغ هذا الطرف بشيء.',
  },
  number: {
    en: 'This is no number. Write it in digits, a fraction after a point.',
    ru: 'Это не число. Запишите его цифрами, дробную часть — после точки.',
    ar: 'هذا ليس عددًا. اكتبه بالأرقام، والكسر بعد نقطة.',
  },
  whole: {
    en: 'A whole number is needed here.',
    ru: 'Здесь нужно целое число.',
    ar: 'يلزم هنا عدد صحيح.',
  },
  span: {
    en: 'It must lie between {least, number} and {most, number}.',
    ru: 'Допустимо от {least, number} до {most, number}.',
    ar: 'يجب أن يكون بين {least, number} و{most, number}.',
  },
  long: {
    en: 'Longer than the {most, number} characters that a notice holds here.',
    ru: 'Длиннее {most, number} знаков, которые здесь вмещает уведомление.',
    ar: 'أطول من {most, number} حرف، وهو ما يتسع له الإخطار هنا.',
  },
  many: {
    en: 'More than the {most, number} that a notice holds.',
    ru: 'Больше {most, number}: столько вмещает уведомление.',
    ar: 'أكثر من {most, number}، وهو ما يتسع له الإخطار.',
  },
  'many-points': {
    en: 'With its halts the route has {count, number} points; a notice holds {most, number}.',
    ru: 'С остановками в маршруте {count, number} точек; уведомление вмещает {most, number}.',
    ar: 'للمسار مع توقفاته {count, number} نقطة، والإخطار يتسع لـ{most, number}.',
  },
  'long-unit': {
    en: 'The id of a unit has at most 64 characters: {unit}',
    ru: 'Обозначение подразделения — не длиннее 64 знаков: {unit}',
    ar: 'معرّف الوحدة لا يزيد على 64 حرفًا: {unit}',
  },
  backwards: {
    en: 'This is before the movement has left the point above.',
    ru: 'Это раньше, чем перемещение покинет предыдущую точку.',
    ar: 'هذا قبل أن يغادر التحرك النقطة السابقة.',
  },
  'ends-first': {
    en: 'This is before the beginning.',
    ru: 'Это раньше начала.',
    ar: 'هذا قبل البداية.',
  },
  calendar: {
    en: 'No calendar reaches that far: look at the time, the speed and the points.',
    ru: 'Такого времени нет ни в одном календаре: проверьте время, скорость и точки.',
    ar: 'لا يبلغ أي تقويم هذا البعد: راجع الوقت والسرعة والنقاط.',
  },
  'too-wide': {
    en: 'The route spreads over {km, number} km to either side; a notice holds 1,000. File it in parts.',
    ru: 'Маршрут расходится на {km, number} км; уведомление вмещает 1000. Подайте его частями.',
    ar: 'يمتد المسار {km, number} كم، والإخطار يتسع لألف كيلومتر. قدّمه على أجزاء.',
  },
} satisfies Record<string, Trilingual>;
