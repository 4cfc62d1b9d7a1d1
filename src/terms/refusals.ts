import type { RefusalTable, Trilingual } from '../contract/index.ts';
import { refusals as fileRefusals } from './file/refusals.ts';

function row(status: number, what: Trilingual, mend: Trilingual) {
  return { status, what, mend };
}

const RING_MEND: Trilingual = {
  en: 'Give the corners in order round the zone, each once; the last joins the first by itself.',
  ru: 'Перечислите вершины по порядку обхода, каждую один раз; последняя сама соединяется с первой.',
  ar: 'اذكر الزوايا بترتيبها حول المنطقة، كلًّا مرة واحدة؛ والأخيرة تتصل بالأولى تلقائيًا.',
};

export const refusals: RefusalTable = {
  ...fileRefusals,
  TERMS_UNKNOWN: row(
    404,
    {
      en: 'No version {version} of the agreement {termsId} is on this record.',
      ru: 'Редакции {version} соглашения {termsId} в этом журнале нет.',
      ar: 'لا توجد في هذا السجل النسخة {version} من الاتفاق {termsId}.',
    },
    {
      en: 'List the agreements and use a version from there.',
      ru: 'Откройте список соглашений и выберите редакцию оттуда.',
      ar: 'اعرض قائمة الاتفاقات واختر نسخة منها.',
    },
  ),
  TERMS_WINDOW_REVERSED: row(
    400,
    {
      en: 'The agreement ends ({to}) before or when it begins ({from}).',
      ru: 'Соглашение заканчивается ({to}) не позже, чем начинается ({from}).',
      ar: 'ينتهي الاتفاق ({to}) قبل بدايته أو معها ({from}).',
    },
    {
      en: 'Give an end later than the beginning, or none.',
      ru: 'Укажите конец позже начала или не указывайте его.',
      ar: 'حدد نهاية بعد البداية أو اتركها مفتوحة.',
    },
  ),
  TERMS_ALREADY_OVER: row(
    409,
    {
      en: 'The agreement would already be over: it ends at {to}.',
      ru: 'Срок соглашения уже истёк бы: оно заканчивается {to}.',
      ar: 'الاتفاق منتهٍ سلفًا: نهايته {to}.',
    },
    {
      en: 'Propose a version with a later end.',
      ru: 'Предложите редакцию с более поздним окончанием.',
      ar: 'اقترح نسخة بنهاية لاحقة.',
    },
  ),
  TERMS_CLAUSE_TWICE: row(
    400,
    {
      en: 'Two clauses have the id {clause}.',
      ru: 'У двух пунктов один и тот же номер {clause}.',
      ar: 'يحمل بندان المعرّف نفسه {clause}.',
    },
    {
      en: 'Give each clause an id of its own: findings cite it.',
      ru: 'Дайте каждому пункту свой номер: на него ссылаются выводы.',
      ar: 'أعطِ كل بند معرّفًا خاصًا به، فالنتائج تشير إليه.',
    },
  ),
  TERMS_PARTY_TWICE: row(
    400,
    {
      en: '{party} is named twice.',
      ru: 'Сторона {party} названа дважды.',
      ar: 'ذُكر الطرف {party} مرتين.',
    },
    {
      en: 'Name each party once: among the parties or among the observers.',
      ru: 'Назовите каждую сторону один раз: среди сторон или среди наблюдателей.',
      ar: 'اذكر كل طرف مرة واحدة: بين الأطراف أو بين المراقبين.',
    },
  ),
  TERMS_BINDS_STRANGER: row(
    400,
    {
      en: 'Clause {clause} binds {party}, which is no party to the agreement.',
      ru: 'Пункт {clause} обязывает {party}, но это не сторона соглашения.',
      ar: 'يُلزم البند {clause} الطرف {party} وهو ليس طرفًا في الاتفاق.',
    },
    {
      en: 'Add it to the parties or take it out of the clause.',
      ru: 'Добавьте её в число сторон или исключите из пункта.',
      ar: 'أضفه إلى الأطراف أو احذفه من البند.',
    },
  ),
  TERMS_AUTHORITY_STRANGER: row(
    400,
    {
      en: 'Clause {clause} names {party} as the authority over the zone, which is neither party nor observer.',
      ru: 'Пункт {clause} называет ответственным за зону {party}, но это ни сторона, ни наблюдатель.',
      ar: 'يسمّي البند {clause} الطرف {party} صاحب السلطة على المنطقة وهو ليس طرفًا ولا مراقبًا.',
    },
    {
      en: 'Name a party or an observer of this agreement.',
      ru: 'Назовите сторону или наблюдателя этого соглашения.',
      ar: 'سمِّ طرفًا أو مراقبًا في هذا الاتفاق.',
    },
  ),
  TERMS_ZONE_BINDS_NOBODY: row(
    400,
    {
      en: 'Zone clause {clause} binds only {party}, which is itself the authority over the zone.',
      ru: 'Пункт о зоне {clause} обязывает только {party}, а она сама отвечает за зону.',
      ar: 'لا يُلزم بند المنطقة {clause} إلا {party} وهو نفسه صاحب السلطة عليها.',
    },
    {
      en: 'Name the parties that are to ask or notify the authority.',
      ru: 'Назовите стороны, которые должны запрашивать или уведомлять ответственного.',
      ar: 'سمِّ الأطراف التي عليها إخطار صاحب السلطة أو طلب موافقته.',
    },
  ),
  TERMS_ZONE_CORNER_TWICE: row(
    400,
    {
      en: 'A corner of zone {clause} is given twice.',
      ru: 'Одна из вершин зоны {clause} указана дважды.',
      ar: 'إحدى زوايا المنطقة {clause} مكررة.',
    },
    RING_MEND,
  ),
  TERMS_ZONE_CROSSES_ITSELF: row(
    400,
    {
      en: 'Two edges of zone {clause} cross or fold back.',
      ru: 'Две границы зоны {clause} пересекаются или накладываются.',
      ar: 'يتقاطع ضلعان من المنطقة {clause} أو يتراكبان.',
    },
    RING_MEND,
  ),
  TERMS_ZONE_FLAT: row(
    400,
    {
      en: 'Zone {clause} encloses no ground.',
      ru: 'Зона {clause} не охватывает никакой площади.',
      ar: 'لا تحيط المنطقة {clause} بأي أرض.',
    },
    RING_MEND,
  ),
  TERMS_TOO_MANY_CORNERS: row(
    413,
    {
      en: '{corners, plural, one {The zones have # corner} other {The zones have # corners}} together; at most {max} are taken.',
      ru: '{corners, plural, one {В зонах вместе # вершина} few {В зонах вместе # вершины} many {В зонах вместе # вершин} other {В зонах вместе # вершины}}; принимается не более {max}.',
      ar: '{corners, plural, zero {ليس في المناطق زوايا} one {في المناطق معًا زاوية واحدة} two {في المناطق معًا زاويتان} few {في المناطق معًا # زوايا} many {في المناطق معًا # زاوية} other {في المناطق معًا # زاوية}}؛ والحد الأقصى {max}.',
    },
    {
      en: 'Simplify the outlines, or split them over two agreements.',
      ru: 'Упростите контуры или разделите их на два соглашения.',
      ar: 'بسّط الحدود أو وزّعها على اتفاقين.',
    },
  ),
  TERMS_CONDUCT_DISTANCES: row(
    400,
    {
      en: 'Clause {clause} keeps units {minDistanceM} m apart but looks only within {withinM} m.',
      ru: 'Пункт {clause} требует держать {minDistanceM} м, но действует лишь в пределах {withinM} м.',
      ar: 'يشترط البند {clause} مسافة {minDistanceM} م لكنه لا يسري إلا ضمن {withinM} م.',
    },
    {
      en: 'Make the outer distance at least as great as the least distance.',
      ru: 'Сделайте внешнее расстояние не меньше наименьшего.',
      ar: 'اجعل المسافة الخارجية مساوية لأدنى مسافة على الأقل.',
    },
  ),
  TERMS_RANK_TWICE: row(
    400,
    {
      en: 'Clause {clause} gives {word} two ranks.',
      ru: 'Пункт {clause} даёт {word} два места в очерёдности.',
      ar: 'يعطي البند {clause} مرتبتين لـ {word}.',
    },
    {
      en: 'Name each purpose and each type once.',
      ru: 'Назовите каждую цель и каждый вид один раз.',
      ar: 'اذكر كل غرض وكل نوع مرة واحدة.',
    },
  ),
  TERMS_PARTY_UNKNOWN: row(
    422,
    {
      en: '{party} is not enrolled on this node.',
      ru: 'Сторона {party} на этом узле не зарегистрирована.',
      ar: 'الطرف {party} غير مسجَّل في هذه العقدة.',
    },
    {
      en: 'Enrol the party first, or correct its name.',
      ru: 'Сначала зарегистрируйте сторону или исправьте её имя.',
      ar: 'سجّل الطرف أولًا أو صحّح اسمه.',
    },
  ),
  TERMS_NOT_IN_IT: row(
    422,
    {
      en: 'This party, {party}, is neither party nor observer in the proposal.',
      ru: 'Ваша сторона, {party}, в предложении не названа ни стороной, ни наблюдателем.',
      ar: 'هذا الطرف، {party}، ليس طرفًا ولا مراقبًا في المقترح.',
    },
    {
      en: 'Add it to the parties or to the observers.',
      ru: 'Добавьте её в число сторон или наблюдателей.',
      ar: 'أضفه إلى الأطراف أو المراقبين.',
    },
  ),
  TERMS_VERSION_STEP: row(
    409,
    {
      en: 'Version {version} does not follow the last one on record.',
      ru: 'Редакция {version} не следует за последней в журнале.',
      ar: 'النسخة {version} لا تلي آخر نسخة في السجل.',
    },
    {
      en: 'Propose it as version {next}.',
      ru: 'Предложите её как редакцию {next}.',
      ar: 'اقترحها بوصفها النسخة {next}.',
    },
  ),
  TERMS_NOT_A_PARTY: row(
    403,
    {
      en: '{party} is no party to this agreement.',
      ru: '{party} не является стороной этого соглашения.',
      ar: '{party} ليس طرفًا في هذا الاتفاق.',
    },
    {
      en: 'Only its parties sign, suspend, resume or leave it.',
      ru: 'Подписывать, приостанавливать, возобновлять его и выходить из него могут только стороны.',
      ar: 'لا يوقّعه أو يعلّقه أو يستأنفه أو ينسحب منه إلا أطرافه.',
    },
  ),
  TERMS_TWO_DOCUMENTS: row(
    409,
    {
      en: '{count, plural, one {# document was} other {# different documents were}} proposed as version {version}.',
      ru: '{count, plural, one {Как редакция {version} предложен # документ.} few {Как редакция {version} предложены # разных документа.} many {Как редакция {version} предложены # разных документов.} other {Как редакция {version} предложены # разных документа.}}',
      ar: '{count, plural, zero {لم تُقترح أي وثيقة بوصفها النسخة {version}.} one {اقتُرحت وثيقة واحدة بوصفها النسخة {version}.} two {اقتُرحت وثيقتان مختلفتان بوصفهما النسخة {version}.} few {اقتُرحت # وثائق مختلفة بوصفها النسخة {version}.} many {اقتُرحت # وثيقة مختلفة بوصفها النسخة {version}.} other {اقتُرحت # وثيقة مختلفة بوصفها النسخة {version}.}}',
    },
    {
      en: 'Read them and name the hash of the one you sign.',
      ru: 'Прочтите их и укажите хеш того документа, который подписываете.',
      ar: 'اقرأها وحدد بصمة الوثيقة التي توقّعها.',
    },
  ),
  TERMS_HASH_UNKNOWN: row(
    404,
    {
      en: 'No document with hash {sha256} was proposed as version {version}.',
      ru: 'Документ с хешем {sha256} как редакция {version} не предлагался.',
      ar: 'لم تُقترح وثيقة بصمتها {sha256} بوصفها النسخة {version}.',
    },
    {
      en: 'Use a hash shown with that version.',
      ru: 'Возьмите хеш из сведений об этой редакции.',
      ar: 'استخدم بصمة معروضة مع تلك النسخة.',
    },
  ),
  TERMS_ALREADY_SIGNED: row(
    409,
    {
      en: 'This party already signed version {version}, at {at}.',
      ru: 'Ваша сторона уже подписала редакцию {version}, {at}.',
      ar: 'سبق أن وقّع هذا الطرف النسخة {version} في {at}.',
    },
    {
      en: 'Nothing is to be done; see who has not signed.',
      ru: 'Делать ничего не нужно; посмотрите, кто ещё не подписал.',
      ar: 'لا يلزم شيء؛ انظر من لم يوقّع بعد.',
    },
  ),
  TERMS_SIGNED_OTHER: row(
    409,
    {
      en: 'This party already signed another document as version {version} ({sha256}).',
      ru: 'Ваша сторона уже подписала другой документ как редакцию {version} ({sha256}).',
      ar: 'سبق أن وقّع هذا الطرف وثيقة أخرى بوصفها النسخة {version} ({sha256}).',
    },
    {
      en: 'Propose the text you want as the next version.',
      ru: 'Предложите нужный текст следующей редакцией.',
      ar: 'اقترح النص المطلوب بوصفه النسخة التالية.',
    },
  ),
  TERMS_NOT_BINDING: row(
    409,
    {
      en: 'No version of {termsId} has been signed by every party.',
      ru: 'Ни одна редакция {termsId} не подписана всеми сторонами.',
      ar: 'لم توقّع كل الأطراف أي نسخة من {termsId}.',
    },
    {
      en: 'There is nothing to suspend or leave; simply do not sign.',
      ru: 'Приостанавливать нечего и выходить не из чего; достаточно не подписывать.',
      ar: 'لا شيء يُعلَّق أو يُنسحب منه؛ يكفي عدم التوقيع.',
    },
  ),
  TERMS_BACKDATED: row(
    400,
    {
      en: '{from} lies in the past.',
      ru: 'Время {from} уже прошло.',
      ar: 'الوقت {from} قد مضى.',
    },
    {
      en: 'Leave the time out for "from now", or give a later one.',
      ru: 'Не указывайте время, если нужно «с этого момента», или укажите более позднее.',
      ar: 'اترك الوقت فارغًا إن أردت «من الآن»، أو حدد وقتًا لاحقًا.',
    },
  ),
  TERMS_ALREADY_SUSPENDED: row(
    409,
    {
      en: 'This party already holds the agreement suspended from {from}.',
      ru: 'Ваша сторона уже приостановила соглашение с {from}.',
      ar: 'سبق أن علّق هذا الطرف الاتفاق اعتبارًا من {from}.',
    },
    {
      en: 'To end it, resume; it ends when every party has resumed.',
      ru: 'Чтобы прекратить приостановку, возобновите соглашение; она прекратится, когда это сделают все.',
      ar: 'لإنهاء التعليق استأنف الاتفاق؛ وينتهي حين يستأنفه كل الأطراف.',
    },
  ),
  TERMS_NOT_SUSPENDED: row(
    409,
    {
      en: 'No suspension of {termsId} stands.',
      ru: 'Действие {termsId} не приостановлено.',
      ar: 'لا تعليق قائمًا على {termsId}.',
    },
    {
      en: 'There is nothing to resume.',
      ru: 'Возобновлять нечего.',
      ar: 'لا شيء يُستأنف.',
    },
  ),
  TERMS_ALREADY_RESUMED: row(
    409,
    {
      en: 'This party has already agreed to resume {termsId}.',
      ru: 'Ваша сторона уже согласилась возобновить {termsId}.',
      ar: 'سبق أن وافق هذا الطرف على استئناف {termsId}.',
    },
    {
      en: 'The others still have to agree.',
      ru: 'Ожидается согласие остальных.',
      ar: 'بقيت موافقة الآخرين.',
    },
  ),
  TERMS_ALREADY_WITHDRAWN: row(
    409,
    {
      en: 'This party has already left the agreement, from {from}.',
      ru: 'Ваша сторона уже вышла из соглашения с {from}.',
      ar: 'سبق أن انسحب هذا الطرف من الاتفاق اعتبارًا من {from}.',
    },
    {
      en: 'To come back, sign a new version with the others.',
      ru: 'Чтобы вернуться, подпишите с остальными новую редакцию.',
      ar: 'للعودة وقّع مع الآخرين نسخة جديدة.',
    },
  ),
};
