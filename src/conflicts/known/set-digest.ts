/**
 * A digest of a set of notices, whatever their order, that keeps up with a coming or going at the cost of one notice.
 * Each id and version is stretched by SHAKE-256 to 1,024 numbers of 16 bits; the numbers of all are added, place by place,
 * modulo 65,536; the SHA-256 of the sums, low byte first, is the digest. This is LtHash (Lewi, Kim, Maykov, Weis 2019,
 * IACR ePrint 2019/227): to find two sets of one digest is as hard as a lattice problem.
 */
import { createHash } from 'node:crypto';

const NUMBERS = 1024;
const LABEL = 'parley known notices/v1\n';

export interface NoticeAt {
  noticeId: string;
  version: number;
}

function stretched({ noticeId, version }: NoticeAt): Uint8Array {
  return createHash('shake256', { outputLength: NUMBERS * 2 })
    .update(`${LABEL}${noticeId}\n${version}\n`)
    .digest();
}

export class SetDigest {
  readonly #sums = new Uint16Array(NUMBERS);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  static of(notices: Iterable<NoticeAt>): SetDigest {
    const digest = new SetDigest();
    for (const notice of notices) digest.add(notice);
    return digest;
  }

  add(notice: NoticeAt): void {
    const bytes = stretched(notice);
    for (let i = 0; i < NUMBERS; i++)
      this.#sums[i] =
        (this.#sums[i] as number) + (bytes[2 * i] as number) + ((bytes[2 * i + 1] as number) << 8);
    this.#count++;
  }

  /** Of one that was added: nothing here can tell whether it was. */
  remove(notice: NoticeAt): void {
    const bytes = stretched(notice);
    for (let i = 0; i < NUMBERS; i++)
      this.#sums[i] =
        (this.#sums[i] as number) - (bytes[2 * i] as number) - ((bytes[2 * i + 1] as number) << 8);
    this.#count--;
  }

  copy(): SetDigest {
    const same = new SetDigest();
    same.#sums.set(this.#sums);
    same.#count = this.#count;
    return same;
  }

  /** 64 lower-case hex digits. */
  hex(): string {
    const bytes = new Uint8Array(NUMBERS * 2);
    const view = new DataView(bytes.buffer);
    for (const [i, sum] of this.#sums.entries()) view.setUint16(i * 2, sum, true);
    return createHash('sha256').update(bytes).digest('hex');
  }
}
