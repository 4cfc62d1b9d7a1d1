/** The link over HTTP. Bounded in time and size; what comes back is checked before it is believed. */
import { readBounded } from './bounded.ts';
import { httpLogLink } from './log-link.ts';
import { answerSchema, type Link, MAX_PARCEL_BYTES, type Parcel, type ParcelAnswer } from './parcel.ts';

const TIMEOUT_MS = 20_000;

async function post(url: string, body: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = Buffer.from(await readBounded(response, MAX_PARCEL_BYTES)).toString('utf8');
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return text;
}

/** `base`: the peer's URL without a trailing slash. */
export function httpLink(base: string): Link {
  return {
    ...httpLogLink({ log: `${base}/log`, witness: `${base}/witness` }),
    async send(parcel: Parcel): Promise<ParcelAnswer> {
      return answerSchema.parse(JSON.parse(await post(`${base}/exchange/parcels`, JSON.stringify(parcel))));
    },
    async positions(batch: string): Promise<void> {
      await post(`${base}/exchange/positions`, batch);
    },
  };
}
