/** Everything that stays the same for a whole watch, in one answer: what the console asks first. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Running, SignedIn } from '../../node/index.ts';
import { PARTIES, type PartyRow } from '../../parties/index.ts';
import { clockNow } from '../clock-routes.ts';
import { packageVersion } from '../docs-page.ts';
import { describeOfficer } from '../sign-in.ts';
import { groundOf } from './ground.ts';
import { registerPlace } from './place.ts';
import { type Lookup, lookupSchema } from './shapes.ts';

const ORDER = ['me', 'party', 'observer'];

async function partiesOf({ node }: Running): Promise<Lookup['parties']> {
  const rows = await node.store.read.scan<PartyRow>(PARTIES);
  return rows
    .map(({ row: { card, role } }) => ({ party: card.party, names: card.names, role }))
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || (a.party < b.party ? -1 : 1));
}

async function lookup(running: Running, actor: SignedIn): Promise<Lookup> {
  const { party, names, mode, zone = null, officers, offices } = running.config;
  return {
    party,
    names,
    mode,
    zone,
    version: packageVersion(),
    me: describeOfficer(actor.officer),
    offices: [...new Set([...offices, ...officers.map(({ office }) => office)])],
    officers: officers.map(describeOfficer),
    parties: await partiesOf(running),
    clock: clockNow(running),
    ground: await groundOf(running, actor),
  };
}

export function registerLookup(app: FastifyInstance, running: Running): void {
  registerPlace(app, running, {
    route: 'GET /lookup',
    operationId: 'lookup',
    tag: 'session',
    summary: {
      en: 'What stays the same for a whole watch: party, officers, offices, parties, clock, ground',
      ru: 'Неизменное на всю смену: сторона, офицеры, службы, стороны, часы, местность',
      ar: 'ما يبقى ثابتًا طوال النوبة: الطرف والضباط والمكاتب والأطراف والساعة والأرض',
    },
    roles: 'any',
    input: z.strictObject({}),
    answers: lookupSchema,
    run: (_input, actor) => lookup(running, actor),
  });
}
