/** What the node checks by a clause, as a sentence: which one, and its values. Pure. */
import type { Params } from '../../../src/contract/index.ts';
import type { Clause, ClauseOf } from '../../../src/terms/index.ts';
import type { text } from './terms-text.ts';

export interface Words {
  nameOf(party: string): string;
  /** `West and East`. */
  listOf(words: readonly string[]): string;
  /** `12 h`, of milliseconds. */
  lengthOf(ms: number): string;
  typeOf(type: 'movement' | 'site' | 'area' | 'flight'): string;
  /** What a rank of an order of precedence names. */
  wordOf(word: ClauseOf<'priority'>['ranks'][number][number]): string;
  /** A class of entries that may be let go. */
  classOf(entryClass: 'notice' | 'reply' | 'watch' | 'line'): string;
}
export interface Said {
  key: keyof typeof text & `says.${string}`;
  params: Params;
}

const MINUTE_MS = 60_000;
/** Metres per second in km/h, to a tenth. */
const kmh = (mps: number): number => Math.round(mps * 36) / 10;

/** One sentence for each thing that is checked; a zone that asks for a lead time has two. */
export function sayClause(
  clause: Clause,
  { nameOf, listOf, lengthOf, typeOf, wordOf, classOf }: Words,
): Said[] {
  const parties = listOf(clause.binds.map(nameOf));
  switch (clause.kind) {
    case 'zone': {
      const authority = nameOf(clause.authority);
      const entry: Said = { key: `says.zone.${clause.requires}`, params: { parties, authority } };
      return clause.requires === 'no entry' || clause.leadMinutes === 0
        ? [entry]
        : [entry, { key: 'says.zone.lead', params: { length: lengthOf(clause.leadMinutes * MINUTE_MS) } }];
    }
    case 'separation':
      return [
        { key: 'says.separation', params: { parties, m: clause.distanceM } },
        ...(clause.verticalM === undefined
          ? []
          : [{ key: 'says.vertical' as const, params: { m: clause.verticalM } }]),
      ];
    case 'conduct':
      return [
        {
          key: 'says.conduct',
          params: {
            parties,
            within: clause.withinM,
            speed: kmh(clause.maxSpeedMps),
            least: clause.minDistanceM,
          },
        },
      ];
    case 'corridor':
      return [
        {
          key: 'says.corridor',
          params: { parties, m: clause.toleranceM, length: lengthOf(clause.sustainedS * 1_000) },
        },
      ];
    case 'reply':
      return [
        {
          key: 'says.reply',
          params: {
            parties,
            types: listOf(clause.noticeTypes.map(typeOf)),
            length: lengthOf(clause.withinMinutes * MINUTE_MS),
          },
        },
      ];
    case 'lead':
      return [
        {
          key: 'says.lead',
          params: {
            parties,
            types: listOf(clause.noticeTypes.map(typeOf)),
            length: lengthOf(clause.leadMinutes * MINUTE_MS),
          },
        },
      ];
    case 'priority': {
      const ranks = clause.ranks.map((rank, i) => `${i + 1}. ${listOf(rank.map(wordOf))}`).join('; ');
      return [{ key: 'says.priority', params: { parties, ranks } }];
    }
    case 'retention':
      return [
        {
          key: `says.retention.${clause.duty}`,
          params: { parties, classes: listOf(clause.classes.map(classOf)), days: clause.afterDays },
        },
      ];
  }
}
