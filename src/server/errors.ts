/** The complete table of errors, and how each leaves by HTTP. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Params, type Refusal, RefusalError, type RefusalTable, refuse } from '../contract/index.ts';
import { refusals as exchangeRefusals } from '../exchange/index.ts';
import { refusals as feedRefusals } from '../feeds/index.ts';
import { formatRefusals, geoRefusals } from '../geo/index.ts';
import { type House, nodeRefusals, proveRefusals } from '../node/index.ts';
import { refusals as importRefusals } from '../notices/import/index.ts';
import { refusals as recordRefusals } from '../record/index.ts';
import { refusals as storeRefusals } from '../store/index.ts';
import { type Language, sayRefusal, textRefusals } from '../text/index.ts';
import { refusals as serverRefusals } from './refusals.ts';

/** Every refusal that this house can give: the rooms' own and those of the floors that are no rooms. */
export function tableOf(house: Pick<House, 'refusals'>): RefusalTable {
  return {
    ...textRefusals,
    ...geoRefusals,
    ...formatRefusals,
    ...recordRefusals,
    ...feedRefusals,
    ...importRefusals,
    ...storeRefusals,
    ...exchangeRefusals,
    ...house.refusals,
    ...nodeRefusals,
    ...proveRefusals,
    ...serverRefusals,
  };
}

export interface RefusalBody {
  code: string;
  what: string;
  mend: string;
  params: Params;
  /** Where the code is explained. */
  docs: string;
}

/** A refusal as the API tells it. */
export function refusalBody(table: RefusalTable, language: Language, refusal: Refusal): RefusalBody {
  return {
    ...sayRefusal(language, table, refusal),
    params: refusal.params,
    docs: `/docs/refusals#${refusal.refused}`,
  };
}

export function statusOf(table: RefusalTable, refusal: Refusal): number {
  return table[refusal.refused]?.status ?? 500;
}

/** What fastify itself refused, in our words; null for what nobody foresaw. */
function refusalOfFramework(error: FastifyError, request: FastifyRequest): Refusal | null {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse('NODE_TOO_LARGE', { limit: request.routeOptions.bodyLimit });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse('SERVER_MEDIA_TYPE', { type: (request.headers['content-type'] ?? '-').slice(0, 100) });
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return refuse('NODE_NOT_JSON');
    default: {
      const status = error.statusCode ?? 500;
      return status >= 400 && status < 500
        ? refuse('SERVER_BAD_REQUEST', { problem: error.code ?? String(status) })
        : null;
    }
  }
}

/** The refusal behind any error. What was not foreseen is logged with its stack and told as NODE_INTERNAL, no more. */
export function refusalOf(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  const known = refusalOfFramework(error as FastifyError, request);
  if (known) return known;
  const { name, stack } = error instanceof Error ? error : { name: 'thrown', stack: String(error) };
  request.log.error({ name, stack }, 'unexpected error');
  return refuse('NODE_INTERNAL', { request: request.id });
}

/** Answers with a refusal as JSON. */
export function sendRefusal(
  reply: FastifyReply,
  table: RefusalTable,
  language: Language,
  refusal: Refusal,
): FastifyReply {
  const status = statusOf(table, refusal);
  if (status === 503 || status === 429) reply.header('retry-after', status === 429 ? '30' : '1');
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(refusalBody(table, language, refusal)));
}
