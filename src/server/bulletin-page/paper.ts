/** What every part of the paper needs to speak: language, zone, names of the parties, and whether it stands alone. */
import { timeIn } from '../../briefings/index.ts';
import type { Params } from '../../contract/index.ts';
import { type Language, say } from '../../text/index.ts';
import { type Html, html, word } from '../html.ts';
import { text } from './text.ts';

export class Paper {
  readonly language: Language;
  readonly zone: string;
  /** True in a saved file: nothing in it leads to the node. */
  readonly alone: boolean;
  readonly #names: ReadonlyMap<string, string>;

  constructor(language: Language, zone: string, alone: boolean, names: ReadonlyMap<string, string>) {
    this.language = language;
    this.zone = zone;
    this.alone = alone;
    this.#names = names;
  }

  say(key: keyof typeof text, params: Params = {}): string {
    return say(this.language, text[key], params);
  }

  party(id: string): Html {
    return word(this.#names.get(id) ?? id);
  }

  /** `2020-08-25 12:30:00 +03:00`, alike in all languages. */
  instant(atMs: number): string {
    const { time, offset } = timeIn(atMs, this.zone);
    return `${time} ${offset === '+00:00' ? 'UTC' : offset}`;
  }
  time(atMs: number): Html {
    return html`<time datetime="${new Date(atMs).toISOString()}" dir="ltr"><bdi>${this.instant(atMs)}</bdi></time>`;
  }
}
