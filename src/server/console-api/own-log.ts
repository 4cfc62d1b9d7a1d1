/** How this node's own log stands with those who remember and cosign it, in plain words. */
import type { Trilingual } from '../../contract/index.ts';
import { nodeRefusals, type Running } from '../../node/index.ts';
import { PARTIES, type PartyRow } from '../../parties/index.ts';
import { sayRefusal } from '../../text/index.ts';
import type { OwnLog } from './shapes.ts';
import { inEach, sentence } from './words.ts';

/** Parties by the name each gives itself, other witnesses by the policy's. */
function listed(names: ReadonlyMap<string, Trilingual>, who: readonly string[]): Trilingual {
  return inEach((language) => who.map((name) => names.get(name)?.[language] ?? name).join(', '));
}

export async function ownLogNow({ node }: Running): Promise<OwnLog> {
  const rows = await node.store.read.scan<PartyRow>(PARTIES);
  const names = new Map(rows.map(({ row }) => [row.card.party, row.card.names]));
  const { cosigned, remembered } = node;
  const refusal = remembered.refusal();
  const forgotten =
    refusal &&
    inEach((language) => {
      const { what, mend } = sayRefusal(language, nodeRefusals, refusal);
      return `${what} ${mend}`;
    });
  const notCompared = [...remembered.waiting].sort();
  const by = cosigned?.by.map(({ witness }) => witness) ?? [];
  const lines: OwnLog['lines'] = [];
  if (forgotten) lines.push({ tone: 'bad', says: forgotten });
  if (cosigned) {
    const who = listed(names, by);
    const size = Number(cosigned.size);
    const says = sentence('log.cosigned', (language) => ({ size, who: who[language] }));
    lines.push({ tone: 'good', says });
  } else lines.push({ tone: 'wait', says: sentence('log.not-cosigned') });
  if (notCompared.length > 0) {
    const who = listed(names, notCompared);
    lines.push({ tone: 'wait', says: sentence('log.not-compared', (language) => ({ who: who[language] })) });
  }
  return { forgotten, notCompared, cosigned: cosigned && { size: Number(cosigned.size), by }, lines };
}
