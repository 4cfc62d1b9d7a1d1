/**
 * Where one entry stands, as plain sentences. Nothing below a signed receipt is ever said to have arrived, and
 * nobody is said to have read what no named person acknowledged.
 */
import type { Params, Trilingual } from '../../contract/index.ts';
import type { NoticeVersion } from '../../notices/index.ts';
import { deliveryEvidence } from '../../parties/index.ts';
import { RECEIPT_KIND } from '../../record/index.ts';
import { say as fill, type Language } from '../../text/index.ts';
import type { RecordFacts } from './record-facts.ts';
import type { State } from './shapes.ts';
import { type Key, sentence, spanWords, timeWords } from './words.ts';

/** Longer on the way than this is said. */
const SLOW_MS = 5 * 60_000;
/** Clocks this far apart explain themselves. */
const AHEAD_MS = 60_000;

type Names = ReadonlyMap<string, Trilingual>;
type More = Partial<Pick<State, 'party' | 'atMs' | 'entry'>> & {
  /** What the sentence names, by language where it differs. */
  says?: Params;
  each?: (language: Language) => Params;
};

function named(names: Names, party: string): (language: Language) => string {
  return (language) => names.get(party)?.[language] ?? party;
}

export function statesOf(facts: RecordFacts, names: Names): State[] {
  const say = (code: State['code'], tone: State['tone'], more: More = {}): State => {
    const { party = null, atMs = null, entry = null } = more;
    const says = sentence(`state.${code}` as Key, (language) => ({
      ...(party !== null && { party: named(names, party)(language) }),
      ...(atMs !== null && { at: timeWords(atMs) }),
      ...more.says,
      ...more.each?.(language),
    }));
    return { code, tone, says, party, atMs, entry };
  };
  return [
    ...whoActed(facts, say),
    ...whatCame(facts, say),
    ...whatIsKept(facts, say),
    ...facts.deliveries.flatMap((delivery) => whereCopyIs(delivery, facts.cosignedSize, say)),
    ...whoRead(facts, say),
    ...whatIsDoubtful(facts, say),
  ];
}

type Say = (code: State['code'], tone: State['tone'], more?: More) => State;

function whoActed({ entry: { direction, by, from } }: RecordFacts, say: Say): State[] {
  const theirs = direction === 'in';
  const says: Params = by ? { officer: by.officer, office: by.office } : {};
  const party = theirs ? from : null;
  if (theirs) return [say(by ? 'peer-acted' : 'peer-acted-itself', 'quiet', { party, says })];
  return [say(by ? 'acted' : 'acted-itself', 'quiet', { says })];
}

function whatCame({ entry, receiptIndex }: RecordFacts, say: Say): State[] {
  if (entry.direction !== 'in') return [];
  const came = say('came', 'good', {
    party: entry.from,
    atMs: entry.localMs,
    says: { sent: timeWords(entry.claimedMs) },
  });
  if (receiptIndex === null) return [came];
  return [came, say('receipted-here', 'good', { entry: receiptIndex, says: { entry: receiptIndex } })];
}

function whatIsKept({ entry, erased, signedSize }: RecordFacts, say: Say): State[] {
  const { index, localMs, kind, direction, peer, erasedBy } = entry;
  const states = [say('written', 'good', { atMs: localMs, entry: index, says: { index } })];
  if (signedSize !== null && signedSize > index)
    states.push(say('signed', 'good', { says: { size: signedSize } }));
  else states.push(say('unsigned', 'wait'));
  if (kind === RECEIPT_KIND && peer !== null)
    states.push(say(direction === 'in' ? 'receipt-held' : 'receipt-given', 'quiet', { party: peer }));
  if (erased)
    states.push(
      say('erased', 'quiet', {
        entry: erasedBy ?? null,
        says: { by: erasedBy === undefined ? '-' : String(erasedBy) },
      }),
    );
  return states;
}

/** As far as it is proved, step by step. Only the receipt that this record holds for these bytes shows that it came. */
function whereCopyIs(
  delivery: RecordFacts['deliveries'][number],
  cosignedSize: number | null,
  say: Say,
): State[] {
  const { peer, sentMs, receipt, proof, outIndex } = delivery;
  const { proved, delivered } = deliveryEvidence(delivery, { cosignedSize });
  const states: State[] = [];
  if (proved.includes('submitted'))
    states.push(
      say('cosigned', 'quiet', { party: peer, says: { index: outIndex, size: Number(cosignedSize) } }),
    );
  if (!delivered || !receipt) return [...states, say('waiting', 'wait', { party: peer, atMs: sentMs })];
  states.push(
    say('received', 'good', {
      party: peer,
      atMs: receipt.arrivedMs,
      entry: receipt.entryIndex,
      says: { received: timeWords(receipt.receivedMs), index: receipt.index },
    }),
  );
  if (proved.includes('recorded') && proof)
    states.push(
      say('recorded', 'good', {
        party: peer,
        entry: proof.entryIndex,
        says: { index: proof.index, size: proof.size },
      }),
    );
  return states;
}

function whoRead({ readers }: RecordFacts, say: Say): State[] {
  return (readers ?? []).map(({ party, read }) =>
    read
      ? say('acknowledged', 'good', {
          party,
          atMs: read.claimedMs,
          entry: read.index,
          says: { officer: read.officer },
        })
      : say('not-acknowledged', 'wait', { party }),
  );
}

function whatIsDoubtful(facts: RecordFacts, say: Say): State[] {
  const { entry, erased, understoodSince, notFollowedUp, secondUnderNumber, marks, skews } = facts;
  const { from, kind, kindVersion, peerSeq, direction } = entry;
  const states: State[] = [];
  if (understoodSince)
    states.push(
      say('understood-since', 'quiet', { atMs: understoodSince.atMs, entry: understoodSince.index }),
    );
  else if (!entry.understood)
    states.push(say('not-understood', 'bad', { party: from, says: { kind, version: kindVersion } }));
  if (notFollowedUp) {
    const { index, room } = notFollowedUp;
    states.push(say('not-followed-up', 'bad', { entry: index, says: { room } }));
  }
  if (secondUnderNumber) states.push(say('same-number', 'bad', { party: from, says: { number: peerSeq } }));
  if (!erased && entry.understood)
    for (const late of lateOf(entry)) states.push(say('late', 'wait', { says: late }));
  for (const mark of marks)
    states.push(say('marked', 'wait', { each: (language) => ({ mark: fill(language, mark) }) }));
  if (direction === 'in') {
    const lagMs = entry.localMs - entry.claimedMs;
    const each = (language: Language) => ({ span: spanWords(language, Math.abs(lagMs)) });
    if (lagMs > SLOW_MS) states.push(say('slow-way', 'wait', { party: from, each }));
    if (lagMs < -AHEAD_MS) states.push(say('clock-ahead', 'bad', { party: from, each }));
  }
  for (const [party, skewMs] of skews) {
    const each = (language: Language) => ({ span: spanWords(language, Math.abs(skewMs)) });
    states.push(say('clock-doubt', 'bad', { party, each }));
  }
  return states;
}

/** A notice filed later than the terms ask: taken, and marked with by how much. */
function lateOf({ kind, body }: RecordFacts['entry']): Params[] {
  if (kind !== 'notices.filed' && kind !== 'notices.amended') return [];
  return (body as NoticeVersion).lead
    .filter(({ lateMinutes }) => lateMinutes > 0)
    .map(({ clause, givenMinutes, requiredMinutes }) => ({
      clause,
      given: Math.round(givenMinutes),
      required: Math.round(requiredMinutes),
    }));
}
