/**
 * What handsets are told: own units, other parties' units by their owners' leave, and the watch's alerts. The one place
 * where the node decides what of another party's position leaves over CoT; the rule itself is the codec's.
 */
import {
  type AlertOut,
  alertEvents,
  type Conformance,
  type CotEvent,
  conformanceRemark,
  type HandsetLeave,
  mayShow,
  POSITION_STALE_MS,
  text,
  unitEvent,
} from '../../feeds/index.ts';
import { direct, type Point } from '../../geo/index.ts';
import type { UnitNow } from '../../node/index.ts';
import { type Language, say } from '../../text/index.ts';
import { type Signal, type Standing, sentenceOf } from '../../watch/index.ts';

/** In whose name, in which mode and language. */
export interface Voice {
  party: string;
  mode: 'live' | 'exercise';
  language: Language;
  /** Call sign of an own unit, as people know it. */
  callsignOf(unit: string): string;
}

/** A position that nobody holds: the remarks say what is known. Handsets take 0, 0 for "nowhere in particular". */
const NOWHERE: Point = { lat: 0, lon: 0 };

/** The base schema's `opex`: part of an operation, or of an exercise. */
function inMode(event: CotEvent, { mode }: Voice): CotEvent {
  const opex = mode === 'exercise' ? 'e-parley' : 'o-parley';
  return { ...event, more: { ...event.more, event: [...(event.more.event ?? []), ['opex', opex]] } };
}

/** In an exercise the label on the map itself says so: no tap, no remark is needed to see it. */
function label({ mode, language }: Voice, callsign: string): string {
  return mode === 'exercise' ? `${say(language, text['feeds.cot.exercise-short'])} ${callsign}` : callsign;
}

/** The owner's word as the codec's rule takes it. */
function leavesOf({ party, unit, forward }: UnitNow, to: string): HandsetLeave[] {
  return forward ? [{ owner: party, to, units: [unit], fromMs: 0, untilMs: null }] : [];
}

/** Whether a unit may stand on handsets now: ours, or with its owner's leave; and not longer than its fix is good for. */
export function isShown(now: UnitNow, { party }: Pick<Voice, 'party'>, nowMs: number): boolean {
  if (now.fix.fixMs + POSITION_STALE_MS <= nowMs) return false;
  return now.party === party || mayShow(leavesOf(now, party), now, party, nowMs);
}

/** What is written beside a unit. `standing`: of an own unit, to its notice. */
export function remarksOf(voice: Voice, party: string, standing: Standing | null): string {
  const { language, mode } = voice;
  const lines = mode === 'exercise' ? [say(language, text['feeds.cot.exercise'])] : [];
  if (standing) {
    const amiss = standing.amiss.map((type) => type.replaceAll(' ', '-'));
    // The watch's types and the codec's words are the same list, but for the spaces.
    lines.push(
      conformanceRemark(
        language,
        standing.noticeId,
        amiss as Exclude<Conformance, 'no-notice' | 'as-notified'>[],
      ),
    );
  } else lines.push(say(language, text['feeds.cot.with-leave'], { party }));
  return lines.join('\n');
}

/** A unit that `isShown`. */
export function unitOut(voice: Voice, { party, unit, fix }: UnitNow, remarks: string): CotEvent {
  const own = party === voice.party;
  const callsign = label(voice, own ? voice.callsignOf(unit) : `${party} ${unit}`);
  return inMode(unitEvent({ party, unit, callsign, fix, medium: 'ground', own, remarks }), voice);
}

interface Mine {
  unit: string;
  at: Point | null;
  /** `at`: where it is from here at the moment of the signal, for distance and bearing and nothing else. */
  other: { party: string; unit: string; at: Point | null } | null;
}

/**
 * The signal from the own unit's side; null where it is about another party's unit alone. How two units stand to each
 * other at that moment is better known than the last report of either, and is all there is where positions are not shared.
 */
function mineIn(signal: Signal, me: string): Mine | null {
  const { party, unit, at, other, otherAt, approach } = signal;
  if (party === me) {
    const seen = at && approach ? direct(at, approach.bearingDeg, approach.distanceM) : otherAt;
    return { unit, at, other: other && { ...other, at: seen } };
  }
  if (other?.party !== me) return null;
  const seen =
    otherAt && approach ? direct(otherAt, (approach.bearingDeg + 180) % 360, approach.distanceM) : at;
  return { unit: other.unit, at: otherAt, other: { party, unit, at: seen } };
}

/** The other unit as an alert may tell of it: with leave as it stands now, else from where the signal saw it. */
function nearOf(
  voice: Voice,
  other: Mine['other'],
  signal: Signal,
  units: readonly UnitNow[],
): AlertOut['near'] {
  if (!other) return null;
  const { party, unit } = other;
  const now = units.find((one) => one.party === party && one.unit === unit);
  const shown = now !== undefined && isShown(now, voice, signal.atMs);
  const at = shown ? now.fix.at : other.at;
  if (!at) return null;
  return {
    other: { party, unit, at },
    leaves: shown ? leavesOf(now, voice.party) : [],
    callsign: label(voice, `${party} ${unit}`),
    fixMs: shown ? now.fix.fixMs : signal.atMs,
    medium: 'ground',
  };
}

/** The events of one signal. None where it concerns no own unit: that stays on the console. */
export function alertOut(voice: Voice, signal: Signal, units: readonly UnitNow[]): CotEvent[] {
  const mine = mineIn(signal, voice.party);
  if (!mine) return [];
  const { language, mode, party } = voice;
  const held = units.find((one) => one.party === party && one.unit === mine.unit);
  const near = nearOf(voice, mine.other, signal, units);
  // A sentence about a pair names the other unit and how far it is to the metre: it is never sent.
  let sentence: string | null = null;
  if (!mine.other) sentence = sentenceOf(language, signal);
  else if (!near) sentence = say(language, text['feeds.cot.near-unmeasured'], { party: mine.other.party });
  const events = alertEvents(
    {
      episode: signal.episode,
      phase: signal.phase,
      party,
      unit: mine.unit,
      callsign: label(voice, voice.callsignOf(mine.unit)),
      at: mine.at ?? held?.fix.at ?? NOWHERE,
      atMs: signal.atMs,
      sentence,
      near,
      exercise: mode === 'exercise',
    },
    language,
  );
  return events.map((event) => inMode(event, voice));
}
