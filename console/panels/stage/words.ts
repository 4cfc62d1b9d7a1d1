/** How units and notices are said in lists and on the card. */
import { spanOf } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import type { NoticeOnMap, UnitOnMap } from '../../map/views.ts';
import { onFrom } from './moment.ts';
import { text } from './text.ts';

/** What the owner calls it; null where that was not shown. */
export function callSignOf({ fields: { who, route } }: NoticeOnMap): string | null {
  const name = route && route.type !== 'corridor' ? route.name : who?.callSign || who?.organisation;
  return name || null;
}

/** Age of the fix against the moment shown, speed, course, accuracy, and what is doubtful about it. */
export function useUnitWords(): (unit: UnitOnMap, atMs: number) => string[] {
  const say = useSay();
  return ({ fix: { fixMs, speedMps, courseDeg, accuracyM, marks } }, atMs) => [
    say(text.fix, { age: spanOf(say, Math.max(0, atMs - fixMs)) }),
    ...(speedMps === undefined ? [] : [say(text.kmh, { n: Math.round(speedMps * 3.6) })]),
    ...(courseDeg === undefined || (speedMps ?? 0) < 0.7
      ? []
      : [say(text.course, { n: Math.round(courseDeg) })]),
    ...(accuracyM === undefined ? [] : [say(text.accuracy, { n: Math.round(accuracyM) })]),
    ...marks.map((mark) => say(text[`mark.${mark}`])),
  ];
}

/** Whether it is on at the moment shown, or how long until or since; and what else must be known of it. */
export function useNoticePhase(): (notice: NoticeOnMap, atMs: number) => string[] {
  const say = useSay();
  return ({ fields, status, protected: isProtected }, atMs) => {
    const { fromMs, toMs } = onFrom(fields);
    const phase =
      atMs < fromMs
        ? say(text['notice.before'], { span: spanOf(say, fromMs - atMs) })
        : atMs > toMs
          ? say(text['notice.after'], { span: spanOf(say, atMs - toMs) })
          : say(text['notice.on']);
    return [
      ...(status === 'withdrawn' ? [say(text['notice.withdrawn'])] : [phase]),
      ...(isProtected ? [say(text['notice.protected'])] : []),
    ];
  };
}
