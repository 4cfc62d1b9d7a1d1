/** What stands on a printed card. */
import type { Trilingual } from '../../contract/index.ts';

export const text = {
  'card.title.movement': { en: 'Notice of a movement', ru: 'Уведомление о перемещении', ar: 'إخطار بتحرك' },
  'card.title.site': { en: 'Notice of a site', ru: 'Уведомление об объекте', ar: 'إخطار بموقع' },
  'card.title.area': { en: 'Notice of an area', ru: 'Уведомление о районе', ar: 'إخطار بمنطقة' },
  'card.title.flight': { en: 'Notice of a flight', ru: 'Уведомление о полёте', ar: 'إخطار برحلة جوية' },
  'card.protected': {
    en: 'Protected (humanitarian): it informs and asks no permission.',
    ru: 'Под защитой (гуманитарное): уведомляет, разрешения не просит.',
    ar: 'محمي (إنساني): يُعلِم ولا يطلب إذنًا.',
  },
  'card.organisation': { en: 'Organisation', ru: 'Организация', ar: 'الجهة' },
  'card.call-sign': { en: 'Call sign', ru: 'Позывной', ar: 'النداء' },
  'card.from': { en: 'From', ru: 'Откуда', ar: 'من' },
  'card.to': { en: 'To', ru: 'Куда', ar: 'إلى' },
  'card.place': { en: 'Place', ru: 'Место', ar: 'المكان' },
  'card.begins': { en: 'Not before', ru: 'Не раньше', ar: 'ليس قبل' },
  'card.ends': { en: 'Not after', ru: 'Не позже', ar: 'ليس بعد' },
  'card.open-end': { en: 'until further notice', ru: 'до дальнейшего уведомления', ar: 'حتى إشعار آخر' },
  'card.vehicles': { en: 'Vehicles', ru: 'Техника', ar: 'المركبات' },
  'card.escort': { en: 'Armed escort', ru: 'Вооружённое сопровождение', ar: 'حراسة مسلحة' },
  'card.yes': { en: 'yes', ru: 'да', ar: 'نعم' },
  'card.no': { en: 'no', ru: 'нет', ar: 'لا' },
  'card.phone': { en: 'Telephone', ru: 'Телефон', ar: 'الهاتف' },
  'card.receipts': { en: 'Receipted by', ru: 'Расписки', ar: 'الإيصالات' },
  'card.no-receipt': {
    en: 'no receipt when this was printed',
    ru: 'на момент печати расписок нет',
    ar: 'لا إيصال عند الطباعة',
  },
  'card.notice': { en: 'Notice', ru: 'Уведомление', ar: 'الإخطار' },
  'card.version': { en: 'version {version}', ru: 'редакция {version}', ar: 'النسخة {version}' },
  'card.issued': { en: 'Printed', ru: 'Напечатано', ar: 'طُبعت' },
  'card.how': {
    en: 'Scan, and check the text offline: parley card verify TEXT --trust CARD, with the party card of {party}.',
    ru: 'Отсканируйте и проверьте текст без сети: parley card verify TEXT --trust CARD, с карточкой стороны {party}.',
    ar: 'امسح الرمز وتحقق من النص دون شبكة: parley card verify TEXT --trust CARD مع بطاقة الطرف {party}.',
  },
  'card.since': {
    en: 'The card shows the notice as it stood when it was printed. Whether it was amended or withdrawn since is known on the line alone. The receipts are this party’s own statement and not in the code.',
    ru: 'Карточка показывает уведомление на момент печати. Изменено или отозвано ли оно потом, известно только по линии. Расписки указаны самой стороной и в код не входят.',
    ar: 'تعرض البطاقة الإخطار كما كان عند طباعتها. أما هل عُدّل أو سُحب بعدها فلا يُعرف إلا عبر الخط. والإيصالات إفادة هذا الطرف نفسه وليست في الرمز.',
  },
} as const satisfies Record<string, Trilingual>;
