/**
 * What was said on the line, as rows. A row is a set: acts fall into it in any order and give the same row, since
 * peers' series are not ordered against each other. What the set means is worked out in `message.ts` and `call.ts`.
 */
import type { Change, Entry, Me, Precedence, Rows, TableKey, View } from '../contract/index.ts';
import { type CallRow, withEvent } from './call.ts';
import { keepEnds, keepLast } from './keep.ts';
import type {
  Acknowledged,
  CallEvent,
  Changed,
  Closed,
  Expired,
  Message,
  ReadBack,
  Reply,
  Silent,
  Withdrawn,
} from './kinds.ts';
import { nextDueMs } from './obligation.ts';
import { REPLIES } from './phrase.ts';

export const MESSAGES = 'line_messages';
export const OPEN = 'line_open';
export const CALLS = 'line_calls';

/** Who said it and when: sender's clock and this node's clock, UTC ms. */
export interface Said {
  actId: string;
  index: number;
  party: string;
  version: number;
  officer: string | null;
  office: string | null;
  claimedMs: number;
  localMs: number;
  /** Words, place and time of it were erased. */
  erased?: true;
}
/** `office` is the one that speaks, which need not be the officer's own. */
export type First = Omit<Said, 'office'> & Message & { precedence: Precedence; hash: string };
export type Rewording = Said & Pick<Changed, 'at' | 'timeMs' | 'expiresMs' | 'words' | 'language'>;
export type SaidReadBack = Said & Pick<ReadBack, 'read' | 'result' | 'differences' | 'rule'>;
export type SaidAcknowledged = Said & Pick<Acknowledged, 'readBack' | 'words' | 'language'>;
export type SaidReply = Said & Pick<Reply, 'phrase' | 'words' | 'language'>;
export type SaidWords = Said & { words: string };

/** All that one party did about a message. */
export interface Heard {
  readBacks: SaidReadBack[];
  acknowledgements: SaidAcknowledged[];
  /** Replies that can answer; those that only break the silence; and free text, which does neither. */
  answers: SaidReply[];
  interims: SaidReply[];
  talk: SaidReply[];
}
export type Silence = Omit<Silent, 'from' | 'messageId'> & { actId: string; localMs: number };

export interface MessageRow {
  from: string;
  messageId: string;
  /** More than one: the sender gave one act id to different bytes. */
  first: First[];
  rewordings: Rewording[];
  withdrawals: (SaidWords & { language: string })[];
  heard: Record<string, Heard>;
  /** This node's own: clocks that ran out, and who took it off the list. */
  silences: Record<string, Silence[]>;
  expiries: { actId: string; version: number; expiresMs: number; localMs: number }[];
  closings: SaidWords[];
  /** Rewordings and withdrawals by someone who is not the sender: kept, without effect. */
  strangers: Said[];
  /** Acts beyond what a row holds. They are in the record. */
  dropped: number;
}
/** A message that still asks something of this party or of those it wrote to. */
export interface OpenRow {
  /** Before this time no clock of it can run out, UTC ms; null: none runs. */
  nextMs: number | null;
}

export function messageKey(from: string, messageId: string): string {
  return `${from}/${messageId}`;
}

function empty(from: string, messageId: string): MessageRow {
  return {
    from,
    messageId,
    first: [],
    rewordings: [],
    withdrawals: [],
    heard: {},
    silences: {},
    expiries: [],
    closings: [],
    strangers: [],
    dropped: 0,
  };
}
const NOTHING_HEARD: Heard = { readBacks: [], acknowledgements: [], answers: [], interims: [], talk: [] };

function saidOf(entry: Entry, version: number): Said {
  return {
    actId: entry.id,
    index: entry.index,
    party: entry.from,
    version,
    officer: entry.by?.officer ?? null,
    office: entry.by?.office ?? null,
    claimedMs: entry.claimedMs,
    localMs: entry.localMs,
    ...(entry.erasedBy !== undefined && { erased: true }),
  };
}

/** Lists of a row that hold acts, each kept in order of act id. */
type Lists = 'rewordings' | 'withdrawals' | 'closings' | 'strangers';
function put<Name extends Lists>(row: MessageRow, name: Name, item: MessageRow[Name][number]): MessageRow {
  const kept = keepEnds(row[name] as Said[], item);
  return { ...row, [name]: kept.list, dropped: row.dropped + kept.dropped };
}

function hear<Name extends keyof Heard>(
  row: MessageRow,
  party: string,
  name: Name,
  item: Heard[Name][number],
): MessageRow {
  const heard = row.heard[party] ?? NOTHING_HEARD;
  const kept = keepEnds(heard[name] as Said[], item);
  return {
    ...row,
    heard: { ...row.heard, [party]: { ...heard, [name]: kept.list } },
    dropped: row.dropped + kept.dropped,
  };
}

function replyList(phrase: keyof typeof REPLIES): 'answers' | 'interims' | 'talk' {
  if (phrase === 'checking') return 'interims';
  return phrase === 'free text' ? 'talk' : 'answers';
}

function fromSender(entry: Entry, row: MessageRow, next: () => MessageRow, version: number): MessageRow {
  return entry.from === row.from ? next() : put(row, 'strangers', saidOf(entry, version));
}

function withAct(entry: Entry, row: MessageRow): MessageRow {
  switch (entry.kind) {
    case 'line.message': {
      const { precedence, hash } = entry;
      const body = entry.body as Message;
      const first = { ...saidOf(entry, 1), ...body, precedence, hash };
      // The first that came is the one people acted on; more than a few others prove no more than one.
      const list = [...row.first, first].sort((a, b) => a.index - b.index).slice(0, 4);
      return { ...row, first: list };
    }
    case 'line.changed': {
      const { from: _from, messageId: _id, ...body } = entry.body as Changed;
      const said = { ...body, ...saidOf(entry, body.version) };
      return fromSender(entry, row, () => put(row, 'rewordings', said), body.version);
    }
    case 'line.withdrawn': {
      const { version, words, language } = entry.body as Withdrawn;
      const said = { ...saidOf(entry, version), words, language };
      return fromSender(entry, row, () => put(row, 'withdrawals', said), version);
    }
    case 'line.read-back': {
      const { version, read, result, differences, rule } = entry.body as ReadBack;
      const said = { ...saidOf(entry, version), read, result, differences, rule };
      return hear(row, entry.from, 'readBacks', said);
    }
    case 'line.acknowledged': {
      const { version, readBack, words, language } = entry.body as Acknowledged;
      const said = { ...saidOf(entry, version), readBack, words, language };
      return hear(row, entry.from, 'acknowledgements', said);
    }
    case 'line.reply': {
      const { version, phrase, words, language } = entry.body as Reply;
      const said = { ...saidOf(entry, version), phrase, words, language };
      return hear(row, entry.from, replyList(phrase), said);
    }
    case 'line.silent': {
      const { from: _from, messageId: _id, ...body } = entry.body as Silent;
      const silence = { ...body, actId: entry.id, localMs: entry.localMs };
      const list = keepLast(row.silences[body.party] ?? [], silence);
      return { ...row, silences: { ...row.silences, [body.party]: list } };
    }
    case 'line.expired': {
      const { version, expiresMs } = entry.body as Expired;
      const said = { actId: entry.id, version, expiresMs, localMs: entry.localMs };
      return { ...row, expiries: keepLast(row.expiries, said) };
    }
    default: {
      const { version, words } = entry.body as Closed;
      return put(row, 'closings', { ...saidOf(entry, version), words });
    }
  }
}

function targetOf(entry: Entry): { from: string; messageId: string } {
  return entry.kind === 'line.message'
    ? { from: entry.from, messageId: entry.id }
    : (entry.body as { from: string; messageId: string });
}

function callKeyOf(entry: Entry): string {
  const { openedBy, callId } = entry.body as CallEvent;
  return `${openedBy}/${callId}`;
}

export const view: View = {
  version: 2,
  tables: [MESSAGES, OPEN, CALLS],
  touches(entry: Entry, _me: Me): TableKey[] {
    if (entry.direction === 'out' || !entry.kind.startsWith('line.')) return [];
    if (entry.kind === 'line.call') return [{ table: CALLS, key: callKeyOf(entry) }];
    const { from, messageId } = targetOf(entry);
    const key = messageKey(from, messageId);
    return [
      { table: MESSAGES, key },
      { table: OPEN, key },
    ];
  },
  apply(entry: Entry, rows: Rows, me: Me): Change[] {
    if (entry.kind === 'line.call') {
      const key = callKeyOf(entry);
      const said = { ...saidOf(entry, 1), ...(entry.body as CallEvent) };
      return [{ table: CALLS, key, row: withEvent(rows.get<CallRow>(CALLS, key), said) }];
    }
    const { from, messageId } = targetOf(entry);
    const key = messageKey(from, messageId);
    const row = withAct(entry, rows.get<MessageRow>(MESSAGES, key) ?? empty(from, messageId));
    const nextMs = nextDueMs(row, me.party);
    const open: OpenRow | null = nextMs === undefined ? null : { nextMs };
    return [
      { table: MESSAGES, key, row },
      { table: OPEN, key, row: open },
    ];
  },
};
