/** `card show`, `party enrol`, `party list`: who is who, and whose keys were compared. */
import { isRefusal, RefusalError } from '../../contract/index.ts';
import { dataFolder, ITSELF, openNode, readConfig } from '../../node/index.ts';
import {
  cardFingerprint,
  cardKeys,
  keyIdOf,
  MAX_CARD_BYTES,
  type PartyCard,
  parseCard,
  spokenFingerprint,
} from '../../record/index.ts';
import type { Client } from '../client.ts';
import { readBytes } from '../files.ts';
import { groups } from '../fingerprint.ts';
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import { timeText } from '../time.ts';
import { oneOf } from '../values.ts';
import { data, defineVerb, type Io, line } from '../verb.ts';
import { withNode } from '../with-node.ts';

export async function readCard(path: string): Promise<PartyCard> {
  const card = parseCard(await readBytes(path, MAX_CARD_BYTES));
  if (isRefusal(card)) throw new RefusalError(card);
  return card;
}

function showCard(io: Io, card: PartyCard): void {
  const keys = cardKeys(card);
  if (isRefusal(keys)) throw new RefusalError(keys);
  const fingerprints = {
    root: cardFingerprint(card),
    spoken: spokenFingerprint(card),
    message: keyIdOf(keys.message),
    log: keyIdOf(keys.log.publicKey),
  };
  if (io.json) return data(io, { card, fingerprints });
  line(io, 'cli.card.is', {
    party: card.party,
    mode: card.mode,
    name: card.names[io.language],
    url: card.url ?? '-',
  });
  line(io, 'cli.card.spoken', { party: card.party, fingerprint: fingerprints.spoken });
  line(io, 'cli.card.fingerprint', { party: card.party, fingerprint: groups(fingerprints.root) });
  line(io, 'cli.card.compare');
}

export const cardShow = defineVerb<{ config: string }>({
  name: 'card show',
  json: true,
  options: [{ flags: '--config <file>', required: true }],
  async run(io, { config }) {
    showCard(io, await readCard(dataFolder(config, await readConfig(config)).card));
    return undefined;
  },
});

interface EnrolOptions extends NodeOptions {
  config?: string;
  role?: 'party' | 'observer';
  heard?: string;
}

/** In the record of a node that does not run: through its own writer, as the node's own act. */
async function enrolOffline(config: string, input: object): Promise<Record<string, unknown>> {
  const running = await openNode(config);
  try {
    const outcome = await running.node.command('parties.enrol', input, ITSELF);
    if (isRefusal(outcome)) throw new RefusalError(outcome);
    return outcome;
  } finally {
    await running.close();
  }
}

export const partyEnrol = defineVerb<EnrolOptions, [string]>({
  name: 'party enrol',
  args: [{ flags: '<card>', says: 'cli.a.card' }],
  json: true,
  options: [
    { flags: '--role <role>', parse: oneOf(['party', 'observer']), otherwise: 'party' },
    { flags: '--heard <fingerprint>' },
    { flags: '--config <file>' },
    ...NODE_OPTIONS,
  ],
  async run(io, options, path) {
    const card = await readCard(path);
    const { role = 'party', heard } = options;
    const input = { card, role, ...(heard !== undefined && { heard }) };
    const outcome = options.config
      ? await enrolOffline(options.config, input)
      : await withNode(io, options, (client: Client) => client.call('parties.enrol', input));
    const fingerprint = cardFingerprint(card);
    if (io.json) data(io, { ...outcome, party: card.party, fingerprint });
    line(io, 'cli.party.enrolled', { party: card.party });
    if (heard !== undefined) return undefined;
    line(io, 'cli.card.spoken', { party: card.party, fingerprint: spokenFingerprint(card) });
    line(io, 'cli.card.fingerprint', { party: card.party, fingerprint: groups(fingerprint) });
    line(io, 'cli.card.compare');
    return undefined;
  },
});

interface Listed {
  parties: {
    party: string;
    role: string;
    url: string | null;
    heardMs: number | null;
    sent: number;
    received: number;
    gaps: number[];
  }[];
}
export const partyList = defineVerb<NodeOptions>({
  name: 'party list',
  json: true,
  options: NODE_OPTIONS,
  async run(io, options) {
    const listed = await withNode(io, options, (client) => client.call<Listed>('parties.list'));
    if (io.json) data(io, listed);
    for (const { party, role, url, heardMs, sent, received, gaps } of listed.parties) {
      if (role === 'me') line(io, 'cli.party.me', { party });
      else {
        line(io, 'cli.party.row', {
          party,
          role,
          url: url ?? '-',
          heard: timeText(heardMs),
          sent,
          received,
          gaps: gaps.length,
        });
      }
    }
    return undefined;
  },
});
