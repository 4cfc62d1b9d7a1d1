/** What makes one trilingual sentence sound: `catalogue.test.ts` holds every room's to it. */
import { IntlMessageFormat } from 'intl-messageformat';

const LANGUAGES = ['en', 'ru', 'ar'] as const;
type Language = (typeof LANGUAGES)[number];

/** Node of a parsed ICU message; the numbers are the library's own. */
interface Part {
  type: number;
  value?: string;
  options?: Record<string, { value: Part[] }>;
  pluralType?: 'cardinal' | 'ordinal';
  children?: Part[];
}
const LITERAL = 0;
const PLURAL = 6;
const POUND = 7;

interface Parsed {
  literal: string;
  params: Set<string>;
  faults: string[];
}

function parse(language: Language, pattern: string): Parsed {
  const parsed: Parsed = { literal: '', params: new Set(), faults: [] };
  const walk = (parts: Part[]) => {
    for (const part of parts) {
      if (part.type === LITERAL) parsed.literal += ` ${part.value}`;
      else if (part.type !== POUND) parsed.params.add(part.value as string);
      if (part.type === PLURAL) parsed.faults.push(...pluralFaults(language, part));
      for (const option of Object.values(part.options ?? {})) walk(option.value);
      if (part.children) walk(part.children);
    }
  };
  walk(new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true }).getAst() as Part[]);
  return parsed;
}

/** An exact `=1` stands in for a category only where that category means exactly this number. */
const EXACT: Record<Language, Record<string, string>> = {
  en: { one: '=1' },
  ru: {},
  ar: { zero: '=0', one: '=1', two: '=2' },
};

function pluralFaults(language: Language, part: Part): string[] {
  const given = new Set(Object.keys(part.options ?? {}));
  const rules = new Intl.PluralRules(language, { type: part.pluralType ?? 'cardinal' });
  return rules
    .resolvedOptions()
    .pluralCategories.filter(
      (category) => !given.has(category) && !given.has(EXACT[language][category] ?? category),
    )
    .map((category) => `${language}: plural of {${part.value}} lacks "${category}"`);
}

const SCRIPT: Record<Language, RegExp> = {
  en: /[A-Za-z]/,
  ru: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
};

/** Codes and names of formats stay as they are in every language: GPX, GeoJSON, T-72. */
function isPureCode(literal: string): boolean {
  const words = literal.match(/\p{L}[\p{L}\d]*/gu) ?? [];
  return words.every((word) => /^[A-Z\d]+$/.test(word) || /^[A-Za-z]+[A-Z]/.test(word));
}

/** One line for each fault of a sentence; empty when it is sound. */
export function faultsOf(sentence: unknown): string[] {
  if (typeof sentence !== 'object' || sentence === null) return ['is no sentence in three languages'];
  const record = sentence as Record<string, unknown>;
  const faults: string[] = [];
  const parsed = new Map<Language, Parsed>();
  for (const language of LANGUAGES) {
    const pattern = record[language];
    if (typeof pattern !== 'string' || pattern.trim() === '') faults.push(`${language}: missing or empty`);
    else {
      try {
        parsed.set(language, parse(language, pattern));
      } catch (error) {
        faults.push(`${language}: does not parse: ${(error as Error).message}`);
      }
    }
  }
  const en = parsed.get('en');
  if (!en) return faults;
  for (const [language, { params, literal, faults: own }] of parsed) {
    faults.push(...own);
    const missing = [...en.params].filter((name) => !params.has(name));
    const extra = [...params].filter((name) => !en.params.has(name));
    if (missing.length > 0) faults.push(`${language}: lacks {${missing.join('}, {')}} of the English`);
    if (extra.length > 0) faults.push(`${language}: has {${extra.join('}, {')}}, which the English has not`);
    if (!isPureCode(en.literal) && !SCRIPT[language].test(literal))
      faults.push(`${language}: not in its own letters`);
    for (const other of ['ru', 'ar'] as const) {
      if (other !== language && SCRIPT[other].test(literal))
        faults.push(`${language}: holds letters of ${other}`);
    }
  }
  return faults;
}

/** Names of the parameters of a sentence, from the English. */
export function paramsOf(sentence: { en: string }): Set<string> {
  return parse('en', sentence.en).params;
}
