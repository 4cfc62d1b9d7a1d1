/** Common Alerting Protocol 1.2 (OASIS): an area that is closed, fired into or exercised in, as an alert for others' systems. */
import type { Mode } from '../../contract/index.ts';
import type { Language } from '../../text/index.ts';
import type { AreaUse } from '../notice.ts';
import { type ExportedNotice, titleOf, type Written } from './exported.ts';
import { Xml } from './xml.ts';

const CAP = 'urn:oasis:names:tc:emergency:cap:1.2';
const EVENTS: Readonly<Record<AreaUse, string>> = {
  exercise: 'Military exercise',
  fire: 'Live fire',
  closure: 'Closed area',
};
const SOON_MS = 3_600_000;

/** CAP 1.2 §3.3.2: the form of RFC 3339 with an offset, and -00:00 for UTC. */
function capTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, '-00:00');
}

/** No space, comma, `<` or `&` may stand in these (CAP 1.2 §3.2.1). Ids and parties have none. */
const identifier = (noticeId: string, version: number | string): string => `${noticeId}.${version}`;

interface At {
  mode: Mode;
  nowMs: number;
  language: Language;
}

/** null: it is no area, or its place or time is not shown. */
export function capOf(notice: ExportedNotice, { mode, nowMs, language }: At): Written | null {
  const { route, times, who } = notice.fields;
  if (route?.type !== 'area' || times?.type !== 'validity') return null;
  const withdrawn = notice.status === 'withdrawn';
  const last = notice.history.at(-1);
  const sentMs = notice.withdrawnMs ?? last?.claimedMs ?? nowMs;
  const earlier = withdrawn ? notice.history : notice.history.slice(0, -1);
  const xml = new Xml(CAP, 'alert');
  const { root } = xml;
  xml.add(root, 'identifier', identifier(notice.noticeId, withdrawn ? 'withdrawn' : notice.version));
  xml.add(root, 'sender', notice.party);
  xml.add(root, 'sent', capTime(sentMs));
  xml.add(root, 'status', mode === 'exercise' ? 'Exercise' : 'Actual');
  xml.add(root, 'msgType', withdrawn ? 'Cancel' : earlier.length > 0 ? 'Update' : 'Alert');
  xml.add(root, 'scope', 'Restricted');
  xml.add(root, 'restriction', 'For those to whom the notice was sent');
  if (earlier.length > 0) {
    const named = earlier.map(
      ({ version, claimedMs }) =>
        `${notice.party},${identifier(notice.noticeId, version)},${capTime(claimedMs)}`,
    );
    xml.add(root, 'references', named.join(' '));
  }
  const info = xml.add(root, 'info');
  xml.add(info, 'language', language);
  xml.add(info, 'category', route.use === 'closure' ? 'Safety' : 'Security');
  xml.add(info, 'event', EVENTS[route.use]);
  xml.add(info, 'responseType', withdrawn ? 'AllClear' : 'Avoid');
  xml.add(
    info,
    'urgency',
    withdrawn
      ? 'Past'
      : times.fromMs <= nowMs
        ? 'Immediate'
        : times.fromMs <= nowMs + SOON_MS
          ? 'Expected'
          : 'Future',
  );
  xml.add(info, 'severity', route.use === 'fire' ? 'Extreme' : 'Severe');
  // Its owner says so; Parley vouches for no more than that it was said.
  xml.add(info, 'certainty', 'Likely');
  xml.add(info, 'effective', capTime(sentMs));
  xml.add(info, 'onset', capTime(times.fromMs));
  if (times.toMs !== null) xml.add(info, 'expires', capTime(times.toMs));
  xml.add(info, 'senderName', who?.organisation ?? notice.party);
  xml.add(info, 'headline', titleOf(notice));
  if (route.note) xml.add(info, 'description', route.note);
  const area = xml.add(info, 'area');
  xml.add(area, 'areaDesc', titleOf(notice));
  const { shape } = route;
  if (shape.type === 'circle')
    xml.add(area, 'circle', `${shape.center.lat},${shape.center.lon} ${shape.radiusM / 1000}`);
  else
    xml.add(area, 'polygon', [...shape.ring, shape.ring[0]].map((at) => `${at?.lat},${at?.lon}`).join(' '));
  return { text: xml.text, losses: [{ text: 'notices.export.alert-only', params: {} }] };
}
