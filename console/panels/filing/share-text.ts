/** Sentences about who will see how much of a notice. */
import type { Trilingual } from '../../../src/contract/index.ts';

export const text = {
  before: {
    en: 'Whoever was told hears of the change, and sees as much as before',
    ru: 'Об изменении узнают все, кому сообщали, и увидят столько же, сколько раньше',
    ar: 'يعلم بالتعديل كل من أُبلغ، ويرى بقدر ما رأى من قبل',
  },
  told: { en: 'Told before:', ru: 'Сообщалось:', ar: 'أُبلغ من قبل:' },
  'told.nobody': {
    en: 'Nobody was told of it, so nobody hears of the change.',
    ru: 'О нём никому не сообщали, поэтому об изменении не узнает никто.',
    ar: 'لم يُبلَّغ به أحد، فلا يعلم بالتعديل أحد.',
  },
  'told.unknown': {
    en: 'What this copy showed is no longer in the record: nothing is shown again unless you choose it.',
    ru: 'Что показывал этот экземпляр, в журнале больше не значится: без вашего выбора снова ничего не показывается.',
    ar: 'ما عرضته هذه النسخة لم يعد في السجل: لا يُعرض شيء من جديد ما لم تختره.',
  },
  nobody: {
    en: 'No other party is known to this node: the notice would stand in this record only.',
    ru: 'Других сторон этот узел не знает: уведомление останется только в этом журнале.',
    ar: 'لا تعرف هذه العقدة طرفًا آخر: يبقى الإخطار في هذا السجل فقط.',
  },
  tell: { en: 'Tell {party}', ru: 'Сообщить: {party}', ar: 'إبلاغ {party}' },
  observer: { en: 'observer', ru: 'наблюдатель', ar: 'مراقب' },
  show: { en: '{party} sees', ru: '{party} видит', ar: 'يرى {party}' },
  exact: { en: 'Exactly', ru: 'Точно', ar: 'بدقة' },
  coarse: { en: 'Roughly', ru: 'Примерно', ar: 'تقريبًا' },
  groups: { en: 'Chosen parts', ru: 'Выбранные части', ar: 'أجزاء مختارة' },
  parts: {
    en: 'Parts that {party} sees',
    ru: 'Части, которые видит {party}',
    ar: 'الأجزاء التي يراها {party}',
  },
  question: {
    en: 'This is a protected site. Say for each party how much it may know of where it stands: nothing is assumed.',
    ru: 'Это объект под защитой. Укажите для каждой стороны, насколько точно ей знать его место: само ничего не предполагается.',
    ar: 'هذا موقع محمي. حدّد لكل طرف مقدار ما يعرفه عن مكانه: لا يُفترض شيء.',
  },
  sees: { en: 'Sees: {groups}.', ru: 'Увидит: {groups}.', ar: 'يرى: {groups}.' },
  'sees.all': { en: 'Sees everything.', ru: 'Увидит всё.', ar: 'يرى كل شيء.' },
  hidden: { en: 'Does not see: {groups}.', ru: 'Не увидит: {groups}.', ar: 'لا يرى: {groups}.' },
  'told.not': {
    en: 'Is not told that this notice exists.',
    ru: 'Не узнает, что это уведомление есть.',
    ar: 'لا يُبلَّغ بوجود هذا الإخطار.',
  },
  'effect.place': {
    en: 'It can compare its own plans with this one to the metre and the minute.',
    ru: 'Сможет сопоставить свои планы с этим до метра и минуты.',
    ar: 'يمكنه مقارنة خططه بهذه الخطة بالمتر والدقيقة.',
  },
  'effect.untimed': {
    en: 'It can compare its plans with the route, but not with the minute: what it finds is only possible.',
    ru: 'Сможет сопоставить планы с маршрутом, но не по минутам: найденное лишь возможно.',
    ar: 'يمكنه مقارنة خططه بالمسار لا بالدقيقة: ما يجده محتمل فقط.',
  },
  'effect.rough': {
    en: 'It can only tell that a conflict in that area is possible, and ask for more.',
    ru: 'Сможет лишь увидеть, что в этом районе возможен конфликт, и запросить больше.',
    ar: 'يمكنه فقط أن يعرف أن تعارضًا في تلك المنطقة محتمل، وأن يطلب المزيد.',
  },
  'effect.no-time': {
    en: 'Without times it cannot compare anything with this notice.',
    ru: 'Без времени сопоставить с этим уведомлением ничего нельзя.',
    ar: 'دون أوقات لا يمكنه مقارنة شيء بهذا الإخطار.',
  },
  'effect.no-place': {
    en: 'Without a place it cannot compare anything with this notice.',
    ru: 'Без места сопоставить с этим уведомлением ничего нельзя.',
    ar: 'دون مكان لا يمكنه مقارنة شيء بهذا الإخطار.',
  },
  'effect.who': {
    en: 'It is not told which units these are, nor the call sign.',
    ru: 'Не узнает, какие это подразделения и каков позывной.',
    ar: 'لا يُبلَّغ بالوحدات المقصودة ولا بالنداء.',
  },
  'map.all': { en: 'All of it', ru: 'Всё', ar: 'كله' },
  'map.seen': {
    en: 'What the map shows of the draft',
    ru: 'Что показано на карте',
    ar: 'ما تعرضه الخريطة من المسودة',
  },
  'map.as': { en: 'As {party} sees it', ru: 'Как видит {party}', ar: 'كما يراه {party}' },
  'map.nothing': {
    en: 'On the map {party} sees nothing of it.',
    ru: 'На карте {party} ничего из этого не видит.',
    ar: 'لا يرى {party} شيئًا منه على الخريطة.',
  },
  'rough-area': {
    en: 'The rough area is a circle of {km} km; its middle lies on a grid, so that it does not give the route away:',
    ru: 'Примерный район — круг радиусом {km} км; его центр лежит на сетке и не выдаёт маршрут:',
    ar: 'المنطقة التقريبية دائرة نصف قطرها {km} كم؛ مركزها على شبكة فلا تكشف المسار:',
  },
  'rough-window': {
    en: 'The rough times are whole hours:',
    ru: 'Примерное время — целые часы:',
    ar: 'الأوقات التقريبية ساعات كاملة:',
  },
} satisfies Record<string, Trilingual>;
