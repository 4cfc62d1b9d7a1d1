/** What the marks on the map mean. */

import { useSay } from '../../kit/say.ts';
import { Word } from '../../kit/Word.tsx';
import { useNameOf, useSession } from '../../state/session.ts';
import { PartyMark } from '../notices/PartyMark.tsx';
import { OverBox } from './OverBox.tsx';
import { text } from './text.ts';

const LINES = ['age', 'spread', 'corridor', 'zone', 'pair', 'draft'] as const;

export function Legend({ onClose }: { onClose(): void }) {
  const say = useSay();
  const nameOf = useNameOf();
  const { parties } = useSession();
  return (
    <OverBox title={say(text.legend)} onClose={onClose}>
      <h3>{say(text['legend.parties'])}</h3>
      <ul className="legend-parties">
        {parties.map(({ party }) => (
          <li key={party}>
            <PartyMark party={party} /> <Word>{nameOf(party)}</Word>
          </li>
        ))}
      </ul>
      <ul className="legend-lines">
        {LINES.map((line) => (
          <li key={line}>
            <span aria-hidden="true" className={`legend-sign ${line}`} />
            {say(text[`legend.${line}`])}
          </li>
        ))}
      </ul>
    </OverBox>
  );
}
