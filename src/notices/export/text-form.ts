/** The template that is read over the telephone: a title, a label on each line, and the route point by point. */
import type { Language } from '../../text/index.ts';
import { momentText, pointText, WORDS, type Word } from '../flat/index.ts';
import { isPlainPart, ROUTE_LABELS, TITLES } from '../import/index.ts';
import {
  type ExportedNotice,
  isClean,
  passagesOf,
  pointOf,
  titleOf,
  type Written,
  wordsOf,
} from './exported.ts';

const NAME_LABELS = { en: 'Name', ru: 'Название', ar: 'الاسم' } as const;
const PLACE_LABELS = { en: 'Position', ru: 'Координаты', ar: 'الإحداثيات' } as const;

const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** null: no place is shown. */
export function textFormOf(notice: ExportedNotice, language: Language): Written | null {
  const { fields } = notice;
  const place = pointOf(fields);
  if (!place) return null;
  const passages = passagesOf(fields);
  const plain = passages?.every(({ name }) => name === '' || isPlainPart(name)) ?? false;
  const words = wordsOf(notice, { pointNames: plain, placeName: true });
  // The title says it.
  delete words.type;
  const lines = [TITLES[notice.type][language]];
  const title = titleOf(notice);
  if (!passages && isClean(title)) lines.push(`${NAME_LABELS[language]}: ${title}`);
  if (!passages) lines.push(`${PLACE_LABELS[language]}: ${pointText(place)}`);
  for (const [word, value] of Object.entries(words) as [Word, string][])
    lines.push(`${upper(WORDS[word][language])}: ${value}`);
  if (passages) {
    lines.push(`${ROUTE_LABELS[language]}:`);
    for (const { at, atMs, name } of passages) {
      const parts = [plain ? name : '', pointText(at), atMs === null ? '' : momentText(atMs)];
      lines.push(`- ${parts.filter((part) => part !== '').join('; ')}`);
    }
  }
  return { text: `${lines.join('\n')}\n`, losses: [] };
}
