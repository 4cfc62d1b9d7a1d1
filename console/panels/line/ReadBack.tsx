/** Reading back: the officer types what was taken down; only a match acknowledges. */
import type { Difference } from '../../../src/line/index.ts';
import { sayDifference } from '../../../src/line/sentence.ts';
import { Button } from '../../kit/Button.tsx';
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { PlaceField, WhenField } from '../../kit/TypedFields.tsx';
import { placeTyped, whenTyped } from '../../kit/typed.ts';
import { nodeNow } from '../../state/clock.ts';
import { useKept } from '../../state/kept.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { useAct } from './Acting.tsx';
import type { Message } from './answers.ts';
import { text } from './text.ts';

interface Taken {
  acknowledged: boolean;
  differences: Difference[];
}

export function ReadBack({ message }: { message: Message }) {
  const say = useSay();
  const language = useLanguage();
  const { me } = useSession();
  const { at, timeMs, expiresMs } = message.wording;
  const kept = `read-back/${message.from}/${message.messageId}/${message.wording.version}`;
  const [place, setPlace] = useKept(`${kept}/place`, '');
  const [time, setTime] = useKept(`${kept}/time`, '');
  const [expiry, setExpiry] = useKept(`${kept}/expiry`, '');
  const acting = useAct<object>(message, 'acknowledgements');
  const result = acting.data as Taken | undefined;
  const zone = { zone: me.zone, nowMs: nodeNow() };
  const read = {
    at: placeTyped(place, language),
    timeMs: whenTyped(time, language, zone),
    expiresMs: whenTyped(expiry, language, zone),
  };
  const nothing = at === null && timeMs === null && expiresMs === null;
  const wrong = Object.values(read).some((each) => each.wrong !== null);
  const send = (): void =>
    acting.mutate({
      at: read.at.value,
      timeMs: read.timeMs.value,
      expiresMs: read.expiresMs.value,
      language,
    });
  return (
    <form
      className="read-back fields"
      aria-label={say(text.readBackTitle)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) send();
      }}
    >
      {nothing ? null : (
        <>
          <h4>{say(text.readBackTitle)}</h4>
          <p className="hint">{say(text.readBackWhy)}</p>
        </>
      )}
      {at === null ? null : <PlaceField label={say(text.place)} value={place} onChange={setPlace} />}
      {timeMs === null ? null : <WhenField label={say(text.time)} value={time} onChange={setTime} />}
      {expiresMs === null ? null : <WhenField label={say(text.expiry)} value={expiry} onChange={setExpiry} />}
      <div className="buttons">
        <Button type="submit" tone="main" busy={acting.isPending} isDisabled={wrong}>
          {say(nothing ? text.acknowledge : text.readBack)}
        </Button>
      </div>
      <div aria-live="polite">
        {result?.acknowledged ? <p>{say(text.acknowledged)}</p> : null}
        {result && !result.acknowledged ? (
          <p className="refused">
            {say(text.mismatch, {
              differences: result.differences
                .map((difference) => sayDifference(language, difference))
                .join('; '),
            })}
          </p>
        ) : null}
      </div>
      <Refused error={acting.error} />
    </form>
  );
}
