/** Moments and ages. The zone is always said; digits keep their order in every language. */

import { showWhen } from '../../src/text/index.ts';
import { useNow } from '../state/clock.ts';
import { useLanguage, useSession } from '../state/session.ts';
import { type Say, useSay } from './say.ts';
import { text } from './text.ts';

/** `06:58:20Z`, with the date in front when it is not the day of `beside`. */
export function utcOf(ms: number, beside?: number): string {
  const { utc } = showWhen(ms, { language: 'en', seconds: true });
  const today =
    beside !== undefined && utc.slice(0, 10) === showWhen(beside, { language: 'en' }).utc.slice(0, 10);
  return today ? utc.slice(11) : utc;
}

/** The same moment by the party's own clocks, `09:58 +03:00`; null where no zone is configured. */
export function localOf(ms: number, zone: string | null | undefined): string | null {
  return showWhen(ms, { zone: zone ?? null, language: 'en' }).local?.text.slice(11) ?? null;
}

/**
 * A moment as UTC. The date-time group and the party's own time stand in the tooltip, and with `all` beside it; the
 * zone is always said.
 */
export function Moment({ ms, all = false }: { ms: number; all?: boolean }) {
  const now = useNow();
  const language = useLanguage();
  const { me } = useSession();
  const { dtg, local } = showWhen(ms, { zone: me.zone ?? null, language });
  const others = local ? [dtg, `${local.text} ${local.name}`] : [dtg];
  return (
    <span className="moment">
      <time dateTime={isoOf(ms)} title={others.join(' · ')} dir="ltr">
        {utcOf(ms, all ? undefined : now)}
      </time>
      {all
        ? others.map((other) => (
            <small key={other}>
              <bdi>{other}</bdi>
            </small>
          ))
        : null}
    </span>
  );
}

/** For machines that read the page; a moment beyond what a date can hold has none. */
function isoOf(ms: number): string | undefined {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
}

const STEPS = [
  [86_400, text.days],
  [3_600, text.hours],
  [60, text.minutes],
  [1, text.seconds],
] as const;

/** `43 s`, `7 min`, `3 h`: the largest unit that fits, rounded down. */
export function spanOf(say: Say, ms: number): string {
  const seconds = Math.max(0, Math.floor(Math.abs(ms) / 1_000));
  const [size, sentence] = STEPS.find(([length]) => seconds >= length) ?? STEPS[3];
  return say(sentence, { n: Math.floor(seconds / size) });
}

/** How long ago, or how long until, against the node's time. */
export function Age({ ms }: { ms: number }) {
  const say = useSay();
  const now = useNow();
  const span = spanOf(say, now - ms);
  return (
    <time dateTime={isoOf(ms)} title={utcOf(ms)}>
      {say(ms <= now ? text.ago : text.ahead, { age: span })}
    </time>
  );
}
