import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  type Ask,
  type Door,
  joinDoors,
  movement,
  openDoor,
  settleDoors,
  signIn,
} from '../../../test/helpers/running.ts';
import { makeParty, nextKeys, seededRandom, systemRandom } from '../../node/index.ts';
import type { Signer } from '../../record/index.ts';
import { spokenFingerprint } from '../../record/index.ts';
import { MAX_TERMS_BYTES } from '../../terms/index.ts';
import type { FirstSteps, Step, StepId } from './steps.ts';

const TERMS = {
  termsId: 'road',
  version: 1,
  title: { en: 'Road', ru: 'Дорога', ar: 'الطريق' },
  parties: ['west', 'east'],
  observers: ['observer'],
  fromMs: '2020-08-24T05:00:00Z',
  toMs: null,
  clauses: [
    {
      id: 'S1',
      kind: 'separation',
      text: { en: 'Apart', ru: 'Врозь', ar: 'تباعد' },
      binds: ['west', 'east'],
      distanceM: 500,
    },
  ],
};

describe('first steps', () => {
  let doors: Door[];
  let asWest: Ask;
  let asEast: Ask;
  let asObserver: Ask;
  const step = async (ask: Ask, id: StepId): Promise<Step> => {
    const answer = await ask({ url: '/api/first-steps' });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<FirstSteps>().steps.find((each) => each.id === id) as Step;
  };
  const post = (ask: Ask, url: string, payload: object) => ask({ method: 'POST', url, payload });
  before(async () => {
    const offices = { offices: ['watch', 'command'] };
    doors = [
      await openDoor('west', { config: offices }),
      await openDoor('east', { config: offices }),
      await openDoor('observer'),
    ];
    [asWest, asEast, asObserver] = (await Promise.all(doors.map((door) => signIn(door, 'all')))) as [
      Ask,
      Ask,
      Ask,
    ];
  });
  after(() => Promise.all(doors.map((door) => door.close())));

  it('asks for nobody’s secrets and lets in nobody who is not signed in', async () => {
    const [west] = doors as [Door];
    for (const url of ['/api/first-steps', '/api/card'])
      assert.equal((await west.app.inject({ url })).statusCode, 401, url);
    const open = await west.app.inject({ url: '/exchange/card' });
    assert.deepEqual(open.json(), west.running.node.identity.card);
    const own = await asWest({ url: '/api/card' });
    assert.deepEqual(own.json(), open.json());
    assert.match(String(own.headers['content-disposition']), /attachment; filename="west-card\.json"/);
    const asWatch = await signIn(west, 'watch');
    const card = await post(asWatch, '/api/parties/read-card', { text: own.body });
    assert.equal(card.statusCode, 403, 'nobody makes this node fetch who may not enrol');
    assert.equal((await step(asWatch, 'connected')).next?.may, false);
    assert.equal((await step(asWest, 'connected')).next?.may, true);
  });

  it('names what is missing before anybody is there', async () => {
    assert.equal((await step(asWest, 'connected')).state, 'alone');
    assert.equal((await step(asWest, 'offices')).state, 'offices-named');
    assert.equal((await step(asObserver, 'offices')).state, 'offices-none');
    assert.equal((await step(asWest, 'notice')).state, 'notice-none');
    const keys = await step(asWest, 'keys');
    const [west] = doors as [Door];
    for (const language of ['en', 'ru', 'ar'] as const)
      assert.ok(keys.why[language].includes(spokenFingerprint(west.running.node.identity.card)));
    const filed = await post(asWest, '/api/notices', movement);
    assert.equal(filed.statusCode, 201, filed.body);
    assert.equal((await step(asWest, 'notice')).state, 'notice-alone');
  });

  it('tells a card that is known, a later one, of other keys, of the other mode or one’s own', async () => {
    const [west, east] = doors as [Door, Door];
    const card = east.running.node.identity.card;
    const standing = async (ask: Ask, given: object) => {
      const answer = await post(ask, '/api/parties/read-card', { text: JSON.stringify(given) });
      return answer.json<{ standing?: string; code?: string }>();
    };
    assert.equal((await standing(asWest, card)).standing, 'new');
    assert.equal((await standing(asWest, west.running.node.identity.card)).standing, 'own');
    await joinDoors(doors);
    assert.equal((await step(asWest, 'connected')).state, 'not-heard');
    assert.equal((await standing(asWest, card)).standing, 'known');
    const { party, mode, names } = card;
    const facts = { party, mode, names, url: null };
    const held = makeParty(facts, seededRandom('east'));
    assert.deepEqual(held.card, card, 'the same chance makes the same party');
    const root = held.seeds.rootSigner() as Signer;
    const next = nextKeys(held, root, { roles: ['message'], revokeFrom: null }, systemRandom);
    assert.equal((await standing(asWest, next.card)).standing, 'later');
    assert.equal(
      (
        await standing(
          asWest,
          makeParty({ ...facts, url: 'http://10.0.0.9:8440' }, seededRandom('east')).card,
        )
      ).standing,
      'other-keys',
      'another card under one serial',
    );
    assert.equal((await standing(asWest, makeParty(facts, systemRandom).card)).standing, 'other-keys');
    const live = await openDoor('north', { config: { mode: 'live' }, clock: null });
    assert.equal((await standing(asWest, live.running.node.identity.card)).standing, 'other-mode');
    await live.close();
    assert.equal(
      (await standing(asWest, { ...card, url: 'http://10.0.0.9:1' })).code,
      'RECORD_CARD_SIGNATURE',
    );
    assert.ok((await standing(asWest, { party: 'x' })).code);
  });

  it('reads a terms file with the refusals of a proposal, and proposes nothing', async () => {
    const read = (text: string, lang = 'en') =>
      asWest({ method: 'POST', url: `/api/terms/read-file?lang=${lang}`, payload: { text } });
    const good = await read(JSON.stringify(TERMS));
    assert.equal(good.statusCode, 200, good.body);
    assert.deepEqual(good.json<{ unknown: string[] }>().unknown, []);
    assert.equal((await step(asWest, 'terms')).state, 'terms-none');
    const stranger = await read(JSON.stringify({ ...TERMS, observers: ['nobody'] }));
    assert.deepEqual(stranger.json<{ unknown: string[] }>().unknown, ['nobody']);
    const far = await read(JSON.stringify(TERMS).replace('500', '"far"'), 'ru');
    assert.match(far.json<{ what: string }>().what, /Поле clauses\.0\.distanceM/);
    assert.equal(far.json<{ code: string }>().code, 'NODE_BAD_INPUT');
    const twice = await read(JSON.stringify({ ...TERMS, parties: ['west', 'west'] }));
    assert.equal(twice.json<{ code: string }>().code, 'TERMS_PARTY_TWICE');
    const large = await read(' '.repeat(MAX_TERMS_BYTES + 1));
    assert.deepEqual([large.statusCode, large.json<{ code: string }>().code], [413, 'TERMS_FILE_TOO_LARGE']);
  });

  it('walks from unsigned to in force, for each as it stands there', async () => {
    const { terms } = (await post(asWest, '/api/terms/read-file', { text: JSON.stringify(TERMS) })).json<{
      terms: object;
    }>();
    assert.equal((await post(asWest, '/api/terms', terms)).statusCode, 201);
    await settleDoors(doors);
    const mine = await step(asEast, 'terms');
    assert.deepEqual([mine.state, mine.next?.path], ['terms-unsigned', '/api/terms/road/1/sign']);
    assert.equal((await post(asEast, '/api/terms/road/1/sign', {})).statusCode, 201);
    await settleDoors(doors);
    const waiting = await step(asEast, 'terms');
    assert.deepEqual([waiting.state, waiting.next, waiting.done], ['terms-signed-here', null, false]);
    assert.equal(
      (await step(asObserver, 'terms')).state,
      'terms-others',
      'an observer is asked for no signature',
    );
    assert.equal((await post(asWest, '/api/terms/road/1/sign', {})).statusCode, 201);
    await settleDoors(doors);
    for (const ask of [asWest, asEast, asObserver])
      assert.equal((await step(ask, 'terms')).state, 'terms-in-force');
    assert.equal((await step(asWest, 'connected')).state, 'heard');
    assert.equal((await post(asEast, '/api/terms/road/suspend', { words: 'for now' })).statusCode, 201);
    assert.equal((await step(asEast, 'terms')).state, 'terms-stopped');
  });

  it('shows a notice as receipted by its receipt and by nothing else', async () => {
    const filed = await post(asEast, '/api/notices', movement);
    assert.equal(filed.statusCode, 201, filed.body);
    assert.equal((await step(asObserver, 'notice')).done, false);
    const waiting = await step(asEast, 'notice');
    assert.deepEqual([waiting.state, waiting.done], ['notice-waiting', false]);
    await settleDoors(doors);
    assert.deepEqual(
      [(await step(asEast, 'notice')).state, (await step(asWest, 'notice')).state],
      ['notice-receipted', 'notice-alone'],
    );
    // An observer files none: that it holds one of another party's is as far as its way goes.
    const held = await step(asObserver, 'notice');
    assert.deepEqual([held.state, held.done], ['notice-held', true]);
  });
});
