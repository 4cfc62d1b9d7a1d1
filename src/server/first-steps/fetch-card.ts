/** Another node's card from its address. Bounded in time and size, no redirect; what comes is checked like any card. */
import { type Refusal, refuse } from '../../contract/index.ts';
import { MAX_CARD_BYTES, type PartyCard, parseCard } from '../../record/index.ts';

const TIMEOUT_MS = 10_000;

async function readBounded(response: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_CARD_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `base`: the node's URL without a trailing slash. Never throws. The card is enrolled by nobody here. */
export async function fetchCard(base: string): Promise<PartyCard | Refusal> {
  try {
    const response = await fetch(`${base}/exchange/card`, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const bytes = await readBounded(response);
    if (!response.ok || bytes === null)
      return refuse('SERVER_NO_CARD', { url: base, status: response.status });
    return parseCard(bytes);
  } catch (error) {
    const { cause, name } = error as Error & { cause?: { code?: string } };
    return refuse('SERVER_CARD_UNREACHABLE', { url: base, reason: cause?.code ?? name });
  }
}
