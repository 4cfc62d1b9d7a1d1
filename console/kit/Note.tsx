/** What stands where there is nothing, or where something went wrong. */
import type { ReactNode } from 'react';
import { ApiRefusal, NoAnswer, Unsure } from '../state/http.ts';
import { useSay } from './say.ts';
import { text } from './text.ts';
import { visible, visibleIn } from './visible.ts';

/** Why it is empty and what to do about it: never a blank panel. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}

export function Waiting() {
  const say = useSay();
  return (
    <p className="empty" role="status">
      {say(text.waiting)}
    </p>
  );
}

const whyOf = (error: unknown) =>
  error instanceof Unsure ? text.unsure : error instanceof NoAnswer ? text.noAnswer : text.failed;

/** A refusal in the node's own words: what is wrong and what would be right. */
export function Refused({ error }: { error: unknown }) {
  const say = useSay();
  if (!error) return null;
  if (error instanceof ApiRefusal)
    return (
      <div className="refused" role="alert">
        <strong>{visibleIn(error.what)}</strong> {visibleIn(error.mend)}
        <bdi className="code" dir="ltr">
          {error.code}
        </bdi>
      </div>
    );
  return (
    <div className="refused" role="alert">
      <strong>{say(whyOf(error))}</strong>
      {error instanceof NoAnswer ? null : (
        <bdi className="code" dir="ltr">
          {visible(String(error))}
        </bdi>
      )}
    </div>
  );
}
