/** Always in sight: live or exercise, the time with its zone, who was last heard when, whether this page hears its node. */

import { showWhen } from '../../src/text/index.ts';
import { utcOf } from '../kit/Moment.tsx';
import { useSay } from '../kit/say.ts';
import { Word } from '../kit/Word.tsx';
import { SoundSwitch, Unheard } from '../panels/alerts/SoundSwitch.tsx';
import { nodeSpeed, useNow } from '../state/clock.ts';
import { signedOut } from '../state/http.ts';
import { link } from '../state/live.ts';
import { useLanguage, useSession } from '../state/session.ts';
import { useStore } from '../state/store.ts';
import { Forgotten, Peers } from './Peers.tsx';
import { Settings } from './Settings.tsx';
import { text } from './text.ts';

function Clock() {
  const say = useSay();
  const now = useNow();
  const { me } = useSession();
  const language = useLanguage();
  const { dtg, local } = showWhen(now, { zone: me.zone ?? null, language });
  const speed = nodeSpeed();
  return (
    <div className="clock" dir="ltr">
      <time dateTime={new Date(now).toISOString()}>{utcOf(now)}</time>
      <small>{dtg}</small>
      {local ? (
        <small title={local.name}>
          <bdi>{local.text.slice(11)}</bdi> <bdi>{local.name}</bdi>
        </small>
      ) : null}
      {speed === 1 ? null : <small className="sped">{say(text.sped, { n: speed })}</small>}
    </div>
  );
}

/** The page stays as it is, with what was typed; the way in stands in a window of its own. */
function SignedOut() {
  const say = useSay();
  if (!useStore(signedOut)) return null;
  return (
    <p className="cut" role="alert">
      {say(text.signedOut)}{' '}
      <a href="/sign-in" target="_blank" rel="opener">
        {say(text.signIn)}
      </a>
    </p>
  );
}

export function TopLine() {
  const say = useSay();
  const language = useLanguage();
  const { me, parties } = useSession();
  const heard = useStore(link);
  const names = me.names ?? parties.find(({ role }) => role === 'me')?.names;
  return (
    <header className="top">
      <p className={`mode ${me.mode}`}>
        <strong>{say(text[me.mode])}</strong>
      </p>
      {heard === 'cut' ? (
        <p className="cut" role="alert">
          {say(text.cut)}
        </p>
      ) : null}
      <Forgotten />
      <SignedOut />
      <Unheard />
      <div className="line">
        <h1>
          <Word>{names?.[language] ?? me.party}</Word>
        </h1>
        <Clock />
        <Peers />
        <SoundSwitch />
        <Settings />
      </div>
    </header>
  );
}
