/** Reads a proof pack with nothing but its bytes and, if given, the root fingerprints the reader trusts. */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { fromUtf8 } from '../hash.ts';
import { canonicalJson, parseJson, pathOf } from '../json.ts';
import { answerAbsence, answerPresence, entryFinding, noticesInWindow } from './answer.ts';
import { readCards, type Trust } from './cards.ts';
import { readCheckpoints, readPolicy, witnessesOf } from './checkpoints.ts';
import { MAX_PACK_BYTES, PACK_FORMAT, type Pack, type PackVerdict, packSchema } from './format.ts';
import { proveEntries, proveReceipts } from './proven.ts';
import { reportOf } from './report.ts';
import { PAGE_HEAD, summaryOf } from './summary.ts';

/** The verdict on everything but the summary. */
export function judge(pack: Pack, trust: Trust | undefined): PackVerdict | Refusal {
  const cards = readCards(pack.cards, trust);
  if (isRefusal(cards)) return cards;
  if (trust?.policy !== undefined && trust.policy !== pack.policy) return refuse('RECORD_PACK_POLICY');
  const policy = readPolicy(pack.policy);
  if (isRefusal(policy)) return policy;
  const checkpoints = readCheckpoints(pack.checkpoints, cards, policy);
  if (isRefusal(checkpoints)) return checkpoints;
  const proven = proveEntries(pack, cards, checkpoints);
  if (isRefusal(proven)) return proven;
  const receipts = proveReceipts(pack, cards, checkpoints, proven);
  if (isRefusal(receipts)) return receipts;
  const { question } = pack;
  if (!checkpoints.has(question.log)) return refuse('RECORD_PACK_LOG_UNKNOWN', { log: question.log });
  const { answer, missing } =
    question.purpose === 'presence' ? answerPresence(question, proven) : answerAbsence(question, proven);
  const notices = question.purpose === 'absence' ? noticesInWindow(question, proven) : new Map();
  return {
    ok: answer === 'supported',
    mode: cards.mode,
    question,
    answer,
    missing,
    findings: [
      ...proven.map((entry) =>
        entryFinding(entry, entry.log === question.log ? notices.get(entry.index) : undefined),
      ),
      ...receipts,
    ],
    keys: cards.keys,
    policy: pack.policy,
    witnesses: witnessesOf(policy, cards),
    checkpoints: [...checkpoints.values()].map(({ shown }) => shown),
  };
}

/**
 * The verdict, or a refusal for a file that is damaged, altered or signed by keys other than those trusted.
 * Without `trust` the fingerprints in `keys` must be compared by the reader: the pack alone cannot say whose keys they are.
 */
export function verifyPack(bytes: string | Uint8Array, trust?: Trust): PackVerdict | Refusal {
  const parsed = parseJson(bytes, MAX_PACK_BYTES);
  if (isRefusal(parsed)) return parsed;
  const text = typeof bytes === 'string' ? bytes : fromUtf8(bytes);
  if (`${canonicalJson(parsed.value)}\n` !== text) return refuse('RECORD_PACK_SPELLING');
  const format = (parsed.value as { format?: unknown } | null)?.format;
  if (format !== PACK_FORMAT)
    return refuse('RECORD_PACK_FORMAT', { given: String(format).slice(0, 20), expected: PACK_FORMAT });
  // Its fixed part costs nothing to compare, so it comes before everything else.
  const { summary } = parsed.value as { summary?: unknown };
  if (typeof summary === 'string' && !summary.startsWith(PAGE_HEAD)) return refuse('RECORD_PACK_SUMMARY');
  const shaped = packSchema.safeParse(parsed.value);
  if (!shaped.success) return refuse('RECORD_PACK_FIELD', { field: pathOf(shaped.error) });
  const verdict = judge(shaped.data, trust);
  if (isRefusal(verdict)) return verdict;
  if (summaryOf(reportOf(verdict)) !== shaped.data.summary) return refuse('RECORD_PACK_SUMMARY');
  return verdict;
}
