/** A state in a few words, with its sign and when it was so; long names are clipped and whole in the tooltip. */
import type { Params, Trilingual } from '../../../../src/contract/index.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { Moment } from '../../../kit/Moment.tsx';
import { useSay } from '../../../kit/say.ts';
import { visible } from '../../../kit/visible.ts';
import type { Words } from './words.ts';

/** What others wrote is made visible before it is put into a sentence, so that the sentence keeps its own order. */
export function useSaid(): (sentence: Trilingual, params: Params) => string {
  const say = useSay();
  return (sentence, params) =>
    say(
      sentence,
      Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          typeof value === 'string' ? visible(value) : value,
        ]),
      ),
    );
}

export function Sign({ words }: { words: Words }) {
  const said = useSaid()(words.sentence, words.params);
  return (
    <div className="state">
      <Badge tone={words.tone}>
        <span className="clip" title={said}>
          {said}
        </span>
      </Badge>
      {words.atMs === undefined ? null : (
        <small>
          <Moment ms={words.atMs} />
        </small>
      )}
    </div>
  );
}
