/** What a person needs between an empty node and its first notice: steps, cards with their fingerprints, a terms file read. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isRefusal, ROLES, refuse } from '../../contract/index.ts';
import { nodeUrl, type Running } from '../../node/index.ts';
import { PARTIES, type PartyRow } from '../../parties/index.ts';
import {
  cardFingerprint,
  cardHash,
  cardSchema,
  checkLater,
  MAX_CARD_BYTES,
  type PartyCard,
  parseCard,
  spokenFingerprint,
} from '../../record/index.ts';
import { documentFault, readTermsFile, termsHash, termsSchema } from '../../terms/index.ts';
import { demand } from '../asking.ts';
import { registerPlace } from '../console-api/place.ts';
import { readInput } from '../input.ts';
import { OPEN, READ_FAULTS, refusalResponses, SIGNED_IN } from '../openapi.ts';
import { API } from '../routes.ts';
import { fetchCard } from './fetch-card.ts';
import { firstSteps, firstStepsSchema } from './steps.ts';

const cardAnswer = z.strictObject({
  card: cardSchema,
  /** What people compare by voice before they enrol: all of it. */
  fingerprint: z.strictObject({ hex: z.string(), spoken: z.string() }),
  /**
   * How it stands here: new; known with these keys; `later`: known, this card a later one; this party's own; of a
   * known party with other keys; of the other mode. Only the first three can be enrolled.
   */
  standing: z.enum(['new', 'known', 'later', 'own', 'other-keys', 'other-mode']),
});
type CardAnswer = z.infer<typeof cardAnswer>;

const cardInput = z.union([
  z.strictObject({ text: z.string().min(1).max(MAX_CARD_BYTES) }),
  z.strictObject({ url: z.string().min(1).max(500) }),
]);
const termsInput = z.strictObject({ text: z.string() });
const termsAnswer = z.strictObject({
  terms: termsSchema,
  sha256: z.string(),
  /** Parties and observers it names that are not enrolled here: they must be, before it can be proposed. */
  unknown: z.array(z.string()),
});

const fingerprintOf = (card: PartyCard) => ({ hex: cardFingerprint(card), spoken: spokenFingerprint(card) });

async function standingOf({ node, config }: Running, card: PartyCard): Promise<CardAnswer['standing']> {
  if (card.party === config.party) return 'own';
  if (card.mode !== config.mode) return 'other-mode';
  const held = await node.store.read.get<PartyRow>(PARTIES, card.party);
  if (!held) return 'new';
  if (cardHash(held.card) === cardHash(card)) return 'known';
  return checkLater(held.card, card) === null ? 'later' : 'other-keys';
}

function registerCards(app: FastifyInstance, running: Running): void {
  const { card } = running.node.identity;
  const answer = cardSchema.describe(
    'What other parties enrol, once they have compared its fingerprint by voice',
  );
  app.get(
    `${API}/card`,
    {
      onRequest: demand(running, 'any', 'card'),
      schema: {
        summary: 'This party’s own card, as a file to hand over',
        operationId: 'card',
        tags: ['parties'],
        security: SIGNED_IN,
        response: { 200: answer, ...READ_FAULTS },
      } as object,
    },
    async (_request, reply) =>
      reply.header('content-disposition', `attachment; filename="${card.party}-card.json"`).send(card),
  );
  app.get(
    '/exchange/card',
    {
      config: { anySite: true },
      schema: {
        summary: 'This party’s card',
        description:
          'A card proves nothing by itself: its fingerprint is compared by voice before it is enrolled.',
        operationId: 'exchange.card',
        tags: ['exchange'],
        security: OPEN,
        response: { 200: answer, ...refusalResponses(500) },
      } as object,
    },
    async (_request, reply) => reply.send(card),
  );
  registerPlace(app, running, {
    route: 'POST /parties/read-card',
    operationId: 'parties.read-card',
    tag: 'parties',
    summary: {
      en: 'Read a card, pasted or from the other node’s address, and its fingerprint; nothing is enrolled',
      ru: 'Прочесть карточку (вставленную или по адресу другого узла) и её отпечаток, ничего не регистрируя',
      ar: 'قراءة بطاقة، ملصقة أو من عنوان العقدة الأخرى، وبصمتها، دون تسجيل شيء',
    },
    roles: ['admin', 'command'],
    input: cardInput,
    answers: cardAnswer,
    async run(input) {
      let read: ReturnType<typeof parseCard>;
      if ('text' in input) read = parseCard(input.text);
      else {
        const url = nodeUrl(input.url.trim());
        if (url === null) return refuse('NODE_PLAN_URL', { given: input.url.slice(0, 60) });
        read = await fetchCard(url);
      }
      if (isRefusal(read)) return read;
      return { card: read, fingerprint: fingerprintOf(read), standing: await standingOf(running, read) };
    },
  });
}

function registerTermsFile(app: FastifyInstance, running: Running): void {
  registerPlace(app, running, {
    route: 'POST /terms/read-file',
    operationId: 'terms.read-file',
    tag: 'terms',
    summary: {
      en: 'Read a terms file, YAML or JSON; nothing is proposed',
      ru: 'Прочесть файл соглашения, YAML или JSON, ничего не предлагая',
      ar: 'قراءة ملف اتفاق بصيغة YAML أو JSON دون اقتراح شيء',
    },
    roles: ['command', 'liaison'],
    input: termsInput,
    answers: termsAnswer,
    async run({ text }, _actor, language) {
      const file = readTermsFile(text);
      if (isRefusal(file)) return file;
      const read = readInput(termsSchema, file.value, language);
      if (isRefusal(read)) return read;
      const terms = read.value;
      const fault = documentFault(terms);
      if (fault) return fault;
      const known = new Set(await running.node.ask<string[]>('parties.known', {}));
      const unknown = [...terms.parties, ...terms.observers].filter((party) => !known.has(party));
      return { terms, sha256: termsHash(terms), unknown };
    },
  });
}

export function registerFirstSteps(app: FastifyInstance, running: Running): void {
  registerCards(app, running);
  registerTermsFile(app, running);
  registerPlace(app, running, {
    route: 'GET /first-steps',
    operationId: 'first-steps',
    tag: 'node',
    summary: {
      en: 'How far this party has come to its first receipted notice, and what is next',
      ru: 'Как далеко сторона прошла до первого уведомления с распиской и что дальше',
      ar: 'كم قطع الطرف حتى أول إخطار له إيصال، وما الخطوة التالية',
    },
    roles: ROLES,
    input: z.strictObject({}),
    answers: firstStepsSchema,
    run: (_input, actor) => firstSteps(running, actor),
  });
}
