/** `/bulletin` leads to today, `/bulletin/2020-08-25?zone=…` shows that day; with `alone=1` it is a file to keep. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Bulletin, dateIn, type PublishedBulletin, zoneOf } from '../../briefings/index.ts';
import { isRefusal, type Refusal, RefusalError } from '../../contract/index.ts';
import type { Running, SignedIn } from '../../node/index.ts';
import { signedIn } from '../asking.ts';
import { languageOf } from '../language.ts';
import { bulletinPage, type Shown } from './page.ts';
import { Paper } from './paper.ts';
import { style } from './style.ts';

/** Of one day; each own one is counted again. */
const MAX_PUBLISHED = 7;

async function ask<Answer>(running: Running, actor: SignedIn, name: string, input: object): Promise<Answer> {
  const schema = running.node.house.queries.get(name)?.schema;
  const answer = (await running.node.query(name, schema?.parse(input), actor)) as Answer | Refusal;
  if (isRefusal(answer)) throw new RefusalError(answer);
  return answer;
}

async function gather(running: Running, actor: SignedIn, date: string, zone: string): Promise<Shown> {
  const { node } = running;
  const { note } = node.checkpoints;
  const bulletin = await ask<Bulletin>(running, actor, 'briefings.bulletin', { date, zone });
  const { published } = await ask<{ published: PublishedBulletin[] }>(running, actor, 'briefings.published', {
    date: bulletin.date,
    limit: MAX_PUBLISHED,
  });
  return {
    bulletin,
    published,
    size: await node.store.read.size(),
    signedSize: note === null ? null : Number(note.split('\n', 2)[1]),
    nowMs: node.clock.now(),
  };
}

async function namesIn(running: Running, actor: SignedIn, language: 'en' | 'ru' | 'ar') {
  const { parties } = await ask<{ parties: { party: string; names: Record<string, string> }[] }>(
    running,
    actor,
    'parties.list',
    {},
  );
  return new Map(parties.map(({ party, names }) => [party, names[language] ?? party]));
}

/** As much of an address as a date or a zone may be long: what is longer is neither, and its beginning is refused. */
function textOf(value: unknown, room: number): string {
  return typeof value === 'string' ? value.slice(0, room) : '';
}

export function registerBulletin(app: FastifyInstance, running: Running): void {
  const hidden = { schema: { hide: true } as object };
  const zoneAsked = (request: FastifyRequest): string => {
    const { zone } = request.query as { zone?: unknown };
    const asked = zoneOf(textOf(zone, 60) || (running.config.zone ?? 'UTC'));
    if (isRefusal(asked)) throw new RefusalError(asked);
    return asked;
  };
  app.get('/bulletin.css', hidden, (_request, reply) => reply.type('text/css; charset=utf-8').send(style));

  app.get('/bulletin', hidden, async (request, reply) => {
    if (!signedIn(running, request)) return reply.redirect('/sign-in', 303);
    const zone = zoneAsked(request);
    const date = dateIn(running.node.clock.now(), zone);
    return reply.redirect(`/bulletin/${date}?zone=${encodeURIComponent(zone)}`, 303);
  });

  app.get('/bulletin/:date', hidden, async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = signedIn(running, request);
    if (!actor) return reply.redirect('/sign-in', 303);
    const { date } = request.params as { date: string };
    const alone = (request.query as { alone?: unknown }).alone === '1';
    const language = languageOf(request);
    const shown = await gather(running, actor, textOf(date, 40), zoneAsked(request));
    const { bulletin } = shown;
    const names = await namesIn(running, actor, language);
    const page = bulletinPage(running, new Paper(language, bulletin.zone, alone, names), shown);
    if (alone) {
      const name = `bulletin-${bulletin.party}-${bulletin.date}.html`;
      reply.header('content-disposition', `attachment; filename="${name}"`);
    }
    return reply.type('text/html; charset=utf-8').send(page.text);
  });
}
