/** What keeps its own direction wherever it stands: call signs, ids, and somebody's own words. */
import { visible, visibleWords } from './visible.ts';

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
      {visibleWords(children)}
    </blockquote>
  );
}
