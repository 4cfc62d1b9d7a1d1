/** The route a unit had declared for a window: one, opened to this node, made known before the window began, unchanged through it. */
import type { Path } from '../../geo/index.ts';
import { type DeclaredRoute, instant, type NoticeFact, type VersionFact, versionAt } from '../facts.ts';
import type { Missing } from '../finding.ts';

interface Wanted {
  party: string;
  unit: string;
  noticeId?: string;
  fromMs: number;
  toMs: number;
}
export interface NoRoute {
  missing: [Missing, ...Missing[]];
  /** Notices that were looked at and did not serve. */
  entries: string[];
}

function pathOf({ fields }: VersionFact): Path | null {
  const { route, times } = fields;
  if (route?.type !== 'corridor' || times?.type !== 'passage') return null;
  if (route.points.length !== times.atMs.length) return null;
  return {
    points: route.points,
    atMs: times.atMs,
    earlyMs: times.earlyS * 1000,
    lateMs: times.lateS * 1000,
    halfWidthM: route.halfWidthM,
  };
}

export function declaredRoute(notices: readonly NoticeFact[], wanted: Wanted): DeclaredRoute | NoRoute {
  const { party, unit, fromMs, toMs } = wanted;
  const routes: DeclaredRoute[] = [];
  const missing: Missing[] = [];
  const entries: string[] = [];
  for (const notice of notices) {
    const { noticeId, withdrawn } = notice;
    const version = versionAt(notice, fromMs);
    const late = notice.versions[0] as VersionFact;
    const lack = (what: Missing['what'], about: string) => missing.push({ what, about, party });
    if (notice.party !== party || (withdrawn && withdrawn.localMs <= fromMs)) continue;
    entries.push((version ?? late).actId);
    if (!version) {
      lack('declared-route', `${unit} · ${noticeId} ${instant(late.localMs)}`);
      continue;
    }
    const { who } = version.fields;
    if (who && !who.units.includes(unit)) {
      entries.pop();
      continue;
    }
    const path = pathOf(version);
    if (!who || !path) {
      lack('route-opening', `${noticeId} v${version.version}`);
      continue;
    }
    const begins = Math.max(fromMs, (path.atMs[0] as number) - path.earlyMs);
    const ends = Math.min(toMs, (path.atMs.at(-1) as number) + path.lateMs);
    if (begins > ends) continue;
    const changed =
      notice.versions.find((other) => other.localMs > fromMs && other.localMs <= toMs) ??
      (withdrawn && withdrawn.localMs <= toMs ? withdrawn : undefined);
    if (changed) {
      entries.push(changed.actId);
      lack('one-rule', `${noticeId} ${instant(changed.localMs)}`);
      continue;
    }
    routes.push({
      noticeId,
      version: version.version,
      actId: version.actId,
      path,
      fromMs: begins,
      toMs: ends,
    });
  }
  const [route, ...more] = routes;
  if (route && more.length > 0) {
    const about = `${unit}: ${routes.map((one) => one.noticeId).join(', ')}`;
    return { missing: [{ what: 'single-route', about, party }], entries: routes.map((one) => one.actId) };
  }
  if (route) return route;
  const [first, ...rest] = missing;
  return first
    ? { missing: [first, ...rest], entries }
    : {
        missing: [{ what: 'declared-route', about: `${unit} ${instant(fromMs)}/${instant(toMs)}`, party }],
        entries: [],
      };
}

export function isRoute(found: DeclaredRoute | NoRoute): found is DeclaredRoute {
  return 'path' in found;
}
