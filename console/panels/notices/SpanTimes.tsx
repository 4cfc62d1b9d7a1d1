/** When a notice is of force: UTC, the party's own time beside it, and how far off that is. */
import { useSay } from '../../kit/say.ts';
import { useNow } from '../../state/clock.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { lengthOf } from './length.ts';
import { phaseOf, type Span, spanWords } from './span.ts';
import { text } from './text.ts';

export function SpanTimes({ span }: { span: Span | null }) {
  const say = useSay();
  const language = useLanguage();
  const { me } = useSession();
  if (!span) return <span className="span">{say(text.untimed)}</span>;
  const { utc, local } = spanWords(span, { zone: me.zone, language });
  return (
    <span className="span">
      {span.exact ? null : <small>{say(text.rough)} </small>}
      <bdi dir="ltr" className="number">
        {utc}
      </bdi>{' '}
      {span.toMs === null ? `· ${say(text['open-end'])}` : null}
      {local ? (
        <small>
          <bdi dir="ltr" className="number">
            {local}
          </bdi>
        </small>
      ) : null}
    </span>
  );
}

/** `begins in 3 h`, `ends in 20 min`, `ended 2 h ago`: it counts. */
export function Counting({ span }: { span: Span | null }) {
  const say = useSay();
  const now = useNow();
  if (!span) return null;
  const { fromMs, toMs } = span;
  switch (phaseOf(span, now)) {
    case 'coming':
      return <>{say(text.begins, { span: lengthOf(say, fromMs - now) })}</>;
    case 'running':
      return <>{toMs === null ? say(text.running) : say(text.ends, { span: lengthOf(say, toMs - now) })}</>;
    default:
      return <>{say(text.ended, { span: lengthOf(say, now - (toMs ?? now)) })}</>;
  }
}
