/** Where the map must look to show what was chosen. */
import { type Area, boundsOf, type Point } from '../../src/geo/index.ts';
import type { Fields } from '../../src/notices/index.ts';
import type { Shown } from './scene.ts';
import type { NoticeOnMap, Selection } from './views.ts';

export type Box = [number, number, number, number];

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
      const notice = shown.notices.find((n) => n.noticeId === id);
      return notice ? boxOfNotice(notice) : null;
    }
  }
}

/** What a site or an area takes up. */
function groundOf(route: Exclude<Fields['route'], { type: 'corridor' }>): Area {
  return route.type === 'area' ? route.shape : { type: 'circle', center: route.at, radiusM: route.radiusM };
}

function boxOfNotice({ fields: { route, area } }: NoticeOnMap): Box | null {
  if (route?.type === 'corridor') return around(route.points);
  const ground = route ? groundOf(route) : area;
  if (!ground) return null;
  const { west, south, east, north } = boundsOf(ground);
  return [west, south, east, north];
}

/** Everything that is shown; null where nothing has a place. */
export function boxOfAll(shown: Shown): Box | null {
  const zones = shown.terms.flatMap(({ clauses }) => clauses.filter(({ kind }) => kind === 'zone'));
  const boxes = [
    ...shown.notices.map(boxOfNotice),
    around(shown.units.map(({ fix }) => fix.at)),
    ...zones.map(({ id }) => boxOf(shown, { kind: 'zone', id })),
  ].filter((box) => box !== null);
  return around(
    boxes.flatMap(([west, south, east, north]) => [
      { lat: south, lon: west },
      { lat: north, lon: east },
    ]),
  );
}
