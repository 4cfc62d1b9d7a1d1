/** Why a position or a grid reference as typed could not be read, and what would be right. */
import type { RefusalTable } from '../contract/index.ts';

const range = {
  en: 'Latitude lies between -90 and 90, longitude between -180 and 180. Read the value again at its source.',
  ru: 'Широта лежит от -90 до 90, долгота — от -180 до 180. Сверьте значение с источником.',
  ar: 'يقع خط العرض بين ‎-90 و90 وخط الطول بين ‎-180 و180. راجع القيمة في مصدرها.',
};

export const refusals = {
  GEO_PLACE_FORM: {
    status: 422,
    what: {
      en: '“{given}” is no position that can be read without doubt.',
      ru: '«{given}» нельзя однозначно прочитать как положение.',
      ar: 'لا يمكن قراءة «{given}» موقعًا دون لبس.',
    },
    mend: {
      en: 'Write latitude and longitude with decimal points, such as 36.512, 41.234; or 36°30′43″N 41°14′02″E; or a grid reference such as 37S GA 00050 43060.',
      ru: 'Запишите широту и долготу с десятичной точкой, например 36.512, 41.234; или 36°30′43″N 41°14′02″E; или координаты сетки MGRS, например 37S GA 00050 43060.',
      ar: 'اكتب خط العرض وخط الطول بنقطة عشرية، مثل 36.512, 41.234؛ أو 36°30′43″N 41°14′02″E؛ أو إحداثية شبكية مثل 37S GA 00050 43060.',
    },
  },
  GEO_PLACE_SAME_AXIS: {
    status: 422,
    what: {
      en: '“{given}” gives the same axis twice: two latitudes or two longitudes.',
      ru: 'В «{given}» дважды указана одна ось: две широты или две долготы.',
      ar: 'يذكر «{given}» المحور نفسه مرتين: خطَّي عرض أو خطَّي طول.',
    },
    mend: {
      en: 'Give one number with N or S and one with E or W.',
      ru: 'Укажите одно число с N или S и одно с E или W.',
      ar: 'أعطِ رقمًا مع N أو S ورقمًا مع E أو W.',
    },
  },
  GEO_PLACE_SIXTIETH: {
    status: 422,
    what: {
      en: '“{given}” has {value} minutes or seconds; there are fewer than 60.',
      ru: 'В «{given}» минут или секунд {value}, а их бывает меньше 60.',
      ar: 'في «{given}» عدد الدقائق أو الثواني {value}، وهي أقل من 60.',
    },
    mend: {
      en: 'If the number is a decimal fraction, write it after a point, such as 36.75.',
      ru: 'Если это десятичная дробь, запишите её после точки, например 36.75.',
      ar: 'إن كان الرقم كسرًا عشريًا فاكتبه بعد نقطة، مثل 36.75.',
    },
  },
  GEO_PLACE_SWAPPED: {
    status: 422,
    what: {
      en: '“{given}” would lie at latitude {lat}, and there is none beyond 90: perhaps longitude was written first.',
      ru: 'У «{given}» широта была бы {lat}, а больше 90 её не бывает: возможно, первой записана долгота.',
      ar: 'يقع «{given}» على خط عرض {lat}، ولا خط عرض بعد 90: ربما كُتب خط الطول أولًا.',
    },
    mend: {
      en: 'Latitude stands first. If that is what happened, write {right}.',
      ru: 'Первой пишется широта. Если так и было, запишите {right}.',
      ar: 'يُكتب خط العرض أولًا. فإن كان هذا ما حدث فاكتب {right}.',
    },
  },
  GEO_PLACE_LATITUDE: {
    status: 422,
    what: {
      en: '“{given}” has the latitude {lat}; there is none beyond 90.',
      ru: 'В «{given}» широта {lat}, а больше 90 её не бывает.',
      ar: 'في «{given}» خط العرض {lat}، ولا خط عرض بعد 90.',
    },
    mend: range,
  },
  GEO_PLACE_LONGITUDE: {
    status: 422,
    what: {
      en: '“{given}” has the longitude {lon}; there is none beyond 180.',
      ru: 'В «{given}» долгота {lon}, а больше 180 её не бывает.',
      ar: 'في «{given}» خط الطول {lon}، ولا خط طول بعد 180.',
    },
    mend: range,
  },
  GEO_GRID_FORM: {
    status: 422,
    what: {
      en: '“{given}” is no MGRS grid reference.',
      ru: '«{given}» не является координатами сетки MGRS.',
      ar: '«{given}» ليس إحداثية في شبكة MGRS.',
    },
    mend: {
      en: 'Write zone, band, square and digits, such as 37S GA 00050 43060.',
      ru: 'Запишите зону, пояс, квадрат и цифры, например 37S GA 00050 43060.',
      ar: 'اكتب المنطقة والنطاق والمربع والأرقام، مثل 37S GA 00050 43060.',
    },
  },
  GEO_GRID_NO_ZONE: {
    status: 422,
    what: {
      en: '“{given}” names a square without its zone; the same letters come back all over the earth.',
      ru: 'В «{given}» указан квадрат без зоны, а такие буквы повторяются по всей Земле.',
      ar: 'يذكر «{given}» مربعًا دون منطقته، والحرفان نفساهما يتكرران في أنحاء الأرض.',
    },
    mend: {
      en: 'Put zone and band in front, as on the edge of the map: 37S for north-east Syria.',
      ru: 'Добавьте впереди зону и пояс, как на полях карты: 37S для северо-востока Сирии.',
      ar: 'ضع المنطقة والنطاق في المقدمة كما في هامش الخريطة: 37S لشمال شرق سوريا.',
    },
  },
  GEO_GRID_POLAR: {
    status: 422,
    what: {
      en: '“{given}” is in the polar grid, which Parley does not read.',
      ru: '«{given}» относится к полярной сетке, которую Parley не читает.',
      ar: '«{given}» في الشبكة القطبية، وParley لا يقرؤها.',
    },
    mend: {
      en: 'North of 84° and south of 80° give latitude and longitude.',
      ru: 'Севернее 84° и южнее 80° указывайте широту и долготу.',
      ar: 'شمال خط العرض 84° وجنوب خط العرض 80° أعطِ خط العرض وخط الطول.',
    },
  },
  GEO_GRID_DIGITS: {
    status: 422,
    what: {
      en: 'The digits of “{given}” do not fall into an easting and a northing of equal length.',
      ru: 'Цифры в «{given}» не делятся на две равные части: на восток и на север.',
      ar: 'أرقام «{given}» لا تنقسم إلى جزأين متساويين شرقًا وشمالًا.',
    },
    mend: {
      en: 'Give the same number of digits for both, at most five each: 00050 43060.',
      ru: 'Укажите для обеих частей одинаковое число цифр, не более пяти: 00050 43060.',
      ar: 'أعطِ للجزأين العدد نفسه من الأرقام، خمسة لكل منهما على الأكثر: 00050 43060.',
    },
  },
  GEO_GRID_SQUARE: {
    status: 422,
    what: {
      en: 'There is no grid square {square} (“{given}”).',
      ru: 'Квадрата сетки {square} не существует («{given}»).',
      ar: 'لا يوجد مربع {square} في الشبكة («{given}»).',
    },
    mend: {
      en: 'Check the letters: zones run from 1 to 60, bands from C to X, and I and O are never used.',
      ru: 'Проверьте буквы: зоны — от 1 до 60, пояса — от C до X, буквы I и O не используются.',
      ar: 'تحقق من الحروف: المناطق من 1 إلى 60، والنطاقات من C إلى X، ولا يُستعمل I ولا O أبدًا.',
    },
  },
  GEO_GRID_OUTSIDE: {
    status: 422,
    what: {
      en: '“{given}” lies outside {zone}.',
      ru: '«{given}» лежит вне {zone}.',
      ar: 'يقع «{given}» خارج {zone}.',
    },
    mend: {
      en: 'Check zone, band and square. If the place is right, it is called {right}.',
      ru: 'Проверьте зону, пояс и квадрат. Если место верное, его обозначение — {right}.',
      ar: 'تحقق من المنطقة والنطاق والمربع. فإن كان المكان صحيحًا فتسميته {right}.',
    },
  },
} satisfies RefusalTable;
