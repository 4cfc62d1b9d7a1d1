/**
 * Hostile words: each begins with a mark of its own, by which it is found wherever it is shown, and ends with one,
 * so that what stands around it can be told from it. Between them all that could hurt a page, as far as there is room.
 */

/** Shows itself in the markup of the page if it was not escaped. */
export const EVIL = 'class=evil';
/**
 * A tag, an entity, a right-to-left letter (without which an unisolated value turns nothing), an override, an isolate
 * that is never closed, a pop of the page's own, an ampersand, a sign that hides itself.
 */
const SHORT = `<b ${EVIL}>\u05D0\u202E\u2068\u2069\u2069\u200B&lt;`;
const MORE = `<img src=x onerror="window.ran=1"><script>window.ran=1</script>"'>\u202A\u2066{n}`;
/** What names on signed cards and lists of keys do not take. */
const CONTROL = '\u0000\u001B\u0085';
const END = 'z9z';

export class HostileWords {
  /** What each mark was put into. */
  readonly fields = new Map<string, string>();
  readonly #first: number;

  /** `first`: number of the first mark, so that no other words have the same. */
  constructor(first = 0) {
    this.#first = first;
  }

  /** At most `room` characters (24 at least); without control characters where `plain`. */
  for(field: string, room = 200, { plain = false } = {}): string {
    const mark = `q${this.#first + this.fields.size}q`;
    this.fields.set(mark, field);
    const parts = [SHORT, MORE, plain ? '' : CONTROL].join('');
    const filler = 'W'.repeat(Math.max(0, room - mark.length - END.length));
    return `${mark}${`${parts}${filler}`.slice(0, room - mark.length - END.length)}${END}`;
  }
  /** In all three languages. */
  trilingual(field: string, room: number, options = {}) {
    return {
      en: this.for(`${field}.en`, room, options),
      ru: this.for(`${field}.ru`, room, options),
      ar: this.for(`${field}.ar`, room, options),
    };
  }
}

/** True for what `HostileWords` made. */
export function isHostile(text: string): boolean {
  return /^q\d+q<b /.test(text);
}
