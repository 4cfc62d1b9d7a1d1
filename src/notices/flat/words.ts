/**
 * The words by which a notice is written flat: as columns of a table, lines of the voice template, properties of a map
 * feature. One table for reading and writing; labels stand in three languages, and any of them is read.
 */
import type { Trilingual } from '../../contract/index.ts';
import { plainName } from '../../geo/formats/index.ts';

export const WORDS = {
  type: { en: 'type', ru: 'вид', ar: 'النوع' },
  protected: { en: 'protected', ru: 'под защитой', ar: 'محمي' },
  organisation: { en: 'organisation', ru: 'организация', ar: 'الجهة' },
  callSign: { en: 'call sign', ru: 'позывной', ar: 'النداء' },
  missionId: { en: 'mission', ru: 'задание', ar: 'المهمة' },
  units: { en: 'units', ru: 'подразделения', ar: 'الوحدات' },
  activity: { en: 'activity', ru: 'деятельность', ar: 'النشاط' },
  purpose: { en: 'purpose', ru: 'цель', ar: 'الغرض' },
  escort: { en: 'armed escort', ru: 'вооружённое сопровождение', ar: 'حراسة مسلحة' },
  escorts: { en: 'escorts', ru: 'сопровождают', ar: 'المرافقون' },
  emergency: { en: 'emergency', ru: 'экстренно', ar: 'طارئ' },
  series: { en: 'series', ru: 'серия', ar: 'السلسلة' },
  people: { en: 'people', ru: 'людей', ar: 'عدد الأشخاص' },
  peopleNote: { en: 'people note', ru: 'о людях', ar: 'عن الأشخاص' },
  nationalities: { en: 'nationalities', ru: 'гражданство', ar: 'الجنسيات' },
  drivers: { en: 'drivers', ru: 'водители', ar: 'السائقون' },
  vehicles: { en: 'vehicles', ru: 'машины', ar: 'المركبات' },
  cargo: { en: 'cargo', ru: 'груз', ar: 'الحمولة' },
  comms: { en: 'comms', ru: 'связь', ar: 'الاتصال' },
  contacts: { en: 'contacts', ru: 'контакты', ar: 'جهات الاتصال' },
  halfWidthM: { en: 'half width m', ru: 'полуширина м', ar: 'نصف العرض م' },
  earlyS: { en: 'early s', ru: 'раньше с', ar: 'التبكير ث' },
  lateS: { en: 'late s', ru: 'позже с', ar: 'التأخير ث' },
  earlyMinutes: { en: 'early minutes', ru: 'раньше минут', ar: 'التبكير دقيقة' },
  lateMinutes: { en: 'late minutes', ru: 'позже минут', ar: 'التأخير دقيقة' },
  halts: { en: 'halts', ru: 'остановки', ar: 'التوقفات' },
  halt: { en: 'halt', ru: 'остановка', ar: 'توقف' },
  returnFrom: { en: 'return from', ru: 'обратно с точки', ar: 'العودة من النقطة' },
  turn: { en: 'turns back', ru: 'поворот обратно', ar: 'نقطة العودة' },
  pointNames: { en: 'point names', ru: 'названия точек', ar: 'أسماء النقاط' },
  aircraft: { en: 'aircraft', ru: 'воздушное судно', ar: 'الطائرة' },
  crewed: { en: 'crewed', ru: 'с экипажем', ar: 'بطاقم' },
  aircraftCount: { en: 'aircraft count', ru: 'число воздушных судов', ar: 'عدد الطائرات' },
  floorM: { en: 'floor m', ru: 'нижняя высота м', ar: 'أدنى ارتفاع م' },
  ceilingM: { en: 'ceiling m', ru: 'верхняя высота м', ar: 'أقصى ارتفاع م' },
  above: { en: 'above', ru: 'высота над', ar: 'الارتفاع فوق' },
  transponder: { en: 'transponder', ru: 'ответчик', ar: 'المجيب' },
  placeName: { en: 'full name', ru: 'полное название', ar: 'الاسم الكامل' },
  category: { en: 'category', ru: 'категория', ar: 'الفئة' },
  radiusM: { en: 'radius m', ru: 'радиус м', ar: 'نصف القطر م' },
  markings: { en: 'markings', ru: 'обозначения', ar: 'العلامات' },
  operator: { en: 'operator', ru: 'эксплуатирует', ar: 'المشغّل' },
  address: { en: 'address', ru: 'адрес', ar: 'العنوان' },
  adminCode: { en: 'admin code', ru: 'код территории', ar: 'الرمز الإداري' },
  footprint: { en: 'footprint', ru: 'контур', ar: 'المخطط' },
  occupancy: { en: 'occupancy', ru: 'присутствие людей', ar: 'أوقات الوجود' },
  state: { en: 'state', ru: 'состояние', ar: 'الحالة' },
  verifiedBy: { en: 'verified by', ru: 'проверил', ar: 'تحقق منه' },
  verifiedAt: { en: 'verified at', ru: 'проверено', ar: 'وقت التحقق' },
  verifiedHow: { en: 'verified how', ru: 'как проверено', ar: 'طريقة التحقق' },
  use: { en: 'use', ru: 'назначение', ar: 'الاستعمال' },
  shape: { en: 'shape', ru: 'граница', ar: 'الشكل' },
  note: { en: 'note', ru: 'примечание', ar: 'ملاحظة' },
  from: { en: 'from', ru: 'с', ar: 'من' },
  to: { en: 'to', ru: 'по', ar: 'إلى' },
  reviewBy: { en: 'review by', ru: 'пересмотр до', ar: 'المراجعة قبل' },
  coarseArea: { en: 'rough area', ru: 'примерный район', ar: 'المنطقة التقريبية' },
  coarseFrom: { en: 'rough from', ru: 'примерно с', ar: 'تقريبًا من' },
  coarseTo: { en: 'rough to', ru: 'примерно по', ar: 'تقريبًا إلى' },
  datum: { en: 'datum', ru: 'система координат', ar: 'المرجع الجيوديسي' },
  grid: { en: 'mgrs', ru: 'квадрат', ar: 'مرجع الشبكة' },
} as const satisfies Record<string, Trilingual>;
export type Word = keyof typeof WORDS;

/** Further spellings that forms in use have. */
const ALSO: Readonly<Partial<Record<Word, readonly string[]>>> = {
  organisation: ['organization', 'org', 'agency', 'from organisation'],
  missionId: ['mission id', 'mission number'],
  units: ['unit'],
  people: ['staff', 'staff count', 'persons', 'pax'],
  radiusM: ['radius'],
  halfWidthM: ['half width', 'width'],
  contacts: ['contact', 'focal point'],
  vehicles: ['vehicle'],
  escorts: ['escorted by'],
  category: ['function', 'site type'],
  from: ['valid from'],
  to: ['valid to', 'valid until', 'until'],
  reviewBy: ['review', 'review date', 'expires'],
  earlyMinutes: ['early'],
  lateMinutes: ['late'],
  returnFrom: ['return'],
  turn: ['turn'],
};

const BY_NAME = new Map<string, Word>(
  (Object.entries(WORDS) as [Word, Trilingual][]).flatMap(([word, label]) =>
    [word, label.en, label.ru, label.ar, ...(ALSO[word] ?? [])].map((name): [string, Word] => [
      plainName(name),
      word,
    ]),
  ),
);

/** What a column, label or property of this name says; undefined where it is none of a notice's. */
export function wordOf(name: string): Word | undefined {
  return BY_NAME.get(plainName(name));
}

/** The name of a column or property: `call_sign`. */
export function columnName(word: Word): string {
  return WORDS[word].en.replaceAll(' ', '_');
}

/** Values that stand for themselves, and how people write them. */
export const CODES = {
  yes: ['yes', 'true', '1', 'да', 'نعم'],
  no: ['no', 'false', '0', 'нет', 'لا'],
  patrol: ['patrol', 'патруль', 'دورية'],
  convoy: ['convoy', 'колонна', 'قافلة'],
  supply: ['supply', 'снабжение', 'إمداد'],
  aid: ['aid', 'помощь', 'إغاثة'],
  evacuation: ['evacuation', 'эвакуация', 'إجلاء'],
  medical: ['medical', 'медицинская помощь', 'طبي'],
  engineering: ['engineering', 'инженерные работы', 'أعمال هندسية'],
  other: ['other', 'другое', 'غير ذلك'],
  movement: ['movement', 'перемещение', 'تحرك'],
  site: ['site', 'объект', 'موقع'],
  area: ['area', 'район', 'منطقة'],
  flight: ['flight', 'полёт', 'رحلة جوية'],
  halt: ['halt', 'остановка', 'توقف'],
  overnight: ['overnight', 'ночёвка', 'مبيت'],
  loading: ['loading', 'погрузка', 'تحميل'],
  checkpoint: ['checkpoint', 'кпп', 'نقطة تفتيش'],
  exercise: ['exercise', 'учения', 'تمرين'],
  fire: ['fire', 'стрельба', 'رماية'],
  closure: ['closure', 'закрытие', 'إغلاق'],
  open: ['open', 'открыт', 'مفتوح'],
  closed: ['closed', 'закрыт', 'مغلق'],
  moved: ['moved', 'перемещён', 'منقول'],
  repurposed: ['repurposed', 'перепрофилирован', 'تغيّر استخدامه'],
  armed: ['armed', 'вооружены', 'مسلحون'],
  unarmed: ['unarmed', 'без оружия', 'غير مسلحين'],
  sea: ['sea', 'amsl', 'море', 'البحر'],
  ground: ['ground', 'agl', 'земля', 'الأرض'],
} as const satisfies Record<string, readonly string[]>;
export type Code = keyof typeof CODES;

/** Which of `allowed` this is; undefined where it is none. */
export function codeOf<const Allowed extends Code>(
  text: string,
  allowed: readonly Allowed[],
): Allowed | undefined {
  const plain = plainName(text);
  return allowed.find((code) => CODES[code].some((name) => plainName(name) === plain));
}
