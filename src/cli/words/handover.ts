/** What the handover verbs say, and their help. */
import type { Trilingual } from '../../contract/index.ts';

export const handover = {
  'cli.v.handover': { en: 'The watch handover', ru: 'Сдача дежурства', ar: 'تسليم المناوبة' },
  'cli.v.handover show': {
    en: 'Show the last handover, and what stands open now',
    ru: 'Показать последнюю сдачу и то, что не закончено сейчас',
    ar: 'عرض آخر تسليم وما لم يُنجز الآن',
  },
  'cli.v.handover give': {
    en: 'Hand the watch over; the node itself lists what stands open',
    ru: 'Сдать дежурство; что не закончено, перечисляет сам узел',
    ar: 'تسليم المناوبة؛ والعقدة نفسها تسرد ما لم يُنجز',
  },
  'cli.v.handover take': {
    en: 'Take the watch that another officer handed over',
    ru: 'Принять дежурство, сданное другим офицером',
    ar: 'تسلّم مناوبة سلّمها ضابط آخر',
  },
  'cli.a.handover': {
    en: 'id of the handover',
    ru: 'идентификатор сдачи дежурства',
    ar: 'معرّف تسليم المناوبة',
  },
  'cli.o.incoming': {
    en: 'name of the officer who takes over',
    ru: 'имя принимающего офицера',
    ar: 'اسم الضابط المتسلّم',
  },
  'cli.o.handover-office': {
    en: 'the office whose watch it is; otherwise your own',
    ru: 'служба, чьё дежурство сдаётся; иначе ваша',
    ar: 'المكتب صاحب المناوبة؛ وإلا فمكتبك',
  },
  'cli.o.seen': {
    en: 'key of an item that you have looked at, as handover show prints it',
    ru: 'ключ просмотренного пункта, как его выводит handover show',
    ar: 'مفتاح بند اطّلعت عليه كما يعرضه handover show',
  },
  'cli.handover.given': {
    en: 'Handover {handover}: {officer} ({office}) to {incoming}, {at}\n  {words}',
    ru: 'Сдача {handover}: {officer} ({office}), принимает {incoming}, {at}\n  {words}',
    ar: 'التسليم {handover}: من {officer} ({office}) إلى {incoming}، {at}\n  {words}',
  },
  'cli.handover.waits': {
    en: '  Not taken yet; {incoming} is named.',
    ru: '  Ещё не принято; назван {incoming}.',
    ar: '  لم تُتسلَّم بعد؛ والمسمّى {incoming}.',
  },
  'cli.handover.taken': {
    en: '  Taken by {officer}, {at}: {words}',
    ru: '  Принял {officer}, {at}: {words}',
    ar: '  تسلّمها {officer}، {at}: {words}',
  },
  'cli.handover.open': {
    en: '{count, plural, =0 {Nothing stands open.} one {# thing stands open:} other {# things stand open:}}',
    ru: '{count, plural, =0 {Незаконченного нет.} one {Не закончен # вопрос:} few {Не закончены # вопроса:} many {Не закончено # вопросов:} other {Не закончено # вопроса:}}',
    ar: '{count, plural, zero {لا شيء معلّق.} one {أمر واحد معلّق:} two {أمران معلّقان:} few {# أمور معلّقة:} many {# أمرًا معلّقًا:} other {# أمر معلّق:}}',
  },
  'cli.handover.due': { en: '    by {at}', ru: '    к {at}', ar: '    قبل {at}' },
  'cli.handover.beyond': {
    en: '{count, plural, one {# more is open and not listed here.} other {# more are open and not listed here.}}',
    ru: '{count, plural, one {Ещё # пункт не закончен и здесь не перечислен.} few {Ещё # пункта не закончены и здесь не перечислены.} many {Ещё # пунктов не закончены и здесь не перечислены.} other {Ещё # пункта не закончены и здесь не перечислены.}}',
    ar: '{count, plural, zero {لا بنود أخرى.} one {بند واحد آخر معلّق ولم يُدرج هنا.} two {بندان آخران معلّقان ولم يُدرجا هنا.} few {# بنود أخرى معلّقة ولم تُدرج هنا.} many {# بندًا آخر معلّقًا لم يُدرج هنا.} other {# بند آخر معلّق لم يُدرج هنا.}}',
  },
  'cli.handover.gave': {
    en: 'Handed over to {incoming}: {handover}, open things: {count, number}',
    ru: 'Сдано, принимает {incoming}: {handover}, не закончено: {count, number}',
    ar: 'سُلّمت إلى {incoming}: {handover}، الأمور المعلّقة: {count, number}',
  },
  'cli.handover.took': {
    en: 'Taken: {handover}. Not ticked as seen: {unseen, number}. Since it was given: not in the list {unlisted, number}, changed {changed, number}, open no more {gone, number}.',
    ru: 'Принято: {handover}. Не отмечено как просмотренное: {unseen, number}. С момента сдачи: нет в списке — {unlisted, number}, изменилось — {changed, number}, закончено — {gone, number}.',
    ar: 'تُسلّمت: {handover}. لم يُعلَّم بأنه اطُّلع عليه: {unseen, number}. منذ التسليم: غير مدرج {unlisted, number}، تغيّر {changed, number}، لم يعد معلّقًا {gone, number}.',
  },
} satisfies Record<string, Trilingual>;
