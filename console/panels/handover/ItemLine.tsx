/** One open item: its sentence, since when and until when, what was written, and the way to where it is dealt with. */
import type { ReactNode } from 'react';
import type { Item } from '../../../src/handover/index.ts';
import { Button } from '../../kit/Button.tsx';
import { Age, Moment } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import { visibleIn } from '../../kit/visible.ts';
import { Verbatim } from '../../kit/Word.tsx';
import { useNow } from '../../state/clock.ts';
import { hashOf, selection } from '../../state/place.ts';
import { useLanguage } from '../../state/session.ts';
import { dueOf, wayOf } from './list.ts';
import { text } from './text.ts';

function Ways({ item }: { item: Item }) {
  const say = useSay();
  const way = wayOf(item);
  const [first] = item.refs;
  return (
    <span className="ways">
      {way && 'to' in way ? <a href={hashOf(...way.to)}>{say(text.open)}</a> : null}
      {way && 'alert' in way ? (
        <Button tone="quiet" onPress={() => selection.set({ kind: 'alert', id: way.alert })}>
          {say(text.onMap)}
        </Button>
      ) : null}
      {first ? <a href={hashOf('record', 'act', first)}>{say(text.entry)}</a> : null}
    </span>
  );
}

export function ItemLine({ item, tick }: { item: Item; tick?: ReactNode }) {
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const due = dueOf(item, now);
  return (
    <li className="open-item">
      {tick ?? <p>{visibleIn(item.says[language])}</p>}
      {item.words === '' ? null : <Verbatim>{item.words}</Verbatim>}
      {item.cut ? <small>{say(text.cut)}</small> : null}
      <p className="when">
        {item.dueMs === null ? null : (
          <span className={due === 'over' || due === 'hour' ? 'pressing' : undefined}>
            {say(text.due)} <Moment ms={item.dueMs} /> (<Age ms={item.dueMs} />)
          </span>
        )}
        {item.sinceMs === null ? null : (
          <span>
            {say(text.since)} <Moment ms={item.sinceMs} />
          </span>
        )}
        <Ways item={item} />
      </p>
    </li>
  );
}
