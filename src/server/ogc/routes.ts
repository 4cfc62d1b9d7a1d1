/**
 * OGC API – Features, read only, for map programs: collections `notices` and `sites` under `/api/ogc`. It shows to a
 * signed-in officer what this node was shown, and nothing of what an owner kept to itself.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isRefusal, type Refusal, refuse, type Trilingual } from '../../contract/index.ts';
import type { Running } from '../../node/index.ts';
import type { FeaturesAnswer, FeaturesQuestion } from '../../notices/index.ts';
import { type Language, say } from '../../text/index.ts';
import { OFFICERS, registerPlace } from '../console-api/place.ts';
import { API } from '../routes.ts';
import { boxIn, spanIn } from './query.ts';
import {
  COLLECTIONS,
  type Collection,
  collectionInput,
  collectionSchema,
  collectionsSchema,
  conformanceSchema,
  featureSchema,
  itemInput,
  itemsInput,
  itemsSchema,
  type Link,
  landingSchema,
} from './shapes.ts';
import { text } from './text.ts';

const ROOT = `${API}/ogc`;
const GEOJSON = 'application/geo+json';
const JSON_TYPE = 'application/json';
const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const CONFORMS = ['core', 'geojson'].map(
  (name) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`,
);

const link = (rel: string, path: string, type = JSON_TYPE): Link => ({ rel, href: `${ROOT}${path}`, type });

function collectionOf(id: Collection, language: Language) {
  return {
    id,
    title: say(language, text[`ogc.${id}`]),
    description: say(language, text[`ogc.${id}-long`]),
    itemType: 'feature' as const,
    crs: [CRS84],
    links: [link('self', `/collections/${id}`), link('items', `/collections/${id}/items`, GEOJSON)],
  };
}

interface Described {
  operationId: string;
  summary: Trilingual;
}
/** 17-069r4 wants 400 for a query that is not its own, and 404 for a collection that is not there. */
function badInput({ params }: Refusal): Refusal {
  const [field, problem] = [String(params['field'] ?? '-'), String(params['problem'] ?? '-')];
  return field === 'collectionId'
    ? refuse('SERVER_OGC_COLLECTION', { known: COLLECTIONS.join(', ') })
    : refuse('SERVER_OGC_QUERY', { name: field, given: problem });
}

const shared = { tag: 'ogc', roles: OFFICERS, badInput };
const about = (name: string, says: keyof typeof text): Described & typeof shared => ({
  ...shared,
  operationId: `ogc.${name}`,
  summary: text[says],
});

export function registerOgc(app: FastifyInstance, running: Running): void {
  const ask = (question: FeaturesQuestion): Promise<FeaturesAnswer> =>
    running.node.ask<FeaturesAnswer>('notices.features', question);
  const nothing = z.strictObject({});

  registerPlace(app, running, {
    ...about('landing', 'ogc.landing'),
    route: 'GET /ogc',
    input: nothing,
    answers: landingSchema,
    run: async (_input, _actor, language) => ({
      title: `Parley: ${running.config.party}`,
      description: say(language, text['ogc.landing-long']),
      links: [
        link('self', ''),
        link('conformance', '/conformance'),
        link('data', '/collections'),
        { rel: 'service-desc', href: '/openapi.json', type: 'application/vnd.oai.openapi+json;version=3.1' },
      ],
    }),
  });
  registerPlace(app, running, {
    ...about('conformance', 'ogc.conformance'),
    route: 'GET /ogc/conformance',
    input: nothing,
    answers: conformanceSchema,
    run: async () => ({ conformsTo: CONFORMS }),
  });
  registerPlace(app, running, {
    ...about('collections', 'ogc.collections'),
    route: 'GET /ogc/collections',
    input: nothing,
    answers: collectionsSchema,
    run: async (_input, _actor, language) => ({
      links: [link('self', '/collections')],
      collections: COLLECTIONS.map((id) => collectionOf(id, language)),
    }),
  });
  registerPlace(app, running, {
    ...about('collection', 'ogc.collection'),
    route: 'GET /ogc/collections/:collectionId',
    input: collectionInput,
    answers: collectionSchema,
    run: async ({ collectionId }, _actor, language) => collectionOf(collectionId, language),
  });
  registerPlace(app, running, {
    ...about('items', 'ogc.items'),
    route: 'GET /ogc/collections/:collectionId/items',
    input: itemsInput,
    answers: itemsSchema,
    mediaType: GEOJSON,
    async run({ collectionId, bbox, datetime, limit, offset }) {
      const box = bbox === undefined ? undefined : boxIn(bbox);
      if (isRefusal(box)) return box;
      const span = datetime === undefined ? {} : spanIn(datetime);
      if (isRefusal(span)) return span;
      const question = { sites: collectionId === 'sites', ...(box && { bbox: box }), ...span, limit, offset };
      const { features, matched } = await ask(question);
      const words = { ...(bbox && { bbox }), ...(datetime && { datetime }), limit: String(limit) };
      const page = (rel: string, from: number): Link =>
        link(
          rel,
          `/collections/${collectionId}/items?${new URLSearchParams({ ...words, offset: String(from) })}`,
          GEOJSON,
        );
      return {
        type: 'FeatureCollection' as const,
        features,
        links: [
          page('self', offset),
          link('collection', `/collections/${collectionId}`),
          ...(offset + features.length < matched ? [page('next', offset + limit)] : []),
        ],
        timeStamp: new Date(running.node.clock.now()).toISOString(),
        numberMatched: matched,
        numberReturned: features.length,
      };
    },
  });
  registerPlace(app, running, {
    ...about('item', 'ogc.item'),
    route: 'GET /ogc/collections/:collectionId/items/:featureId',
    input: itemInput,
    answers: featureSchema,
    mediaType: GEOJSON,
    async run({ collectionId, featureId }) {
      const sites = collectionId === 'sites';
      const { features } = await ask({ sites, noticeId: featureId, offset: 0, limit: 1 });
      const [feature] = features;
      if (!feature) return refuse('NOTICES_UNKNOWN', { noticeId: featureId });
      const self = link('self', `/collections/${collectionId}/items/${featureId}`, GEOJSON);
      return { ...feature, links: [self, link('collection', `/collections/${collectionId}`)] };
    },
  });
}
