/** Words on the map. Short, for they stand among lines; no round brackets, which Arabic map labels cannot mirror. */
import type { Trilingual } from '../../src/contract/index.ts';

export const text = {
  seconds: { en: '{n} s', ru: '{n} с', ar: '{n} ث' },
  minutes: { en: '{n} min', ru: '{n} мин', ar: '{n} د' },
  hours: { en: '{n} h', ru: '{n} ч', ar: '{n} س' },
  metres: { en: '{n} m', ru: '{n} м', ar: '{n} م' },
  kilometres: { en: '{n} km', ru: '{n} км', ar: '{n} كم' },
  closest: { en: 'closest {far}', ru: 'сближение до {far}', ar: 'أقرب مسافة {far}' },
  closestIn: { en: 'in {time}', ru: 'через {time}', ar: 'بعد {time}' },
  contact: { en: 'CONTACT', ru: 'КОНТАКТ', ar: 'تماس' },
  timeUnknown: { en: 'times not shown', ru: 'время не раскрыто', ar: 'الأوقات غير معروضة' },
  roughly: { en: 'roughly here', ru: 'примерно здесь', ar: 'هنا تقريبًا' },
  earliest: { en: 'earliest', ru: 'самое раннее', ar: 'الأبكر' },
  latest: { en: 'latest', ru: 'самое позднее', ar: 'الأخير' },
  withdrawn: { en: 'withdrawn', ru: 'отозвано', ar: 'مسحوب' },
  'zone.notice': {
    en: '{clause}: notice to {party}',
    ru: '{clause}: уведомить сторону «{party}»',
    ar: 'البند {clause}: إخطار {party}',
  },
  'zone.consent': {
    en: '{clause}: consent of {party}',
    ru: '{clause}: с согласия стороны «{party}»',
    ar: 'البند {clause}: بموافقة {party}',
  },
  'zone.no entry': {
    en: '{clause}: no entry',
    ru: '{clause}: въезд закрыт',
    ar: 'البند {clause}: ممنوع الدخول',
  },
  'conflict.fire': { en: 'FIRE', ru: 'ОГОНЬ', ar: 'نيران' },
  'conflict.conflict': { en: 'conflict', ru: 'конфликт', ar: 'تعارض' },
  'conflict.site': { en: 'too near a site', ru: 'близко к объекту', ar: 'قريب من موقع' },
  'conflict.zone': { en: 'zone', ru: 'зона', ar: 'منطقة' },
  'conflict.possible': { en: 'possible conflict', ru: 'возможен конфликт', ar: 'تعارض محتمل' },
  'conflict.near': { en: 'near', ru: 'рядом', ar: 'قريب' },
  basemap: {
    en: 'North-east Syria, 1:{scale, number}, {date}; roads schematic',
    ru: 'Северо-восток Сирии, 1:{scale, number}, {date}; дороги схематичны',
    ar: 'شمال شرق سوريا، 1:{scale, number}، {date}؛ الطرق تخطيطية',
  },
  aboutBasemap: { en: 'About this basemap', ru: 'Об этой карте-основе', ar: 'عن خريطة الأساس هذه' },
  schematic: {
    en: 'Roads and Lake Assad are schematic: not for driving.',
    ru: 'Дороги и водохранилище Эль-Асад показаны схематично: не для вождения.',
    ar: 'الطرق وبحيرة الأسد مرسومة تخطيطيًا: لا تصلح لقيادة المركبات.',
  },
  attribution: {
    en: 'Places © GeoNames, CC BY 4.0 · Borders © OpenStreetMap contributors, ODbL · Rivers GSHHG, LGPL · Natural Earth',
    ru: 'Населённые пункты © GeoNames, CC BY 4.0 · Границы © участники OpenStreetMap, ODbL · Реки GSHHG, LGPL · Natural Earth',
    ar: 'الأماكن © GeoNames, CC BY 4.0 · الحدود © المساهمون في OpenStreetMap, ODbL · الأنهار GSHHG, LGPL · Natural Earth',
  },
  map: { en: 'Map', ru: 'Карта', ar: 'الخريطة' },
  zoomIn: { en: 'Zoom in', ru: 'Приблизить', ar: 'تكبير' },
  zoomOut: { en: 'Zoom out', ru: 'Отдалить', ar: 'تصغير' },
} satisfies Record<string, Trilingual>;
