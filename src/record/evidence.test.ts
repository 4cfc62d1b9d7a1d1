import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { effort } from '../../test/effort.ts';
import { dice } from '../../test/mutate.ts';
import { type CopyFacts, compareEvidence, EVIDENCE_STATES, type Evidence, evidenceOf } from './evidence.ts';

/** What can happen to one copy, in any order, as often as it likes; much of it beside the point. */
type Event =
  | { is: 'copy'; index: number }
  | { is: 'cosigned'; witness: number; size: number }
  | { is: 'mirrored'; mirror: number; size: number }
  | { is: 'receipt'; ofTheseBytes: boolean; index: number }
  | { is: 'proof'; index: number; size: number; witness: number }
  | { is: 'read'; officer: string | null; ownKey: boolean }
  | { is: 'noise'; what: 'tcp accepted' | 'http 200' | 'position taken' | 'challenge unanswered' };

interface Policy {
  witnesses: number;
  mirrors: number;
}
interface History {
  policy: Policy;
  events: Event[];
}

const NOISE = ['tcp accepted', 'http 200', 'position taken', 'challenge unanswered'] as const;

function history(roll: (below: number) => number): History {
  const events: Event[] = [];
  // Without the copy there is nothing to prove; now and then it never comes.
  if (roll(20) > 0) events.push({ is: 'copy', index: roll(8) });
  for (let left = roll(12); left > 0; left--) {
    const made: Event[] = [
      { is: 'cosigned', witness: roll(3), size: roll(10) },
      { is: 'mirrored', mirror: roll(3), size: roll(10) },
      { is: 'receipt', ofTheseBytes: roll(3) > 0, index: roll(4) },
      { is: 'proof', index: roll(4), size: roll(6), witness: roll(3) },
      { is: 'read', officer: roll(3) === 0 ? null : 'Ann', ownKey: roll(2) === 0 },
      { is: 'noise', what: NOISE[roll(NOISE.length)] as (typeof NOISE)[number] },
    ];
    events.splice(roll(events.length + 1), 0, made[roll(made.length)] as Event);
  }
  return { policy: { witnesses: 1 + roll(2), mirrors: roll(3) }, events };
}

/** The facts as a record that keeps what it is given would hand them in. */
function factsOf({ policy, events }: History): CopyFacts {
  const copy = events.find((event) => event.is === 'copy');
  const index = copy?.index ?? 0;
  const sizes = [...Array(11).keys()].filter((size) => cosigners(events, size).size >= policy.witnesses);
  const receipt = events.find((event) => event.is === 'receipt' && event.ofTheseBytes);
  const proofs = events.filter((event) => event.is === 'proof');
  // A record keeps the proof that helps most: of the right leaf, under a cosigned checkpoint.
  const fitting = proofs.filter((proof) => receipt?.is === 'receipt' && proof.index === receipt.index);
  const kept =
    fitting.find((proof) => witnessed(proofs, proof, policy) && proof.size > proof.index) ?? proofs[0];
  const read = events.filter((event) => event.is === 'read');
  const best =
    read.find((word) => word.officer !== null && word.ownKey) ?? read.find((word) => word.officer) ?? read[0];
  return {
    envelope: copy !== undefined,
    index,
    cosignedSize: sizes.at(-1) ?? null,
    mirrors: { holding: holders(events, index).size, needed: policy.mirrors },
    receipt: receipt?.is === 'receipt' ? { index: receipt.index } : null,
    proof: kept ? { index: kept.index, size: kept.size, cosigned: witnessed(proofs, kept, policy) } : null,
    acknowledgement: best ? { officer: best.officer, approved: best.ownKey } : null,
  };
}
type Proof = Extract<Event, { is: 'proof' }>;
function cosigners(events: readonly Event[], size: number): Set<number> {
  return new Set(
    events.flatMap((event) => (event.is === 'cosigned' && event.size === size ? [event.witness] : [])),
  );
}
function holders(events: readonly Event[], index: number): Set<number> {
  return new Set(
    events.flatMap((event) => (event.is === 'mirrored' && event.size > index ? [event.mirror] : [])),
  );
}
function witnessed(proofs: readonly Proof[], { size }: Proof, policy: Policy): boolean {
  return (
    new Set(proofs.filter((proof) => proof.size === size).map(({ witness }) => witness)).size >=
    policy.witnesses
  );
}

/** The oracle: one question at a time, straight from what happened, sharing nothing with the code above. */
function oracle({ policy, events }: History): { proved: string[]; delivered: boolean; read: string | null } {
  let copyAt: number | null = null;
  for (const event of events) if (event.is === 'copy') copyAt = event.index;
  if (copyAt === null) return { proved: [], delivered: false, read: null };
  const proved = ['origin'];
  let submitted = false;
  for (let size = copyAt + 1; size <= 10; size++) {
    const seen: boolean[] = [];
    for (const event of events)
      if (event.is === 'cosigned' && event.size === size) seen[event.witness] = true;
    if (seen.filter(Boolean).length >= policy.witnesses) submitted = true;
  }
  if (submitted) proved.push('submitted');
  const mirrors: boolean[] = [];
  for (const event of events)
    if (event.is === 'mirrored' && event.size > copyAt) mirrors[event.mirror] = true;
  if (policy.mirrors > 0 && mirrors.filter(Boolean).length >= policy.mirrors) proved.push('deposited');
  let place: number | null = null;
  for (const event of events)
    if (event.is === 'receipt' && event.ofTheseBytes && place === null) place = event.index;
  if (place === null) return { proved, delivered: false, read: null };
  proved.push('received');
  for (let size = place + 1; size <= 6; size++) {
    const seen: boolean[] = [];
    let here = false;
    for (const event of events) {
      if (event.is !== 'proof' || event.size !== size) continue;
      seen[event.witness] = true;
      if (event.index === place) here = true;
    }
    if (here && seen.filter(Boolean).length >= policy.witnesses && !proved.includes('recorded'))
      proved.push('recorded');
  }
  let named = false;
  let own = false;
  for (const event of events) {
    if (event.is === 'read' && event.officer !== null) named = true;
    if (event.is === 'read' && event.officer !== null && event.ownKey) own = true;
  }
  if (named) proved.push('read');
  return { proved, delivered: true, read: named ? (own ? 'officer' : 'node') : null };
}

/** The first history in which the two disagree, and how many were tried until then. */
function disagreement(
  count: number,
  judge: (facts: CopyFacts) => Evidence,
): { tried: number; history: History | null; seen: Map<string, number> } {
  const roll = dice(20261130);
  const seen = new Map<string, number>();
  for (let tried = 1; tried <= count; tried++) {
    const one = history(roll);
    const given = judge(factsOf(one));
    const expected = oracle(one);
    const state = String(given.state);
    seen.set(state, (seen.get(state) ?? 0) + 1);
    const same =
      given.proved.join() === expected.proved.join() &&
      given.state === (expected.proved.at(-1) ?? null) &&
      given.delivered === expected.delivered &&
      (given.readBy?.word ?? null) === expected.read;
    if (!same) return { tried, history: one, seen };
  }
  return { tried: count, history: null, seen };
}

describe('how far a copy is proved to have come', () => {
  it('is what an oracle says of every simulated history', (t) => {
    const { tried, history: differs, seen } = disagreement(effort(100_000), evidenceOf);
    assert.equal(differs, null, JSON.stringify(differs));
    for (const state of [...EVIDENCE_STATES, 'null'])
      assert.ok((seen.get(state) ?? 0) > 0, `${state} never came up`);
    t.diagnostic(`${tried} histories: ${[...seen].map(([state, count]) => `${state} ${count}`).join(', ')}`);
  });

  const planted: [string, (facts: CopyFacts) => Evidence][] = [
    [
      'a mirror deposit taken for delivery',
      (facts) => {
        const evidence = evidenceOf(facts);
        return { ...evidence, delivered: evidence.delivered || evidence.proved.includes('deposited') };
      },
    ],
    [
      'an acknowledgement without a receipt taken for reading',
      (facts) => evidenceOf({ ...facts, receipt: facts.receipt ?? (facts.acknowledgement && { index: 0 }) }),
    ],
    [
      'a proof without witnesses',
      (facts) => evidenceOf({ ...facts, proof: facts.proof && { ...facts.proof, cosigned: true } }),
    ],
    [
      'a proof of another leaf',
      (facts) =>
        evidenceOf({
          ...facts,
          proof: facts.proof && facts.receipt && { ...facts.proof, index: facts.receipt.index },
        }),
    ],
    ['a checkpoint that ends before the copy', (facts) => evidenceOf({ ...facts, index: facts.index - 1 })],
    [
      'a policy without mirrors that one mirror meets',
      (facts) =>
        evidenceOf({
          ...facts,
          mirrors: facts.mirrors && { ...facts.mirrors, needed: Math.max(1, facts.mirrors.needed) },
        }),
    ],
    [
      'nobody in particular has read it',
      (facts) =>
        evidenceOf({
          ...facts,
          acknowledgement: facts.acknowledgement && {
            ...facts.acknowledgement,
            officer: facts.acknowledgement.officer ?? '-',
          },
        }),
    ],
  ];
  for (const [name, mutant] of planted)
    it(`finds a planted fault: ${name}`, () => assert.ok(disagreement(2_000, mutant).history, name));

  it('has an order', () => {
    assert.deepEqual(EVIDENCE_STATES.toReversed().sort(compareEvidence), EVIDENCE_STATES);
    assert.ok(compareEvidence(null, 'origin') < 0);
  });
});
