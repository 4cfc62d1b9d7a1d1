/** Makes a day's bulletin public, to chosen peers or for this record alone; a later version names the one it amends. */
import { z } from 'zod';
import {
  type Ask,
  type Ctx,
  type Draft,
  defineCommand,
  isRefusal,
  type Read,
  type Refusal,
  refuse,
} from '../contract/index.ts';
import { PUBLISHED, type PublishedRow } from './book.ts';
import { makeBulletin } from './bulletin.ts';
import { dayOf } from './day.ts';
import type { Bulletin, Figure } from './figure.ts';
import { MAX_ACTS, type Published } from './kinds.ts';

export const MAX_RECIPIENTS = 32;

export const publishInput = z.strictObject({
  date: z.string().max(40),
  zone: z.string().max(60).default('UTC'),
  /** Enrolled parties; none: it stays in this record. */
  to: z.array(z.string().min(1).max(32)).max(MAX_RECIPIENTS).default([]),
});
type PublishInput = z.infer<typeof publishInput>;

interface PublishFacts {
  bulletin: Bulletin;
  former: PublishedRow | null;
  peers: string[];
  /** Parties with which each act was exchanged. */
  exchanged: ReadonlyMap<string, ReadonlySet<string>>;
}

export async function ownPublished(read: Read, party: string): Promise<PublishedRow[]> {
  const rows = await read.scan<PublishedRow>(PUBLISHED, { prefix: `${party}/` });
  return rows.map(({ row }) => row).sort((a, b) => a.index - b.index);
}

async function exchangedWith(read: Read, bulletin: Bulletin): Promise<Map<string, Set<string>>> {
  const exchanged = new Map<string, Set<string>>();
  for (const { entries } of bulletin.sections.flatMap(({ figures }) => figures)) {
    for (const { id } of entries) {
      if (exchanged.has(id)) continue;
      const peers = (await read.act(id)).flatMap(({ peer }) => peer ?? []);
      exchanged.set(id, new Set(peers));
    }
  }
  return exchanged;
}

async function facts(read: Read, input: PublishInput, ctx: Ctx, ask: Ask): Promise<PublishFacts | Refusal> {
  const day = dayOf(input.date, input.zone);
  if (isRefusal(day)) return day;
  if (day.fromMs > ctx.now) return refuse('BRIEFINGS_NOT_BEGUN', { date: day.date, zone: day.zone });
  const before = await ownPublished(read, ctx.party);
  const bulletin = await makeBulletin(read, day, ctx, ask);
  return {
    bulletin,
    former: before.findLast(({ date, zone }) => date === day.date && zone === day.zone) ?? null,
    peers: await ask<string[]>('parties.peers', {}),
    exchanged: input.to.length > 0 ? await exchangedWith(read, bulletin) : new Map(),
  };
}

function figureFor(figure: Figure, shows: (actId: string) => boolean): Published['figures'][number] {
  const ids = [...new Set(figure.entries.map(({ id }) => id))];
  const acts = ids.filter(shows).slice(0, MAX_ACTS);
  return { id: figure.id, count: figure.count, acts, more: ids.length - acts.length };
}

function decide(found: PublishFacts | Refusal, input: PublishInput): Draft<Published>[] | Refusal {
  if (isRefusal(found)) return found;
  const { bulletin, former, peers, exchanged } = found;
  const stranger = input.to.find((party) => !peers.includes(party));
  if (stranger !== undefined) return refuse('BRIEFINGS_UNKNOWN_PARTY', { party: stranger });
  const { date, zone, fromMs, toMs, complete, ruleVersion, sha256 } = bulletin;
  const known = former?.sha256 === sha256 && former.complete === complete;
  if (known && input.to.every((party) => former.to.includes(party))) {
    return refuse('BRIEFINGS_UNCHANGED', { date, zone, version: former.version });
  }
  const figures = bulletin.sections.flatMap((section) => section.figures);
  const bodyFor = (shows: (actId: string) => boolean): Published => ({
    date,
    zone,
    fromMs,
    toMs,
    version: (former?.version ?? 0) + 1,
    former: former?.id ?? null,
    complete,
    ruleVersion,
    sha256,
    figures: figures.map((figure) => figureFor(figure, shows)),
  });
  const bodies = Object.fromEntries(
    input.to.map((party) => [party, bodyFor((actId) => exchanged.get(actId)?.has(party) === true)]),
  );
  return [
    {
      kind: 'briefings.published',
      body: bodyFor(() => true),
      to: input.to,
      bodies,
      refs: former ? [former.id] : [],
    },
  ];
}

export const publish = defineCommand<PublishInput, PublishFacts | Refusal>({
  route: 'POST /bulletins',
  summary: {
    en: 'Publish a day’s bulletin',
    ru: 'Опубликовать сводку за день',
    ar: 'نشر نشرة يوم',
  },
  schema: publishInput,
  roles: ['liaison', 'command'],
  facts,
  decide,
  reply: (_found, _input, drafts) => {
    const { date, zone, version, former, complete, sha256 } = (drafts[0] as Draft<Published>).body;
    return { date, zone, version, former, complete, sha256 };
  },
});
