/** `verify`: a proof pack checked with nothing but its bytes and the fingerprints that a person compared. */
import { isRefusal, type Refusal, RefusalError, refuse } from '../../contract/index.ts';
import {
  cardFingerprint,
  MAX_PACK_BYTES,
  MAX_POLICY_BYTES,
  type PackVerdict,
  parsePolicy,
  plainPolicy,
  type Trust,
  verifyPack,
} from '../../record/index.ts';
import { readBytes } from '../files.ts';
import { data, defineVerb, type Io, line } from '../verb.ts';
import { sayVerdict } from '../verdict.ts';
import { readCard } from './party.ts';

interface VerifyOptions {
  trust?: string[];
  policy?: string;
}

/** Cards by party; bare fingerprints belong to whichever party shows that key. */
async function trustOf(
  given: readonly string[],
  policyPath: string | undefined,
  verdict: PackVerdict,
): Promise<Trust> {
  const roots: Record<string, string> = {};
  for (const one of given) {
    const hex = one.replaceAll(/[\s:]/g, '').toLowerCase();
    if (/^[0-9a-f]{64}$/.test(hex)) {
      const key = verdict.keys.find(({ role, fingerprint }) => role === 'root' && fingerprint === hex);
      if (key) roots[key.party] = hex;
    } else {
      const card = await readCard(one);
      roots[card.party] = cardFingerprint(card);
    }
  }
  const compared = given.length > 0 ? { roots } : {};
  if (policyPath === undefined) return compared;
  const policy = parsePolicy(await readBytes(policyPath, MAX_POLICY_BYTES));
  if (isRefusal(policy)) throw new RefusalError(policy);
  return { ...compared, policy: plainPolicy(policy) ?? '' };
}

/** The pack does not verify: an answer, and it is no. */
async function sayUnsound(io: Io, refusal: Refusal): Promise<1> {
  const { house } = await import('../house.ts');
  const { tableOf } = await import('../../server/index.ts');
  const { sayRefusal } = await import('../../text/index.ts');
  const said = sayRefusal(io.language, tableOf(house()), refusal);
  if (io.json) data(io, { ok: false, answer: null, refused: { ...said, params: refusal.params } });
  line(io, 'cli.verify.unsound', { reason: said.what });
  line(io, 'cli.code', { code: said.code });
  return 1;
}

export const verifyVerb = defineVerb<VerifyOptions, [string]>({
  name: 'verify',
  args: [{ flags: '<file>', says: 'cli.a.pack' }],
  json: true,
  options: [
    { flags: '--trust <card>', many: true },
    { flags: '--policy <file>', says: 'cli.o.trust-policy' },
  ],
  async run(io, { trust = [], policy }, path) {
    const bytes = await readBytes(path, MAX_PACK_BYTES + 1);
    if (bytes.length === 0) throw new RefusalError(refuse('CLI_FILE_EMPTY', { path }));
    const first = verifyPack(bytes);
    if (isRefusal(first)) return sayUnsound(io, first);
    const asked = trust.length > 0 || policy !== undefined;
    const verdict = asked ? verifyPack(bytes, await trustOf(trust, policy, first)) : first;
    if (isRefusal(verdict)) return sayUnsound(io, verdict);
    if (io.json) data(io, verdict);
    else sayVerdict(io, verdict);
    return verdict.ok ? 0 : 1;
  },
});
