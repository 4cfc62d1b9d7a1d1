/** A list that stays the same object while the same things stand in it, so that what is drawn from it is not drawn anew. */
import { useRef } from 'react';

/** Alike: the same length and, one by one, the same value under every name, one level deep. */
export function alike(a: readonly object[], b: readonly object[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i] as object;
      if (one === other) return true;
      const names = Object.keys(one);
      return (
        names.length === Object.keys(other).length &&
        names.every((name) => Object.is(one[name as never], other[name as never]))
      );
    })
  );
}

export function useSteady<Each extends object>(list: readonly Each[]): readonly Each[] {
  const held = useRef(list);
  if (held.current !== list && !alike(held.current, list)) held.current = list;
  return held.current;
}
