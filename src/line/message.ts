/** What the acts about one message amount to: which wording stands, and how far each addressee has come with it. */
import type { Precedence } from '../contract/index.ts';
import type { Addressee } from './kinds.ts';
import { answersPhrase, isGrave, OPENING, type OpeningName } from './phrase.ts';
import { compareReadBack, type Difference, type Facts, hasFacts } from './read-back.ts';
import type { First, Heard, MessageRow, Rewording, Said, SaidReadBack, SaidReply, Silence } from './view.ts';

export const MARKS = [
  'no place',
  'no time',
  'no expiry',
  'no words',
  'no office',
  'no addressee named',
  'expiry already past',
  'addressee not enrolled',
] as const;
export type Mark = (typeof MARKS)[number];

export const FAULTS = [
  'two texts under one id',
  'two wordings of one version',
  'not the sender',
  'not an addressee',
] as const;
export interface Fault {
  actId: string;
  party: string;
  what: (typeof FAULTS)[number];
}

/** One version of the text. Version 1 is the message as sent. */
export type Wording = Said & Pick<Rewording, 'at' | 'timeMs' | 'expiresMs' | 'words' | 'language'>;

/** How far one addressee has come. Four different facts: received (asked of the record), read, read back, answered. */
export interface Standing extends Addressee {
  /** First named officer to act on the wording that stands. */
  read: Said | null;
  /** none: nothing to read back. */
  readBack: 'none' | 'awaited' | 'mismatch' | 'match';
  /** Of the latest read-back of this wording. */
  differences: Difference[];
  acknowledged: Said | null;
  /** Latest reply of the kind that the phrase calls for. */
  answer: SaidReply | null;
  /** Every such reply to any wording, oldest first: a later one stands beside the earlier, never over it. */
  answers: SaidReply[];
  /** Latest "we are finding out" to this wording. */
  interim: SaidReply | null;
  talk: SaidReply[];
  silences: Silence[];
  /** Nothing more is asked of it. */
  done: boolean;
}

export interface MessageState {
  from: string;
  messageId: string;
  precedence: Precedence;
  phrase: OpeningName;
  number: number;
  office: string;
  officer: string | null;
  to: Addressee[];
  notices: string[];
  alerts: string[];
  notEnrolled: string[];
  sentMs: number;
  localMs: number;
  /** The wording that stands, and all there were, oldest first. */
  wording: Wording;
  wordings: Wording[];
  withdrawn: (Said & { words: string; language: string }) | null;
  expired: { actId: string; version: number; expiresMs: number; localMs: number } | null;
  closed: (Said & { words: string }) | null;
  /** For command: a duty officer can neither answer nor close it. */
  grave: boolean;
  marks: Mark[];
  faults: Fault[];
  standings: Standing[];
  dropped: number;
}

const NONE: Heard = { readBacks: [], acknowledgements: [], answers: [], interims: [], talk: [] };

export function factsOf({ at, timeMs, expiresMs }: Facts): Facts {
  return { at, timeMs, expiresMs };
}

/** What a message lacks. A safety message is taken as it comes: lacking is said, not refused. */
export function marksOf(first: First, wording: Wording): Mark[] {
  const wants = OPENING[first.phrase].wants as readonly string[];
  const marks: [boolean, Mark][] = [
    [wants.includes('at') && wording.at === null, 'no place'],
    [wants.includes('timeMs') && wording.timeMs === null, 'no time'],
    [wants.includes('expiresMs') && wording.expiresMs === null, 'no expiry'],
    [wants.includes('words') && wording.words.trim() === '' && !wording.erased, 'no words'],
    [first.to.some(({ office, for: purpose }) => office === '' && purpose === 'action'), 'no office'],
    [first.toAll, 'no addressee named'],
    [wording.expiresMs !== null && wording.expiresMs <= wording.claimedMs, 'expiry already past'],
    [first.notEnrolled.length > 0, 'addressee not enrolled'],
  ];
  return marks.filter(([holds]) => holds).map(([, mark]) => mark);
}

function matches(sent: Facts, { read }: SaidReadBack): boolean {
  return compareReadBack(factsOf(sent), read).length === 0;
}

function earliest<Item extends Said>(items: readonly Item[]): Item | null {
  return items.reduce<Item | null>((best, item) => (best && best.actId <= item.actId ? best : item), null);
}

function standingOf(row: MessageRow, first: First, wording: Wording, addressee: Addressee): Standing {
  const heard = row.heard[addressee.party] ?? NONE;
  const now = <Item extends Said>(items: readonly Item[]) =>
    items.filter((item) => item.version === wording.version && item.officer !== null);
  const readBacks = now(heard.readBacks);
  const good = readBacks.filter((item) => matches(wording, item));
  const needed = hasFacts(wording);
  // The peer's own word that it matched is not taken: what it read back is compared here again.
  const acknowledgements = now(heard.acknowledgements).filter(
    ({ readBack }) => !needed || good.some(({ actId }) => actId === readBack),
  );
  const answers = heard.answers.filter(({ phrase }) => answersPhrase(first.phrase, phrase));
  const current = now(answers);
  const acknowledged = earliest(acknowledgements) ?? (needed ? null : earliest(current));
  const last = readBacks.at(-1);
  const asked = OPENING[first.phrase].replies.length > 0;
  const reading = [
    ...readBacks,
    ...now(heard.acknowledgements),
    ...current,
    ...now(heard.interims),
    ...now(heard.talk),
  ];
  const readBack = good.length > 0 ? 'match' : last ? 'mismatch' : 'awaited';
  return {
    ...addressee,
    read: saidOnly(earliest<Said>(reading)),
    readBack: needed ? readBack : 'none',
    differences: last ? compareReadBack(factsOf(wording), last.read) : [],
    acknowledged: saidOnly(acknowledged),
    answer: current.at(-1) ?? null,
    answers,
    interim: now(heard.interims).at(-1) ?? null,
    talk: heard.talk,
    silences: row.silences[addressee.party] ?? [],
    done: acknowledged !== null && (!asked || current.length > 0),
  };
}

function saidOnly(item: Said | null): Said | null {
  if (!item) return null;
  const { actId, index, party, version, officer, office, claimedMs, localMs, erased } = item;
  return { actId, index, party, version, officer, office, claimedMs, localMs, ...(erased && { erased }) };
}

function wordingsOf(row: MessageRow, first: First): { wordings: Wording[]; faults: Fault[] } {
  const { at, timeMs, expiresMs, words, language } = first;
  const wordings: Wording[] = [{ ...(saidOnly(first) as Said), at, timeMs, expiresMs, words, language }];
  const faults: Fault[] = [];
  const later = [...row.rewordings].sort((a, b) => a.version - b.version || (a.actId < b.actId ? -1 : 1));
  for (const next of later) {
    // Only threats and ultimatums have later wordings; of two under one version the earlier act stands.
    if (!isGrave(first.phrase) || next.version <= (wordings.at(-1) as Wording).version)
      faults.push({ actId: next.actId, party: next.party, what: 'two wordings of one version' });
    else wordings.push(next);
  }
  return { wordings, faults };
}

function faultsOf(row: MessageRow, first: First): Fault[] {
  const parties = new Set(first.to.map(({ party }) => party));
  const outside = Object.entries(row.heard).filter(([party]) => !parties.has(party));
  return [
    ...row.first
      .slice(1)
      .map(({ actId, party }): Fault => ({ actId, party, what: 'two texts under one id' })),
    ...row.strangers.map(({ actId, party }): Fault => ({ actId, party, what: 'not the sender' })),
    ...outside
      .flatMap(([, heard]) => Object.values(heard).flat() as Said[])
      .sort((a, b) => (a.actId < b.actId ? -1 : 1))
      .map(({ actId, party }): Fault => ({ actId, party, what: 'not an addressee' })),
  ];
}

/** null while the message itself has not come: words about it are kept until it does. */
export function messageOf(row: MessageRow): MessageState | null {
  const first = row.first[0];
  if (!first) return null;
  const { wordings, faults } = wordingsOf(row, first);
  const wording = wordings.at(-1) as Wording;
  const here = <Item extends { version: number; actId: string }>(items: readonly Item[]): Item | null =>
    items.filter(({ version }) => version === wording.version).at(-1) ?? null;
  return {
    from: row.from,
    messageId: row.messageId,
    precedence: first.precedence,
    phrase: first.phrase,
    number: OPENING[first.phrase].number,
    office: first.office,
    officer: first.officer,
    to: first.to,
    notices: first.notices,
    alerts: first.alerts,
    notEnrolled: first.notEnrolled,
    sentMs: first.claimedMs,
    localMs: first.localMs,
    wording,
    wordings,
    // Words added after a withdrawal are a new demand: the withdrawal of the old ones does not cover them.
    withdrawn: row.withdrawals.find(({ version }) => version >= wording.version) ?? null,
    expired: here(row.expiries),
    closed: here(row.closings),
    grave: isGrave(first.phrase),
    marks: marksOf(first, wording),
    faults: [...faultsOf(row, first), ...faults],
    standings: first.to.map((addressee) => standingOf(row, first, wording, addressee)),
    dropped: row.dropped,
  };
}
