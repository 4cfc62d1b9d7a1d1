/** The receipt that must follow a message that came, and what it has to say. */
import { isDeepStrictEqual } from 'node:util';
import { pathOf, type ReceiptBody, receiptBodySchema } from '../../record/index.ts';

/** An incoming message and the opening of its leaf: the receipt that must follow says exactly this. */
export interface Awaited {
  index: number;
  hash: string;
  act: string;
  claimedTime: string;
  receivedMs: number;
  /** `salt2` empty: erased with the body, and nothing is left to compare it with. */
  leaf: ReceiptBody['leaf'];
}
/** The first field in which our receipt says something else than what stands just before it. */
export function receiptAgainst(given: unknown, awaited: Awaited | null, log: string): string | null {
  if (!awaited) return 'of';
  const parsed = receiptBodySchema.safeParse(given);
  if (!parsed.success) return pathOf(parsed.error);
  const body = parsed.data;
  const pairs: readonly [string, unknown, unknown][] = [
    ['of', body.of, awaited.hash],
    ['act', body.act, awaited.act],
    ['index', body.index, awaited.index],
    ['log', body.log, log],
    ['claimedTime', body.claimedTime, awaited.claimedTime],
    ['receivedTime', Date.parse(body.receivedTime), awaited.receivedMs],
    [
      'leaf',
      isDeepStrictEqual(awaited.leaf.salt2 === '' ? { ...body.leaf, salt2: '' } : body.leaf, awaited.leaf),
      true,
    ],
  ];
  return pairs.find(([, given, expected]) => given !== expected)?.[0] ?? null;
}
