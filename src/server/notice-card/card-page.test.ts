import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Ask, type Door, movement, openDoor, signIn } from '../../../test/helpers/running.ts';
import { isRefusal } from '../../contract/index.ts';
import { checkSpeaker, readCard } from '../../notices/index.ts';

describe('the card of a notice', () => {
  let door: Door;
  let ask: Ask;
  let noticeId: string;
  before(async () => {
    door = await openDoor('west');
    ask = await signIn(door, 'planner');
    const answer = await ask({ method: 'POST', url: '/api/notices', payload: movement });
    noticeId = answer.json().noticeId;
  });
  after(() => door.close());
  const page = (id: string, query = '', headers = {}) =>
    ask({ url: `/notices/${id}/card${query}`, headers: { accept: 'text/html', ...headers } });

  it('bears a code that the party’s own card proves, and a forged one does not', async () => {
    const { body, statusCode } = await page(noticeId);
    assert.equal(statusCode, 200);
    const code = /<p class="code" dir="ltr">([^<]+)<\/p>/.exec(body)?.[1] ?? '';
    const read = readCard(code.replaceAll('&amp;', '&'));
    assert.ok(!isRefusal(read), code);
    const { card } = door.running.node.identity;
    assert.deepEqual(
      [read.statement.noticeId, read.statement.version, read.statement.mode],
      [noticeId, 1, 'exercise'],
    );
    assert.equal(checkSpeaker(read, card), null);
    const stranger = await openDoor('east');
    const elsewhere = { ...stranger.running.node.identity.card, party: 'west' };
    assert.equal(checkSpeaker(read, elsewhere)?.refused, 'NOTICES_CARD_OTHER_KEY');
    await stranger.close();
  });

  it('stands alone as a file: its own style, nothing fetched, in three languages', async () => {
    for (const [lang, title, dir] of [
      ['en', 'Notice of a movement', 'ltr'],
      ['ru', 'Уведомление о перемещении', 'ltr'],
      ['ar', 'إخطار بتحرك', 'rtl'],
    ] as const) {
      const { body, headers } = await page(noticeId, `?alone=1&lang=${lang}`);
      assert.match(String(headers['content-disposition']), /^attachment; filename="card-/);
      assert.ok(body.includes(`<h1>${title}</h1>`) && body.includes(`dir="${dir}"`), lang);
      assert.ok(body.includes('<style>') && body.includes('<svg'));
      assert.doesNotMatch(body, /(?:src|href)="(?!data:)/);
    }
  });

  it('is made of own notices that stand, for whoever is signed in', async () => {
    assert.equal((await page('01ARZ3NDEKTSV4RRFFQ69G5FAV')).statusCode, 404);
    assert.equal((await door.app.inject({ url: `/notices/${noticeId}/card` })).statusCode, 303);
    await ask({ method: 'POST', url: `/api/notices/${noticeId}/withdraw`, payload: { reason: '' } });
    const gone = await page(noticeId, '', { accept: 'application/json' });
    assert.deepEqual([gone.statusCode, gone.json().code], [409, 'NOTICES_WITHDRAWN']);
  });
});
