/** What happened when: notices as bars, acts as heights, alerts and conflicts as marks. Read by eye; the lists say it too. */
import { memo, useMemo } from 'react';
import { useTheme } from '../../app/theme.ts';
import { PALETTES, styleIndex } from '../../map/palette.ts';
import { useAlerts, useNotices } from '../../state/answers.ts';
import { themeChoice, useSession } from '../../state/session.ts';
import { useStore } from '../../state/store.ts';
import { onFrom } from './moment.ts';
import { densityOf, type Event, lanesOf, type Span, shareOf } from './range.ts';

const LANES = 3;
const BINS = 96;

export const Strip = memo(function Strip({ span, events }: { span: Span; events: readonly Event[] }) {
  const { parties } = useSession();
  const theme = useTheme(useStore(themeChoice));
  const notices = useNotices().data;
  const alerts = useAlerts().data;
  const bars = useMemo(() => {
    const known = (notices ?? []).flatMap(({ noticeId, party, status, fields }) => {
      const { fromMs, toMs } = onFrom(fields);
      const [from, to] = [Math.max(fromMs, span.fromMs), Math.min(toMs, span.toMs)];
      return status === 'withdrawn' || from >= to ? [] : [{ id: noticeId, party, fromMs: from, toMs: to }];
    });
    return lanesOf(known, LANES);
  }, [notices, span]);
  const counts = useMemo(() => {
    const acts = (notices ?? []).flatMap(({ history, receipts, positionHistory, withdrawnMs }) => [
      ...history.map(({ localMs }) => localMs),
      ...Object.values(receipts).map(({ receivedMs }) => receivedMs),
      ...Object.values(positionHistory).flatMap((taken) => taken.map(({ atMs }) => atMs)),
      ...(withdrawnMs === null ? [] : [withdrawnMs]),
    ]);
    return densityOf(span, [...acts, ...(alerts ?? []).map(({ raisedMs }) => raisedMs)], BINS);
  }, [notices, alerts, span]);
  const most = Math.max(1, ...counts);
  const percent = (ms: number): string => `${shareOf(span, ms) * 100}%`;
  return (
    <div className="time-strip" aria-hidden="true">
      {bars.map(({ bar: { id, party, fromMs, toMs }, lane }) =>
        lane === null ? null : (
          <span
            key={id}
            className="strip-notice"
            style={{
              insetInlineStart: percent(fromMs),
              inlineSize: `max(3px, ${(shareOf(span, toMs) - shareOf(span, fromMs)) * 100}%)`,
              insetBlockStart: `${lane * 5 + 1}px`,
              background: PALETTES[theme].parties[styleIndex(parties, party)],
            }}
          />
        ),
      )}
      {counts.map((count, bin) =>
        count === 0 ? null : (
          <span
            // oxlint-disable-next-line react/no-array-index-key -- a bin is its place.
            key={bin}
            className="strip-acts"
            style={{
              insetInlineStart: `${(bin / BINS) * 100}%`,
              inlineSize: `${100 / BINS}%`,
              blockSize: `${3 + (9 * count) / most}px`,
            }}
          />
        ),
      )}
      {events
        .filter(({ atMs }) => atMs >= span.fromMs && atMs <= span.toMs)
        .map(({ kind, id, atMs }) => (
          <span key={id} className={`strip-event ${kind}`} style={{ insetInlineStart: percent(atMs) }} />
        ))}
    </div>
  );
});
