import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRefusal } from '../contract/index.ts';
import { parseConfig } from './config.ts';

const sound = {
  format: 1,
  party: 'west',
  mode: 'exercise',
  names: { en: 'West', ru: 'Запад', ar: 'غرب' },
  data: 'data',
  listen: { host: '127.0.0.1', port: 0 },
  unlock: { file: 'secret' },
};
const fault = (change: Record<string, unknown>): unknown => {
  const config = parseConfig(JSON.stringify({ ...sound, ...change }));
  return isRefusal(config) ? [config.refused, config.params['field']] : null;
};
const listenOn = (host: string, more = {}) => fault({ cot: { listen: { host, port: 8087 }, ...more } });

describe('the settings of the CoT door', () => {
  it('plain TCP stays on this machine unless somebody says otherwise', () => {
    for (const host of ['127.0.0.1', '127.1.2.3', '::1', 'localhost'])
      assert.equal(listenOn(host), null, host);
    const open = ['NODE_COT_INSECURE', 'cot.listen.host'];
    const names = 'tak.example 127.evil.example 127.0.0.1.example localhost.example';
    const addresses = '0.0.0.0 :: 192.0.2.1 10.0.0.1 ::ffff:192.0.2.1 2001:db8::1 127.1';
    for (const host of `${names} ${addresses}`.split(' ')) assert.deepEqual(listenOn(host), open, host);
    assert.equal(listenOn('0.0.0.0', { insecure: true }), null);
    assert.deepEqual(listenOn('0.0.0.0', { insecure: false }), open);
    assert.deepEqual(listenOn('0.0.0.0', { insecure: 'yes' }), ['NODE_CONFIG_FIELD', 'cot.insecure']);
    assert.deepEqual(fault({ cot: { connect: { host: 'tak.example', port: 8087 } } }), [
      'NODE_COT_INSECURE',
      'cot.connect.host',
    ]);
    assert.equal(fault({ cot: {} }), null);
  });

  it('names the field at fault', () => {
    const field = (cot: unknown) => (fault({ cot }) as [string, string])[1];
    assert.equal(field({ listen: { host: '127.0.0.1', port: 70_000 } }), 'cot.listen.port');
    assert.equal(field({ connect: { host: '127.0.0.1', port: 0 } }), 'cot.connect.port');
    assert.equal(field({ devices: { x: '' } }), 'cot.devices.x');
    assert.equal(field({ callsigns: { w1: 'x'.repeat(65) } }), 'cot.callsigns.w1');
    assert.equal(field({ language: 'fr' }), 'cot.language');
    assert.equal(field({ tls: true }), 'cot.tls');
  });
});

it('leave is given for units that are shared, and for no others', () => {
  const share = (units: unknown, forward?: unknown) => fault({ share: [{ to: 'east', units, forward }] });
  assert.equal(share(['w1', 'w2'], ['w1']), null);
  assert.equal(share(['w1'], 'all'), null);
  assert.equal(share('all', ['w1']), null);
  assert.equal(share('all'), null);
  assert.deepEqual(share(['w1'], ['w1', 'w2']), ['NODE_CONFIG_FIELD', 'share.0.forward.1']);
  assert.deepEqual(share(['w1'], true), ['NODE_CONFIG_FIELD', 'share.0.forward']);
});
