/** Where the pointer is, else where what is chosen is: grid reference and degrees beside each other. */
import type { Point } from '../../../src/geo/index.ts';
import { useSay } from '../../kit/say.ts';
import { Code } from '../../kit/Word.tsx';
import type { Selection } from '../../map/views.ts';
import { pointerAt } from '../../state/on-map.ts';
import { useStore } from '../../state/store.ts';
import { placeWords } from './place-words.ts';
import { text } from './text.ts';
import type { ShownNow } from './use-shown.ts';

/** The one place of what is chosen; null where it is ground rather than a place. */
function placeOf(chosen: Selection | null, { units, alerts, conflicts }: ShownNow): Point | null {
  switch (chosen?.kind) {
    case 'unit':
      return units.find(({ party, unit }) => `${party}/${unit}` === chosen.id)?.fix.at ?? null;
    case 'alert':
      return alerts.find(({ alertId }) => alertId === chosen.id)?.last.at ?? null;
    case 'conflict':
      return conflicts.find(({ actId }) => actId === chosen.id)?.finding.at ?? null;
    default:
      return null;
  }
}

export function Place({ chosen, shown }: { chosen: Selection | null; shown: ShownNow }) {
  const say = useSay();
  const pointer = useStore(pointerAt);
  const at = pointer ?? placeOf(chosen, shown);
  return (
    <p className="map-place">
      {at ? (
        <>
          {say(pointer ? text.pointer : text.chosen)} <Code>{placeWords(at)}</Code>
        </>
      ) : (
        ' '
      )}
    </p>
  );
}
