/** Signs of life, as TAK tools exchange them: `t-x-c-t` asks, `t-x-c-t-r` answers. */
import { BARE_EVENT, type CotEvent } from '../../feeds/index.ts';

const PING = 't-x-c-t';
const PONG = 't-x-c-t-r';
/** For so long either is worth anything. */
const STALE_MS = 20_000;

export function isPing({ type }: Pick<CotEvent, 'type'>): boolean {
  return type === PING;
}

function sign(uid: string, type: string, nowMs: number): CotEvent {
  return {
    ...BARE_EVENT,
    uid,
    type,
    how: 'h-g-i-g-o',
    timeMs: nowMs,
    startMs: nowMs,
    staleMs: nowMs + STALE_MS,
    point: { lat: 0, lon: 0, haeM: 0, ceM: null, leM: null },
  };
}

export function ping(nowMs: number): CotEvent {
  return sign('parley-ping', PING, nowMs);
}
/** Handsets know the answer by its type; `takPong` is the uid that servers give it. */
export function pong(nowMs: number): CotEvent {
  return sign('takPong', PONG, nowMs);
}
