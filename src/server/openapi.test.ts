import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Door, openDoor } from '../../test/helpers/running.ts';
import { placeOf } from './routes.ts';

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: { properties?: object } }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface OpenApi {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, object>;
    securitySchemes: Record<string, { in: string; name: string }>;
  };
}

/** Faults of a document by the rules of OpenAPI 3.1 that a generator can break. */
function faultsOf(api: OpenApi): string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  for (const [path, operations] of Object.entries(api.paths)) {
    const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
    if (path.includes(':')) faults.push(`${path}: a path parameter that is none`);
    for (const [method, operation] of Object.entries(operations)) {
      const at = `${method} ${path}`;
      if (!operation.operationId || ids.has(operation.operationId))
        faults.push(`${at}: operationId ${operation.operationId}`);
      ids.add(operation.operationId);
      if (!operation.summary) faults.push(`${at}: no summary`);
      if (!operation.security) faults.push(`${at}: says nothing of security`);
      const declared = (operation.parameters ?? []).filter((each) => each.in === 'path');
      if (
        declared
          .map(({ name }) => name)
          .sort()
          .join() !== [...inPath].sort().join()
      )
        faults.push(`${at}: path parameters`);
      if (declared.some(({ required }) => required !== true))
        faults.push(`${at}: an optional path parameter`);
      const codes = Object.keys(operation.responses);
      if (!codes.some((code) => code.startsWith('2'))) faults.push(`${at}: no good answer`);
      if (path !== '/healthz' && !codes.some((code) => /^[45]/.test(code))) faults.push(`${at}: no refusal`);
      for (const [code, response] of Object.entries(operation.responses)) {
        if (!response.description) faults.push(`${at} ${code}: no description`);
        const said = JSON.stringify(response);
        // A witness’s 409 is the size it holds: C2SP says so, and foreign logs read it.
        if (code.startsWith('4') && !/schemas\/Refusal"|text\/x\.tlog\.size/.test(said))
          faults.push(`${at} ${code}: not a refusal`);
      }
      for (const { security } of [operation]) {
        for (const scheme of (security ?? []).flatMap(Object.keys)) {
          if (!api.components.securitySchemes[scheme]) faults.push(`${at}: unknown scheme ${scheme}`);
        }
      }
    }
  }
  for (const [, ref] of JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)) {
    const found = (ref as string)
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], api);
    if (!found) faults.push(`${ref} leads nowhere`);
  }
  return faults;
}

describe('the description of the API', () => {
  let door: Door;
  let api: OpenApi;
  before(async () => {
    door = await openDoor('west');
    const answer = await door.app.inject({ url: '/openapi.json' });
    assert.equal(answer.statusCode, 200, 'readable without sign-in');
    api = answer.json<OpenApi>();
  });
  after(() => door.close());

  it('is a sound OpenAPI 3.1 document', () => {
    assert.match(api.openapi, /^3\.1\./);
    assert.ok(api.info.title && api.info.version);
    assert.deepEqual(faultsOf(api), []);
    assert.deepEqual(api.components.securitySchemes['session'], {
      ...api.components.securitySchemes['session'],
      in: 'cookie',
      name: 'parley_west',
    });
  });

  it('holds every command and query that a room declares, and none without roles', () => {
    let seen = 0;
    for (const room of door.running.node.house.rooms) {
      const doors = [...Object.entries(room.commands ?? {}), ...Object.entries(room.queries ?? {})];
      for (const [name, { route, roles }] of doors) {
        const { method, path } = placeOf(route);
        const operation =
          api.paths[`/api${path.replaceAll(/:(\w+)/g, '{$1}')}`]?.[String(method).toLowerCase()];
        if (roles.length === 0) {
          assert.notEqual(operation?.operationId, name, `${name} has a door`);
          continue;
        }
        assert.equal(operation?.operationId, name, `${route} is not described`);
        assert.deepEqual(operation?.tags, [room.name]);
        seen += 1;
      }
    }
    assert.ok(seen > 25, `only ${seen}`);
  });

  it('keeps path parameters out of bodies', () => {
    const withdraw = api.paths['/api/notices/{noticeId}/withdraw']?.['post'];
    const schema = withdraw?.requestBody?.content['application/json']?.schema;
    assert.deepEqual(Object.keys(schema?.properties ?? {}), ['reason']);
  });

  it('the check finds planted faults', () => {
    const plant = (change: (copy: OpenApi) => void) => {
      const copy = structuredClone(api);
      change(copy);
      return faultsOf(copy).length;
    };
    const first = (copy: OpenApi) => copy.paths['/api/notices/{noticeId}']?.['get'] as Operation;
    assert.ok(plant((copy) => (first(copy).parameters = [])) > 0);
    assert.ok(plant((copy) => (first(copy).operationId = 'notices.list')) > 0);
    assert.ok(plant((copy) => (first(copy).summary = '')) > 0);
    assert.ok(plant((copy) => delete copy.components.schemas['Refusal']) > 0);
  });

  it('is shown on a page that fetches nothing from elsewhere', async () => {
    const page = await door.app.inject({ url: '/docs' });
    assert.equal(page.statusCode, 200);
    const links = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] as string);
    assert.ok(links.length > 4);
    for (const link of links) {
      assert.match(link, /^(\/|data:,)/, link);
      if (/\.(?:js|css|json)$/.test(link))
        assert.equal((await door.app.inject({ url: link })).statusCode, 200, link);
    }
    for (const other of [
      '/docs/assets/package.json',
      '/docs/assets/../package.json',
      '/docs/assets/index.html',
    ]) {
      assert.equal((await door.app.inject({ url: other })).statusCode, 404, other);
    }
    const list = await door.app.inject({ url: '/docs/refusals?lang=ru' });
    assert.match(list.body, /<tr id="NOTICES_UNKNOWN">/);
  });
});
