/** What was just written, after the node said so: where it stands, and what it does not show yet. */
import { useSay } from '../../../kit/say.ts';
import { hashOf } from '../../../state/place.ts';
import type { Done } from './act.ts';
import { text } from './text.ts';

export function Written({ done: { words, index } }: { done: Done }) {
  const say = useSay();
  return (
    <div className="written" role="status">
      <strong>{words}</strong>{' '}
      {index === null ? null : (
        <a href={hashOf('record', String(index))}>{say(text.entry, { index: String(index) })}</a>
      )}
      <p className="hint">{say(text['done.written'])}</p>
    </div>
  );
}
