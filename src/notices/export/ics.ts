/** iCalendar (RFC 5545): the span of a notice as one event, so that it stands in the calendar of whoever plans around it. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Mode } from '../../contract/index.ts';
import type { Language } from '../../text/index.ts';
import { spanOf } from '../answers.ts';
import { type ExportedNotice, pointOf, titleOf, type Written } from './exported.ts';
import { textFormOf } from './text-form.ts';

/** null: no time is shown. */
export function icsOf(notice: ExportedNotice, mode: Mode, language: Language): Written | null {
  const { fromMs, toMs } = spanOf(notice.fields);
  if (!Number.isFinite(fromMs)) return null;
  const withdrawn = notice.status === 'withdrawn';
  const version = notice.history.at(-1);
  const stampMs = notice.withdrawnMs ?? version?.claimedMs ?? fromMs;
  const calendar = ical({
    prodId: { company: 'Parley', product: 'Parley', language: 'EN' },
    method: withdrawn ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  const place = pointOf(notice.fields);
  const exercise = mode === 'exercise' ? 'EXERCISE ' : '';
  calendar.createEvent({
    id: `${notice.noticeId}@${notice.party}`,
    // A withdrawal is one more change than the last version.
    sequence: notice.version - 1 + (withdrawn ? 1 : 0),
    stamp: new Date(stampMs),
    start: new Date(fromMs),
    ...(Number.isFinite(toMs) && { end: new Date(toMs) }),
    summary: `${exercise}${notice.party}: ${titleOf(notice)}`,
    description: textFormOf(notice, language)?.text ?? '',
    status: withdrawn ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(place && { location: { title: titleOf(notice), geo: place } }),
  });
  return { text: `${calendar.toString()}\r\n`, losses: [{ text: 'notices.export.span-only', params: {} }] };
}
