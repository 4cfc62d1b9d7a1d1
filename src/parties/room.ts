/** Commands, queries and answers about parties, deliveries and completeness. */
import { z } from 'zod';
import { defineCommand, defineQuery, isRefusal, type Read, refuse } from '../contract/index.ts';
import {
  allKeyIds,
  cardHash,
  cardSchema,
  checkCard,
  checkLater,
  type Evidence,
  type PartyCard,
  soundsLike,
} from '../record/index.ts';
import { deliveryEvidence } from './evidence.ts';
import type { Enrolled } from './kinds.ts';
import {
  DELIVERIES,
  type DeliveryRow,
  EMPTY_LINK,
  INBOX,
  LINKS,
  type LinkRow,
  OUTBOX,
  PARTIES,
  type PartyRow,
  seqKey,
} from './view.ts';

async function known(read: Read): Promise<PartyRow[]> {
  return (await read.scan<PartyRow>(PARTIES)).map(({ row }) => row);
}
async function peersOf(read: Read, role?: PartyRow['role']): Promise<string[]> {
  return (await known(read))
    .filter((row) => row.role !== 'me' && (!role || row.role === role))
    .map((row) => row.card.party);
}

const enrolInput = z.strictObject({
  card: cardSchema,
  role: z.enum(['party', 'observer']).default('party'),
  /** The fingerprint as the officer heard it from the other side, spoken digits or hex. Given, it must be this card's. */
  heard: z.string().max(400).optional(),
});

interface EnrolFacts {
  held: PartyRow | undefined;
  others: readonly PartyRow[];
}
/** The enrolled party one of whose keys, in whatever role, is on this card too. */
export function sharesKey(card: PartyCard, others: readonly PartyRow[]): string | null {
  const mine = allKeyIds(card);
  const other = others.find((row) => [...allKeyIds(row.card)].some((keyid) => mine.has(keyid)));
  return other?.card.party ?? null;
}

export const enrol = defineCommand<z.infer<typeof enrolInput>, EnrolFacts>({
  route: 'POST /parties',
  summary: {
    en: 'Enrol a party by its card',
    ru: 'Зарегистрировать сторону по её карточке',
    ar: 'تسجيل طرف ببطاقته',
  },
  schema: enrolInput,
  roles: ['admin', 'command'],
  facts: async (read, input) => {
    const rows = await known(read);
    const held = rows.find((row) => row.card.party === input.card.party);
    return { held, others: rows.filter((row) => row !== held) };
  },
  decide({ held, others }, { card, role, heard }, ctx) {
    const checked = checkCard(card);
    if (isRefusal(checked)) return checked;
    if (heard !== undefined && !soundsLike(card, heard)) {
      return refuse('PARTIES_FINGERPRINT_OTHER', { party: card.party });
    }
    if (card.mode !== ctx.mode)
      return refuse('PARTIES_OTHER_MODE', { party: card.party, theirs: card.mode, ours: ctx.mode });
    // The one name of lawful form that every JavaScript object already has: rows keyed by party could not hold it.
    if (card.party === 'constructor') return refuse('PARTIES_NAME_RESERVED', { party: card.party });
    if (card.party === ctx.party) return refuse('PARTIES_SELF', { party: card.party });
    const other = sharesKey(card, others);
    if (other) return refuse('PARTIES_KEY_OF_OTHER', { party: card.party, other });
    // Another root is another party. Under the same root a later card counts, and an earlier one never again.
    if (held && held.card.rootKey !== card.rootKey) return refuse('PARTIES_OTHER_KEY', { party: card.party });
    const late = held && cardHash(held.card) !== cardHash(card) ? checkLater(held.card, card) : null;
    if (late) return late;
    // What the party signed under a card left out could never be read here: each is enrolled in its turn.
    if (held && card.serial > held.card.serial + 1)
      return refuse('RECORD_CARD_ORDER', { party: card.party, field: 'serial' });
    const body: Enrolled = { card, role };
    return [{ kind: 'parties.enrolled', body }];
  },
});

const completeInput = z.strictObject({ peer: z.string(), fromMs: z.number().int(), toMs: z.number().int() });
interface CompleteFacts {
  peer: PartyRow | undefined;
  link: LinkRow;
  count: number;
}

/** States, signed, how much passed between this party and a peer in a window: the ground on which absence can be shown. */
export const stateComplete = defineCommand<z.infer<typeof completeInput>, CompleteFacts>({
  route: 'POST /completeness',
  summary: {
    en: 'State that the record of a peer is complete for a window',
    ru: 'Заявить полноту записей о стороне за период',
    ar: 'إعلان اكتمال السجل عن طرف في فترة',
  },
  schema: completeInput,
  roles: ['watch', 'liaison', 'command', 'monitor', 'admin'],
  async facts(read, input) {
    return {
      peer: await read.get<PartyRow>(PARTIES, input.peer),
      link: (await read.get<LinkRow>(LINKS, input.peer)) ?? EMPTY_LINK,
      count: (await read.withPeer(input.peer, input.fromMs, input.toMs)).length,
    };
  },
  decide({ peer, link, count }, input, ctx) {
    if (!peer || peer.role === 'me') return refuse('PARTIES_UNKNOWN', { party: input.peer });
    if (input.toMs <= input.fromMs) {
      return refuse('PARTIES_WINDOW_REVERSED', {
        from: new Date(input.fromMs).toISOString(),
        to: new Date(input.toMs).toISOString(),
      });
    }
    // What has not happened yet cannot be complete.
    if (input.toMs > ctx.now)
      return refuse('PARTIES_WINDOW_OPEN', {
        to: new Date(input.toMs).toISOString(),
        now: new Date(ctx.now).toISOString(),
      });
    const body = {
      peer: input.peer,
      fromMs: input.fromMs,
      toMs: input.toMs,
      count,
      lastIndex: link.lastIndex,
    };
    return [{ kind: 'parties.complete', body }];
  },
  reply: (_facts, _input, drafts) => ({ stated: drafts[0]?.body }),
});

const partyAnswer = z.strictObject({
  party: z.string(),
  names: z.strictObject({ en: z.string(), ru: z.string(), ar: z.string() }),
  role: z.enum(['me', 'party', 'observer']),
  mode: z.enum(['live', 'exercise']),
  origin: z.string(),
  url: z.string().nullable(),
  heardMs: z.number().nullable(),
  sent: z.number(),
  received: z.number(),
  /** How many sequence numbers are missing below the highest received, and the first hundred of them. */
  missing: z.number(),
  gaps: z.array(z.number()),
  /** Its clock against ours, ms, as far as proved; null without evidence. See `LinkRow`. */
  skewMs: z.number().nullable(),
  lagMs: z.number().nullable(),
  /** Its clock is proved to be off by more than a minute: its times are taken, and to be read with care. */
  clockOff: z.boolean(),
});

/** A skew beyond this is said. */
const CLOCK_OFF_MS = 60_000;
const MAX_GAPS = 100;

/** The first numbers that have not come below the highest that has. */
async function gapsOf(read: Read, peer: string, link: LinkRow): Promise<number[]> {
  const gaps: number[] = [];
  let next = link.inSeq + 1;
  while (next < link.inMax && gaps.length < MAX_GAPS) {
    const here = await read.scan(INBOX, {
      prefix: `${peer}/`,
      from: seqKey(peer, next),
      limit: MAX_GAPS,
    });
    for (const { key } of here) {
      const held = Number(key.slice(peer.length + 1));
      for (; next < held && gaps.length < MAX_GAPS; next++) gaps.push(next);
      next = held + 1;
    }
    if (here.length === 0) break;
  }
  return gaps;
}

export const queries = {
  'parties.list': defineQuery({
    route: 'GET /parties',
    summary: {
      en: 'Parties and when each was last heard',
      ru: 'Стороны и время последней связи',
      ar: 'الأطراف ومتى سُمع من كل منها آخر مرة',
    },
    schema: z.strictObject({}),
    answers: z.strictObject({ parties: z.array(partyAnswer) }),
    roles: ['watch', 'planner', 'liaison', 'command', 'monitor', 'admin'],
    async run(read: Read) {
      const parties = await Promise.all(
        (await known(read)).map(async ({ card, role }) => {
          const link = (await read.get<LinkRow>(LINKS, card.party)) ?? EMPTY_LINK;
          const { party, names, mode, origin, url } = card;
          return {
            party,
            names,
            role,
            mode,
            origin,
            url,
            heardMs: link.heardMs,
            sent: link.outSeq,
            received: link.inCount,
            missing: link.inMax - link.inCount,
            gaps: await gapsOf(read, card.party, link),
            skewMs: link.skewMs,
            lagMs: link.lagMs,
            clockOff: Math.abs(link.skewMs ?? 0) > CLOCK_OFF_MS,
          };
        }),
      );
      return { parties };
    },
  }),
};

export interface PeerLink {
  party: string;
  /** This node's clock at the last entry from it, UTC ms; null: none has come. */
  heardMs: number | null;
  /** Envelopes for it without a receipt. */
  waiting: number;
}

/** A delivery as other rooms and screens get it. */
export interface Delivered extends DeliveryRow {
  evidence: Evidence;
}

export const answers = {
  /** Enrolled peers, this party left out. */
  'parties.peers': (read: Read) => peersOf(read),
  'parties.observers': (read: Read) => peersOf(read, 'observer'),
  /** The link with each enrolled peer: when it was last heard, and how much lies here that it has not receipted. */
  'parties.links': async (read: Read): Promise<PeerLink[]> => {
    const links: PeerLink[] = [];
    for (const party of await peersOf(read)) {
      const { heardMs } = (await read.get<LinkRow>(LINKS, party)) ?? EMPTY_LINK;
      links.push({ party, heardMs, waiting: (await read.scan(OUTBOX, { prefix: `${party}/` })).length });
    }
    return links;
  },
  /** Every enrolled party and this one. */
  'parties.known': async (read: Read) => (await known(read)).map((row) => row.card.party),
  /** Deliveries of one act, one per peer. A receipt and a proof stand in them only as far as they show what they say. */
  'parties.deliveries': async (read: Read, { actId }: { actId: string }): Promise<Delivered[]> =>
    (await read.scan<DeliveryRow>(DELIVERIES, { prefix: `${actId}/` })).map(({ row }) => {
      const evidence = deliveryEvidence(row);
      const proof = evidence.proved.includes('recorded') ? row.proof : null;
      return { ...row, receipt: evidence.delivered ? row.receipt : null, proof, evidence };
    }),
};
