/**
 * Everything that stands open at this moment, asked of the rooms that know. Nothing is left out for being old, small or
 * already known to someone: whoever takes the watch decides that, not the list.
 */
import { type OpenRow, sayFinding } from '../conflicts/index.ts';
import type { Ask, Ctx } from '../contract/index.ts';
import type { IncidentRow } from '../incidents/index.ts';
import type { CallView, MessageView } from '../line/index.ts';
import type { NoticeView } from '../notices/index.ts';
import type { PeerLink } from '../parties/index.ts';
import { partyId } from '../terms/index.ts';
import { type AlertRow, type SignalType, sentenceOf } from '../watch/index.ts';
import { noticeItems } from './gather-notices.ts';
import { type Item, itemOf, sorted } from './item.ts';
import { type Key, sayEach, shortName, timeText } from './say.ts';

export const NEEDS = [
  'watch.open',
  'line.open',
  'conflicts.open',
  'notices.active',
  'incidents.open',
  'parties.links',
] as const;

/** A peer from which no entry has come for so long is listed. A quiet peer may have nothing to say: it is worth a call. */
export const QUIET_PEER_MS = 3_600_000;
/** Units that nobody can see, or that are not where they should have arrived: listed even where the alert is closed. */
const MISSED: readonly SignalType[] = ['lost', 'overdue'];

function alertItem(row: AlertRow): Item {
  const { from, alertId, last, raisedMs, closed, ended, acts } = row;
  const meetsInS = last.type === 'closing' && !ended ? (last.approach?.inS ?? null) : null;
  const refs = [alertId, ...(acts.length > 1 ? [(acts.at(-1) as { actId: string }).actId] : [])];
  return itemOf({
    kind: closed === null ? 'alert' : 'unit',
    party: from,
    about: `${from}/${alertId}`,
    refs: closed === null ? refs : [...refs, closed.actId],
    sinceMs: raisedMs,
    dueMs: meetsInS === null ? null : Math.round(last.atMs + meetsInS * 1000),
    says: sayEach(closed === null ? 'handover.alert' : 'handover.unit', (language) => ({
      what: sentenceOf(language, last),
      officer: shortName(closed?.officer ?? '-'),
    })),
    words: closed?.words ?? '',
  });
}

function messageKey(view: MessageView): Key {
  const { grave, wording, expired, clocks } = view;
  if (!grave) return clocks.some(({ rung }) => rung) ? 'handover.message-silent' : 'handover.message';
  if (wording.expiresMs === null) return 'handover.ultimatum-open';
  return expired ? 'handover.ultimatum-over' : 'handover.ultimatum';
}

/** When the first clock that still runs is up. The terms may set another time for words about a notice: then none is named here rather than a wrong one. */
function answerDueMs({ clocks, silenceMinutes, notices }: MessageView): number | null {
  const running = clocks.filter(({ rung }) => !rung).map(({ sinceMs }) => sinceMs + silenceMinutes * 60_000);
  return notices.length === 0 && running.length > 0 ? Math.min(...running) : null;
}

function messageItem(view: MessageView): Item {
  const { from, messageId, wording, clocks, grave, precedence, expired, standings } = view;
  const deadlineMs = wording.expiresMs;
  const silences = standings.flatMap((one) => one.silences.map(({ actId }) => actId)).sort();
  const newest = [expired?.actId, silences.at(-1)].filter((actId) => actId !== undefined);
  return itemOf({
    kind: grave ? 'ultimatum' : 'message',
    party: from,
    about: `${from}/${messageId}`,
    refs: [...new Set([messageId, wording.actId, ...newest])],
    sinceMs: view.localMs,
    dueMs: grave ? deadlineMs : answerDueMs(view),
    says: sayEach(messageKey(view), (language) => ({
      what: view.sentence[language],
      awaited: clocks.map(({ party }) => party).join(', ') || '-',
      precedence,
      deadline: deadlineMs === null ? '-' : timeText(deadlineMs),
    })),
    words: wording.words,
  });
}

function callItem({ openedBy, callId, with: other, number, sides }: CallView): Item {
  const events = sides.flatMap((side) => side.events);
  const ids = events.map(({ actId }) => actId).sort();
  return itemOf({
    kind: 'call',
    // Someone who runs no node has a name at most, of any length.
    party: partyId.safeParse(other).success ? other : null,
    about: `${openedBy}/${callId}`,
    refs: [...new Set([ids[0] as string, ids.at(-1) as string])],
    sinceMs: Math.min(...events.map(({ localMs }) => localMs)),
    says: sayEach('handover.call', { number: shortName(number || '-'), with: shortName(other) }),
  });
}

function conflictItem({ key, subject, finding, actId, localMs, untilMs }: OpenRow): Item {
  return itemOf({
    kind: 'conflict',
    party: finding.with?.party ?? null,
    about: key,
    refs: [actId],
    sinceMs: localMs,
    // When it would come to pass; where nothing gives that moment, until when it can.
    dueMs: finding.fromMs ?? finding.atMs ?? untilMs,
    says: sayEach('handover.conflict', (language) => ({
      what: sayFinding(subject.party, finding)[language],
      owner: subject.party,
    })),
  });
}

function incidentItem({ incidentId, actId, from, title, atMs }: IncidentRow): Item {
  return itemOf({
    kind: 'incident',
    party: from,
    about: incidentId,
    refs: [actId],
    sinceMs: atMs,
    says: sayEach('handover.incident', { title: shortName(title) }),
  });
}

function peerItem({ party, heardMs, waiting }: PeerLink): Item {
  const key = heardMs === null ? 'handover.peer-never' : 'handover.peer';
  return itemOf({
    kind: 'peer',
    party,
    about: party,
    refs: [],
    sinceMs: heardMs,
    says: sayEach(key, { party, heard: heardMs === null ? '-' : timeText(heardMs), waiting }),
  });
}

/** Every open item, the most pressing first. */
export async function gather(ctx: Ctx, ask: Ask): Promise<Item[]> {
  const alerts = await ask<AlertRow[]>('watch.open', {});
  const open = await ask<{ messages: MessageView[]; calls: CallView[] }>('line.open', {});
  const found = await ask<OpenRow[]>('conflicts.open', {});
  const window = { fromMs: ctx.now, toMs: Number.POSITIVE_INFINITY };
  const active = await ask<NoticeView[]>('notices.active', window);
  const incidents = await ask<IncidentRow[]>('incidents.open', {});
  const links = await ask<PeerLink[]>('parties.links', {});
  return sorted([
    ...alerts.filter(({ closed, last }) => closed === null || MISSED.includes(last.type)).map(alertItem),
    ...open.messages.map(messageItem),
    ...open.calls.map(callItem),
    ...found.map(conflictItem),
    ...noticeItems(active, ctx),
    ...incidents.map(incidentItem),
    ...links.filter(({ heardMs }) => heardMs === null || ctx.now - heardMs > QUIET_PEER_MS).map(peerItem),
  ]);
}
