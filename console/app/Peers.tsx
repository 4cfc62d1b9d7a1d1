/** How each other party stands: always in sight, for silence is a state. */
import { useQuery } from '@tanstack/react-query';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Peers as Answer, Peer } from '../../src/server/console-api/shapes.ts';
import { Badge } from '../kit/Badge.tsx';
import { Age, spanOf } from '../kit/Moment.tsx';
import { useSay } from '../kit/say.ts';
import { Word } from '../kit/Word.tsx';
import { useNow } from '../state/clock.ts';
import { get } from '../state/http.ts';
import { useLanguage, useNameOf } from '../state/session.ts';
import { text } from './text.ts';

const usePeers = () => useQuery({ queryKey: ['peers'], queryFn: () => get<Answer>('/peers') });

/** Nothing this node could do matters more: its record has forgotten what it signed. */
export function Forgotten() {
  const language = useLanguage();
  const forgotten = usePeers().data?.log.forgotten;
  return forgotten ? (
    <p className="cut" role="alert">
      {forgotten[language]}
    </p>
  ) : null;
}

/** The whole of it: link, what waits, whose positions go which way. The node says it in the reader’s language. */
function Whole({ peer }: { peer: Peer }) {
  const say = useSay();
  const language = useLanguage();
  const { heard, outbox, link, silence, missing, forked, clock } = peer;
  return (
    <ul>
      <li>
        <Badge tone={silence.tone}>{silence.says[language]}</Badge>
      </li>
      {heard ? <li>{heard.says[language]}</li> : null}
      <li>
        <Badge tone={link.tone}>{link.says[language]}</Badge>
      </li>
      <li>
        {say(text.waiting, { n: outbox.waiting })}
        {outbox.oldestMs === null ? null : (
          <>
            {' '}
            <Age ms={outbox.oldestMs} />
          </>
        )}
      </li>
      {missing > 0 ? (
        <li>
          <Badge tone="bad">{say(text.missing, { n: missing })}</Badge>
        </li>
      ) : null}
      {forked ? (
        <li>
          <Badge tone="bad">{say(text.forked)}</Badge>
        </li>
      ) : null}
      {clock.off && clock.skewMs !== null ? (
        <li>
          <Badge tone="bad">{say(text.clockOff, { span: spanOf(say, clock.skewMs) })}</Badge>
        </li>
      ) : null}
    </ul>
  );
}

function One({ peer }: { peer: Peer }) {
  const say = useSay();
  const now = useNow();
  const name = useNameOf()(peer.party);
  const { heard, silence, outbox } = peer;
  return (
    <li>
      <DialogTrigger>
        <AriaButton className="button quiet peer">
          <Badge tone={silence.tone}>
            <Word>{name}</Word>
          </Badge>
          <small>
            {heard ? say(text.heard, { age: spanOf(say, now - heard.atMs) }) : say(text.neverHeard)}
            {outbox.waiting > 0 ? ` · ${say(text.waiting, { n: outbox.waiting })}` : null}
          </small>
        </AriaButton>
        <Popover className="popover peer-card">
          <Dialog aria-label={name}>
            <h2>
              <Word>{name}</Word>
            </h2>
            <Whole peer={peer} />
          </Dialog>
        </Popover>
      </DialogTrigger>
    </li>
  );
}

export function Peers() {
  const say = useSay();
  const asked = usePeers();
  if (asked.data?.peers.length === 0) return <p className="peers none">{say(text.noPeers)}</p>;
  return (
    <ul className="peers" aria-label={say(text.peers)}>
      {(asked.data?.peers ?? []).map((peer) => (
        <One key={peer.party} peer={peer} />
      ))}
    </ul>
  );
}
