/** A plan upon ground kept clear for fire: what, when, and the way to the notices. */
import { Badge } from '../../kit/Badge.tsx';
import { Button } from '../../kit/Button.tsx';
import { useFindingWords } from '../../kit/finding-words.ts';
import { Age } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import type { ConflictAnswer } from '../../state/answers.ts';
import { go, selection } from '../../state/place.ts';
import { soundingOfFire } from './fires.ts';
import { text } from './text.ts';
import { quieten, useQuiet } from './use-alarm.ts';

export function FireCard({ conflict }: { conflict: ConflictAnswer }) {
  const say = useSay();
  const sayFinding = useFindingWords();
  const sounding = soundingOfFire(conflict);
  const quiet = useQuiet(sounding);
  const { actId, subject, finding, localMs } = conflict;
  return (
    <article className="episode now" data-fire={actId}>
      <header>
        <Badge tone="bad">{say(text.fire)}</Badge>
        <span className="hint">
          <Age ms={localMs} />
        </span>
      </header>
      <p>{sayFinding(subject.party, finding)}</p>
      <div className="buttons">
        <Button tone="main" onPress={() => go('line', 'new', 'stop')}>
          {say(text.stop)}
        </Button>
        <Button onPress={() => selection.set({ kind: 'conflict', id: actId })}>{say(text.onMap)}</Button>
        {quiet ? null : (
          <Button onPress={() => quieten(sounding.id, sounding.level)}>{say(text['sound.quiet'])}</Button>
        )}
      </div>
    </article>
  );
}
