/**
 * Which of a party's message keys may have signed what, as one log knows it. A key's time is counted in the party's
 * sequence to this log and in places of this log, never in hours: a thief can write any time into an envelope, but cannot
 * put a leaf before one that stands already.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { cardHash, type PartyCard } from './card.ts';
import { type Envelope, openEnvelope, type Peeked, peek } from './envelope.ts';
import { fromBase64 } from './hash.ts';
import { keyIdOf } from './key.ts';
import { decodeVkey, type Verifier } from './note.ts';
import { checkRekeyed, REKEYED_KIND, REKEYED_VERSION, revokesMessageKey } from './rekeyed.ts';
import { payloadTypeOf, type Statement } from './statement.ts';

/** A peer that changes keys more often than this must be enrolled anew. */
export const MAX_PERIODS = 256;

export interface KeyPeriod {
  serial: number;
  /** `cardHash` of the card. */
  card: string;
  /** Base64, as on the card. */
  messageKey: string;
  logKey: string;
  /**
   * The party's first sequence to this log under this card. null: the card was enrolled again by hand, so this log cannot say;
   * until the party's own entry does, either key may have signed.
   */
  startSeq: number | null;
  /** Leaf of this log that brought the card. */
  index: number;
}
export interface KeyHistory {
  /** The newest. Its list of revoked keys is complete. */
  card: PartyCard;
  /** Rising by serial. */
  periods: readonly KeyPeriod[];
}

function periodOf(card: PartyCard, startSeq: number | null, index: number): KeyPeriod {
  const { serial, messageKey, logKey } = card;
  return { serial, card: cardHash(card), messageKey, logKey, startSeq, index };
}

/** A party as it was enrolled, or as it founded itself. */
export function beginHistory(card: PartyCard, index: number): KeyHistory {
  return { card, periods: [periodOf(card, 0, index)] };
}
/** A later card of the same root, brought by people and not by the party's own entry. */
export function enrolAgain(held: KeyHistory, card: PartyCard, index: number): KeyHistory {
  return { card, periods: [...held.periods, periodOf(card, null, index)] };
}
/** The party's own entry brought `card`, under this sequence, at this place. */
export function changeKeys(
  held: KeyHistory,
  card: PartyCard,
  at: { peerSeq: number; index: number },
): KeyHistory {
  const known = held.periods.findIndex((period) => period.card === cardHash(card));
  // Enrolled by hand before, the card is held already: what it revokes is the key of the period before its own.
  const before = known < 0 ? held.card.messageKey : held.periods[known - 1]?.messageKey;
  const startSeq = before !== undefined && isRevoked(card, before) ? at.peerSeq : at.peerSeq + 1;
  if (known < 0) return { card, periods: [...held.periods, periodOf(card, startSeq, at.index)] };
  // Enrolled by hand before: now the log knows from which sequence on.
  return {
    ...held,
    periods: held.periods.map((period, i) => (i === known ? { ...period, startSeq } : period)),
  };
}

function isRevoked(card: PartyCard, messageKey: string): boolean {
  if (card.revoked.length === 0) return false;
  const keyid = keyIdOf(fromBase64(messageKey) ?? new Uint8Array());
  return card.revoked.some((one) => one.keyid === keyid);
}

/** Periods whose key may have signed what comes under `peerSeq` now. Receipts carry no sequence: any of them. */
function possible({ periods }: KeyHistory, peerSeq: number): readonly KeyPeriod[] {
  if (peerSeq === 0) return periods;
  const begun = (period: KeyPeriod) => period.startSeq !== null && period.startSeq <= peerSeq;
  const first = Math.max(0, periods.findLastIndex(begun));
  const after = periods.findIndex((period, i) => i > first && period.startSeq !== null);
  return periods.slice(first, after < 0 ? undefined : after);
}

/** True where what stands at `index` under `peerSeq` was signed by a key whose time had ended there. */
export function isOutlived({ periods }: KeyHistory, peerSeq: number, index: number): boolean {
  return periods.some((one) => one.startSeq !== null && one.startSeq <= peerSeq && index < one.index);
}

const REKEYED_TYPE = payloadTypeOf(REKEYED_KIND, REKEYED_VERSION);

export interface OpenedBy {
  statement: Statement;
  /** Raw key that verified. */
  messageKey: Uint8Array;
}

/** The envelope opened by one of these keys, each tried once; newest first. */
function openByAny(card: PartyCard, envelope: Envelope, messageKeys: readonly string[]): OpenedBy | Refusal {
  let answer = refuse('RECORD_SIGNATURE_WRONG', { party: card.party });
  for (const key of new Set(messageKeys.toReversed())) {
    const messageKey = fromBase64(key) ?? new Uint8Array();
    const statement = openEnvelope(envelope, { party: card.party, log: card.origin, messageKey });
    if (!isRefusal(statement)) return { statement, messageKey };
    answer = statement;
    if (answer.refused !== 'RECORD_SIGNATURE_WRONG') return answer;
  }
  return answer;
}

/**
 * Opens what comes from a party now, by the key that speaks for it at that sequence. A card that follows the held one
 * is taken from the envelope itself: the root signed it.
 * @param said `peek(envelope)`
 */
export function openFrom(
  held: KeyHistory,
  envelope: Envelope,
  said: Peeked | null = peek(envelope),
): OpenedBy | Refusal {
  return openWith(held, envelope, said, () =>
    possible(held, said?.peerSeq ?? 0).map(({ messageKey }) => messageKey),
  );
}
/** Opens what a log's owner signs at its end: the newest key alone, but for the copies of the entry that brought it. */
export function openOwn(held: KeyHistory, envelope: Envelope): OpenedBy | Refusal {
  return openWith(held, envelope, peek(envelope), () => [held.card.messageKey]);
}

function openWith(
  held: KeyHistory,
  envelope: Envelope,
  said: Peeked | null,
  usual: () => string[],
): OpenedBy | Refusal {
  const { card } = held;
  const next = envelope.payloadType === REKEYED_TYPE && said ? announced(held, said.body) : null;
  if (next && isRefusal(next)) return next;
  const honest = (next?.keys ?? usual()).filter((key) => !isRevoked(next?.card ?? card, key));
  const opened = openByAny(card, envelope, honest);
  if (!isRefusal(opened) || opened.refused !== 'RECORD_SIGNATURE_WRONG') return opened;
  return whoElse(held, envelope, opened);
}

/** By which key a coming card must be announced. One that is held already says nothing new, and keeps its key. */
function announced(held: KeyHistory, body: unknown): { card: PartyCard; keys: string[] } | Refusal {
  const given = (body as { card?: unknown } | null)?.card as PartyCard | undefined;
  const serial = given?.serial;
  if (typeof serial === 'number' && serial <= held.card.serial) {
    const known = held.periods.findIndex((period) => period.serial === serial);
    const same = known >= 0 && checkSame(held.periods[known]!, given!);
    if (!same) return refuse('RECORD_CARD_ORDER', { party: held.card.party, field: 'serial' });
    const keys = held.periods.slice(Math.max(0, known - 1), known + 1).map(({ messageKey }) => messageKey);
    return { card: held.card, keys };
  }
  const next = checkRekeyed(held.card, body);
  if (isRefusal(next)) return next;
  if (held.periods.length >= MAX_PERIODS)
    return refuse('RECORD_CARD_ORDER', { party: held.card.party, field: 'serial' });
  return { card: next, keys: [revokesMessageKey(held.card, next) ? next.messageKey : held.card.messageKey] };
}
function checkSame(period: KeyPeriod, card: PartyCard): boolean {
  try {
    return period.card === cardHash(card);
  } catch {
    return false;
  }
}

/** A wrong signature by a key that was once, or will be, the party's is worth a word of its own. */
function whoElse(held: KeyHistory, envelope: Envelope, refused: Refusal): Refusal {
  const { card, periods } = held;
  const all = periods.map(({ messageKey }) => messageKey);
  for (const [revoked, code] of [
    [true, 'RECORD_KEY_REVOKED'],
    [false, 'RECORD_KEY_NOT_THEN'],
  ] as const) {
    const some = all.filter((key) => isRevoked(card, key) === revoked);
    if (!isRefusal(openByAny(card, envelope, some))) return refuse(code, { party: card.party });
  }
  return refused;
}

/** Raw message keys that the party has not revoked, the newest first: for what is signed beside its series. */
export function messageKeysNow({ card, periods }: KeyHistory): Uint8Array[] {
  const keys = new Set([card.messageKey, ...periods.map(({ messageKey }) => messageKey).toReversed()]);
  return [...keys].filter((key) => !isRevoked(card, key)).map((key) => fromBase64(key) ?? new Uint8Array());
}

/** Every log key that the party ever had, the oldest first: for what was signed at some time. */
export function allLogKeys({ periods }: KeyHistory): Verifier[] {
  return [...new Set(periods.map(({ logKey }) => logKey))]
    .map((logKey) => decodeVkey(logKey))
    .filter((key): key is Verifier => !isRefusal(key));
}

/** The party's log keys that it has not revoked, the newest first: while keys change, either may sign. */
export function logKeysNow({ card, periods }: KeyHistory): readonly [Verifier, ...Verifier[]] | Refusal {
  const now = decodeVkey(card.logKey);
  if (isRefusal(now)) return now;
  const before = [...new Set(periods.map(({ logKey }) => logKey))]
    .toReversed()
    .filter((logKey) => logKey !== card.logKey)
    .map((logKey) => decodeVkey(logKey))
    .filter((key): key is Verifier => !isRefusal(key))
    .filter(({ publicKey }) => card.revoked.every(({ keyid }) => keyid !== keyIdOf(publicKey)));
  return [now, ...before];
}
