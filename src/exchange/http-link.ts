/** The link over HTTP. Bounded in time and size; what comes back is checked before it is believed. */
import { answerSchema, type Link, MAX_PARCEL_BYTES, type Parcel, type ParcelAnswer } from './parcel.ts';

const TIMEOUT_MS = 20_000;

async function readBounded(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new Error(`answer larger than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function post(url: string, body: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await readBounded(response, MAX_PARCEL_BYTES);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return text;
}

/** `base`: the peer's URL without a trailing slash. */
export function httpLink(base: string): Link {
  return {
    async send(parcel: Parcel): Promise<ParcelAnswer> {
      return answerSchema.parse(JSON.parse(await post(`${base}/exchange/parcels`, JSON.stringify(parcel))));
    },
    async positions(batch: string): Promise<void> {
      await post(`${base}/exchange/positions`, batch);
    },
  };
}
