/** `/notices/:noticeId/card`: one page to print for a checkpoint; with `alone=1` a file to keep. Own notices only. */
import type { FastifyInstance } from 'fastify';
import { RefusalError, refuse } from '../../contract/index.ts';
import type { Running } from '../../node/index.ts';
import { type NoticeView, signCard, statementOf } from '../../notices/index.ts';
import { signedIn } from '../asking.ts';
import { languageOf } from '../language.ts';
import { cardPage } from './page.ts';
import { style } from './style.ts';

export function registerNoticeCard(app: FastifyInstance, running: Running): void {
  const hidden = { schema: { hide: true } as object };
  app.get('/card.css', hidden, (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  app.get('/notices/:noticeId/card', hidden, async (request, reply) => {
    if (!signedIn(running, request)) return reply.redirect('/sign-in', 303);
    const { node } = running;
    const { blocked } = node;
    if (blocked) throw new RefusalError(blocked);
    const { noticeId } = request.params as { noticeId: string };
    const view = await node.ask<NoticeView | null>('notices.byId', { noticeId: noticeId.slice(0, 64) });
    if (!view) throw new RefusalError(refuse('NOTICES_UNKNOWN', { noticeId: noticeId.slice(0, 64) }));
    // Only its owner speaks for a notice; and of one that was withdrawn there is nothing to show anybody.
    if (view.party !== node.identity.party)
      throw new RefusalError(refuse('NOTICES_NOT_OWNER', { noticeId: view.noticeId, owner: view.party }));
    if (view.status === 'withdrawn')
      throw new RefusalError(refuse('NOTICES_WITHDRAWN', { noticeId: view.noticeId }));
    const { mode, message } = node.identity;
    const statement = statementOf(view, { mode, nowMs: node.clock.now() });
    const alone = (request.query as { alone?: unknown }).alone === '1';
    if (alone) reply.header('content-disposition', `attachment; filename="card-${view.noticeId}.html"`);
    const page = cardPage({
      statement,
      code: signCard(statement, message),
      receipts: Object.entries(view.receipts).map(([party, { receivedMs }]) => ({ party, receivedMs })),
      language: languageOf(request),
      zone: running.config.zone ?? null,
      alone,
    });
    return reply.type('text/html; charset=utf-8').send(page.text);
  });
}
