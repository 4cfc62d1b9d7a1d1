/** The record to read: entries with where each stands, what refers to what, and a proof to take away. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Entry, isRefusal, type Refusal, RefusalError, refuse } from '../../contract/index.ts';
import { entriesNamed, entryOf, provePresence, type Running } from '../../node/index.ts';
import { RECEIPT_KIND } from '../../record/index.ts';
import type { EntriesQuery, StoredEntry } from '../../store/index.ts';
import { demand } from '../asking.ts';
import { Gate } from '../gate.ts';
import { sizeOf } from '../health.ts';
import { fromAddress, readInput } from '../input.ts';
import { languageOf } from '../language.ts';
import { READ_FAULTS, refusalResponses, SIGNED_IN } from '../openapi.ts';
import { API } from '../routes.ts';
import { OFFICERS, registerPlace } from './place.ts';
import { Facts, namesOf } from './record-facts.ts';
import { statesOf } from './record-states.ts';
import { Referrers } from './referrers.ts';
import { type Head, recordEntrySchema, recordPageSchema } from './shapes.ts';

const MAX_PAGE = 200;
/** Acts named by one entry that are looked up. */
const MAX_REFS = 200;
/** A proof reads many entries and hashes: so many at a time. */
const PACKS_AT_ONCE = 2;

const index = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const pageInput = z.strictObject({
  /** Entries below this index; the newest when left out. */
  before: index.optional(),
  limit: z.number().int().min(1).max(MAX_PAGE).default(50),
  /** Exactly this kind, such as `notices.filed`. */
  kind: z.string().min(1).max(100).optional(),
  /** Exchanged with this party; this party itself: own acts. */
  party: z.string().min(1).max(32).optional(),
  /** Every copy of one act. */
  id: z.string().min(1).max(64).optional(),
  /** Acts alone: neither receipts and sealed minutes nor the copies that were sent of an own act. */
  acts: z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).default(false),
});
const indexInput = z.strictObject({ index });

function headOf(stored: StoredEntry): Head {
  const entry = entryOf(stored);
  const { by, refs } = entry;
  const { id, kind, kindVersion, class: entryClass, direction, peer, from, to, precedence, mode } = entry;
  const { localMs, claimedMs, understood } = entry;
  return {
    index: stored.index,
    id,
    kind,
    kindVersion,
    class: entryClass,
    direction,
    peer,
    from,
    to,
    precedence,
    mode,
    refs: [...refs],
    localMs,
    claimedMs,
    understood,
    erased: stored.envelope === null,
    // Which sign-in it was is local knowledge, not for the screen.
    by: by && { office: by.office, officer: by.officer },
  };
}

/** What a node writes by itself, many for each act. */
const BESIDE = new Set([RECEIPT_KIND, 'watch.sealed']);
/** Entries looked through for one page of acts. */
const MAX_LOOKED = 5_000;
const LOOK = 500;

interface Page {
  found: StoredEntry[];
  /** Where the next page begins, once `limit` entries of this one are shown; null: at the end. */
  next(shown: readonly StoredEntry[]): number | null;
}

/** Acts among the newest entries before `before`: a page may hold fewer than asked for where little but receipts lies. */
async function actsOf({ node }: Running, before: number | undefined, limit: number): Promise<Page> {
  const found: StoredEntry[] = [];
  let toIndex = before ?? (await node.store.read.size());
  for (let looked = 0; looked < MAX_LOOKED && found.length <= limit && toIndex > 0; looked += LOOK) {
    const entries = await node.store.read.entries({ reverse: true, toIndex, limit: LOOK });
    found.push(...entries.filter(({ kind, direction }) => !BESIDE.has(kind) && direction !== 'out'));
    toIndex = entries.at(-1)?.index ?? 0;
  }
  return {
    found,
    next: (shown) =>
      found.length > shown.length ? (shown.at(-1)?.index ?? null) : toIndex > 0 ? toIndex : null,
  };
}

async function pageOf(running: Running, input: z.infer<typeof pageInput>): Promise<Page> {
  const { before, limit, kind, party, id, acts } = input;
  if (acts && kind === undefined && party === undefined && id === undefined)
    return actsOf(running, before, limit);
  const found = await entriesOf(running, input);
  return {
    found,
    next: (shown) => (found.length > shown.length ? (shown.at(-1)?.index ?? null) : null),
  };
}

async function entriesOf(
  { config, node }: Running,
  { before, limit, kind, party, id }: z.infer<typeof pageInput>,
): Promise<StoredEntry[]> {
  const { read } = node.store;
  const own = party === config.party;
  if (id !== undefined) {
    const copies = await read.entriesByAct(id);
    const fits = (stored: StoredEntry) =>
      (before === undefined || stored.index < before) &&
      (kind === undefined || stored.kind === kind) &&
      (party === undefined || (own ? stored.direction === 'own' : stored.peer === party));
    return copies
      .filter(fits)
      .toReversed()
      .slice(0, limit + 1);
  }
  const query: EntriesQuery = {
    reverse: true,
    limit: limit + 1,
    ...(before !== undefined && { toIndex: before }),
    ...(kind !== undefined && { kind }),
    ...(party !== undefined && (own ? { direction: 'own' as const } : { peer: party })),
  };
  return read.entries(query);
}

/** The copy that this party reads: its own, or the one that came; else one that it sent. */
async function actHere({ node }: Running, actId: string): Promise<StoredEntry | undefined> {
  const copies = await node.store.read.entriesByAct(actId);
  return copies.find(({ direction }) => direction !== 'out') ?? copies[0];
}

async function entryAt({ node }: Running, at: number): Promise<StoredEntry | Refusal> {
  return (await node.store.read.entry(at)) ?? refuse('NODE_PROVE_UNKNOWN', { name: String(at) });
}

export function registerRecord(app: FastifyInstance, running: Running): void {
  const { node } = running;
  const { read } = node.store;
  registerPlace(app, running, {
    route: 'GET /record',
    operationId: 'record.list',
    tag: 'record',
    summary: {
      en: 'Entries of this party’s record, newest first, and where each stands',
      ru: 'Записи журнала этой стороны, сначала новые, и состояние каждой',
      ar: 'قيود سجل هذا الطرف، الأحدث أولًا، وحال كل منها',
    },
    roles: OFFICERS,
    input: pageInput,
    answers: recordPageSchema,
    async run(input) {
      const { found, next } = await pageOf(running, input);
      const shown = found.slice(0, input.limit);
      const names = await namesOf(running);
      const facts = new Facts(running);
      return {
        entries: await Promise.all(
          shown.map(async (stored) => ({
            ...headOf(stored),
            states: statesOf(await facts.of(stored), names),
          })),
        ),
        next: next(shown),
        size: await read.size(),
        signedSize: sizeOf(node.checkpoints.note),
      };
    },
  });

  const referrers = new Referrers(node);
  registerPlace(app, running, {
    route: 'GET /record/:index',
    operationId: 'record.show',
    tag: 'record',
    summary: {
      en: 'One entry in full, where it stands, and what refers to it',
      ru: 'Одна запись целиком, её состояние и ссылки на неё',
      ar: 'قيد واحد كاملًا وحاله وما يشير إليه',
    },
    roles: OFFICERS,
    input: indexInput,
    answers: recordEntrySchema,
    async run(input) {
      const stored = await entryAt(running, input.index);
      if (isRefusal(stored)) return stored;
      const entry: Entry = entryOf(stored);
      const copies = (await read.entriesByAct(entry.id)).filter((copy) => copy.index !== stored.index);
      const named = await Promise.all(entry.refs.slice(0, MAX_REFS).map((actId) => actHere(running, actId)));
      const { indexes, all } = await referrers.of(entry.id);
      const referring = await Promise.all(indexes.map((at) => read.entry(at)));
      return {
        entry: {
          ...headOf(stored),
          hash: stored.hash,
          peerSeq: entry.peerSeq,
          body: stored.envelope === null ? null : entry.body,
        },
        states: statesOf(await new Facts(running).of(stored), await namesOf(running)),
        copies: copies.map(headOf),
        refersTo: named.filter((one) => one !== undefined).map(headOf),
        referredBy: referring.filter((one) => one !== undefined).map(headOf),
        referredByMore: !all,
      };
    },
  });
  registerPack(app, running);
}

function registerPack(app: FastifyInstance, running: Running): void {
  const { node, config } = running;
  const gate = new Gate(PACKS_AT_ONCE);
  app.get(
    `${API}/record/:index/pack`,
    {
      onRequest: [demand(running, OFFICERS, 'record.pack'), gate.enter],
      schema: {
        summary: 'A proof of this entry, to be checked without any node',
        description:
          'Of an own act the copies that passed between parties stand in it, each as that party was shown it; of an ' +
          'act that was sent to nobody, the own entry. `parley verify` reads it.',
        operationId: 'record.pack',
        tags: ['record'],
        security: SIGNED_IN,
        params: indexInput,
        response: {
          200: {
            description: 'The proof pack',
            content: { 'application/octet-stream': { schema: z.string() } },
          },
          ...READ_FAULTS,
          ...refusalResponses(410, 413),
        },
      } as object,
    },
    async (request, reply) => {
      const words = fromAddress(indexInput, request.params as Record<string, unknown>);
      const input = readInput(indexInput, words, languageOf(request));
      if (isRefusal(input)) throw new RefusalError(input);
      const stored = await entryAt(running, input.value.index);
      if (isRefusal(stored)) throw new RefusalError(stored);
      const { read } = node.store;
      const indexes = stored.direction === 'own' ? await entriesNamed(read, stored.actId) : [stored.index];
      if (isRefusal(indexes)) throw new RefusalError(indexes);
      await node.checkpoints.sign();
      const { card } = node.identity;
      const pack = await provePresence(
        { read, card, checkpoint: node.checkpoints.note, policy: node.policy },
        indexes,
      );
      if (isRefusal(pack)) throw new RefusalError(pack);
      return reply
        .type('application/octet-stream')
        .header(
          'content-disposition',
          `attachment; filename="${config.party}-${stored.index}.parley-proof.json"`,
        )
        .serializer((bytes: Buffer) => bytes as unknown as string)
        .send(Buffer.from(pack));
    },
  );
}
