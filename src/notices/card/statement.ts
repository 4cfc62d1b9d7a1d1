/** What is put on the card of an own notice: who, in what, from where to where, when; and no more than a checkpoint needs. */
import type { Mode } from '../../contract/index.ts';
import { type NoticeView, spanOf } from '../answers.ts';
import { groundPoints } from '../coarse.ts';
import { type CardStatement, MAX_PLATE, MAX_PLATES, MAX_WORDS } from './card.ts';

/** A name cut off says so. */
function cut(text: string, most = MAX_WORDS): string {
  return text.length <= most ? text.toWellFormed() : `${text.slice(0, most - 1).toWellFormed()}…`;
}

function placesOf({ route }: NoticeView['fields']): CardStatement['places'] {
  if (!route) return [];
  const { points } = groundPoints(route);
  if (route.type !== 'corridor')
    return points.slice(0, 1).map((at) => ({ at: { lat: at.lat, lon: at.lon }, name: cut(route.name) }));
  return [0, points.length - 1].flatMap((i) => {
    const at = points[i];
    return at ? [{ at: { lat: at.lat, lon: at.lon }, name: cut(route.names?.[i] ?? '') }] : [];
  });
}

export function statementOf(view: NoticeView, at: { mode: Mode; nowMs: number }): CardStatement {
  const { fields } = view;
  const { who, vehicles, contacts } = fields;
  const { fromMs, toMs } = spanOf(fields);
  const current = view.history.find(({ version }) => version === view.version);
  const plates = (vehicles ?? []).flatMap(({ plate }) => (plate ? [cut(plate, MAX_PLATE)] : []));
  return {
    mode: at.mode,
    party: view.party,
    noticeId: view.noticeId,
    version: view.version,
    root: current?.root ?? '',
    type: view.type,
    protected: view.protected,
    organisation: cut(who?.organisation ?? ''),
    callSign: cut(who?.callSign ?? ''),
    escort: who?.escort ?? false,
    plates: plates.slice(0, MAX_PLATES),
    vehicles: (vehicles ?? []).reduce((sum, { count }) => sum + count, 0),
    fromMs: Math.max(0, Number.isFinite(fromMs) ? fromMs : 0),
    toMs: Number.isFinite(toMs) ? toMs : null,
    places: placesOf(fields),
    phone: cut(contacts?.[0]?.phone ?? ''),
    issuedMs: at.nowMs,
  };
}
