import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { isRefusal } from '../contract/index.ts';
import { postgresTarget } from './postgres-target.ts';

describe('the address of a database', () => {
  it('names user, host, port and database; a socket by its folder', () => {
    const cases = {
      'postgres://parley@127.0.0.1:5433/line': ['127.0.0.1', 5433, 'parley', 'line'],
      'postgresql://parley@localhost/line': ['localhost', 5432, 'parley', 'line'],
      'postgres://parley@[::1]:5432/line': ['::1', 5432, 'parley', 'line'],
      'postgres://parley@%2Frun%2Fpostgresql/line': ['/run/postgresql', 5432, 'parley', 'line'],
    };
    for (const [postgres, wanted] of Object.entries(cases)) {
      const target = postgresTarget({ postgres });
      assert.ok(!isRefusal(target), postgres);
      assert.deepEqual([target.host, target.port, target.user, target.database], wanted);
    }
  });

  it('refuses a password in it, whatever else is wrong, and another machine without TLS', () => {
    const cases = {
      'postgres://parley:hunter2@127.0.0.1/line': 'STORE_URL_PASSWORD',
      'postgres://parley:hunter2@127.0.0.1:port/line': 'STORE_URL_PASSWORD',
      'postgres://parley@127.0.0.1/line?password=hunter2': 'STORE_URL_PASSWORD',
      'postgres://parley@127.0.0.1/line?sslmode=disable': 'STORE_URL_BAD',
      'postgres://parley@127.0.0.1/': 'STORE_URL_BAD',
      'postgres://127.0.0.1/line': 'STORE_URL_BAD',
      'postgres://parley@127.0.0.1/a/b': 'STORE_URL_BAD',
      'mysql://parley@127.0.0.1/line': 'STORE_URL_BAD',
      hunter2: 'STORE_URL_BAD',
      'postgres://parley@db.example/line': 'STORE_URL_INSECURE',
      'postgres://parley@10.0.0.7/line': 'STORE_URL_INSECURE',
    };
    for (const [postgres, code] of Object.entries(cases)) {
      const refusal = postgresTarget({ postgres });
      assert.ok(isRefusal(refusal) && refusal.refused === code, `${postgres}: ${JSON.stringify(refusal)}`);
      assert.ok(!JSON.stringify(refusal).includes('hunter2'));
    }
    assert.ok(
      !isRefusal(postgresTarget({ postgres: 'postgres://parley@db.example/line', caFile: 'ca.pem' })),
    );
  });

  it('never throws, and never says a password', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('parley', ':', '@', '/', '%', '%2F', '[', '?'),
    );
    const secret = 'S3cretS3cret';
    fc.assert(
      fc.property(part, part, part, fc.boolean(), (user, host, database, tls) => {
        const postgres = `postgres://${user}:${secret}@${host}/${database}`;
        const target = postgresTarget({ postgres, ...(tls && { caFile: 'ca.pem' }) });
        if (isRefusal(target)) assert.ok(!JSON.stringify(target).includes(secret), postgres);
        else assert.ok(!target.name.includes(secret), postgres);
        postgresTarget({ postgres: `${user}${host}${database}` });
      }),
      { numRuns: effort(2_000) },
    );
  });
});
