/** Details of a notice that contradict each other, and what would be right. */
import type { RefusalTable } from '../contract/index.ts';

export const detailRefusals = {
  NOTICES_HALT_PLACE: {
    status: 422,
    what: {
      en: 'A halt is declared at point {place}, but the route does not stay there: the next point is another place, or there is none.',
      ru: 'В точке {place} заявлена остановка, но маршрут там не стоит: следующая точка — другое место, или её нет.',
      ar: 'أُعلن توقف عند النقطة {place}، لكن المسار لا يمكث هناك: النقطة التالية مكان آخر أو لا توجد.',
    },
    mend: {
      en: 'Write the place twice in a row: with the time of arrival, then with the time of departure.',
      ru: 'Запишите место дважды подряд: со временем прибытия и со временем убытия.',
      ar: 'اكتب المكان مرتين متتاليتين: بوقت الوصول ثم بوقت المغادرة.',
    },
  },
  NOTICES_RETURN_PLACE: {
    status: 422,
    what: {
      en: 'The way back begins at point {place}, but the route has {points} points.',
      ru: 'Обратный путь начинается в точке {place}, а точек маршрута {points}.',
      ar: 'تبدأ طريق العودة عند النقطة {place}، وعدد نقاط المسار {points}.',
    },
    mend: {
      en: 'Name a point between the first and the last.',
      ru: 'Укажите точку между первой и последней.',
      ar: 'اذكر نقطة بين الأولى والأخيرة.',
    },
  },
  NOTICES_HEIGHTS_REVERSED: {
    status: 422,
    what: {
      en: 'The lowest height, {floor} m, is above the highest, {ceiling} m.',
      ru: 'Нижняя высота ({floor} м) больше верхней ({ceiling} м).',
      ar: 'أدنى ارتفاع {floor} م أعلى من أقصى ارتفاع {ceiling} م.',
    },
    mend: {
      en: 'Give the lower height as floorM and the higher as ceilingM.',
      ru: 'Укажите меньшую высоту в floorM, а большую в ceilingM.',
      ar: 'اجعل الارتفاع الأقل في floorM والأكبر في ceilingM.',
    },
  },
  NOTICES_FOOTPRINT_OUTSIDE: {
    status: 422,
    what: {
      en: 'A corner of the ground plan lies {metres} m from the site, outside its radius of {radius} m.',
      ru: 'Угол контура лежит в {metres} м от объекта, за пределами его радиуса {radius} м.',
      ar: 'يقع أحد أركان المخطط على بُعد {metres} م من الموقع، خارج نصف قطره البالغ {radius} م.',
    },
    mend: {
      en: 'Widen the radius until it holds the ground plan: others keep clear of the radius.',
      ru: 'Увеличьте радиус, чтобы он охватил контур: другие обходят именно радиус.',
      ar: 'وسّع نصف القطر ليشمل المخطط؛ فالآخرون يبتعدون عن نصف القطر.',
    },
  },
  NOTICES_ESCORT_CONTRADICTS: {
    status: 422,
    what: {
      en: '{by} goes along armed, but the notice says that there is no armed escort.',
      ru: '{by} — вооружённое сопровождение, но в уведомлении сказано, что его нет.',
      ar: 'يرافق {by} مسلحًا، لكن الإخطار يقول إنه لا توجد حراسة مسلحة.',
    },
    mend: {
      en: 'Set escort to true, or say that they are not armed.',
      ru: 'Поставьте escort: true или укажите, что сопровождение без оружия.',
      ar: 'اجعل escort بقيمة true، أو قل إنهم غير مسلحين.',
    },
  },
  NOTICES_SERIES_NUMBER: {
    status: 422,
    what: {
      en: 'Number {number} of a series of {of} cannot be.',
      ru: 'Номера {number} в серии из {of} быть не может.',
      ar: 'لا يصح الرقم {number} في سلسلة عددها {of}.',
    },
    mend: {
      en: 'Count the movements of the series from 1 up.',
      ru: 'Нумеруйте перемещения серии с 1.',
      ar: 'رقّم تحركات السلسلة ابتداءً من 1.',
    },
  },
  NOTICES_NOT_TOLD: {
    status: 409,
    what: {
      en: '{party} was never sent the present version of notice {noticeId}, or what it holds is erased.',
      ru: 'Стороне {party} действующая редакция уведомления {noticeId} не отправлялась, либо её содержание стёрто.',
      ar: 'لم تُرسل النسخة الحالية من الإخطار {noticeId} إلى {party}، أو أن محتواها مُحي.',
    },
    mend: {
      en: 'Amend the notice and name that party as a recipient.',
      ru: 'Измените уведомление и укажите эту сторону получателем.',
      ar: 'عدّل الإخطار واذكر ذلك الطرف مستلمًا.',
    },
  },
  NOTICES_NO_SITE: {
    status: 409,
    what: {
      en: 'Notice {noticeId} is no site of this party.',
      ru: 'Уведомление {noticeId} — не объект этой стороны.',
      ar: 'الإخطار {noticeId} ليس موقعًا لهذا الطرف.',
    },
    mend: {
      en: 'Only an own site is verified; amend other notices.',
      ru: 'Перепроверяется только свой объект; прочие уведомления изменяют.',
      ar: 'لا يُتحقق إلا من موقع خاص؛ أما الإخطارات الأخرى فتُعدَّل.',
    },
  },
  NOTICES_REVIEW_PAST: {
    status: 422,
    what: {
      en: 'The next day of review, {review}, is past already.',
      ru: 'Следующий срок пересмотра {review} уже прошёл.',
      ar: 'موعد المراجعة التالي {review} قد مضى.',
    },
    mend: {
      en: 'Name a day to come.',
      ru: 'Укажите будущую дату.',
      ar: 'اذكر موعدًا قادمًا.',
    },
  },
  NOTICES_ONE_VERSION: {
    status: 409,
    what: {
      en: 'Notice {noticeId} has no earlier version to compare with.',
      ru: 'У уведомления {noticeId} нет более ранней редакции для сравнения.',
      ar: 'ليس للإخطار {noticeId} نسخة أسبق للمقارنة.',
    },
    mend: {
      en: 'It has not been amended. Open it instead.',
      ru: 'Его не изменяли. Откройте его.',
      ar: 'لم يُعدَّل. افتحه بدلًا من ذلك.',
    },
  },
} as const satisfies RefusalTable;
