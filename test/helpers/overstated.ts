/**
 * Holds what is said of entries against the entries themselves: what is said to have arrived must rest on that
 * party's receipt for these very bytes, and what is said to be read on that party's own word with a name.
 */
import type { Entry } from '../../src/contract/index.ts';
import type { State } from '../../src/server/console-api/shapes.ts';

export interface Stated {
  index: number;
  states: readonly State[];
}

const READING = ['notices.acknowledged', 'line.acknowledged', 'line.reply', 'line.read-back'];
/** Words of arrival that no sentence may use at all: a receipt is what is said, in its own words. */
const ARRIVED = /\bdelivered\b|доставлен|سُلِّم|تم التسليم/i;

/** One line for each thing said that nothing bears out. */
export function overstated(stated: readonly Stated[], record: readonly Entry[]): string[] {
  const byIndex = new Map(record.map((entry) => [entry.index, entry]));
  const copies = Map.groupBy(
    record.filter(({ direction }) => direction === 'out'),
    ({ id }) => id,
  );
  const found: string[] = [];
  for (const { index, states } of stated) {
    const entry = byIndex.get(index) as Entry;
    const wrong = (why: string) => found.push(`${index} ${entry.kind}: ${why}`);
    for (const { code, party, entry: at, says } of states) {
      if (Object.values(says).some((words) => ARRIVED.test(words))) wrong(`${code} says it was delivered`);
      const proof = at === null ? undefined : byIndex.get(at);
      if (code === 'received') {
        const sent = (copies.get(entry.id) ?? []).find(({ peer }) => peer === party);
        const of = (proof?.body as { of?: string } | undefined)?.of;
        const holds = proof?.kind === 'parties.receipt' && proof.direction === 'in' && proof.from === party;
        if (!sent || !holds || of !== sent.hash) wrong(`no receipt of ${party}`);
      }
      if (code === 'acknowledged') {
        const holds = proof && READING.includes(proof.kind) && proof.from === party && proof.by?.officer;
        if (!holds) wrong(`no word of ${party}`);
      }
    }
    // Every copy sent stands somewhere: none is passed over in silence.
    const said = states.filter(({ code }) => code === 'received' || code === 'waiting').length;
    const due =
      entry.direction === 'own' ? (copies.get(entry.id) ?? []).length : entry.direction === 'out' ? 1 : 0;
    const receipt = entry.kind === 'parties.receipt';
    if (said !== (receipt ? 0 : due)) wrong(`${said} of ${due} copies spoken of`);
  }
  return found;
}
