/** What a bulletin needs to know of one entry, and what the entry opens or closes. Kinds it does not count give null. */
import { createHash } from 'node:crypto';
import type { Cleared, Finding as ConflictFinding, Found } from '../conflicts/index.ts';
import type { Entry } from '../contract/index.ts';
import type { Finding, Missing, Opened, Verdict } from '../incidents/index.ts';
import type { CallEventName, OpeningName } from '../line/index.ts';
import type { NoticeType, NoticeVersion, Position } from '../notices/index.ts';
import { canonicalJson } from '../record/index.ts';
import type { AlertBody, AlertClosed, SignalType } from '../watch/index.ts';

/** Facts of which only the thing is counted. */
type Plain =
  | 'amended'
  | 'withdrawn'
  | 'told'
  | 'alert closed'
  | 'line silent'
  | 'expired'
  | 'incident opened'
  | 'incident closed'
  | 'account'
  | 'equivocation'
  | 'not followed up';

/** `thing`: what is counted. Several entries may make one thing; they then name the same. */
export type Fact =
  | { is: 'filed'; thing: string; type: NoticeType; protected: boolean; late: boolean }
  | { [Is in Plain]: { is: Is; thing: string } }[Plain]
  | { is: 'notice silent'; thing: string; party: string }
  | { is: 'acknowledged'; thing: string; noticeId: string; version: number }
  | { is: 'position'; thing: string; position: Position }
  | { is: 'conflict found'; thing: string; kind: ConflictFinding['kind'] }
  | { is: 'conflict cleared'; thing: string; reason: Cleared['reason'] }
  | {
      is: 'alert';
      thing: string;
      type: SignalType;
      first: boolean;
      takenBack: boolean;
      /** Least distance of the two units since the episode began, metres; null for one unit alone. */
      minDistanceM: number | null;
    }
  | { is: 'message'; thing: string; phrase: OpeningName }
  | { is: 'read-back'; thing: string; mismatch: boolean }
  | { is: 'call'; thing: string; event: CallEventName; eventMs: number }
  | { is: 'verdict'; thing: string; verdict: Verdict; missing: Missing[] };
export type FactIs = Fact['is'];
export type FactOf<Is extends FactIs> = Extract<Fact, { is: Is }>;

export type Topic = 'delivery' | 'conflict' | 'alert' | 'notice' | 'read' | 'call';
/** first: only whether it was on record before is asked. `of`: closes only what this act opened. */
export interface Mark {
  topic: Topic;
  thing: string;
  does: 'opens' | 'closes' | 'first';
  of?: string;
}
export interface ReadEntry {
  fact: Fact | null;
  marks: Mark[];
}

const just = (fact: Fact): ReadEntry => ({ fact, marks: [] });

function version(entry: Entry): ReadEntry {
  const { noticeId, version: number, type, protected: safe, lead } = entry.body as NoticeVersion;
  const key = `${entry.from}/${noticeId}/${number}`;
  const marks: Mark[] = [{ topic: 'notice', thing: key, does: 'first' }];
  if (entry.kind === 'notices.amended') return { fact: { is: 'amended', thing: key }, marks };
  const late = lead.some(({ lateMinutes }) => lateMinutes > 0);
  const thing = `${entry.from}/${noticeId}`;
  return { fact: { is: 'filed', thing, type, protected: safe, late }, marks };
}

interface Word {
  noticeId: string;
  version: number;
}
interface OnMessage {
  from: string;
  messageId: string;
}

function acknowledged(entry: Entry): ReadEntry | null {
  // A machine that says "read" is no person who has read.
  if (!entry.by) return null;
  const { noticeId, version: number } = entry.body as Word;
  const thing = `${noticeId}/${number}/${entry.from}`;
  return {
    fact: { is: 'acknowledged', thing, noticeId, version: number },
    marks: [{ topic: 'read', thing, does: 'first' }],
  };
}

function alert(entry: Entry): ReadEntry {
  const { alertId, signal } = entry.body as AlertBody;
  const thing = `${entry.from}/${alertId}`;
  const first = alertId === entry.id;
  const fact: Fact = {
    is: 'alert',
    thing,
    type: signal.type,
    first,
    takenBack: signal.withdrawn,
    minDistanceM: signal.approach?.minDistanceM ?? null,
  };
  return { fact, marks: first ? [{ topic: 'alert', thing, does: 'opens' }] : [] };
}

function verdict({ accountId, claimId, question, incidentId, ...found }: Finding): Fact {
  // A question asked beside the accounts is told from others by its text.
  const asked =
    accountId === null || claimId === null ? canonicalJson(JSON.parse(JSON.stringify(question))) : '';
  const place =
    asked === ''
      ? `${accountId}/${claimId}`
      : createHash('sha256').update(asked, 'utf8').digest('hex').slice(0, 16);
  return {
    is: 'verdict',
    thing: `${incidentId}/${place}`,
    verdict: found.verdict,
    missing: found.missing,
  };
}

const READ: Readonly<Record<string, (entry: Entry) => ReadEntry | null>> = {
  'notices.filed': version,
  'notices.amended': version,
  'notices.withdrawn': ({ from, body }) =>
    just({ is: 'withdrawn', thing: `${from}/${(body as Word).noticeId}` }),
  'notices.acknowledged': acknowledged,
  'notices.position': ({ id, body }) =>
    just({ is: 'position', thing: id, position: (body as { position: Position }).position }),
  'notices.disseminated': ({ id }) => just({ is: 'told', thing: id }),
  'notices.silent': ({ body }) => {
    const { noticeId, version: number, party, clause } = body as Word & { party: string; clause: string };
    return just({ is: 'notice silent', thing: `${noticeId}/${number}/${party}/${clause}`, party });
  },
  'conflicts.found': ({ body }) => {
    const { key, finding } = body as Found;
    return {
      fact: { is: 'conflict found', thing: key, kind: finding.kind },
      marks: [{ topic: 'conflict', thing: key, does: 'opens' }],
    };
  },
  'conflicts.cleared': ({ body }) => {
    const { key, found, reason } = body as Cleared;
    return {
      fact: { is: 'conflict cleared', thing: found, reason },
      marks: [{ topic: 'conflict', thing: key, does: 'closes', of: found }],
    };
  },
  'watch.alert': alert,
  'watch.alert-closed': ({ body }) => {
    const { from, alertId } = body as AlertClosed;
    const thing = `${from}/${alertId}`;
    return { fact: { is: 'alert closed', thing }, marks: [{ topic: 'alert', thing, does: 'closes' }] };
  },
  'line.message': ({ id, from, body }) =>
    just({ is: 'message', thing: `${from}/${id}`, phrase: (body as { phrase: OpeningName }).phrase }),
  'line.read-back': ({ id, body }) =>
    just({ is: 'read-back', thing: id, mismatch: (body as { result: string }).result === 'mismatch' }),
  'line.silent': ({ id }) => just({ is: 'line silent', thing: id }),
  'line.expired': ({ body }) => {
    const { from, messageId } = body as OnMessage;
    return just({ is: 'expired', thing: `${from}/${messageId}` });
  },
  'line.call': ({ body }) => {
    const { openedBy, callId, event, atMs } = body as {
      openedBy: string;
      callId: string;
      event: CallEventName;
      atMs: number;
    };
    const thing = `${openedBy}/${callId}`;
    return {
      fact: { is: 'call', thing, event, eventMs: atMs },
      marks: [{ topic: 'call', thing, does: 'first' }],
    };
  },
  'incidents.opened': ({ id, body }) =>
    // Named by the act that opened it: nobody opens it a second time.
    (body as Opened).incidentId === id ? just({ is: 'incident opened', thing: id }) : null,
  'incidents.closed': ({ from, body }) =>
    just({ is: 'incident closed', thing: `${(body as Opened).incidentId}/${from}` }),
  'incidents.account': ({ id }) => just({ is: 'account', thing: id }),
  'incidents.finding': ({ body }) => just(verdict(body as Finding)),
  'parties.equivocation': ({ id }) => just({ is: 'equivocation', thing: id }),
  'parties.not-followed-up': ({ id }) => just({ is: 'not followed up', thing: id }),
};

/** Of its own check, clocks and findings a node speaks to itself: one that came from a peer would speak of the peer's. */
const OURS = new Set([
  'notices.silent',
  'conflicts.found',
  'conflicts.cleared',
  'watch.alert-closed',
  'line.silent',
  'line.expired',
  'incidents.finding',
  'parties.equivocation',
  'parties.not-followed-up',
]);
/** Copies sent of these wait for a receipt that the bulletin speaks of. */
const SENT = new Set(['notices.filed', 'notices.amended', 'notices.withdrawn']);

export function readEntry(entry: Entry): ReadEntry | null {
  if (entry.kind === 'parties.receipt') {
    if (entry.direction !== 'in') return null;
    const thing = `${(entry.body as { act: string }).act}/${entry.peer}`;
    return { fact: null, marks: [{ topic: 'delivery', thing, does: 'closes' }] };
  }
  if (entry.direction === 'out') {
    if (!SENT.has(entry.kind)) return null;
    return {
      fact: null,
      marks: [{ topic: 'delivery', thing: `${entry.id}/${entry.peer}`, does: 'opens' }],
    };
  }
  if (OURS.has(entry.kind) && entry.direction !== 'own') return null;
  return READ[entry.kind]?.(entry) ?? null;
}
