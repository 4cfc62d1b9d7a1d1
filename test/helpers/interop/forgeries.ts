/** Packs that a forger would make: rightly spelled, rightly signed as far as the forger's keys go, and wrong in one point. */
import { signEnvelope } from '../../../src/record/envelope.ts';
import { utf8 } from '../../../src/record/hash.ts';
import { canonicalJson } from '../../../src/record/json.ts';
import { envelopeToJson } from '../../../src/record/leaf.ts';
import { signNote } from '../../../src/record/note.ts';
import type { PackParts } from '../../../src/record/pack/format.ts';
import { PAGE_HEAD } from '../../../src/record/pack/summary.ts';
import type { Statement } from '../../../src/record/statement.ts';
import { cosigned, fresh, policyOf, type Theft, theft } from '../record/rotations.ts';
import { makeParty } from '../record/samples.ts';
import { presence } from '../record/stories.ts';

/** Everything but the page: a verifier that finds nothing else wrong says so of the page. */
export function unfinished(parts: PackParts): Uint8Array {
  const entries = parts.entries.toSorted((x, y) => x.index - y.index);
  return utf8(`${canonicalJson({ ...parts, entries, format: 2, summary: `${PAGE_HEAD}</pre>\n` })}\n`);
}

/** The told story, its receipt said anew by West's own key. */
async function receipt(change: (body: Record<string, unknown>) => void): Promise<PackParts> {
  const parts = await presence();
  const [held] = parts.receipts as [PackParts['receipts'][number]];
  const statement = JSON.parse(Buffer.from(held.envelope.payload, 'base64').toString('utf8')) as Statement;
  change(statement.body as Record<string, unknown>);
  const envelope = envelopeToJson(signEnvelope(statement, makeParty('west').message));
  return { ...parts, receipts: [{ ...held, envelope }] };
}
async function checkpoint(
  change: (note: string) => string,
  policy: string | null = null,
): Promise<PackParts> {
  const parts = await presence();
  const [first, ...rest] = parts.checkpoints as [string, ...string[]];
  return { ...parts, policy, checkpoints: [change(first), ...rest] };
}
const stolen = async (of: number, story: Theft, which: 'own' | 'received') => (await theft(of, story))[which];

/** Each wrong in the point that names it. */
export async function forgeries(): Promise<Record<string, PackParts>> {
  const stranger = signNote('x\n', [{ name: 'stranger', signer: fresh('stranger') }]).slice(3);
  const told = await presence();
  const [entry] = told.entries as [PackParts['entries'][number]];
  return {
    'receipt for another act': await receipt((body) => {
      body['act'] = '01ARZ3NDEKTSV4RRFFQ69G5FAW';
    }),
    'receipt at another time': await receipt((body) => {
      body['receivedTime'] = '2020-02-12T06:00:59.999Z';
    }),
    'checkpoint signed by a stranger too': await checkpoint((note) => note + stranger),
    'cosignature of another checkpoint': await checkpoint(
      (note) => note + cosigned(note.replace('\n4\n', '\n3\n'), [1]).slice(note.length),
      policyOf('both'),
    ),
    'entry at another place': { ...told, entries: [{ ...entry, index: entry.index + 1 }] },
    'stolen key, after the news': await stolen(3, {}, 'received'),
    'stolen key, the news left out': await stolen(1, { hideRevocation: true }, 'received'),
    'stolen key, own log': await stolen(0, { own: [0, 2] }, 'own'),
  };
}
/** Wrong in nothing but the page. */
export async function honest(): Promise<Record<string, PackParts>> {
  return {
    'as told': await presence(),
    'receipt said again': await receipt(() => {}),
    'old key before its revocation, other log': await stolen(1, {}, 'received'),
    'old key before its revocation, own log': await stolen(0, {}, 'own'),
  };
}
