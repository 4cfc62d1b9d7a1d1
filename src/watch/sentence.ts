/** A signal as people read it: who, how far, which way, how long. */
import { apart, type Language, say } from '../text/index.ts';
import type { Signal } from './signal.ts';
import { text } from './text.ts';

type Key = keyof typeof text;

function distance(language: Language, metres: number): string {
  return metres < 10_000
    ? say(language, text['watch.metres'], { n: Math.round(metres) })
    : say(language, text['watch.kilometres'], { n: Math.round(metres / 100) / 10 });
}

/** Whole seconds under two minutes, whole minutes under two hours, else whole hours: rounded down. */
function duration(language: Language, seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 120) return say(language, text['watch.seconds'], { n: s });
  if (s < 7200) return say(language, text['watch.minutes'], { n: Math.floor(s / 60) });
  return say(language, text['watch.hours'], { n: Math.floor(s / 3600) });
}

const named = (party: string, unit: string): string => `${apart(party)} ${apart(unit)}`;

/** How a party is called where the sentence is read; its id where nothing better is known. */
export type NameOf = (party: string) => string;
const asId: NameOf = (party) => party;

function plainOf(language: Language, signal: Signal, nameOf: NameOf): string {
  const { approach, other, value } = signal;
  const lastedS = (signal.atMs - signal.beginsMs) / 1000;
  const who = named(nameOf(signal.party), signal.unit);
  const meeting = text[`watch.meeting.${approach?.meeting ?? 'unknown'}` as Key];
  const closing =
    signal.type === 'closing' && signal.phase !== 'ends' && approach?.inS != null && approach.leastM !== null;
  const key = (
    signal.type === 'closing' && !closing ? 'watch.closing-now' : `watch.${signal.type.replaceAll(' ', '-')}`
  ) as Key;
  const ofTime = signal.valueUnit === 's';
  const apartM = signal.phase === 'ends' ? approach?.minDistanceM : approach?.distanceM;
  return say(language, text[key], {
    who,
    other: other ? named(nameOf(other.party), other.unit) : '',
    far: distance(language, signal.type === 'closing' ? (apartM ?? value) : value),
    least: distance(language, approach?.leastM ?? value),
    time: duration(language, closing ? (approach?.inS as number) : ofTime ? value : lastedS),
    speed: say(language, text['watch.speed'], { n: Math.round(value * 36) / 10 }),
    bearing: Math.round(approach?.bearingDeg ?? 0),
    meeting: say(language, meeting),
    clause: signal.clause ?? '',
  });
}

/** One sentence. `recorded: false` is put first while the store has not taken the alert. */
export function sentenceOf(language: Language, signal: Signal, recorded = true, nameOf = asId): string {
  let what = plainOf(language, signal, nameOf);
  if (signal.certainty === 'possible' && signal.other === null)
    what = say(language, text['watch.possible'], { what });
  if (signal.withdrawn) {
    what = say(language, text['watch.withdrawn'], { what });
  } else if (signal.phase === 'ends') {
    const time = duration(language, (signal.atMs - signal.beginsMs) / 1000);
    what = say(language, text['watch.over'], { what, time });
  } else if (signal.revised) {
    what = say(language, text['watch.revised'], { what });
  }
  return recorded ? what : say(language, text['watch.not-recorded'], { what });
}
