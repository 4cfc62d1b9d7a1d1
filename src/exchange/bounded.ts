/** More came than was asked for. */
export class TooLong extends Error {
  constructor(limit: number) {
    super(`answer larger than ${limit} bytes`);
  }
}

/** Reads an answer's body to its end or to the bound, whichever comes first. @throws TooLong beyond the bound */
export async function readBounded(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new TooLong(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
