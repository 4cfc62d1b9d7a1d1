/** A length of time to the minute, as clauses count it: `41 h 20 min`. */
import type { Say } from '../../kit/say.ts';
import { text } from '../../kit/text.ts';

/** Without a sign: the sentence says whether it is before or after. */
export function minutesOf(say: Say, minutes: number): string {
  const whole = Math.abs(Math.round(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  const parts = [
    hours > 0 ? say(text.hours, { n: hours }) : '',
    rest > 0 || hours === 0 ? say(text.minutes, { n: rest }) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
