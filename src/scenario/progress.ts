/** One line for each thing that happens, in words. */
import type { Trilingual } from '../contract/index.ts';
import { buildHouse, rooms } from '../node/index.ts';
import { type Language, say } from '../text/index.ts';
import type { Scenario } from './file.ts';
import { text } from './text.ts';
import type { Happening } from './timeline.ts';

export interface Progress {
  variant: string;
  atMs: number;
  /** Whose doing, as people call the party; empty for what is nobody's. */
  party: Trilingual | null;
  what: Trilingual;
}

const house = buildHouse(rooms);

function summaryOf(name: string): Trilingual | undefined {
  return (house.commands.get(name) ?? house.queries.get(name))?.summary;
}

/** What a person is told; null for reports after a unit's first, and for time that merely passes. */
export function progressOf(scenario: Scenario, variant: string, happening: Happening): Progress | null {
  if ('reports' in happening) return happening.first ? beginsToReport(scenario, variant, happening) : null;
  if (!('step' in happening)) return null;
  const { step, atMs } = happening;
  const names = (id: string) => scenario.parties[id]?.names ?? { en: id, ru: id, ar: id };
  if ('link' in step) {
    const [a, b] = step.link.between.map(names) as [Trilingual, Trilingual];
    const sentence = text[step.link.up ? 'scenario.link-up' : 'scenario.link-down'];
    const fill = (language: Language) => say(language, sentence, { a: a[language], b: b[language] });
    return { variant, atMs, party: null, what: { en: fill('en'), ru: fill('ru'), ar: fill('ar') } };
  }
  const party = names(step.node);
  if ('prove' in step) return { variant, atMs, party, what: text['scenario.prove'] };
  const name = 'do' in step ? step.do : step.ask;
  return { variant, atMs, party, what: summaryOf(name) ?? { en: name, ru: name, ar: name } };
}

function beginsToReport(
  scenario: Scenario,
  variant: string,
  { atMs, party, reports }: Extract<Happening, { reports: unknown }>,
): Progress {
  const unit = reports[0]?.unit ?? '';
  const fill = (language: Language) => say(language, text['scenario.reports'], { unit });
  const names = scenario.parties[party]?.names ?? { en: party, ru: party, ar: party };
  return { variant, atMs, party: names, what: { en: fill('en'), ru: fill('ru'), ar: fill('ar') } };
}

/** The line: time, party, what. */
export function sayProgress(language: Language, { atMs, party, what }: Progress): string {
  const time = new Date(atMs).toISOString().replace(/:00\.000Z$/, 'Z');
  return say(language, text[party ? 'scenario.line' : 'scenario.line-nobody'], {
    at: time,
    party: party?.[language] ?? '',
    what: what[language],
  });
}
