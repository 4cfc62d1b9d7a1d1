/** What calls for a person: messages nobody has acknowledged, then the alerts in the order of the time left to act. */
import { useMemo, useRef, useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Boundary } from '../../kit/Boundary.tsx';
import { Empty, Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { useAlerts, useAlertsLeftOut, useConflicts } from '../../state/answers.ts';
import { signedOut } from '../../state/http.ts';
import { signals } from '../../state/live.ts';
import { useNameOf, useSession } from '../../state/session.ts';
import { useStore } from '../../state/store.ts';
import { useMessages } from '../line/answers.ts';
import './alerts.css';
import { CallCard } from './CallCard.tsx';
import { Closing } from './Closing.tsx';
import { callingOf, soundingOf } from './calls.ts';
import { EpisodeCard } from './EpisodeCard.tsx';
import { FireCard } from './FireCard.tsx';
import { firesOf, soundingOfFire } from './fires.ts';
import type { Sounding } from './quiet.ts';
import { text } from './text.ts';
import { type Episode, episodesOf, RANKS } from './urgency.ts';
import { useAlarm } from './use-alarm.ts';
import { useDeaf } from './use-deaf.ts';
import { useKeptFocus } from './use-kept-focus.ts';

/** Sounds; apart from the list, which need not be drawn anew with every second that the alarm counts. */
function Alarm(heard: { episodes: readonly Episode[]; calls: readonly Sounding[]; deaf: boolean }) {
  const nameOf = useNameOf();
  const { me } = useSession();
  useAlarm(heard.episodes, heard.calls, { deaf: heard.deaf, title: `${nameOf(me.party)} · Parley` });
  return null;
}

export function Alerts() {
  const say = useSay();
  const { me } = useSession();
  const column = useRef<HTMLDivElement>(null);
  const alerts = useAlerts();
  const leftOut = useAlertsLeftOut();
  const asked = useMessages();
  const heard = useStore(signals);
  const deaf = useDeaf();
  const isSignedOut = useStore(signedOut);
  const [closing, setClosing] = useState<Episode | null>(null);
  const [shown, setShown] = useState(false);
  const episodes = useMemo(
    () => episodesOf(alerts.data ?? [], heard, me.party),
    [alerts.data, heard, me.party],
  );
  const messages = asked.data?.messages;
  const calls = useMemo(() => callingOf(messages ?? [], me.party), [messages, me.party]);
  const conflicts = useConflicts();
  const fires = useMemo(() => firesOf(conflicts.data ?? []), [conflicts.data]);
  const soundings = useMemo(
    () => [...fires.map(soundingOfFire), ...calls.map((call) => soundingOf(call, me.party))],
    [fires, calls, me.party],
  );
  useKeptFocus(column);
  const over = episodes.filter(({ rank }) => rank === 'over');
  const card = (episode: Episode) => (
    <li key={episode.id}>
      <Boundary>
        <EpisodeCard episode={episode} onClose={setClosing} />
      </Boundary>
    </li>
  );
  const known = alerts.isSuccess && asked.isSuccess && conflicts.isSuccess && !deaf && !isSignedOut;
  return (
    <div className="alert-column" ref={column}>
      <Alarm episodes={episodes} calls={soundings} deaf={deaf || isSignedOut} />
      <h2>{say(text.title)}</h2>
      <Refused error={alerts.error ?? asked.error ?? conflicts.error} />
      {alerts.isPending ? <Waiting /> : null}
      {known && episodes.length + calls.length + fires.length === 0 ? <Empty>{say(text.none)}</Empty> : null}
      {leftOut ? <p className="warned">{say(text.leftOut)}</p> : null}
      <div aria-live="assertive" aria-relevant="additions">
        {fires.length > 0 ? (
          <section>
            <h3>{say(text.fires)}</h3>
            <ul>
              {fires.map((conflict) => (
                <li key={conflict.key}>
                  <Boundary>
                    <FireCard conflict={conflict} />
                  </Boundary>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {calls.length > 0 ? (
          <section>
            <h3>{say(text.calls)}</h3>
            <ul>
              {calls.map((message) => (
                <li key={`${message.from}/${message.messageId}`}>
                  <Boundary>
                    <CallCard message={message} />
                  </Boundary>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {RANKS.slice(0, -1).map((rank) => {
          const ranked = episodes.filter((episode) => episode.rank === rank);
          if (ranked.length === 0) return null;
          return (
            <section key={rank}>
              <h3>{say(text[`rank.${rank}`])}</h3>
              <ul>{ranked.map(card)}</ul>
            </section>
          );
        })}
      </div>
      {over.length > 0 ? (
        <Disclosure className="over" isExpanded={shown} onExpandedChange={setShown}>
          <Heading level={3}>
            <AriaButton slot="trigger" className="button quiet">
              <span aria-hidden="true" className="chevron" />
              {say(text['rank.over'], { n: over.length })}
            </AriaButton>
          </Heading>
          <DisclosurePanel>{shown ? <ul>{over.map(card)}</ul> : null}</DisclosurePanel>
        </Disclosure>
      ) : null}
      {closing ? (
        <Closing
          key={closing.id}
          episode={episodes.find(({ id }) => id === closing.id) ?? { ...closing, open: [] }}
          onDone={() => setClosing(null)}
        />
      ) : null}
    </div>
  );
}
