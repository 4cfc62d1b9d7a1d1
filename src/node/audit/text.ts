/** What `fsck` says of a record, in words. */
import type { Trilingual } from '../../contract/index.ts';
import type { FaultKind } from './fault.ts';

const faults: Record<`node.fsck.${FaultKind}`, Trilingual> = {
  'node.fsck.missing': {
    en: 'the entry is not in the record, though later ones are',
    ru: 'записи нет в журнале, хотя более поздние есть',
    ar: 'القيد غير موجود في السجل مع أن ما بعده موجود',
  },
  'node.fsck.header': {
    en: 'the header is not a header: line {line}',
    ru: 'заголовок записан неверно: строка {line}',
    ar: 'ترويسة القيد غير صحيحة: السطر {line}',
  },
  'node.fsck.columns': {
    en: '{field} as stored ({stored}) is not what header and statement say ({expected})',
    ru: 'сохранённое поле {field} ({stored}) не совпадает с заголовком и заявлением ({expected})',
    ar: 'الحقل {field} كما هو محفوظ ({stored}) ليس ما تقوله الترويسة والبيان ({expected})',
  },
  'node.fsck.chain': {
    en: 'the header names {given} as the previous entry with {peer}; it is {expected}',
    ru: 'заголовок называет предыдущей записью со стороной {peer} запись {given}, а это {expected}',
    ar: 'تسمّي الترويسة {given} قيدًا سابقًا مع {peer}، وهو {expected}',
  },
  'node.fsck.body-gone': {
    en: 'the body is gone, and no entry says that it was erased',
    ru: 'содержание исчезло, и ни одна запись не сообщает о его удалении',
    ar: 'اختفى المحتوى ولا قيد يقول إنه مُحي',
  },
  'node.fsck.envelope': {
    en: 'the stored envelope is damaged ({code})',
    ru: 'сохранённый конверт повреждён ({code})',
    ar: 'المغلَّف المحفوظ تالف ({code})',
  },
  'node.fsck.leaf': {
    en: 'the leaf does not follow from header, salts and envelope',
    ru: 'лист не соответствует заголовку, солям и конверту',
    ar: 'الورقة لا تطابق الترويسة والملحين والمغلَّف',
  },
  'node.fsck.leaf-hash': {
    en: 'the leaf hash is not that of the leaf',
    ru: 'хеш листа не соответствует листу',
    ar: 'البصمة المحفوظة لا تطابق الورقة',
  },
  'node.fsck.hash': {
    en: 'the envelope hash is not that of the envelope',
    ru: 'хеш конверта не соответствует конверту',
    ar: 'البصمة المحفوظة لا تطابق المغلَّف',
  },
  'node.fsck.sender': {
    en: 'the envelope is from {party}, which was not enrolled at that point',
    ru: 'конверт от стороны {party}, которая к тому моменту не была зарегистрирована',
    ar: 'المغلَّف من {party} الذي لم يكن مسجَّلًا عند ذلك الموضع',
  },
  'node.fsck.signature': {
    en: 'the signature is not {party}’s ({code})',
    ru: 'подпись не принадлежит стороне {party} ({code})',
    ar: 'التوقيع ليس توقيع {party} ({code})',
  },
  'node.fsck.statement': {
    en: 'the signed {field} does not belong at this place',
    ru: 'подписанное поле {field} не подходит к этому месту',
    ar: 'الحقل الموقَّع {field} لا يناسب هذا الموضع',
  },
  'node.fsck.class': {
    en: 'the header gives class {given}; entries of this kind have {expected}',
    ru: 'в заголовке класс {given}, а у записей этого вида — {expected}',
    ar: 'في الترويسة الصنف {given}، وصنف هذا النوع {expected}',
  },
  'node.fsck.series': {
    en: 'the series to {peer} breaks here: {field}',
    ru: 'здесь прерывается нумерация для стороны {peer}: {field}',
    ar: 'تنقطع السلسلة إلى {peer} هنا: {field}',
  },
  'node.fsck.receipt': {
    en: 'the receipt for this entry is missing or says something else ({field})',
    ru: 'расписки в получении этой записи нет, или в ней сказано иное ({field})',
    ar: 'إيصال هذا القيد مفقود أو يقول غير ذلك ({field})',
  },
  'node.fsck.proof': {
    en: 'it keeps a proof from the peer’s log that does not hold ({field})',
    ru: 'в ней хранится доказательство из журнала другой стороны, которое не сходится ({field})',
    ar: 'يحفظ برهانًا من سجل الطرف الآخر لا يصح ({field})',
  },
  'node.fsck.meta': {
    en: 'the readable copy does not match the signed envelope: {field}',
    ru: 'читаемая копия не совпадает с подписанным конвертом: {field}',
    ar: 'النسخة المقروءة لا تطابق المغلَّف الموقَّع: {field}',
  },
  'node.fsck.understood': {
    en: 'the entry is marked as {given, select, yes {understood, though this version does not understand it} other {not understood, though this version understands it}}',
    ru: 'запись помечена как {given, select, yes {понятая, хотя эта версия её не понимает} other {непонятая, хотя эта версия её понимает}}',
    ar: 'القيد معلَّم بأنه {given, select, yes {مفهوم مع أن هذا الإصدار لا يفهمه} other {غير مفهوم مع أن هذا الإصدار يفهمه}}',
  },
  'node.fsck.first': {
    en: 'the first entry does not open the record of {party} with the card in its folder',
    ru: 'первая запись не открывает журнал стороны {party} с карточкой из её папки',
    ar: 'القيد الأول لا يفتح سجل {party} بالبطاقة التي في مجلده',
  },
  'node.fsck.tree': {
    en: 'the tree node at level {level}, index {node}, is missing or wrong',
    ru: 'узел дерева на уровне {level} с номером {node} отсутствует или неверен',
    ar: 'عقدة الشجرة في المستوى {level} برقم {node} مفقودة أو خاطئة',
  },
  'node.fsck.file': {
    en: 'the evidence file {sha256} that it names is missing or damaged',
    ru: 'названный в ней файл доказательств {sha256} отсутствует или повреждён',
    ar: 'ملف الأدلة {sha256} الذي يسمّيه مفقود أو تالف',
  },
  'node.fsck.erasure': {
    en: 'it says that the body of entry {entry} was erased, and that entry is not as it says',
    ru: 'в ней сказано, что содержание записи {entry} стёрто, но та запись не такова',
    ar: 'يقول إن متن القيد {entry} مُحي، وليس ذلك القيد كما يقول',
  },
  'node.fsck.clause': {
    en: 'it erased the body of entry {entry} under clause {clause} of {terms}, which did not allow it then',
    ru: 'ею стёрто содержание записи {entry} по пункту {clause} соглашения {terms}, который этого тогда не разрешал',
    ar: 'محا متن القيد {entry} بموجب البند {clause} من {terms} الذي لم يكن يجيز ذلك حينها',
  },
  'node.fsck.record-behind': {
    en: 'the record ends here, but this node has signed for {signed} entries',
    ru: 'журнал здесь кончается, но этот узел подписал контрольную точку с числом записей {signed}',
    ar: 'ينتهي السجل هنا، لكن هذه العقدة وقّعت على قيود عددها {signed}',
  },
  'node.fsck.checkpoint': {
    en: 'the signed checkpoint does not verify ({code})',
    ru: 'подписанная контрольная точка не проходит проверку ({code})',
    ar: 'نقطة التحقق الموقَّعة لا تجتاز التحقق ({code})',
  },
  'node.fsck.root': {
    en: 'the root of the first {size} entries is not the one that was signed',
    ru: 'корень первых записей (числом {size}) не тот, который был подписан',
    ar: 'جذر القيود الأولى وعددها {size} ليس ما وُقِّع عليه',
  },
};

export const text: Readonly<Record<string, Trilingual>> = faults;
