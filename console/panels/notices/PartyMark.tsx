/** A party's shape in its colour, as its units have it on the map. The name stands beside it, always. */
import { useTheme } from '../../app/theme.ts';
import { PALETTES, SHAPES, type Shape, styleIndex } from '../../map/palette.ts';
import { themeChoice, useSession } from '../../state/session.ts';
import { useStore } from '../../state/store.ts';

const PATHS: Readonly<Record<Shape, string>> = {
  circle: 'M6 1.4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2Z',
  square: 'M1.8 1.8h8.4v8.4H1.8Z',
  triangle: 'M6 1.2 11 10.4H1Z',
  hexagon: 'M3.3 1.4h5.4L11.3 6 8.7 10.6H3.3L.7 6Z',
  pentagon: 'M6 1 11.2 4.8 9.2 10.8H2.8L.8 4.8Z',
  cross: 'M4 1h4v3h3v4H8v3H4V8H1V4h3Z',
};

export function PartyMark({ party }: { party: string }) {
  const { parties } = useSession();
  const theme = useTheme(useStore(themeChoice));
  const style = styleIndex(parties, party);
  return (
    <svg className="party-mark" viewBox="0 0 12 12" aria-hidden="true">
      <path d={PATHS[SHAPES[style] as Shape]} fill={PALETTES[theme].parties[style]} />
    </svg>
  );
}
