/** Open items in groups, by kind or by the time that is set. */
import { type ReactNode, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Item } from '../../../src/handover/index.ts';
import { text as roomText } from '../../../src/handover/text.ts';
import { useSay } from '../../kit/say.ts';
import { useNow } from '../../state/clock.ts';
import { ItemLine } from './ItemLine.tsx';
import { byDue, byKind } from './list.ts';
import { text } from './text.ts';

const ORDERS = ['kind', 'due'] as const;

export function Items({ items, tickOf }: { items: readonly Item[]; tickOf?(item: Item): ReactNode }) {
  const say = useSay();
  const now = useNow();
  const [order, setOrder] = useState<(typeof ORDERS)[number]>('kind');
  const groups =
    order === 'kind'
      ? byKind(items).map(({ name, items: held }) => ({
          name: say(roomText[`handover.kind.${name}`]),
          held,
        }))
      : byDue(items, now).map(({ name, items: held }) => ({ name: say(text[`due.${name}`]), held }));
  return (
    <div className="open-items">
      {items.length > 1 ? (
        <RadioGroup
          className="order"
          orientation="horizontal"
          value={order}
          onChange={(next) => setOrder(next as typeof order)}
        >
          <Label className="visually-hidden">{say(text.order)}</Label>
          {ORDERS.map((each) => (
            <Radio key={each} value={each}>
              {say(text[`order.${each}`])}
            </Radio>
          ))}
        </RadioGroup>
      ) : null}
      {groups.map(({ name, held }) => (
        <div key={name}>
          <h4>
            {name} <span className="number">{held.length}</span>
          </h4>
          <ul className="list">
            {held.map((item) => (
              <ItemLine key={item.key} item={item} tick={tickOf?.(item)} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
