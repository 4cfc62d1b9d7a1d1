/** Titles of the collections for map programs. */
import type { Trilingual } from '../../contract/index.ts';

export const text = {
  'ogc.landing': {
    en: 'OGC API Features: where to begin',
    ru: 'OGC API Features: начальная страница',
    ar: 'واجهة OGC API Features: صفحة البداية',
  },
  'ogc.landing-long': {
    en: 'The notices that stand, as far as they were shown to this party. Read only.',
    ru: 'Действующие уведомления в той мере, в какой они показаны этой стороне. Только чтение.',
    ar: 'الإخطارات السارية بقدر ما عُرض منها على هذا الطرف. للقراءة فقط.',
  },
  'ogc.conformance': {
    en: 'OGC API Features: which parts of the standard hold',
    ru: 'OGC API Features: какие части стандарта выполняются',
    ar: 'واجهة OGC API Features: أجزاء المعيار المطبقة',
  },
  'ogc.collections': {
    en: 'OGC API Features: the collections',
    ru: 'OGC API Features: коллекции',
    ar: 'واجهة OGC API Features: المجموعات',
  },
  'ogc.collection': {
    en: 'OGC API Features: one collection',
    ru: 'OGC API Features: одна коллекция',
    ar: 'واجهة OGC API Features: مجموعة واحدة',
  },
  'ogc.items': {
    en: 'OGC API Features: features by box and time, page by page',
    ru: 'OGC API Features: объекты по рамке и времени, постранично',
    ar: 'واجهة OGC API Features: المعالم بحسب الإطار والزمن صفحة صفحة',
  },
  'ogc.item': {
    en: 'OGC API Features: one feature',
    ru: 'OGC API Features: один объект',
    ar: 'واجهة OGC API Features: معلم واحد',
  },
  'ogc.notices': {
    en: 'Movements, areas, flights',
    ru: 'Перемещения, районы, полёты',
    ar: 'تحركات ومناطق ورحلات جوية',
  },
  'ogc.notices-long': {
    en: 'Lines and ground of notices that stand; where only a rough area was shown, that.',
    ru: 'Линии и районы действующих уведомлений; где показан лишь примерный район — он.',
    ar: 'خطوط الإخطارات السارية ومناطقها؛ وحيث لم تُعرض إلا منطقة تقريبية فهي.',
  },
  'ogc.sites': { en: 'Sites', ru: 'Объекты', ar: 'مواقع' },
  'ogc.sites-long': {
    en: 'Sites that stand, with the day by which each is to be reviewed.',
    ru: 'Действующие объекты со сроком пересмотра каждого.',
    ar: 'المواقع السارية وموعد مراجعة كل منها.',
  },
} as const satisfies Record<string, Trilingual>;
