import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRefusal } from '../../contract/index.ts';
import { OneTimeCode } from './code.ts';

const NOW = 1_600_000_000_000;
const made = () => new OneTimeCode((count) => Uint8Array.from({ length: count }, (_, at) => at + 1));
const said = (code: OneTimeCode, typed: string, nowMs = NOW): string => {
  const taken = code.take(typed, nowMs);
  return isRefusal(taken) ? taken.refused : 'taken';
};

describe('the one-time code', () => {
  it('is eight letters and digits that nobody confuses, different every time', () => {
    const codes = new Set(Array.from({ length: 200 }, () => new OneTimeCode().shown));
    assert.equal(codes.size, 200);
    for (const code of codes) assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('is taken however it is typed, once, and its token is the browser’s', () => {
    for (const typed of ['1234-5678', ' 12345678 ', 'l234 5678', 'I234–5678'])
      assert.equal(said(made(), typed), 'taken');
    const code = made();
    const taken = code.take('1234-5678', NOW);
    assert.ok(!isRefusal(taken));
    assert.ok(code.holds(taken.token));
    assert.ok(!code.holds(`${taken.token}x`) && !code.holds('') && !code.holds(undefined));
    assert.equal(said(code, '1234-5678'), 'SERVER_CODE_USED');
    assert.ok(code.holds(taken.token), 'a second try takes nothing from the first browser');
  });

  it('holds nobody before it is taken', () => {
    assert.ok(!made().holds(undefined) && !made().holds('') && !made().holds('1234-5678'));
  });

  it('pauses after five wrong tries, for the right code too, and goes on after the pause', () => {
    const code = made();
    for (let left = 4; left > 0; left--) {
      const wrong = code.take('0000-0000', NOW);
      assert.deepEqual(isRefusal(wrong) && wrong.params, { left });
    }
    assert.equal(said(code, '0000-0000'), 'SERVER_CODE_PAUSED');
    assert.equal(said(code, '1234-5678', NOW + 29_999), 'SERVER_CODE_PAUSED');
    assert.equal(said(code, '1234-5678', NOW + 30_000), 'taken');
    const other = made();
    for (let tries = 0; tries < 5; tries++) said(other, '');
    assert.equal(said(other, 'x', NOW + 30_000), 'SERVER_CODE_WRONG', 'the count begins anew');
  });
});
