/** Sentences of what an officer does with a notice. */
import type { Trilingual } from '../../../../src/contract/index.ts';

export const text = {
  title: { en: 'Our answer', ru: 'Наш ответ', ar: 'ردنا' },
  'of-version': {
    en: 'Your answer is about version {version}, the one shown here.',
    ru: 'Ответ относится к редакции {version}, показанной здесь.',
    ar: 'ردك يخص النسخة {version} المعروضة هنا.',
  },
  'newer-came': {
    en: 'Version {version} has come while you were writing. Your answer would be about version {answered}.',
    ru: 'Пока вы писали, пришла редакция {version}. Ваш ответ относился бы к редакции {answered}.',
    ar: 'وردت النسخة {version} وأنت تكتب. سيكون ردك عن النسخة {answered}.',
  },
  'read-newer': {
    en: 'Answer version {version} instead',
    ru: 'Отвечать на редакцию {version}',
    ar: 'الرد على النسخة {version} بدلها',
  },
  acknowledge: { en: 'Acknowledge as read', ru: 'Подтвердить прочтение', ar: 'الإقرار بالقراءة' },
  'acknowledge.hint': {
    en: 'Says that you have read it, under your name. It is no consent.',
    ru: 'Сообщает от вашего имени, что вы это прочли. Это не согласие.',
    ar: 'يقول باسمك إنك قرأته. ليس هذا قبولًا.',
  },
  words: { en: 'Your words (optional)', ru: 'Ваши слова (необязательно)', ar: 'كلماتك (اختيارية)' },
  position: { en: 'Take a position', ru: 'Выразить позицию', ar: 'اتخاذ موقف' },
  'position.choose': { en: 'Choose a position', ru: 'Выберите позицию', ar: 'اختر موقفًا' },
  'position.why': { en: 'Reason', ru: 'Основание', ar: 'السبب' },
  'position.instead': {
    en: 'What you propose instead',
    ru: 'Что вы предлагаете взамен',
    ar: 'ما تقترحه بدلًا منه',
  },
  'position.needs-words': {
    en: 'Say why, so that the other side can do something about it.',
    ru: 'Скажите почему, чтобы другая сторона могла что-то изменить.',
    ar: 'اذكر السبب ليستطيع الطرف الآخر أن يفعل شيئًا.',
  },
  'position.protected': {
    en: 'This notice is protected: it informs and asks no permission. An objection is recorded and sent; it never makes the notice invalid.',
    ru: 'Это уведомление под защитой: оно уведомляет, а не просит разрешения. Возражение будет записано и отправлено, но уведомления никогда не отменяет.',
    ar: 'هذا الإخطار محمي: يُعلِم ولا يطلب إذنًا. يُسجَّل الاعتراض ويُرسَل، ولا يُبطل الإخطار أبدًا.',
  },
  told: { en: 'Record that a unit was told', ru: 'Записать доведение', ar: 'تسجيل تبليغ وحدة' },
  'told.unit': { en: 'Which unit of ours', ru: 'Какое наше подразделение', ar: 'أي وحدة من وحداتنا' },
  'told.by': { en: 'Told by', ru: 'Кто довёл', ar: 'من بلّغها' },
  'told.when': { en: 'When', ru: 'Когда', ar: 'متى' },
  'told.means': {
    en: 'By what means (optional)',
    ru: 'Каким средством (необязательно)',
    ar: 'بأي وسيلة (اختياري)',
  },
  required: { en: 'This is needed.', ru: 'Это нужно указать.', ar: 'هذا مطلوب.' },
  withdraw: { en: 'Withdraw', ru: 'Отозвать', ar: 'سحب' },
  'withdraw.title': { en: 'Withdraw this notice', ru: 'Отозвать это уведомление', ar: 'سحب هذا الإخطار' },
  'withdraw.hint': {
    en: 'Everyone who was told of it is sent the withdrawal with these words. It cannot be taken back; a new notice can be filed.',
    ru: 'Отзыв с этими словами уйдёт всем, кому о нём сообщали. Отменить его нельзя; можно подать новое уведомление.',
    ar: 'يُرسل السحب بهذه الكلمات إلى كل من بُلّغ به. لا رجوع عنه، ويمكن تقديم إخطار جديد.',
  },
  'withdraw.reason': { en: 'Reason', ru: 'Причина', ar: 'السبب' },
  write: { en: 'Write into the record', ru: 'Внести в журнал', ar: 'القيد في السجل' },
  cancel: { en: 'Cancel', ru: 'Отмена', ar: 'إلغاء' },
  'done.acknowledge': {
    en: 'Acknowledged as read.',
    ru: 'Прочтение подтверждено.',
    ar: 'أُقرّ بقراءته.',
  },
  'done.position': {
    en: 'Position taken: {position}.',
    ru: 'Позиция выражена: {position}.',
    ar: 'اتُّخذ الموقف: {position}.',
  },
  'done.told': {
    en: 'Recorded: {unit} was told.',
    ru: 'Записано: доведено до подразделения «{unit}».',
    ar: 'سُجّل: بُلّغت الوحدة {unit}.',
  },
  'done.written': {
    en: 'It is in our record, on stable storage. Its entry shows who has received it.',
    ru: 'Внесено в наш журнал и сохранено. Кто это получил, показывает сама запись.',
    ar: 'هو في سجلنا على تخزين دائم. والقيد نفسه يُظهر من استلمه.',
  },
  entry: { en: 'Entry {index}', ru: 'Запись № {index}', ar: 'القيد {index}' },
  'may-not': {
    en: 'Your roles do not let you answer notices. Watch, liaison or command may.',
    ru: 'Ваши роли не позволяют отвечать на уведомления. Это могут дежурный, офицер связи или командование.',
    ar: 'أدوارك لا تتيح لك الرد على الإخطارات. يتيحه دور المناوبة أو الاتصال أو القيادة.',
  },
} satisfies Record<string, Trilingual>;
