/** Says in plain sight that the map does not show now, what it shows, and the way back. */
import { Button } from '../../kit/Button.tsx';
import { localOf, spanOf, utcOf } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import { useNow } from '../../state/clock.ts';
import { useSession } from '../../state/session.ts';
import { showNow } from '../../state/shown-time.ts';
import { text } from './text.ts';
import type { ShownNow } from './use-shown.ts';

export function MomentBar({ shown: { when, atMs, waiting, missing } }: { shown: ShownNow }) {
  const say = useSay();
  const now = useNow();
  const { me } = useSession();
  if (when === 'now') return null;
  const local = localOf(atMs, me.zone);
  const at = [utcOf(atMs, now), ...(local ? [local] : [])].join(' · ');
  return (
    <div className={`moment-bar ${when}`}>
      <strong>{say(text[`moment.${when}`], { at, span: spanOf(say, now - atMs) })}</strong>
      {waiting ? <span>{say(text.waiting)}</span> : null}
      {missing > 0 ? <span>{say(text.missing, { n: missing })}</span> : null}
      <Button onPress={showNow}>{say(text.backToNow)}</Button>
    </div>
  );
}
