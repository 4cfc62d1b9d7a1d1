/** Small things that every section says: times, ages, marks of state. */
import type { Params } from '../../contract/index.ts';
import { type Language, say } from '../../text/index.ts';
import { type Html, html, type Piece, word } from '../html.ts';
import { text } from './text.ts';

export type Key = keyof typeof text;

/** How something stands. The word says it; colour and sign only repeat it. */
export type Tone = 'good' | 'wait' | 'bad' | 'quiet';
const SIGNS: Readonly<Record<Tone, string>> = { good: '✓', wait: '○', bad: '▲', quiet: '–' };

/** What sections need to speak: the language, the node's time, the parties' names. */
export class Saying {
  readonly language: Language;
  readonly nowMs: number;
  readonly #names: ReadonlyMap<string, string>;

  constructor(language: Language, nowMs: number, names: ReadonlyMap<string, string>) {
    this.language = language;
    this.nowMs = nowMs;
    this.#names = names;
  }

  say(key: Key, params: Params = {}): string {
    return say(this.language, text[key], params);
  }

  /** A party by its name in this language. */
  party(id: string): Html {
    return word(this.#names.get(id) ?? id);
  }
  partyName(id: string): string {
    return this.#names.get(id) ?? id;
  }

  /** `2020-08-25 09:30:00 UTC`, alike in all languages, so that two sides read one time to each other. */
  time(atMs: number): Html {
    if (!Number.isFinite(atMs) || Math.abs(atMs) > 8.64e15) return html`–`;
    const iso = new Date(atMs).toISOString();
    const shown = iso.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
    return html`<time datetime="${iso}" dir="ltr"><bdi>${shown}</bdi></time>`;
  }

  /** The largest whole unit that fits, rounded down. */
  span(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    if (seconds < 120) return this.say('status.seconds', { n: seconds });
    if (seconds < 7200) return this.say('status.minutes', { n: Math.floor(seconds / 60) });
    if (seconds < 172_800) return this.say('status.hours', { n: Math.floor(seconds / 3600) });
    return this.say('status.days', { n: Math.floor(seconds / 86_400) });
  }
  ago(atMs: number): string {
    return this.say('status.ago', { age: this.span(this.nowMs - atMs) });
  }

  mark(tone: Tone, what: Piece): Html {
    return html`<span class="mark ${tone}"><span class="sign" aria-hidden="true">${SIGNS[tone]}</span> ${what}</span>`;
  }
}

/** Columns of a table; null for one that only holds what its rows are named by. */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly Html[],
  className = '',
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="${className}"><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>${rows}</table></div>`;
}

/** What a bound left out is counted and said. */
export function more(saying: Saying, hidden: number): Html | null {
  return hidden > 0 ? html`<p class="more">${saying.say('status.more', { n: hidden })}</p>` : null;
}

export interface Section {
  id: string;
  title: string;
  /** How many there are; null where that says nothing. */
  count: number | null;
  tone: Tone;
  body: Html;
}
