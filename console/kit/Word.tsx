/** What keeps its own direction wherever it stands: call signs, ids, and somebody's own words. */

/** Overrides, embeddings, forced isolates and control characters: they would turn or hide what stands around them. */
// oxlint-disable-next-line no-control-regex
const TURNING =
  /[\u202A-\u202E\u2066-\u2069\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029]/g;

/** The same text with what cannot be seen made visible, as `[U+202E]`. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(
      TURNING,
      (character) =>
        `[U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
}

/** A call sign, name or number inside a sentence or a row. */
export function Word({ children, className }: { children: string | number; className?: string }) {
  return <bdi className={className}>{visible(String(children))}</bdi>;
}

/** An id, hash or grid reference: fixed width, left to right. */
export function Code({ children }: { children: string | number }) {
  return (
    <bdi className="code" dir="ltr">
      {visible(String(children))}
    </bdi>
  );
}

/** Somebody's own words, exactly, in their own direction. */
export function Verbatim({ children, lang }: { children: string; lang?: string }) {
  return (
    <blockquote className="verbatim" dir="auto" lang={lang}>
      {visible(children)}
    </blockquote>
  );
}
