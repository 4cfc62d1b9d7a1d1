/** Why a notice cannot be written in a format, and what would be right. */
import type { RefusalTable } from '../../contract/index.ts';

export const refusals = {
  NOTICES_EXPORT_NOT_HELD: {
    status: 409,
    what: {
      en: '{as} cannot hold notice {noticeId}: the place or time that it needs was not shown to this party, or a notice of type {type} is nothing that it speaks of.',
      ru: 'Формат {as} не вмещает уведомление {noticeId}: нужное место или время этой стороне не показано, либо вид {type} в нём не описывается.',
      ar: 'لا تتسع صيغة {as} للإخطار {noticeId}: المكان أو الوقت الذي تحتاجه لم يُعرض على هذا الطرف، أو أن النوع {type} ليس مما تتناوله.',
    },
    mend: {
      en: 'Choose geojson, or ask the owner to show more. CAP takes areas only.',
      ru: 'Выберите geojson или попросите владельца показать больше. CAP принимает только районы.',
      ar: 'اختر geojson، أو اطلب من صاحبه أن يعرض المزيد. صيغة CAP للمناطق وحدها.',
    },
  },
} as const satisfies RefusalTable;
