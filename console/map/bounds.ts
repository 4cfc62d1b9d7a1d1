/** Where the map must look to show what was chosen. */
import { boundsOf, type Point } from '../../src/geo/index.ts';
import type { Shown } from './scene.ts';
import type { Selection } from './views.ts';

type Box = [number, number, number, number];

function around(points: readonly (Point | null | undefined)[]): Box | null {
  const held = points.filter((point) => point !== null && point !== undefined);
  if (held.length === 0) return null;
  const { west, south, east, north } = boundsOf(held);
  return [west, south, east, north];
}

/** West, south, east, north; null where the thing has no place on the map. */
export function boxOf(shown: Shown, { kind, id }: Selection): Box | null {
  switch (kind) {
    case 'unit':
      return around(shown.units.filter((u) => `${u.party}/${u.unit}` === id).map((u) => u.fix.at));
    case 'alert':
      return around(
        shown.alerts.filter((a) => a.alertId === id).flatMap(({ last }) => [last.at, last.otherAt]),
      );
    case 'conflict':
      return around(shown.conflicts.filter((c) => c.actId === id).map((c) => c.finding.at));
    case 'zone': {
      const zone = shown.terms.flatMap((t) => t.clauses).find((c) => c.kind === 'zone' && c.id === id);
      if (zone?.kind !== 'zone') return null;
      const { west, south, east, north } = boundsOf(zone.area);
      return [west, south, east, north];
    }
    case 'notice': {
      const fields = shown.notices.find((n) => n.noticeId === id)?.fields;
      if (fields?.route?.type === 'corridor') return around(fields.route.points);
      const area = fields?.route
        ? { type: 'circle' as const, center: fields.route.at, radiusM: fields.route.radiusM }
        : fields?.area;
      if (!area) return null;
      const { west, south, east, north } = boundsOf(area);
      return [west, south, east, north];
    }
  }
}
