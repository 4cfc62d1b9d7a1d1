/** Proposals, questions and what was tried, as people read them. Points of the route are counted from 1. */
import type { Params, Trilingual } from '../../contract/index.ts';
import { LANGUAGES, type Language, say } from '../../text/index.ts';
import { timeOf } from '../say-finding.ts';
import type { Against, Proposal, Suggestion, Tried } from './proposal.ts';
import { text } from './text.ts';

type Sentence = keyof typeof text;
/** How a party is called where the sentence is read. */
type NameOf = (party: string) => string;
const asId: NameOf = (party) => party;

class Words {
  readonly #language: Language;
  readonly #nameOf: NameOf;
  constructor(language: Language, nameOf: NameOf) {
    this.#language = language;
    this.#nameOf = nameOf;
  }

  say(sentence: Sentence, params: Params = {}): string {
    return say(this.#language, text[sentence], params);
  }

  by(seconds: number): string {
    const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    if (h > 0) return this.say('change.by.h', { h, min, s });
    return min > 0 ? this.say('change.by.min', { min, s }) : this.say('change.by.s', { s });
  }

  about({ party, noticeId, clause }: Against): string {
    return noticeId === null
      ? this.say('change.about.clause', { clause: clause ?? '-' })
      : this.say('change.about.notice', { notice: noticeId, party: this.#nameOf(party ?? '-') });
  }

  list(all: readonly Against[]): string {
    return all.map((one) => this.about(one)).join(', ');
  }

  proposal(proposal: Proposal): string {
    const { kind, shiftS, extraM, from, to, at, cost, change, removes, leaves, askAgain } = proposal;
    const atMs = change.times.type === 'passage' ? change.times.atMs : [change.times.fromMs];
    const leaveMs = (kind === 'hold' ? atMs[from + 1] : atMs[0]) as number;
    const params = {
      by: this.by(Math.abs(shiftS)),
      from: from + 1,
      to: to + 1,
      extra: extraM,
      place: `${at.lat.toFixed(5)}, ${at.lon.toFixed(5)}`,
      leave: timeOf(leaveMs),
      arrive: timeOf(atMs.at(-1) as number),
    };
    const what: Sentence =
      kind === 'retime' ? (shiftS < 0 ? 'change.faster' : 'change.slower') : `change.${kind}`;
    const said = [this.say(what, params), this.say('change.cost', { cost })];
    said.push(this.say('change.removes', { list: this.list(removes) }));
    if (leaves.length > 0) said.push(this.say('change.leaves', { list: this.list(leaves) }));
    if (askAgain.length > 0)
      said.push(this.say('change.ask-again', { list: askAgain.map(this.#nameOf).join(', ') }));
    return said.join(' ');
  }

  question(own: string, { party, what, about }: Suggestion['questions'][number]): string {
    const sentence = what === 'consent' ? 'change.consent' : party === own ? 'change.ask.own' : 'change.ask';
    return this.say(sentence, { party: this.#nameOf(party), about: this.about(about) });
  }

  tried({ kind, outcome, looked, gaveUp }: Tried, mostS: number): string {
    const params = { kind: this.say(`change.kind.${kind}`), looked, most: this.by(mostS) };
    const said = this.say(`change.tried.${outcome}`, params);
    return gaveUp ? `${said} ${this.say('change.gave-up')}` : said;
  }
}

export interface SaidSuggestion {
  state: string;
  proposals: string[];
  questions: string[];
  tried: string[];
}

/** All of an answer in one language. */
export function saySuggestionIn(language: Language, found: Suggestion, nameOf = asId): SaidSuggestion {
  const words = new Words(language, nameOf);
  const { state, proposals, questions, tried, subject, inputs } = found;
  return {
    state: words.say(`change.state.${state}`),
    proposals: proposals.map((proposal) => words.proposal(proposal)),
    questions: questions.map((question) => words.question(subject.party, question)),
    tried: tried.map((one) => words.tried(one, inputs.limits.mostS)),
  };
}

/** The answer with each of its parts in each language; parties by their ids. */
export function saySuggestion(found: Suggestion) {
  const [en, ru, ar] = LANGUAGES.map((language) => saySuggestionIn(language, found)) as [
    SaidSuggestion,
    SaidSuggestion,
    SaidSuggestion,
  ];
  const at = (part: 'proposals' | 'questions' | 'tried', i: number): Trilingual => ({
    en: en[part][i] as string,
    ru: ru[part][i] as string,
    ar: ar[part][i] as string,
  });
  return {
    ...found,
    proposals: found.proposals.map((one, i) => ({ ...one, says: at('proposals', i) })),
    questions: found.questions.map((one, i) => ({ ...one, says: at('questions', i) })),
    tried: found.tried.map((one, i) => ({ ...one, says: at('tried', i) })),
    says: { en: en.state, ru: ru.state, ar: ar.state },
  };
}
