/** CoT events as position reports of units. */
import { isRefusal, type Refusal } from '../../contract/index.ts';
import type { Fix } from '../fix.ts';
import { fixOf, type Mark, orderMarks } from '../report.ts';
import type { CotEvent } from './event.ts';

/** Which unit a device speaks for, by the uid it sends or the call sign it carries; null: none of ours to report. */
export type UnitOf = (device: { uid: string; callsign: string | null }) => string | null;

/** Only `a-…` (atoms: things that are somewhere) are positions. Markers, chat, alerts and tasks are not. */
export function isPosition(event: Pick<CotEvent, 'type'>): boolean {
  return /^a-./.test(event.type);
}

/**
 * The fix that an event reports, or null where it is no position or of no known unit. Time of the fix: `time`, else
 * `start`, else that of receipt, marked so. An event that its sender no longer vouched for on receipt (`stale` has
 * passed) is history and marked `late`. `ce` is the accuracy; position, speed and clock are judged as every feed's are.
 */
export function cotFix(event: CotEvent, unitOf: UnitOf, receivedMs: number): Fix | Refusal | null {
  if (!isPosition(event)) return null;
  const unit = unitOf({ uid: event.uid, callsign: event.callsign });
  if (unit === null) return null;
  const marks: Mark[] = event.zoneAssumed ? ['zone-assumed'] : [];
  const { point, courseDeg, speedMps } = event;
  const fix = fixOf(
    {
      unit,
      lat: point.lat,
      lon: point.lon,
      when: { ms: event.timeMs ?? event.startMs, marks },
      speedMps: speedMps ?? undefined,
      courseDeg: courseDeg ?? undefined,
      accuracyM: point.ceM ?? undefined,
      source: 'cot',
      marks: [],
    },
    receivedMs,
  );
  if (isRefusal(fix) || !isStale(event, receivedMs)) return fix;
  return { ...fix, marks: orderMarks([...fix.marks, 'late']) };
}

/** Whether the sender no longer vouches for the event. One that named no `stale` is judged by its age elsewhere. */
export function isStale(event: Pick<CotEvent, 'staleMs'>, nowMs: number): boolean {
  return event.staleMs !== null && event.staleMs < nowMs;
}
