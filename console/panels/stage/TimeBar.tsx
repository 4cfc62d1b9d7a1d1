/** Time under the map: back, forward and now; what happened when; the next thing worth a look. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { localOf, utcOf } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import { useAlerts, useConflicts } from '../../state/answers.ts';
import { useNow } from '../../state/clock.ts';
import { selection } from '../../state/place.ts';
import { useSession } from '../../state/session.ts';
import { followPlay, playing, SPEEDS, showMoment, showNow } from '../../state/shown-time.ts';
import { useStore } from '../../state/store.ts';
import {
  type Event,
  eventFrom,
  inSight,
  type Span,
  shareOf,
  stepOf,
  ticksOf,
  WIDTHS,
  type Width,
  wholeOf,
} from './range.ts';
import { Strip } from './Strip.tsx';
import { text } from './text.ts';
import { useExtent } from './use-history.ts';
import type { ShownNow } from './use-shown.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function useEvents(): readonly Event[] {
  const alerts = useAlerts().data;
  const conflicts = useConflicts().data;
  return useMemo(() => {
    const episodes = new Map((alerts ?? []).map((alert) => [alert.last.episode, alert]));
    return [
      ...[...episodes.values()].map(
        ({ first, alertId }): Event => ({ atMs: first.atMs, kind: 'alert', id: alertId }),
      ),
      ...(conflicts ?? []).flatMap(({ actId, finding: { atMs, fromMs } }): Event[] => {
        const at = fromMs ?? atMs;
        return at === null ? [] : [{ atMs: at, kind: 'conflict', id: actId }];
      }),
    ];
  }, [alerts, conflicts]);
}

/** A day, unless nothing has happened in it: then everything. */
function firstWidth(now: number, lastMs = now): Width {
  return now - lastMs < DAY_MS / 2 ? DAY_MS : null;
}

/** The part of time in sight; it stays where it is while the moment is well inside. */
function useSpan(atMs: number, now: number, wished: Width | undefined) {
  const extent = useExtent().data;
  const held = useRef<Span | null>(null);
  const whole = wholeOf(now, extent?.all ?? null, extent?.notices ?? null);
  const width = wished === undefined ? firstWidth(now, extent?.all?.lastMs) : wished;
  const span = inSight(whole, width, Math.min(Math.max(atMs, whole.fromMs), whole.toMs), held.current);
  held.current = span;
  return { whole, span, width };
}

function Widths({ width, onChange }: { width: Width; onChange(width: Width): void }) {
  const say = useSay();
  const at = WIDTHS.indexOf(width);
  const [nearer, wider] = [WIDTHS[at - 1], WIDTHS[at + 1]];
  const words =
    width === null
      ? say(text['width.all'])
      : width < DAY_MS
        ? say(text['width.hours'], { n: width / HOUR_MS })
        : say(text['width.days'], { n: width / DAY_MS });
  return (
    <div className="time-widths">
      <Button
        tone="quiet"
        aria-label={say(text.nearer)}
        isDisabled={nearer === undefined}
        onPress={() => nearer !== undefined && onChange(nearer)}
      >
        <span aria-hidden="true">{'+'}</span>
      </Button>
      <span>{words}</span>
      <Button
        tone="quiet"
        aria-label={say(text.wider)}
        isDisabled={wider === undefined}
        onPress={() => wider !== undefined && onChange(wider)}
      >
        <span aria-hidden="true">{'−'}</span>
      </Button>
    </div>
  );
}

function Play() {
  const say = useSay();
  const speed = useStore(playing);
  return (
    <div className="time-play">
      {SPEEDS.map((each) => (
        <Button
          key={each}
          tone={speed === each ? 'main' : 'plain'}
          aria-label={say(speed === each ? text.stop : text.play, { n: each })}
          onPress={() => playing.set(speed === each ? null : each)}
        >
          <span aria-hidden="true" className={speed === each ? 'sign-stop' : 'sign-play'} />
          <span aria-hidden="true">{say(text.speed, { n: each })}</span>
        </Button>
      ))}
    </div>
  );
}

function Jump({ events, atMs, way }: { events: readonly Event[]; atMs: number; way: 1 | -1 }) {
  const say = useSay();
  const event = eventFrom(events, atMs, way);
  return (
    <Button
      aria-label={say(way === 1 ? text.next : text.previous)}
      isDisabled={!event}
      onPress={() => {
        if (!event) return;
        playing.set(null);
        showMoment(event.atMs);
        selection.set({ kind: event.kind, id: event.id });
      }}
    >
      <span aria-hidden="true" className={way === 1 ? 'sign-next' : 'sign-previous'} />
    </Button>
  );
}

export function TimeBar({ shown }: { shown: ShownNow }) {
  const say = useSay();
  const now = useNow();
  const { me } = useSession();
  const { atMs, when } = shown;
  const [wished, setWidth] = useState<Width>();
  const { whole, span, width } = useSpan(atMs, now, wished);
  const until = useRef(whole.toMs);
  until.current = whole.toMs;
  useEffect(() => followPlay(() => until.current), []);
  const events = useEvents();
  const local = localOf(atMs, me.zone);
  const step = stepOf(span);
  const words = [utcOf(atMs), ...(local ? [local] : [])].join(' · ');
  return (
    <section className={`time-bar ${when}`} aria-label={say(text.timeTools)}>
      <div className="time-tools">
        <Jump events={events} atMs={atMs} way={-1} />
        {when === 'now' ? null : <Play />}
        <Jump events={events} atMs={atMs} way={1} />
        <Button tone={when === 'now' ? 'main' : 'plain'} aria-pressed={when === 'now'} onPress={showNow}>
          {say(text.now)}
        </Button>
        <time dateTime={new Date(atMs).toISOString()} dir="ltr">
          {utcOf(atMs)}
          {local ? <small> {local}</small> : null}
        </time>
        <Widths width={width} onChange={setWidth} />
      </div>
      <div className="time-track" title={say(text.strip)}>
        <Strip span={span} events={events} />
        {now >= span.fromMs && now <= span.toMs ? (
          <span className="time-now" style={{ insetInlineStart: `${shareOf(span, now) * 100}%` }} />
        ) : null}
        <input
          type="range"
          aria-label={say(text.time)}
          aria-valuetext={words}
          min={0}
          max={Math.round((span.toMs - span.fromMs) / step)}
          step={1}
          value={Math.round((atMs - span.fromMs) / step)}
          onChange={({ currentTarget: { valueAsNumber } }) => {
            playing.set(null);
            showMoment(span.fromMs + valueAsNumber * step);
          }}
        />
      </div>
      <Ticks span={span} />
    </section>
  );
}

/** A mark stands by the direction of the page, as the slider does; its words alone read left to right. */
function Ticks({ span }: { span: Span }) {
  const ticks = ticksOf(span, 8);
  return (
    <div className="time-ticks" aria-hidden="true">
      {ticks.map((ms) => {
        const share = shareOf(span, ms);
        if (share > 0.96 || share < 0.02) return null;
        const clock = new Date(ms).toISOString();
        const words = clock.slice(11, 16) === '00:00' ? clock.slice(5, 10) : `${clock.slice(11, 16)}Z`;
        return (
          <span key={ms} style={{ insetInlineStart: `${share * 100}%` }}>
            <bdi dir="ltr">{words}</bdi>
          </span>
        );
      })}
    </div>
  );
}
