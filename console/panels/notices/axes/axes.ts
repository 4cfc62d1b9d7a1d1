/**
 * The four facts about one recipient of a notice, each from its own entries and never from another's: receipt,
 * acknowledgement by a named person, units told, position taken. The reply clock is in reply.ts.
 */
import type { NoticeView, Position } from '../../../../src/notices/index.ts';

/** What was said of a version that is no longer in force is not said of the one that is. */
export type Receipt =
  /** The recipient's signed receipt is in this record. `index`: of the notice in the recipient's log. */
  | {
      code: 'received';
      atMs: number;
      backMs: number | null;
      index: number;
      actId: string;
      /** Proved to stand in the recipient's log; null: not yet. */
      recorded: { size: number; entryIndex: number } | null;
    }
  /** Another party's notice in our record; our node signed a receipt for it. */
  | { code: 'held'; atMs: number; index: number }
  /** Written for the recipient and offered to its node. Not more than that. */
  | { code: 'sent'; atMs: number; index: number }
  | { code: 'not-sent' }
  /** No receipt, and whether it was sent is not known to this page. */
  | { code: 'no-receipt' }
  /** Between two other parties: their record, not ours. */
  | { code: 'elsewhere' };

interface Said {
  version: number;
  /** By the speaker's clock. */
  atMs: number;
  actId: string;
  officer: string | null;
  /** The words were erased under a clause. */
  erased: boolean;
}
export type Read =
  | (Said & { code: 'read' | 'read-unnamed' | 'read-older'; words: string })
  | { code: 'not-read' };
export interface ToldUnit extends Said {
  unit: string;
  toldBy: string;
  toldMs: number;
  means: string;
}
export type Told = { code: 'told' | 'told-older'; units: readonly ToldUnit[] } | { code: 'not-told' };
export type Taken =
  | (Said & { code: 'taken' | 'taken-older'; position: Position; words: string })
  | { code: 'no-position' };

export interface Axes {
  party: string;
  receipt: Receipt;
  read: Read;
  told: Told;
  taken: Taken;
}

/** The copies of one version that this node wrote for its peers: when, and as which entry. */
export type Sent = ReadonlyMap<string, { atMs: number; index: number }>;

export function receiptOf(view: NoticeView, party: string, me: string, sent: Sent | null): Receipt {
  const receipt = view.receipts[party];
  if (view.party !== me) {
    return receipt && party === me
      ? { code: 'held', atMs: receipt.receivedMs, index: receipt.index }
      : { code: 'elsewhere' };
  }
  if (receipt) {
    const { receivedMs, bounds, index, actId, recorded = null } = receipt;
    return { code: 'received', atMs: receivedMs, backMs: bounds?.toMs ?? null, index, actId, recorded };
  }
  if (!sent) return { code: 'no-receipt' };
  const copy = sent.get(party);
  return copy ? { code: 'sent', ...copy } : { code: 'not-sent' };
}

function said({ version, claimedMs, actId, officer, erased }: SaidRow): Said {
  return { version, atMs: claimedMs, actId, officer, erased: erased === true };
}
type SaidRow = NoticeView['row']['acknowledgements'][string][number];

export function readOf({ row, version }: NoticeView, party: string): Read {
  const all = row.acknowledgements[party] ?? [];
  const current = all.findLast((one) => one.version === version);
  const last = current ?? all.at(-1);
  if (!last) return { code: 'not-read' };
  const code = !current ? 'read-older' : last.officer === null ? 'read-unnamed' : 'read';
  return { code, ...said(last), words: last.words };
}

/** Of each unit the latest telling; units told of an older version only count where none was told of this one. */
export function toldOf({ row, version }: NoticeView, party: string): Told {
  const all = row.dissemination[party] ?? [];
  const current = all.filter((one) => one.version === version);
  const counted = current.length > 0 ? current : all;
  if (counted.length === 0) return { code: 'not-told' };
  const units = new Map(
    counted.map(({ unit, toldBy, toldMs, means, ...rest }) => [
      unit,
      { ...said({ ...rest, words: '' }), unit, toldBy, toldMs, means },
    ]),
  );
  return { code: current.length > 0 ? 'told' : 'told-older', units: [...units.values()] };
}

export function takenOf({ row, version }: NoticeView, party: string): Taken {
  const last = row.positions[party]?.at(-1);
  if (!last) return { code: 'no-position' };
  const code = last.version === version ? 'taken' : 'taken-older';
  return { code, ...said(last), position: last.position, words: last.words };
}

export function axesOf(view: NoticeView, party: string, me: string, sent: Sent | null): Axes {
  return {
    party,
    receipt: receiptOf(view, party, me, sent),
    read: readOf(view, party),
    told: toldOf(view, party),
    taken: takenOf(view, party),
  };
}

/** Whoever was sent the notice, holds it or spoke of it, the owner left out: this party first, then by id. */
export function recipientsOf(view: NoticeView, me: string, sent: Sent | null): string[] {
  const { acknowledgements, positions, dissemination, silences } = view.row;
  const spoke = [acknowledgements, positions, dissemination, silences].flatMap(Object.keys);
  const told = view.party === me ? [...(sent?.keys() ?? [])] : [me];
  const all = new Set([...told, ...Object.keys(view.receipts), ...spoke]);
  all.delete(view.party);
  return [...all].sort((a, b) => Number(b === me) - Number(a === me) || (a < b ? -1 : 1));
}
