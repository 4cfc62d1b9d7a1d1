/** A party that is only this test: it signs what no officer of an honest node could write. */
import assert from 'node:assert/strict';
import { makeParty } from '../../../src/node/folder.ts';
import { buildHouse } from '../../../src/node/house.ts';
import { POSITIONS_TYPE } from '../../../src/node/live-sharing.ts';
import { seededRandom } from '../../../src/node/random.ts';
import { rooms } from '../../../src/node/rooms.ts';
import { type Fields, GROUPS, openGroups } from '../../../src/notices/index.ts';
import { encodeEnvelope, pae } from '../../../src/record/index.ts';
import { encodePositions, type Positions, type Signal } from '../../../src/watch/index.ts';
import { Forger, idOf } from '../../helpers/node/hostile.ts';
import type { NodeProcess } from '../../system/harness.ts';
import type { Acts } from './acts/acts.ts';
import { DAY_MS, movementPlan } from './acts/plan.ts';

const hex = (pair: string, bytes = 32): string => pair.repeat(bytes);

const house = buildHouse(rooms);

export class Stranger {
  readonly forger: Forger;
  readonly #west: NodeProcess;

  private constructor(west: NodeProcess, forger: Forger) {
    this.#west = west;
    this.forger = forger;
  }

  /** Enrolled at west under names that are hostile themselves. */
  static async enrolled(acts: Acts, west: NodeProcess): Promise<Stranger> {
    const names = acts.words.trilingual('name of a party', 200, { plain: true });
    const facts = { party: 'stranger', mode: 'exercise' as const, names, url: null };
    const { identity } = makeParty(facts, seededRandom(`stranger ${Date.now()}`));
    await acts.do(west, 'parties.enrol', { card: identity.card });
    const to = { party: 'west', house, now: Date.now };
    return new Stranger(west, new Forger(to, identity));
  }

  /** Every one of these envelopes is taken and receipted. */
  async #send(envelopes: readonly string[]): Promise<void> {
    const { body } = await this.#west.ask('POST', '/exchange/parcels', {
      from: 'stranger',
      checkpoint: null,
      envelopes,
    });
    for (const result of body.results) assert.ok(result.receipt, JSON.stringify(body).slice(0, 500));
  }

  /** One unit, where it was then. */
  async positions(unit: string, seq: number, at: { lat: number; lon: number }, fixMs: number): Promise<void> {
    const nowMs = Date.now();
    const batch: Positions = {
      v: 1,
      mode: 'exercise',
      from: 'stranger',
      to: 'west',
      seq,
      sentMs: nowMs,
      fixes: [{ unit, at, fixMs, receivedMs: nowMs, source: 'osmand', marks: [], speedMps: 5 }],
    };
    const payload = encodePositions(batch);
    assert.ok(payload instanceof Uint8Array, JSON.stringify(payload));
    const { message } = this.forger.identity;
    const sig = message.sign(pae(POSITIONS_TYPE, payload));
    const envelope = encodeEnvelope({ payloadType: POSITIONS_TYPE, payload, keyid: message.keyid, sig });
    const { status, body } = await this.#west.ask('POST', '/exchange/positions', JSON.parse(envelope));
    assert.equal(status, 204, JSON.stringify(body));
  }

  /** What only a forger can fill: rule names, clauses, figures, who signed. Returns the ids of two alerts. */
  async entries(acts: Acts, noticeId: string, messageId: string): Promise<string[]> {
    const { words } = acts;
    const { forger } = this;
    const by = () => ({
      office: words.for('office of who signed', 200),
      officer: words.for('who signed', 200),
      signIn: words.for('sign-in', 200),
    });
    const alertIds = [idOf(101), idOf(102)];
    const { fields } = movementPlan(words, [words.for('unit', 64)]);
    const own = idOf(103);
    const salts = Object.fromEntries(GROUPS.map((group) => [group, hex('0a', 16)])) as Record<
      (typeof GROUPS)[number],
      string
    >;
    const { atMs } = fields.times;
    const whole = {
      ...fields,
      area: { type: 'circle', center: { lat: 36.7, lon: 41 }, radiusM: 20_000 },
      window: { fromMs: atMs[0], toMs: atMs[1] },
    } as unknown as Fields;
    const filed = {
      noticeId: own,
      version: 1,
      type: 'movement',
      protected: false,
      openings: openGroups(own, 1, whole, salts, GROUPS),
      checked: { ruleVersion: words.for('rules of the check', 200), against: [], conflicts: 0 },
      lead: [{ clause: words.for('clause', 200), requiredMinutes: 60, givenMinutes: 5, lateMinutes: 55 }],
    };
    const published = {
      date: new Date(Date.now() - DAY_MS).toISOString().slice(0, 10),
      zone: words.for('zone of time', 60),
      fromMs: 0,
      toMs: DAY_MS,
      version: 1,
      former: null,
      complete: true,
      ruleVersion: words.for('rules of the bulletin', 64),
      sha256: hex('0b'),
      figures: [{ id: words.for('figure', 64), count: 1, acts: [], more: 0 }],
    };
    const sealed = {
      fromMs: 0,
      toMs: 60_000,
      root: hex('0c'),
      segments: 1,
      streams: null,
      opened: [
        {
          party: 'stranger',
          unit: words.for('sealed unit', 64),
          fromMs: 0,
          toMs: 60_000,
          count: 1,
          sha256: hex('0d'),
          leaf: 0,
          path: [],
        },
      ],
    };
    const sign = (kind: string, body: unknown, id?: string): string => {
      const known = house.kinds.get(kind);
      // Else it would be kept as not understood, and shown nowhere.
      if (known)
        assert.ok(known.schema.safeParse(body).success, JSON.stringify(known.schema.safeParse(body).error));
      return forger.bytes(kind, body, { by: by(), ...(id && { id }) });
    };
    await this.#send([
      sign('watch.alert', this.#alert(acts, alertIds[0] as string, 'off corridor'), alertIds[0]),
      sign('watch.alert', this.#alert(acts, alertIds[1] as string, 'closing'), alertIds[1]),
      sign('notices.filed', filed),
      sign('notices.acknowledged', { noticeId, version: 1, words: '' }),
      sign('briefings.published', published),
      sign('watch.sealed', sealed),
      sign('line.read-back', {
        from: 'west',
        messageId,
        version: 1,
        read: { at: null, timeMs: null, expiresMs: null },
        result: 'match',
        differences: [],
        rule: words.for('rule of the read-back', 64),
      }),
      // A kind of a later version of the software: kept, and shown as not understood.
      sign('later.kind', { words: words.for('body not understood', 200) }),
    ]);
    return alertIds;
  }

  #alert(acts: Acts, alertId: string, type: Signal['type']) {
    const { words } = acts;
    const atMs = Date.now();
    const at = { lat: 36.65, lon: 41.02 };
    const pair = type === 'closing';
    const signal: Signal = {
      episode: words.for('episode', 200),
      type,
      phase: 'begins',
      revised: false,
      withdrawn: false,
      party: 'stranger',
      unit: words.for('unit of an alert', 64),
      other: pair ? { party: 'west', unit: words.for('other unit of an alert', 64) } : null,
      noticeId: pair ? null : words.for('notice of an alert', 64),
      version: null,
      clause: words.for('clause of an alert', 64),
      at,
      otherAt: null,
      atMs,
      beginsMs: atMs,
      value: 500,
      valueUnit: 'm',
      certainty: 'certain',
      level: 'shared positions',
      approach: pair
        ? {
            distanceM: 900,
            bearingDeg: 90,
            leastM: 10,
            inS: 600,
            sigmaM: 5,
            meeting: 'head-on',
            by: 'constant velocity',
            minDistanceM: 900,
            maxSpeedMps: 10,
            otherMaxSpeedMps: 10,
          }
        : null,
      basis: [],
    };
    return { alertId, ruleVersion: words.for('rules of the watch', 64), signal };
  }
}
