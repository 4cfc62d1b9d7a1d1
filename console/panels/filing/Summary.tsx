/** Always in sight under the form: what was answered, what is still missing, and sending. */
import { Badge } from '../../kit/Badge.tsx';
import { Button } from '../../kit/Button.tsx';
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { NoAnswer } from '../../state/http.ts';
import { useLanguage } from '../../state/session.ts';
import { useStore } from '../../state/store.ts';
import type { Answered } from './answers.ts';
import { text as answersText } from './answers-text.ts';
import { focusAt, sayWrong, useFiling } from './filing.ts';
import { minutesOf } from './minutes.ts';
import { summed } from './summed.ts';
import { text } from './text.ts';

function Answers({ answered }: { answered: Answered }) {
  const say = useSay();
  const { form, sharing } = useFiling();
  const { lateMinutes, leadAsked, conflicts, possible, zones } = summed(answered);
  const unknown = <Badge tone="quiet">{say(answersText['sum.unknown'])}</Badge>;
  return (
    <p className="sums">
      {lateMinutes === null ? (
        unknown
      ) : (
        <Badge tone={lateMinutes > 0 ? 'bad' : leadAsked ? 'good' : 'quiet'}>
          {lateMinutes > 0
            ? say(answersText['sum.lead.late'], { late: minutesOf(say, lateMinutes) })
            : say(answersText[leadAsked ? 'sum.lead.good' : 'sum.lead.none'])}
        </Badge>
      )}
      {conflicts === null ? (
        lateMinutes === null ? null : (
          unknown
        )
      ) : (
        <Badge tone={conflicts > 0 ? 'bad' : possible > 0 ? 'quiet' : 'good'}>
          {say(answersText['sum.found'], { n: conflicts })}
        </Badge>
      )}
      {possible > 0 ? <Badge tone="wait">{say(answersText['sum.possible'], { n: possible })}</Badge> : null}
      {zones > 0 ? <Badge tone="bad">{say(answersText['sum.zones'], { n: zones })}</Badge> : null}
      <Badge tone={!form.asBefore && sharing.to?.length === 0 ? 'wait' : 'quiet'}>
        {form.asBefore
          ? say(answersText['sum.before'])
          : say(answersText['sum.told'], { n: sharing.to?.length ?? 0 })}
      </Badge>
      {answered.stale && (answered.lead || answered.checked) ? (
        <small>{say(answersText['sum.asking'])}</small>
      ) : null}
    </p>
  );
}

export function Summary({
  answered,
  busy,
  error,
  onSend,
}: {
  answered: Answered;
  busy: boolean;
  error: unknown;
  onSend(): void;
}) {
  const say = useSay();
  const language = useLanguage();
  const { draft, noticeId, wrongs, tried } = useFiling();
  const changed = useStore(draft.changed);
  const [first] = wrongs;
  return (
    <footer className="filing-foot">
      <Answers answered={answered} />
      {tried && first ? (
        <p className="wrong-at" role="alert">
          {say(text.left, { n: wrongs.length })} {sayWrong(language, first)}{' '}
          <button type="button" className="as-link" onClick={() => focusAt(first.at)}>
            {say(text['left.first'])}
          </button>
        </p>
      ) : null}
      <Refused error={error} />
      {error instanceof NoAnswer ? <p className="warned">{say(text['no-answer'])}</p> : null}
      <div className="buttons">
        <Button tone="main" busy={busy} onPress={onSend}>
          {say(noticeId === undefined ? text.send : text['send.amend'])}
        </Button>
        <small>{say(changed ? text.kept : text.unwritten)}</small>
      </div>
    </footer>
  );
}
