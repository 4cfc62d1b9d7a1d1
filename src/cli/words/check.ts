/** What a check compares with. */
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
} satisfies Record<string, Trilingual>;
