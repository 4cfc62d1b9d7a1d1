/** The alerts, in the order of the time left to act. */
import { useMemo, useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Empty, Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { useAlerts } from '../../state/answers.ts';
import { signals } from '../../state/live.ts';
import { useSession } from '../../state/session.ts';
import { useStore } from '../../state/store.ts';
import './alerts.css';
import { Closing } from './Closing.tsx';
import { EpisodeCard } from './EpisodeCard.tsx';
import { text } from './text.ts';
import { type Episode, episodesOf, RANKS } from './urgency.ts';
import { useAlarm } from './use-alarm.ts';

export function Alerts() {
  const say = useSay();
  const { me } = useSession();
  const alerts = useAlerts();
  const heard = useStore(signals);
  const [closing, setClosing] = useState<Episode | null>(null);
  const episodes = useMemo(
    () => episodesOf(alerts.data ?? [], heard, me.party),
    [alerts.data, heard, me.party],
  );
  useAlarm(episodes);
  const over = episodes.filter(({ rank }) => rank === 'over');
  const card = (episode: Episode) => (
    <li key={episode.id}>
      <EpisodeCard episode={episode} onClose={setClosing} />
    </li>
  );
  return (
    <div className="alert-column">
      <h2>{say(text.title)}</h2>
      <Refused error={alerts.error} />
      {alerts.isPending ? <Waiting /> : null}
      {alerts.isSuccess && episodes.length === 0 ? <Empty>{say(text.none)}</Empty> : null}
      <div aria-live="assertive" aria-relevant="additions">
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
        <Disclosure className="over">
          <Heading level={3}>
            <AriaButton slot="trigger" className="button quiet">
              <span aria-hidden="true" className="chevron" />
              {say(text['rank.over'], { n: over.length })}
            </AriaButton>
          </Heading>
          <DisclosurePanel>
            <ul>{over.map(card)}</ul>
          </DisclosurePanel>
        </Disclosure>
      ) : null}
      {closing ? <Closing episode={closing} onDone={() => setClosing(null)} /> : null}
    </div>
  );
}
