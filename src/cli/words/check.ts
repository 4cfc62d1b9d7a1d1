/** What a check compares with, and how far a change may go. */
import type { Trilingual } from '../../contract/index.ts';

export const check = {
  'cli.o.against': {
    en: 'folder of JSON notices, or a prepared index, to check against',
    ru: 'папка с уведомлениями JSON или подготовленный индекс для проверки',
    ar: 'مجلد إخطارات JSON أو فهرس مُعدّ يُفحص مقابله',
  },
  'cli.o.write-index': {
    en: 'write what --against holds as a prepared index',
    ru: 'записать содержимое --against как подготовленный индекс',
    ar: 'كتابة ما في --against فهرسًا مُعدًّا',
  },
  'cli.v.suggest': {
    en: 'The smallest changes of a plan that remove its conflicts, from files or of a notice at a node',
    ru: 'Наименьшие изменения плана, устраняющие конфликты: по файлам или для уведомления на узле',
    ar: 'أصغر تغييرات للخطة تزيل تعارضاتها، من ملفات أو لإخطار في عقدة',
  },
  'cli.o.roads': {
    en: 'roads for a way round: OpenStreetMap XML, or lines of GeoJSON, KML or GPX',
    ru: 'дороги для объезда: OpenStreetMap XML или линии GeoJSON, KML, GPX',
    ar: 'طرق للالتفاف: OpenStreetMap XML أو خطوط GeoJSON أو KML أو GPX',
  },
  'cli.o.most': {
    en: 'longest delay or stop looked at',
    ru: 'наибольшая рассматриваемая задержка или остановка',
    ar: 'أطول تأخير أو توقف يُبحث فيه',
  },
  'cli.o.slowest-kmh': {
    en: 'no leg slower than this; without it, half its own speed',
    ru: 'ни один участок не медленнее; если не указано — половина его скорости',
    ar: 'لا جزء أبطأ من هذا؛ ودونه نصف سرعته',
  },
  'cli.o.fastest-kmh': {
    en: 'no leg faster than this; without it, the fastest leg of the plan',
    ru: 'ни один участок не быстрее; если не указано — самый быстрый участок плана',
    ar: 'لا جزء أسرع من هذا؛ ودونه أسرع جزء في الخطة',
  },
  'cli.o.road-kmh': {
    en: 'speed on a way round; without it, the mean of the plan while it moves',
    ru: 'скорость на объезде; если не указано — средняя скорость плана в движении',
    ar: 'السرعة على الطريق الالتفافي؛ ودونها متوسط سرعة الخطة أثناء السير',
  },
  'cli.o.notice': {
    en: 'an active notice at the node, instead of a file',
    ru: 'действующее уведомление на узле вместо файла',
    ar: 'إخطار سارٍ في العقدة بدل ملف',
  },
  'cli.suggest.roads': {
    en: 'Roads read: {count}; lines left out: {left}',
    ru: 'Прочитано дорог: {count}; пропущено линий: {left}',
    ar: 'الطرق المقروءة: {count}؛ الخطوط المُسقطة: {left}',
  },
} satisfies Record<string, Trilingual>;
