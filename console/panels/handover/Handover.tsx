/** The watch handover: `#/handover`, `#/handover/give`, `#/handover/past`, `#/handover/ID`. */
import { Button } from '../../kit/Button.tsx';
import { Age } from '../../kit/Moment.tsx';
import { Empty, Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { hashOf } from '../../state/place.ts';
import { useMay, useSession } from '../../state/session.ts';
import { type HandoverAnswer, useHandovers, useOpenNow } from './answers.ts';
import { DUTY, Give } from './Give.tsx';
import './handover.css';
import { Items } from './Items.tsx';
import { waiting } from './list.ts';
import { One } from './One.tsx';
import { Past } from './Past.tsx';
import { text } from './text.ts';

/** In plain sight on every page of this panel until somebody takes it. */
function Untaken({ given }: { given: HandoverAnswer }) {
  const say = useSay();
  const { me } = useSession();
  const may = useMay(...DUTY);
  const { officer, incoming, office, atMs, handoverId } = given;
  return (
    <section className="untaken warned">
      <h3>{say(text['waits.title'], { office })}</h3>
      <p>
        {say(text['waits.words'], { officer, incoming })} <Age ms={atMs} />
      </p>
      <p className="buttons">
        <a className="button" href={hashOf('handover', handoverId)}>
          {say(may && me.name !== officer ? text['waits.take'] : text['waits.read'])}
        </a>
      </p>
    </section>
  );
}

function Now() {
  const say = useSay();
  const open = useOpenNow();
  if (!open.data) return open.error ? <Refused error={open.error} /> : <Waiting />;
  const { items, total, more } = open.data;
  return (
    <section className="fields" aria-label={say(text.now)}>
      <h3>{say(text.count, { n: total })}</h3>
      <p className="hint">{say(text['now.lead'])}</p>
      <Refused error={open.error} />
      {total === 0 ? <Empty>{say(text['now.none'])}</Empty> : <Items items={items} />}
      {more ? <p className="warned">{say(text.beyond, { n: total - items.length })}</p> : null}
    </section>
  );
}

export function Handover({ at: [first] }: { at: readonly string[] }) {
  const say = useSay();
  const asked = useHandovers();
  const all = (asked.data?.pages ?? []).flatMap(({ handovers }) => handovers);
  const chosen = all.find(({ handoverId }) => handoverId === first);
  const isOne = first !== undefined && first !== 'give' && first !== 'past';
  const tabs = [
    { name: text.now, to: ['handover'], open: first === undefined },
    { name: text.give, to: ['handover', 'give'], open: first === 'give' },
    { name: text.past, to: ['handover', 'past'], open: first === 'past' },
  ];
  return (
    <>
      <h2>{say(text.title)}</h2>
      <nav className="buttons" aria-label={say(text.title)}>
        {tabs.map(({ name, to, open }) => (
          <a key={to.join()} className="button" href={hashOf(...to)} aria-current={open ? 'page' : undefined}>
            {say(name)}
          </a>
        ))}
      </nav>
      <Refused error={asked.error} />
      {waiting(all)
        .filter(({ handoverId }) => handoverId !== first)
        .map((given) => (
          <Untaken key={given.handoverId} given={given} />
        ))}
      {first === undefined ? <Now /> : null}
      {first === 'give' ? <Give /> : null}
      {(isOne || first === 'past') && asked.isPending ? <Waiting /> : null}
      {isOne && chosen ? <One key={chosen.handoverId} given={chosen} all={all} /> : null}
      {isOne && !chosen && asked.isSuccess ? <Empty>{say(text.unknown)}</Empty> : null}
      {first === 'past' && asked.isSuccess ? <Past handovers={all} /> : null}
      {(first === 'past' || (isOne && !chosen)) && asked.hasNextPage ? (
        <div className="buttons">
          <Button busy={asked.isFetchingNextPage} onPress={() => void asked.fetchNextPage()}>
            {say(text.more)}
          </Button>
        </div>
      ) : null}
    </>
  );
}
