/**
 * What Parley sends to a party's own handsets: its units as positions, and the watch's alerts.
 *
 * Types. A unit of the party itself is `a-f-…` (friend); another party's, where its owner allows it to be shown, is
 * `a-n-…` (neutral): Parley says whose a unit is, never what it intends. An alert is `b-a-o` ("alarm, other") with an
 * `emergency` detail, which TAK tools sound and circle; its end is `b-a-o-can` under the same uid with
 * `cancel="true"`, by which they take the circle away. No narrower type fits: `b-a-o-tbl` is a person calling for
 * help, `b-a-o-opn` fighting, `b-a-g` a fence on somebody's map.
 */
import { sha256, toHex } from '../../record/index.ts';
import { type Language, say } from '../../text/index.ts';
import type { Fix } from '../fix.ts';
import { BARE_EVENT, type CotEvent } from './event.ts';
import { type Forward, type ForwardQuestion, forwardable, NEAREST_STEP_M } from './forward.ts';
import { type Conformance, text } from './text.ts';
import { escapeAttribute, escapeText } from './xml.ts';

/** A handset keeps a position this long after its fix, or an alert after its time, if nothing newer comes. */
export const POSITION_STALE_MS = 120_000;
export const ALERT_STALE_MS = 600_000;

const MEDIUM = { ground: 'G', vessel: 'S', air: 'A' } as const;
export type Medium = keyof typeof MEDIUM;

export interface UnitOut {
  party: string;
  unit: string;
  /** Shown on the map; verbatim, in any script. */
  callsign: string;
  fix: Pick<Fix, 'at' | 'fixMs' | 'speedMps' | 'courseDeg' | 'accuracyM'>;
  medium: Medium;
  /** Whether it belongs to the party that the handsets belong to. */
  own: boolean;
  remarks: string | null;
}

/** The uid of a unit on handsets: the same for as long as party and unit are. The length keeps `a b.c`, `a.b c` apart. */
export function unitUid(party: string, unit: string): string {
  return `parley.unit.${party.length}.${party}.${unit}`;
}

/** The uid of an alert: hashed, for an episode's name may hold the other party's unit. */
function alertUid(party: string, unit: string, episode: string): string {
  const name = new TextEncoder().encode(JSON.stringify([party, unit, episode]));
  return `parley.alert.${toHex(sha256(name)).slice(0, 32)}`;
}

/** A unit where its fix says. All three times follow the fix: passing a position on never makes it younger. */
export function unitEvent(unit: UnitOut): CotEvent {
  const { fix } = unit;
  return {
    ...BARE_EVENT,
    uid: unitUid(unit.party, unit.unit),
    type: `a-${unit.own ? 'f' : 'n'}-${MEDIUM[unit.medium]}`,
    how: 'm-g',
    timeMs: fix.fixMs,
    startMs: fix.fixMs,
    staleMs: fix.fixMs + POSITION_STALE_MS,
    point: { lat: fix.at.lat, lon: fix.at.lon, haeM: null, ceM: fix.accuracyM ?? null, leM: null },
    callsign: unit.callsign,
    courseDeg: fix.courseDeg === undefined ? null : fix.courseDeg % 360,
    speedMps: fix.speedMps ?? null,
    remarks: unit.remarks,
  };
}

/** How a unit stands to its notice, as the remark of its position. */
export function conformanceRemark(
  language: Language,
  notice: string | null,
  amiss: readonly Exclude<Conformance, 'no-notice' | 'as-notified'>[],
): string {
  if (notice === null) return say(language, text['feeds.cot.no-notice']);
  const found: readonly Conformance[] = amiss.length === 0 ? ['as-notified'] : amiss;
  const states = found.map((state) => say(language, text[`feeds.cot.${state}`]));
  return say(language, text['feeds.cot.by-notice'], {
    notice,
    states: states.join(language === 'ar' ? '، ' : ', '),
  });
}

export interface AlertOut {
  /** Names the episode: begin, continuation and end share it. */
  episode: string;
  phase: 'begins' | 'continues' | 'ends';
  /** The handset's own unit that the alert is about, and where it is. The alert stands there, nowhere else. */
  party: string;
  unit: string;
  callsign: string;
  at: Fix['at'];
  /** UTC ms of the fix or tick that gave it. */
  atMs: number;
  /** Sentence for an alert about the unit alone. It must name no other party's unit: that is what `near` is for. */
  sentence: string | null;
  /** Another party's unit, its owner's leaves, and its own name for people. */
  near:
    | (Pick<ForwardQuestion, 'other' | 'leaves'> & { callsign: string; fixMs: number; medium: Medium })
    | null;
  exercise: boolean;
}

/**
 * The events that tell a handset of an alert: the alert at the handset's own unit and, where its owner allows that
 * and the episode goes on, the other unit as a position. Nothing else here ever carries another party's position.
 */
export function alertEvents(alert: AlertOut, language: Language): CotEvent[] {
  const { near } = alert;
  const told: Forward | null = near
    ? forwardable({
        to: alert.party,
        own: alert.at,
        other: near.other,
        leaves: near.leaves,
        nowMs: alert.atMs,
      })
    : null;
  const lines = alert.sentence === null ? [] : [alert.sentence];
  if (near && told?.as === 'position') {
    const { party, unit } = near.other;
    lines.push(say(language, text['feeds.cot.near-shown'], { party, unit }));
  } else if (near && told?.as === 'alert') {
    const { distanceM, bearingDeg } = told;
    const params = { party: near.other.party, far: distanceM, bearing: bearingDeg };
    lines.push(
      distanceM === 0
        ? say(language, text['feeds.cot.very-near'], { ...params, far: NEAREST_STEP_M })
        : say(language, text['feeds.cot.near'], params),
    );
  }
  const events = [alarm(alert, lines.join('\n'), language)];
  if (near && told?.as === 'position' && alert.phase !== 'ends') {
    const { callsign, fixMs, medium } = near;
    const { party, unit } = near.other;
    const fix = { at: told.at, fixMs };
    events.push(unitEvent({ party, unit, callsign, fix, medium, own: party === alert.party, remarks: null }));
  }
  return events;
}

function alarm(alert: AlertOut, what: string, language: Language): CotEvent {
  const over = alert.phase === 'ends';
  const said = over ? say(language, text['feeds.cot.over'], { what }) : what;
  const remarks = alert.exercise ? `${say(language, text['feeds.cot.exercise'])}\n${said}` : said;
  const unit = escapeAttribute(unitUid(alert.party, alert.unit));
  const emergency = over ? 'cancel="true"' : 'type="Parley"';
  return {
    ...BARE_EVENT,
    uid: alertUid(alert.party, alert.unit, alert.episode),
    type: over ? 'b-a-o-can' : 'b-a-o',
    how: 'm-g',
    timeMs: alert.atMs,
    startMs: alert.atMs,
    staleMs: alert.atMs + ALERT_STALE_MS,
    point: { lat: alert.at.lat, lon: alert.at.lon, haeM: null, ceM: null, leM: null },
    callsign: alert.callsign,
    remarks,
    detail:
      `<link uid="${unit}" relation="p-p" type="a-f"/>` +
      `<emergency ${emergency}>${escapeText(alert.callsign)}</emergency>`,
  };
}
