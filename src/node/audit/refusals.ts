import type { RefusalTable } from '../../contract/index.ts';

export const refusals: RefusalTable = {
  NODE_PROVE_UNSIGNED: {
    status: 409,
    what: {
      en: 'Entry {index} is not covered by a signed checkpoint yet; the latest covers {size} entries.',
      ru: 'Запись {index} ещё не охвачена подписанной контрольной точкой; последняя охватывает записей: {size}.',
      ar: 'لا تشمل القيدَ {index} نقطةُ تحقق موقَّعة بعد؛ عدد القيود المشمولة بآخر نقطة: {size}.',
    },
    mend: {
      en: 'Wait a second and try again; a running node signs within a second.',
      ru: 'Подождите секунду и повторите: работающий узел подписывает в течение секунды.',
      ar: 'انتظر ثانية وأعد المحاولة؛ العقدة العاملة توقّع خلال ثانية.',
    },
  },
  NODE_PROVE_NO_CHECKPOINT: {
    status: 409,
    what: {
      en: 'This record has no signed checkpoint, so nothing in it can be proved to a stranger.',
      ru: 'У этого журнала нет подписанной контрольной точки, поэтому постороннему ничего доказать нельзя.',
      ar: 'ليس لهذا السجل نقطة تحقق موقَّعة، فلا يمكن إثبات شيء منه لجهة خارجية.',
    },
    mend: {
      en: 'Start the node once and let it sign.',
      ru: 'Запустите узел и дайте ему подписать.',
      ar: 'شغّل العقدة مرة واتركها توقّع.',
    },
  },
  NODE_PROVE_UNKNOWN: {
    status: 404,
    what: {
      en: 'There is no entry or act {name} in this record.',
      ru: 'Записи или действия {name} в этом журнале нет.',
      ar: 'لا يوجد في هذا السجل قيد أو إجراء باسم {name}.',
    },
    mend: {
      en: 'Give the index of an entry, or the 26-character id of an act or incident.',
      ru: 'Укажите номер записи либо 26-значный идентификатор действия или инцидента.',
      ar: 'أعطِ رقم قيد، أو معرّف إجراء أو حادث من 26 حرفًا.',
    },
  },
  NODE_PROVE_ERASED: {
    status: 410,
    what: {
      en: 'The body of entry {index} was erased, so it cannot be shown.',
      ru: 'Содержание записи {index} удалено, показать его нельзя.',
      ar: 'مُحي محتوى القيد {index} فلا يمكن إظهاره.',
    },
    mend: {
      en: 'Leave it out; its header can still be proved in the chain.',
      ru: 'Не включайте её: её заголовок по-прежнему доказуем в цепочке.',
      ar: 'اتركه؛ ما زالت ترويسته قابلة للإثبات في السلسلة.',
    },
  },
  NODE_PROVE_PEER: {
    status: 404,
    what: {
      en: 'Party {party} is not enrolled in this record.',
      ru: 'Сторона {party} в этом журнале не зарегистрирована.',
      ar: 'الطرف {party} غير مسجَّل في هذا السجل.',
    },
    mend: {
      en: 'Name one of its parties: {known}.',
      ru: 'Назовите одну из его сторон: {known}.',
      ar: 'سمِّ أحد أطرافه: {known}.',
    },
  },
  NODE_PROVE_TOO_MANY: {
    status: 413,
    what: {
      en: 'The proof would hold {count, number} entries; a pack holds at most {limit, number}.',
      ru: 'Записей в доказательстве: {count, number}; пакет вмещает не более {limit, number}.',
      ar: 'عدد القيود في الإثبات {count, number}؛ والحزمة تتسع لـ {limit, number} على الأكثر.',
    },
    mend: {
      en: 'Ask for fewer entries or a shorter window.',
      ru: 'Запросите меньше записей или более короткий период.',
      ar: 'اطلب قيودًا أقل أو فترة أقصر.',
    },
  },
};
