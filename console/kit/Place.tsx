/** A place as people read it aloud: degrees and grid reference side by side, always in this order. */
import type { Point } from '../../src/geo/index.ts';
import { toMgrs } from '../../src/geo/index.ts';

/** `36.51200 N, 41.23400 E`: letters that need no translation. */
export function degreesOf({ lat, lon }: Point): string {
  return `${Math.abs(lat).toFixed(5)} ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(5)} ${lon < 0 ? 'W' : 'E'}`;
}

export function Place({ at }: { at: Point }) {
  const grid = toMgrs(at);
  return (
    <span className="place">
      <bdi dir="ltr">{degreesOf(at)}</bdi>
      {grid ? (
        <bdi className="code" dir="ltr">
          {grid}
        </bdi>
      ) : null}
    </span>
  );
}
