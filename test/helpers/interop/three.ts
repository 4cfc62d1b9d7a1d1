/** One pack before three verifiers: Parley's, the one in Go, the small one. Each says the report, `page`, or `no`. */
import assert from 'node:assert/strict';
import { isRefusal } from '../../../src/contract/index.ts';
import { fromUtf8 } from '../../../src/record/hash.ts';
import { buildPack } from '../../../src/record/pack/build.ts';
import { reportOf } from '../../../src/record/pack/report.ts';
import { verifyPack } from '../../../src/record/pack/verify.ts';
import { corpus } from '../record/rotations.ts';
import { b64, GoChecker } from './go.ts';
import { type SmallVerifier, saysSmall, small } from './small.ts';

const BATCH = 250;
const WRONG_PAGE = 'no the page does not say what the proofs say';

/** `page`: everything is good but the page for people. */
export function saysParley(bytes: Uint8Array): string {
  const verdict = verifyPack(bytes);
  if (!isRefusal(verdict)) return reportOf(verdict);
  return verdict.refused === 'RECORD_PACK_SUMMARY' ? 'page' : 'no';
}

export async function corpusPacks(): Promise<Map<string, Uint8Array>> {
  const packs = new Map<string, Uint8Array>();
  for (const [name, parts] of Object.entries(await corpus())) {
    const pack = buildPack(parts);
    assert.ok(!isRefusal(pack), `${name}: ${JSON.stringify(pack)}`);
    packs.set(name, pack);
  }
  return packs;
}

export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const out = Uint8Array.from(bytes);
  out[bit >> 3]! ^= 1 << (bit & 7);
  return out;
}

export class ThreeVerifiers implements Disposable {
  readonly go = new GoChecker();

  async saysGo(packs: readonly Uint8Array[]): Promise<string[]> {
    const answers = await this.go.ask(packs.map((bytes) => `pack ${b64(bytes)}`));
    return answers.map((answer) => {
      if (answer.startsWith('ok ')) return Buffer.from(answer.slice(3), 'base64').toString('utf8');
      assert.match(answer, /^no /);
      return answer === WRONG_PAGE ? 'page' : 'no';
    });
  }

  /** Asks all three about each of `count` packs; says how often which answer came, and where they differ. */
  async compare(
    count: number,
    next: (i: number) => Uint8Array,
    verifier: SmallVerifier = small,
  ): Promise<{ said: { yes: number; page: number; no: number }; different: string[] }> {
    const said = { yes: 0, page: 0, no: 0 };
    const different: string[] = [];
    for (let done = 0; done < count; done += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, count - done) }, (_, i) => next(done + i));
      const theirs = await this.saysGo(batch);
      for (const [i, bytes] of batch.entries()) {
        const ours = saysParley(bytes);
        const smalls = await saysSmall(verifier, bytes);
        said[ours === 'page' || ours === 'no' ? ours : 'yes'] += 1;
        if (theirs[i] === ours && smalls === ours) continue;
        different.push(`Parley ${ours}\nGo ${theirs[i]}\nsmall ${smalls}\n${fromUtf8(bytes)}`);
      }
    }
    return { said, different };
  }

  [Symbol.dispose](): void {
    this.go[Symbol.dispose]();
  }
}
