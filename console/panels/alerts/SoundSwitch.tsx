/** Whether alarms can be heard: always in sight, with a test. */
import { useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from '../../kit/Button.tsx';
import { Moment } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import { nodeNow } from '../../state/clock.ts';
import { useStore } from '../../state/store.ts';
import { held, play, soundOn, type Tone, tested } from './sound.ts';
import { text } from './text.ts';
import { pressing } from './use-alarm.ts';

function Test() {
  const say = useSay();
  const result = useStore(tested);
  const [played, setPlayed] = useState(false);
  const sound = (tone: Tone): void => {
    void play(tone);
    setPlayed(true);
  };
  const answer = (heard: boolean): void => tested.set({ heard, atMs: nodeNow() });
  return (
    <>
      <div className="buttons">
        <Button onPress={() => sound('urgent')}>{say(text['sound.play.urgent'])}</Button>
        <Button onPress={() => sound('notice')}>{say(text['sound.play.notice'])}</Button>
      </div>
      {played ? (
        <div className="buttons">
          <Button tone="main" onPress={() => answer(true)}>
            {say(text['sound.heard'])}
          </Button>
          <Button onPress={() => answer(false)}>{say(text['sound.silent'])}</Button>
        </div>
      ) : null}
      {result?.heard ? (
        <p>
          {say(text['sound.tested'])} <Moment ms={result.atMs} />
        </p>
      ) : null}
      {result && !result.heard ? <p className="warned">{say(text['sound.advice'])}</p> : null}
    </>
  );
}

export function SoundSwitch() {
  const say = useSay();
  const on = useStore(soundOn);
  const result = useStore(tested);
  const isHeld = useStore(held);
  const ofTest = result === null ? 'untested' : result.heard ? 'on' : 'unheard';
  const state = !on ? 'off' : isHeld ? 'held' : ofTest;
  return (
    <DialogTrigger>
      <AriaButton className={`button quiet sound ${state}`}>{say(text[`sound.${state}`])}</AriaButton>
      <Popover className="popover sound-test">
        <Dialog aria-label={say(text['sound.title'])}>
          <h2>{say(text['sound.title'])}</h2>
          <p className="hint">{say(text['sound.why'])}</p>
          <Test />
          <Button onPress={() => soundOn.set(!on)}>
            {say(text[on ? 'sound.switchOff' : 'sound.switchOn'])}
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Over everything else: an alarm that nobody can hear. */
export function Unheard() {
  const say = useSay();
  const on = useStore(soundOn);
  const isHeld = useStore(held);
  const { loud } = useStore(pressing);
  if (!loud || (on && !isHeld)) return null;
  return (
    <p className="cut" role="alert">
      {say(text[on ? 'sound.stuck' : 'sound.muted'])}
    </p>
  );
}
