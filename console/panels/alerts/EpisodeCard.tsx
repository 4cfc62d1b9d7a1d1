/** One thing to act on: how long is left, what it is, who says so, what can be done. */

import { sentenceOf } from '../../../src/watch/sentence.ts';
import { Badge } from '../../kit/Badge.tsx';
import { Button } from '../../kit/Button.tsx';
import { Age, Moment, spanOf } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import { beside, visibleIn } from '../../kit/visible.ts';
import { useNow } from '../../state/clock.ts';
import { heardAt } from '../../state/live.ts';
import { go, selection } from '../../state/place.ts';
import { useLanguage, useMay, useNameOf } from '../../state/session.ts';
import { levelOf } from './quiet.ts';
import { text } from './text.ts';
import { type Episode, lastSeen } from './urgency.ts';
import { quieten, useQuiet } from './use-alarm.ts';

function Left({ dueMs }: { dueMs: number }) {
  const say = useSay();
  const now = useNow();
  const span = spanOf(say, dueMs - now);
  return <strong className="left">{say(dueMs >= now ? text.left : text.passed, { span })}</strong>;
}

/** An alarm sounds before it is written; only when the entry keeps one waiting is that worth a line. */
const WRITTEN_WITHIN_MS = 3_000;
const isOverdue = (id: string): boolean =>
  performance.now() - (heardAt.get(id) ?? Number.NEGATIVE_INFINITY) > WRITTEN_WITHIN_MS;

export function EpisodeCard({ episode, onClose }: { episode: Episode; onClose(episode: Episode): void }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  // Once a second: the card counts, and says when the entry is overdue.
  const now = useNow();
  const level = levelOf(episode, now);
  const quiet = useQuiet({ id: episode.id, level });
  const mayClose = useMay('watch', 'liaison', 'command');
  const { id, signal, rank, dueMs, raisers, unrecorded, unseen, reopened, open, sinceMs } = episode;
  const told = unseen ? lastSeen(signal) : signal;
  const [first] = open;
  const pressing = rank === 'now' || rank === 'soon';
  return (
    <article className={`episode ${rank.replace(' ', '-')}`} data-episode={id}>
      <header>
        <Badge tone={pressing ? 'bad' : rank === 'over' ? 'quiet' : 'wait'}>
          {say(text[`type.${signal.type}`])}
        </Badge>
        {dueMs === null ? (
          <span className="hint">
            <Age ms={Math.min(sinceMs, now)} />
          </span>
        ) : (
          <Left dueMs={dueMs} />
        )}
      </header>
      <p>{visibleIn(sentenceOf(language, told, true, nameOf))}</p>
      <p className="hint">{say(text.raisers, { names: beside(raisers.map(nameOf), '; ') })}</p>
      {unseen ? (
        <p className="warned">
          {say(text.unseen)} <Moment ms={signal.atMs} />
        </p>
      ) : null}
      {reopened ? <p className="warned">{say(text.reopened)}</p> : null}
      {unrecorded && isOverdue(id) ? <p className="warned">{say(text.unrecorded)}</p> : null}
      <div className="buttons">
        {first ? (
          <Button onPress={() => selection.set({ kind: 'alert', id: first.alertId })}>
            {say(text.onMap)}
          </Button>
        ) : null}
        {pressing && !quiet ? (
          <Button onPress={() => quieten(id, level)}>{say(text['sound.quiet'])}</Button>
        ) : null}
        {pressing ? <Button onPress={() => go('line', 'new', 'stop')}>{say(text.stop)}</Button> : null}
        {first ? (
          <Button onPress={() => go('incidents', 'new', first.alertId)}>{say(text.incident)}</Button>
        ) : null}
        {first && mayClose ? <Button onPress={() => onClose(episode)}>{say(text.close)}</Button> : null}
      </div>
    </article>
  );
}
