/** A message that waits for somebody here: who says what since when, and the way to it. */
import type { MessageView } from '../../../src/line/index.ts';
import { sayMessage } from '../../../src/line/sentence.ts';
import { Badge } from '../../kit/Badge.tsx';
import { Button } from '../../kit/Button.tsx';
import { Age } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import { visibleIn } from '../../kit/visible.ts';
import { go } from '../../state/place.ts';
import { useLanguage, useNameOf, useSession } from '../../state/session.ts';
import { text as lineText } from '../line/text.ts';
import { isUrgent, soundingOf } from './calls.ts';
import { text } from './text.ts';
import { quieten, useQuiet } from './use-alarm.ts';

export function CallCard({ message }: { message: MessageView }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  const { me } = useSession();
  const { from, messageId, precedence, localMs } = message;
  const urgent = isUrgent(message, me.party);
  const sounding = soundingOf(message, me.party);
  const quiet = useQuiet(sounding);
  return (
    <article className={`episode ${urgent ? 'now' : 'going-on'}`}>
      <header>
        <Badge tone={urgent ? 'bad' : 'wait'}>{say(lineText[`precedence.${precedence}`])}</Badge>
        <span className="hint">
          <Age ms={localMs} />
        </span>
      </header>
      <p>{visibleIn(sayMessage(language, { ...message, from: nameOf(from) }))}</p>
      <div className="buttons">
        <Button tone={urgent ? 'main' : 'plain'} onPress={() => go('line', from, messageId)}>
          {say(text.answer)}
        </Button>
        {urgent && !quiet ? (
          <Button onPress={() => quieten(sounding.id, sounding.level)}>{say(text['sound.quiet'])}</Button>
        ) : null}
      </div>
    </article>
  );
}
