/** A bulletin: the day counted, put into words, with the hash of what was counted. */
import { createHash } from 'node:crypto';
import type { Ask, Ctx, Read, Trilingual } from '../contract/index.ts';
import { canonicalJson } from '../record/index.ts';
import { LANGUAGES, say } from '../text/index.ts';
import { countDay, RULE_VERSION } from './count/index.ts';
import { type Day, timeIn } from './day.ts';
import {
  type Bulletin,
  type Count,
  type Counts,
  count,
  type Detail,
  type Figure,
  thingsOf,
} from './figure.ts';
import { FIGURES, type FigureId, SECTIONS, sectionOf } from './figures.ts';
import { gatherDay } from './gather.ts';
import { text } from './text.ts';

type Key = keyof typeof text;

function sentence(key: string): Trilingual {
  const found = text[key as Key];
  if (!found) throw new Error(`no sentence ${key}`);
  return found;
}

function sayEach(
  key: string,
  params: (language: keyof Trilingual) => Record<string, string | number>,
): Trilingual {
  const [en, ru, ar] = LANGUAGES.map((language) => say(language, sentence(key), params(language)));
  return { en: en as string, ru: ru as string, ar: ar as string };
}

function sayDetail(detail: Detail): Trilingual {
  return sayEach(detail.key, (language) =>
    'what' in detail ? { what: detail.what[language] } : { ...detail.params },
  );
}

const NOTHING: Count = count([]);

function figure(id: FigureId, rule: string, counts: Counts, part: string | null): Figure {
  const { entries, details } = counts[id] ?? NOTHING;
  const n = thingsOf(entries);
  const says =
    part === null
      ? sayEach(`briefings.f.${id}`, () => ({ count: n }))
      : sayEach('briefings.part', (language) => ({
          part: sentence(`briefings.l.${part}`)[language],
          count: n,
        }));
  return {
    id,
    of: part === null ? null : id.slice(0, -part.length - 1),
    count: n,
    says,
    rule: sentence(`briefings.r.${rule}`),
    details: details.map(sayDetail),
    entries,
  };
}

function figuresOf(counts: Counts): Figure[] {
  return FIGURES.flatMap(({ id, rule, parts }) => [
    figure(id, rule, counts, null),
    ...parts.map((part) => figure(`${id}.${part}` as FigureId, rule, counts, part)),
  ]);
}

/** What the hash is taken over: no words and no time of counting, so that the same record gives the same hash. */
export function countedOf({
  party,
  mode,
  date,
  zone,
  fromMs,
  toMs,
  ruleVersion,
  sections,
}: Omit<Bulletin, 'sha256'>): object {
  const figures = sections.flatMap((section) =>
    section.figures.map(({ id, count: n, entries }) => ({
      id,
      count: n,
      entries: entries.map(({ index, id: act, thing }) => ({ index, id: act, thing })),
    })),
  );
  return { party, mode, date, zone, fromMs, toMs, ruleVersion, figures };
}

export function hashOf(bulletin: Omit<Bulletin, 'sha256'>): string {
  return createHash('sha256')
    .update(canonicalJson(countedOf(bulletin)), 'utf8')
    .digest('hex');
}

/** RFC 3339 to the second, with the zone's distance from UTC at that moment. */
function instantIn(atMs: number, zone: string): string {
  const { time, offset } = timeIn(atMs, zone);
  return `${time.replace(' ', 'T')}${offset === '+00:00' ? 'Z' : offset}`;
}

/** Counts the day as this node's record holds it. */
export async function makeBulletin(read: Read, day: Day, ctx: Ctx, ask: Ask): Promise<Bulletin> {
  const figures = figuresOf(countDay(await gatherDay(read, day, ctx, ask)));
  const { date, zone, fromMs, toMs } = day;
  const bulletin = {
    party: ctx.party,
    mode: ctx.mode,
    date,
    zone,
    fromMs,
    toMs,
    from: instantIn(fromMs, zone),
    to: instantIn(toMs, zone),
    computedMs: ctx.now,
    computed: instantIn(ctx.now, zone),
    complete: toMs <= ctx.now,
    ruleVersion: RULE_VERSION,
    sections: SECTIONS.map((id) => ({
      id,
      title: sentence(`briefings.s.${id}`),
      figures: figures.filter((one) => sectionOf(one.id) === id),
    })),
  };
  return { ...bulletin, sha256: hashOf(bulletin) };
}
