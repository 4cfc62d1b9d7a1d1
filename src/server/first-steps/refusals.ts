import type { RefusalTable } from '../../contract/index.ts';

export const refusals: RefusalTable = {
  SERVER_CARD_UNREACHABLE: {
    status: 409,
    what: {
      en: 'Nothing answers at {url} ({reason}).',
      ru: 'По адресу {url} никто не отвечает ({reason}).',
      ar: 'لا أحد يجيب على {url} ({reason}).',
    },
    mend: {
      en: 'Ask the other side for the address of their node and whether it runs; or paste the card that they send you.',
      ru: 'Спросите у другой стороны адрес их узла и работает ли он; или вставьте карточку, которую они пришлют.',
      ar: 'اسأل الطرف الآخر عن عنوان عقدته وهل تعمل؛ أو ألصق البطاقة التي يرسلها إليك.',
    },
  },
  SERVER_NO_CARD: {
    status: 409,
    what: {
      en: 'What answers at {url} gives no card (HTTP {status}).',
      ru: 'Отвечающий по адресу {url} не даёт карточки (HTTP {status}).',
      ar: 'المجيب على {url} لا يعطي بطاقة (HTTP {status}).',
    },
    mend: {
      en: 'Check the address: it is the one that their node prints when it starts. It may also be waiting to be set up.',
      ru: 'Проверьте адрес: его выводит узел при запуске. Возможно, этот узел ещё не настроен.',
      ar: 'تحقق من العنوان: هو ما تطبعه عقدتهم عند التشغيل. وربما لم تُعدّ العقدة بعد.',
    },
  },
};
