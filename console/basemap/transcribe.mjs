/**
 * Names in Russian by rule, where no source gives one: from the romanised Arabic of GeoNames, and from Turkish,
 * after the usual practical transcriptions. Good enough to read out; a name set by rule is marked so in the file.
 */
const ARABIC = [
  ['kh', 'х'],
  ['gh', 'г'],
  ['sh', 'ш'],
  ['th', 'с'],
  ['dh', 'з'],
  ['ch', 'ч'],
  ['iya', 'ия'],
  ['ya', 'я'],
  ['yā', 'я'],
  ['yu', 'ю'],
  ['yū', 'ю'],
  ['ay', 'ай'],
  ['aw', 'ау'],
  ['iy', 'ий'],
  ['ā', 'а'],
  ['ī', 'и'],
  ['ū', 'у'],
  ['á', 'а'],
  ['ḩ', 'х'],
  ['ḑ', 'д'],
  ['ş', 'с'],
  ['ţ', 'т'],
  ['z̧', 'з'],
  ['a', 'а'],
  ['b', 'б'],
  ['c', 'к'],
  ['d', 'д'],
  ['e', 'е'],
  ['f', 'ф'],
  ['g', 'г'],
  ['h', 'х'],
  ['i', 'и'],
  ['j', 'дж'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['q', 'к'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['v', 'в'],
  ['w', 'в'],
  ['x', 'х'],
  ['y', 'й'],
  ['z', 'з'],
];
const TURKISH = [
  ['ya', 'я'],
  ['yı', 'йы'],
  ['yu', 'ю'],
  ['yü', 'ю'],
  ['yo', 'йо'],
  ['ye', 'е'],
  ['a', 'а'],
  ['â', 'а'],
  ['b', 'б'],
  ['c', 'дж'],
  ['ç', 'ч'],
  ['d', 'д'],
  ['e', 'е'],
  ['f', 'ф'],
  ['g', 'г'],
  ['ğ', 'г'],
  ['h', 'х'],
  ['ı', 'ы'],
  ['i', 'и'],
  ['î', 'и'],
  ['j', 'ж'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['ö', 'ё'],
  ['p', 'п'],
  ['r', 'р'],
  ['s', 'с'],
  ['ş', 'ш'],
  ['t', 'т'],
  ['u', 'у'],
  ['û', 'у'],
  ['ü', 'ю'],
  ['v', 'в'],
  ['w', 'в'],
  ['x', 'х'],
  ['y', 'й'],
  ['z', 'з'],
  ['q', 'к'],
];
/** Turkish vowels that are written otherwise where a word begins with them. */
const INITIAL = { e: 'э', ö: 'о', ü: 'у' };
/** The article, with the sun letter it takes on: "Ar Raqqah" gives "Эр-". */
const ARTICLE = /^(al|ar|as|aş|ash|ad|aḑ|adh|at|aţ|ath|an|az|az̧|el)$/;

function word(text, table) {
  let out = '';
  for (let i = 0; i < text.length; ) {
    const [from, to] = table.find(([from]) => text.startsWith(from, i)) ?? [text[i], ''];
    out += to;
    i += from.length;
  }
  return out;
}

function upper(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `country`: ISO code. Null where a letter has no rule, so that no half name is shown. */
export function toRussian(name, country) {
  const turkish = country === 'TR';
  const clean = name.normalize('NFC').replaceAll(/[‘’'ʻ`]/g, '');
  const lower = turkish ? clean.toLocaleLowerCase('tr') : clean.toLowerCase();
  // A cedilla under z has no letter of its own in Unicode: it stands as a mark.
  if (/[^a-zāīūáḩḑşţçğıîöüûâ -]/u.test(lower.replaceAll('z\u0327', 'z'))) return null;
  const words = lower.split(/[ -]/).filter(Boolean);
  return words
    .map((part, i) => {
      if (!turkish && i < words.length - 1 && ARTICLE.test(part)) {
        // Only л is softened: "эль-", but "эр-", "эш-".
        const article = `э${word(part.slice(1), ARABIC)}`.replace(/л$/, 'ль');
        return i === 0 ? upper(article) : article;
      }
      // A feminine ending is not sounded: "-iyah" is "-ия".
      const stem = turkish ? part : part.replace(/[īi]yah$/, 'iya').replace(/ah$/, 'a');
      const said = word(stem, turkish ? TURKISH : ARABIC);
      return upper(turkish ? (INITIAL[part[0]] ?? said[0]) + said.slice(1) : said);
    })
    .join('-');
}
