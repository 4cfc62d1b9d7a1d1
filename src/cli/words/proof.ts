/** What `verify` and `prove` say of a proof pack. */
import type { Trilingual } from '../../contract/index.ts';

export const proof = {
  'cli.verify.asks-presence': {
    en: 'Question: do entries {entries} stand in the log {log}?',
    ru: 'Вопрос: есть ли записи {entries} в журнале {log}?',
    ar: 'السؤال: هل القيود {entries} ثابتة في السجل {log}؟',
  },
  'cli.verify.asks-absence': {
    en: 'Question: did {log} receive no notice from {peer} between {from} and {to}?',
    ru: 'Вопрос: верно ли, что {log} не получил уведомлений от {peer} с {from} по {to}?',
    ar: 'السؤال: هل لم يستلم {log} أي إخطار من {peer} بين {from} و{to}؟',
  },
  'cli.verify.asks-units': {
    en: 'For units: {units}',
    ru: 'Для подразделений: {units}',
    ar: 'للوحدات: {units}',
  },
  'cli.verify.asks-during': {
    en: 'That would hold between {from} and {to}',
    ru: 'Действующих с {from} по {to}',
    ar: 'مما يسري بين {from} و{to}',
  },
  'cli.verify.exercise': {
    en: 'EXERCISE: nothing here happened outside an exercise.',
    ru: 'УЧЕНИЕ: всё здесь происходило только на учении.',
    ar: 'تدريب: لم يقع شيء مما هنا خارج تدريب.',
  },
  'cli.verify.live': { en: 'LIVE', ru: 'БОЕВОЙ РЕЖИМ', ar: 'فعلي' },
  'cli.verify.supported': {
    en: 'Answer: SUPPORTED by the signed data in this file.',
    ru: 'Ответ: ПОДТВЕРЖДАЕТСЯ подписанными данными этого файла.',
    ar: 'الجواب: تؤيده البيانات الموقَّعة في هذا الملف.',
  },
  'cli.verify.contradicted': {
    en: 'Answer: CONTRADICTED by the signed data in this file.',
    ru: 'Ответ: ПРОТИВОРЕЧИТ подписанным данным этого файла.',
    ar: 'الجواب: تناقضه البيانات الموقَّعة في هذا الملف.',
  },
  'cli.verify.undecidable': {
    en: 'Answer: UNDECIDABLE; something is missing.',
    ru: 'Ответ: УСТАНОВИТЬ НЕЛЬЗЯ; чего-то не хватает.',
    ar: 'الجواب: لا يمكن البت فيه؛ ثمة ما ينقص.',
  },
  'cli.verify.unsound': {
    en: 'This file proves nothing: {reason}',
    ru: 'Этот файл ничего не доказывает: {reason}',
    ar: 'هذا الملف لا يثبت شيئًا: {reason}',
  },
  'cli.verify.entry': {
    en: 'Entry {index}, {at}: {kind} from {from}, act {act}',
    ru: 'Запись {index}, {at}: {kind} от {from}, действие {act}',
    ar: 'القيد {index}، {at}: {kind} من {from}، الإجراء {act}',
  },
  'cli.verify.receipt': {
    en: 'Receipt by {by}: holds {hash} since {at}, at place {index} of its log',
    ru: 'Расписка стороны {by}: хранит {hash} с {at} на месте {index} своего журнала',
    ar: 'إيصال من {by}: يحوز {hash} منذ {at} في الموضع {index} من سجله',
  },
  'cli.verify.headers': {
    en: 'Entries shown by their headers alone: {count}',
    ru: 'Записей, показанных только заголовками: {count}',
    ar: 'قيود عُرضت ترويساتها فقط: {count}',
  },
  'cli.verify.checkpoint': {
    en: 'Signed state of {origin}: {size} entries',
    ru: 'Подписанное состояние {origin}: записей {size}',
    ar: 'الحالة الموقَّعة للسجل {origin}، عدد القيود: {size}',
  },
  'cli.verify.quorum-met': {
    en: 'Its witnesses confirm it, as many as the policy in the pack asks for; the middle one of their times is {at}',
    ru: 'Его подтвердили свидетели, столько, сколько требует политика в пакете; среднее из их времён — {at}',
    ar: 'أكَّدها الشهود بالعدد الذي تطلبه السياسة في الحزمة، وأوسط أوقاتهم {at}',
  },
  'cli.verify.quorum-missed': {
    en: 'NOT confirmed by as many witnesses as the policy in the pack asks for',
    ru: 'НЕ подтверждено столькими свидетелями, сколько требует политика в пакете',
    ar: 'لم يؤكدها العدد الذي تطلبه السياسة في الحزمة من الشهود',
  },
  'cli.verify.quorum-none': {
    en: 'No witnesses are asked for: the log speaks for itself alone',
    ru: 'Свидетели не требуются: журнал говорит только сам за себя',
    ar: 'لا يُطلب شهود: السجل يشهد لنفسه وحده',
  },
  'cli.verify.cosigned': {
    en: 'Witness {witness} signed it at {at}',
    ru: 'Свидетель {witness} подписал его в {at}',
    ar: 'وقَّعها الشاهد {witness} في {at}',
  },
  'cli.verify.witness-of': {
    en: 'Witness {witness} is the key on the card of {party}',
    ru: 'Ключ свидетеля {witness} — ключ из карточки стороны {party}',
    ar: 'مفتاح الشاهد {witness} هو المفتاح في بطاقة {party}',
  },
  'cli.verify.witness-compare': {
    en: 'Key of the witness {witness}, to be compared by you: {fingerprint}',
    ru: 'Ключ свидетеля {witness}, сверьте его сами: {fingerprint}',
    ar: 'مفتاح الشاهد {witness}، قارنه بنفسك: {fingerprint}',
  },
  'cli.prove.tlog-proofs': {
    en: '{count, plural, one {# leaf with its tlog-proof} other {# leaves, each with its tlog-proof}} in {path}',
    ru: '{count, plural, one {# лист с его tlog-proof} few {# листа, каждый со своим tlog-proof} many {# листов, каждый со своим tlog-proof} other {# листа, каждый со своим tlog-proof}} в {path}',
    ar: '{count, plural, zero {لا أوراق} one {ورقة واحدة مع إثباتها tlog-proof} two {ورقتان مع إثباتيهما tlog-proof} few {# أوراق مع إثباتاتها tlog-proof} many {# ورقة مع إثباتاتها tlog-proof} other {# ورقة مع إثباتاتها tlog-proof}} في {path}',
  },
  'cli.verify.trusted': {
    en: 'Root key of {party}, which you trust: {fingerprint}',
    ru: 'Корневой ключ стороны {party}, которому вы доверяете: {fingerprint}',
    ar: 'المفتاح الجذري للطرف {party}، وأنت تثق به: {fingerprint}',
  },
  'cli.verify.compare': {
    en: 'Root key of {party}, to be compared by you: {fingerprint}',
    ru: 'Корневой ключ стороны {party}, сверьте его сами: {fingerprint}',
    ar: 'المفتاح الجذري للطرف {party}، قارنه بنفسك: {fingerprint}',
  },
  'cli.missing.entry': {
    en: 'Missing: entry {index}',
    ru: 'Не хватает: записи {index}',
    ar: 'ينقص: القيد {index}',
  },
  'cli.missing.completeness': {
    en: 'Missing: a signed statement that the record is complete for exactly this window',
    ru: 'Не хватает: подписанного заявления о полноте журнала именно за этот период',
    ar: 'ينقص: بيان موقَّع باكتمال السجل لهذه الفترة بعينها',
  },
  'cli.missing.window-still-open': {
    en: 'Missing: a statement made after the window was over (entry {index} came too early)',
    ru: 'Не хватает: заявления, сделанного после окончания периода (запись {index} сделана раньше)',
    ar: 'ينقص: بيان صدر بعد انتهاء الفترة (القيد {index} سابق لأوانه)',
  },
  'cli.missing.chain-start': {
    en: 'Missing: the chain before the window (entry {index})',
    ru: 'Не хватает: начала цепочки до периода (запись {index})',
    ar: 'ينقص: أول السلسلة قبل الفترة (القيد {index})',
  },
  'cli.missing.chain-link': {
    en: 'Missing: what stands before entry {index} in the chain',
    ru: 'Не хватает: звена цепочки перед записью {index}',
    ar: 'ينقص: ما قبل القيد {index} في السلسلة',
  },
  'cli.missing.chain-end': {
    en: 'Missing: the end of the chain (entry {index})',
    ru: 'Не хватает: конца цепочки (запись {index})',
    ar: 'ينقص: آخر السلسلة (القيد {index})',
  },
  'cli.missing.chain-count': {
    en: 'Missing: entries of the window; their number is not the one stated in entry {index}',
    ru: 'Не хватает: записей за период; их число не то, что заявлено в записи {index}',
    ar: 'ينقص: قيود من الفترة؛ عددها غير المذكور في القيد {index}',
  },
  'cli.missing.body': {
    en: 'Missing: the body of the notice in entry {index}',
    ru: 'Не хватает: содержания уведомления в записи {index}',
    ar: 'ينقص: محتوى الإخطار في القيد {index}',
  },
  'cli.missing.groups': {
    en: 'Missing: the notice in entry {index} does not show whether it is the one',
    ru: 'Не хватает: групп полей: по уведомлению в записи {index} не видно, то ли оно',
    ar: 'ينقص: الإخطار في القيد {index} لا يُظهر أهو المقصود',
  },
} satisfies Record<string, Trilingual>;
