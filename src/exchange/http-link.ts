/** The link over HTTP. Bounded in time and size; what comes back is checked before it is believed. */
import { readBounded } from './bounded.ts';
import { type HeldReceiptAnswer, heldReceiptSchema, MAX_HELD_RECEIPT_BYTES } from './held-receipt.ts';
import { httpLogLink } from './log-link.ts';
import { answerSchema, type Link, MAX_PARCEL_BYTES, type Parcel, type ParcelAnswer } from './parcel.ts';

const TIMEOUT_MS = 20_000;

interface Posted {
  status: number;
  text: string;
}

async function post(url: string, body: string, limit: number): Promise<Posted> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = Buffer.from(await readBounded(response, limit)).toString('utf8');
  return { status: response.status, text };
}

/** @throws Error for everything but success */
async function deliver(url: string, body: string): Promise<string> {
  const { status, text } = await post(url, body, MAX_PARCEL_BYTES);
  if (status < 200 || status > 299) throw new Error(`HTTP ${status}`);
  return text;
}

/** The code of a refusal. A peer that does not know the door, or a proxy before it, has none: then the status. */
function refusedBy({ status, text }: Posted): string {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    if (typeof code === 'string') return code.slice(0, 64);
  } catch {}
  return `HTTP ${status}`;
}

/** `base`: the peer's URL without a trailing slash. */
export function httpLink(base: string): Link {
  return {
    ...httpLogLink({ log: `${base}/log`, witness: `${base}/witness` }),
    async send(parcel: Parcel): Promise<ParcelAnswer> {
      return answerSchema.parse(
        JSON.parse(await deliver(`${base}/exchange/parcels`, JSON.stringify(parcel))),
      );
    },
    async positions(batch: string): Promise<void> {
      await deliver(`${base}/exchange/positions`, batch);
    },
    async heldReceipt(question: string): Promise<HeldReceiptAnswer> {
      const posted = await post(`${base}/exchange/held-receipt`, question, MAX_HELD_RECEIPT_BYTES);
      if (posted.status >= 400 && posted.status < 500) return { refused: refusedBy(posted) };
      if (posted.status !== 200) throw new Error(`HTTP ${posted.status}`);
      return heldReceiptSchema.parse(JSON.parse(posted.text));
    },
  };
}
