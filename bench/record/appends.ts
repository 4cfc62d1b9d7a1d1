/** Acts through the real node, beside the floor, at several numbers in flight. */
import type { ParleyNode } from '../../src/node/index.ts';
import { checkReceipt, decodeEnvelope, openEnvelope, senderOf } from '../../src/record/index.ts';
import { ok } from '../kit/ok.ts';
import { message, type PeerOfWest, type Sent } from '../kit/party.ts';
import type { Figures } from '../kit/report.ts';
import { interleave, median, quantile, ratioOf, sameOrThrow, timed } from '../kit/rounds.ts';
import type { Given, RawLog } from './raw-log.ts';

const ROUNDS = 5;
/** Acts a round at so many in flight. */
export type Load = readonly [inFlight: number, acts: number];

/** The node under `inFlight` senders that each wait for their receipt before they send again. */
async function throughNode(node: ParleyNode, acts: readonly Sent[], inFlight: number): Promise<Given> {
  const latenciesMs: number[] = [];
  const receipts: [Sent, Uint8Array][] = [];
  let at = 0;
  const sender = async () => {
    for (let act = acts[at++]; act; act = acts[at++]) {
      const started = performance.now();
      const { receipt } = ok(await node.receive(act.text));
      latenciesMs.push(performance.now() - started);
      if (!receipt) throw new Error('an act was taken without a receipt');
      receipts.push([act, receipt]);
    }
  };
  const ms = await timed(() => Promise.all(Array.from({ length: inFlight }, sender)));
  // Outside the time: every receipt is sound and names this act.
  const us = ok(senderOf(node.identity.card));
  const taken = receipts.map(([act, bytes]) => {
    const statement = ok(openEnvelope(ok(decodeEnvelope(bytes)), us));
    const checked = ok(
      checkReceipt(statement.body, ok(decodeEnvelope(act.text)), act.statement, {
        log: us.log,
      }),
    );
    return checked.body.of;
  });
  return { ms, latenciesMs, taken };
}

/** Each round's envelopes go through both; what both took is compared before the time counts. `on`: which store. */
export async function appends(
  node: ParleyNode,
  peer: PeerOfWest,
  raw: RawLog,
  loads: readonly Load[],
  on: string,
  figures: Figures,
): Promise<void> {
  for (const [inFlight, acts] of loads) {
    const batch = () => Array.from({ length: acts }, () => peer.next('line.message', message(acts)));
    // Signed outside the time, each round once: both engines are given the same envelopes.
    const rounds = Array.from({ length: ROUNDS + 1 }, batch);
    const [warm, ...counted] = rounds as [Sent[], ...Sent[][]];
    await throughNode(node, warm.slice(0, 100), inFlight);
    await raw.run(warm.slice(0, 100), inFlight);
    const given = await interleave(ROUNDS, {
      parley: (round) => throughNode(node, counted[round] as Sent[], inFlight),
      raw: (round) => raw.run(counted[round] as Sent[], inFlight),
    });
    for (const [round, one] of given.parley.entries()) {
      sameOrThrow(`${inFlight} in flight, round ${round}`, one.taken, (given.raw[round] as Given).taken);
    }
    const name = `append on ${on}, ${inFlight} in flight`;
    const prefix = on === 'sqlite' ? 'append' : `append_${on}_`;
    const perS = (all: readonly Given[]) => all.map(({ ms }) => (acts * 1000) / ms);
    for (const engine of ['parley', 'raw'] as const) {
      figures.add(name, engine, 'acts', median(perS(given[engine])), '1/s');
      for (const share of [0.5, 0.99])
        figures.add(
          name,
          engine,
          `p${share * 100}`,
          median(given[engine].map(({ latenciesMs }) => quantile(latenciesMs, share))),
          'ms',
        );
    }
    figures.ratios[`${prefix}${inFlight}_vs_raw`] = ratioOf(perS(given.parley), perS(given.raw));
    if (inFlight === 64) {
      figures.ratios[`${prefix}64_per_s`] = median(perS(given.parley));
      figures.ratios[`${prefix}64_p99_ms`] = median(
        given.parley.map(({ latenciesMs }) => quantile(latenciesMs, 0.99)),
      );
    }
  }
}
