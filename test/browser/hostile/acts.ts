/** Acts of officers whose every open field holds hostile words. What was sent is kept, to be held against the schemas. */
import assert from 'node:assert/strict';
import type { z } from 'zod';
import type { Command } from '../../../src/contract/index.ts';
import { rooms } from '../../../src/node/rooms.ts';
import { eventually, type NodeProcess } from '../../system/harness.ts';
import { drivenFields } from './fields.ts';
import type { HostileWords } from './words.ts';

export const DAY_MS = 86_400_000;
export const commands = new Map(rooms.flatMap((room) => Object.entries(room.commands ?? {}))) as ReadonlyMap<
  string,
  Command<unknown, unknown>
>;

type Answer = Record<string, unknown> & { entries?: { id: string }[] };

export class Acts {
  readonly words: HostileWords;
  /** `notices.file.fields.who.callSign` */
  readonly driven = new Set<string>();

  constructor(words: HostileWords) {
    this.words = words;
  }

  /** Sends the command; its route's own parts stand in `input` with all others. */
  async do(node: NodeProcess, name: string, input: Record<string, unknown>): Promise<Answer> {
    const command = commands.get(name);
    assert.ok(command, `no command ${name}`);
    for (const field of drivenFields(command.schema as z.ZodType, input)) this.driven.add(`${name} ${field}`);
    const body = { ...input };
    const path = (command.route.split(' ')[1] as string).replaceAll(/:(\w+)/g, (_part, part: string) => {
      delete body[part];
      return encodeURIComponent(String(input[part]));
    });
    const answer = await node.ask('POST', `/api${path}`, body);
    assert.equal(answer.status, 201, `${name}: ${JSON.stringify(answer.body).slice(0, 600)}`);
    return answer.body;
  }

  /** The same, once what it answers has arrived from the other side. */
  async whenThere(node: NodeProcess, name: string, input: Record<string, unknown>): Promise<Answer> {
    let answer: Answer = {};
    let why: unknown;
    await eventually(name, async () => {
      answer = await this.do(node, name, input).catch((error: unknown) => {
        why = error;
        return {};
      });
      return 'entries' in answer;
    }).catch(() => assert.fail(String(why)));
    return answer;
  }

  who(units: readonly string[]) {
    return {
      organisation: this.words.for('organisation', 500),
      callSign: this.words.for('call sign', 500),
      units,
      purpose: this.words.for('purpose', 500),
      activity: 'patrol',
      escort: true,
      emergency: true,
      missionId: this.words.for('mission', 500),
      comms: this.words.for('comms', 500),
      cargo: this.words.for('cargo', 500),
      escorts: [
        {
          by: this.words.for('escort', 500),
          armed: true,
          count: 2,
          note: this.words.for('escort note', 500),
        },
      ],
    };
  }
  /** People, vehicles, contacts: the same for a movement and a site. */
  beside() {
    const line = (field: string): string => this.words.for(field, 500);
    return {
      people: {
        count: 3,
        note: line('people'),
        nationalities: line('nationalities'),
        drivers: [line('driver')],
      },
      vehicles: [
        {
          make: line('make'),
          colour: line('colour'),
          plate: line('plate'),
          roofMarking: line('roof marking'),
          count: 2,
        },
      ],
      contacts: [{ name: line('contact'), role: line('role'), phone: line('telephone') }],
    };
  }
  movement(units: readonly string[], { lat = 36.7, fromMs = Date.now() + DAY_MS } = {}) {
    return {
      type: 'movement',
      fields: {
        who: this.who(units),
        route: {
          type: 'corridor',
          points: [
            { lat, lon: 41 },
            { lat, lon: 41.1 },
            { lat, lon: 41.1 },
          ],
          halfWidthM: 100,
          names: [this.words.for('route point', 500), this.words.for('route point', 500), ''],
          halts: [{ at: 1, kind: 'overnight', note: this.words.for('halt', 500) }],
        },
        times: {
          type: 'passage',
          atMs: [fromMs, fromMs + 1_200_000, fromMs + 1_800_000],
          earlyS: 0,
          lateS: 0,
          model: 'rigid',
        },
        ...this.beside(),
      },
    };
  }
  site() {
    const fromMs = Date.now() - 60_000;
    return {
      type: 'site',
      protected: true,
      fields: {
        who: this.who([]),
        route: {
          type: 'site',
          name: this.words.for('site', 500),
          category: this.words.for('category', 500),
          at: { lat: 36.8, lon: 41.3 },
          radiusM: 500,
          markings: this.words.for('markings', 500),
          operator: this.words.for('operator', 500),
          address: this.words.for('address', 500),
          adminCode: this.words.for('administrative code', 500),
          occupancy: this.words.for('occupancy', 500),
          verified: {
            by: this.words.for('verified by', 500),
            atMs: fromMs,
            how: this.words.for('verified how', 500),
          },
        },
        times: { type: 'validity', fromMs, toMs: null, reviewByMs: fromMs + 30 * DAY_MS },
        ...this.beside(),
      },
    };
  }
  area() {
    const fromMs = Date.now() - 60_000;
    return {
      type: 'area',
      fields: {
        who: this.who([]),
        route: {
          type: 'area',
          name: this.words.for('area', 500),
          use: 'fire',
          shape: { type: 'circle', center: { lat: 36.9, lon: 41.6 }, radiusM: 800 },
          note: this.words.for('area note', 500),
        },
        times: { type: 'validity', fromMs, toMs: fromMs + DAY_MS, reviewByMs: fromMs + DAY_MS },
        ...this.beside(),
      },
    };
  }
  flight() {
    const flown = this.movement([this.words.for('unit', 64)], { lat: 36.5 });
    const { words } = this;
    const flight = {
      aircraft: words.for('aircraft', 500),
      crewed: false,
      count: 1,
      floorM: 50,
      ceilingM: 120,
      above: 'ground',
      transponder: words.for('transponder', 500),
    };
    const { fields } = flown;
    return { type: 'flight', fields: { ...fields, route: { ...fields.route, flight } } };
  }
}

export interface Driven {
  /** Of east, as west sees them, and of west itself. */
  notices: string[];
  messages: [from: string, messageId: string][];
  incidentId: string;
}

/** `lat`s of what lies in each other's way, so that there are findings too. */
const SHARED_LAT = 36.7;

async function aboutNotices(acts: Acts, west: NodeProcess, east: NodeProcess): Promise<string[]> {
  const { words } = acts;
  const filed = await acts.do(east, 'notices.file', acts.movement([words.for('unit', 64)]));
  const noticeId = filed['noticeId'] as string;
  const own = (await acts.do(west, 'notices.file', acts.movement([words.for('unit', 64)])))[
    'noticeId'
  ] as string;
  const site = (await acts.do(east, 'notices.file', acts.site()))['noticeId'] as string;
  const { fields } = acts.movement([words.for('unit', 64)], { lat: SHARED_LAT });
  await acts.do(east, 'notices.amend', { noticeId, fields });
  const amendedSite = acts.site();
  await acts.do(east, 'notices.amend', { noticeId: site, fields: amendedSite.fields });
  await acts.do(east, 'notices.verify', {
    noticeId: site,
    by: words.for('verified by', 500),
    how: words.for('verified how', 500),
    reviewByMs: Date.now() + 60 * DAY_MS,
  });
  const others: string[] = [];
  for (const [made, changed] of [
    [acts.area(), acts.area()],
    [acts.flight(), acts.flight()],
  ] as const) {
    const id = (await acts.do(east, 'notices.file', made))['noticeId'] as string;
    await acts.do(east, 'notices.amend', { noticeId: id, fields: changed.fields });
    others.push(id);
  }
  await eventually('the notices at west', async () => {
    for (const id of [noticeId, site, ...others]) {
      const { status, body } = await west.ask('GET', `/api/notices/${id}`);
      if (status !== 200 || body.version !== (id === site ? 3 : 2)) return false;
    }
    return true;
  });
  for (const id of [noticeId, site]) {
    await acts.do(west, 'notices.acknowledge', { noticeId: id, words: words.for('read', 10_000) });
    await acts.do(west, 'notices.position', {
      noticeId: id,
      position: 'objection',
      words: words.for('objection', 10_000),
    });
    await acts.do(west, 'notices.disseminate', {
      noticeId: id,
      unit: words.for('unit told', 200),
      toldBy: words.for('told by', 200),
      toldMs: Date.now() - 1_000,
      means: words.for('means', 200),
    });
  }
  const gone = (await acts.do(east, 'notices.file', acts.site()))['noticeId'] as string;
  await acts.do(east, 'notices.withdraw', { noticeId: gone, reason: words.for('withdrawal', 10_000) });
  await eventually('the withdrawal at west', async () => {
    const { status } = await west.ask('GET', `/api/notices/${gone}`);
    return status === 200;
  });
  return [noticeId, site, ...others, gone, own];
}

async function aboutTerms(acts: Acts, west: NodeProcess, east: NodeProcess): Promise<void> {
  const { words } = acts;
  const text = (kind: string) => words.trilingual(`clause ${kind}`, 2_000);
  const binds = ['west', 'east'];
  const noticeTypes = ['movement'];
  const terms = {
    termsId: 'hostile-terms',
    version: 1,
    title: words.trilingual('terms', 2_000),
    parties: binds,
    fromMs: 0,
    toMs: null,
    clauses: [
      {
        id: 'Z1',
        kind: 'zone',
        text: text('zone'),
        area: { type: 'circle', center: { lat: SHARED_LAT, lon: 41.05 }, radiusM: 3_000 },
        binds,
        authority: 'east',
        requires: 'consent',
        leadMinutes: 60,
      },
      { id: 'S1', kind: 'separation', text: text('separation'), binds, distanceM: 2_000 },
      {
        id: 'C1',
        kind: 'conduct',
        text: text('conduct'),
        binds,
        withinM: 500,
        maxSpeedMps: 5,
        minDistanceM: 50,
      },
      { id: 'K1', kind: 'corridor', text: text('corridor'), binds, toleranceM: 50, sustainedS: 30 },
      { id: 'R1', kind: 'reply', text: text('reply'), binds, noticeTypes, withinMinutes: 60 },
      {
        id: 'T1',
        kind: 'retention',
        text: text('retention'),
        binds,
        classes: ['line'],
        afterDays: 30,
        duty: 'may',
      },
      { id: 'L1', kind: 'lead', text: text('lead'), binds, noticeTypes, leadMinutes: 10_000 },
    ],
  };
  const { termsId } = terms;
  await acts.do(east, 'terms.propose', terms);
  await acts.do(east, 'terms.sign', { termsId, version: 1 });
  await acts.whenThere(west, 'terms.sign', { termsId, version: 1 });
  const suspended = new Date(Date.now() + 90 * DAY_MS).toISOString();
  await acts.whenThere(east, 'terms.suspend', {
    termsId,
    from: suspended,
    words: words.for('suspension', 10_000),
  });
  await acts.do(east, 'terms.resume', { termsId, words: words.for('resumption', 10_000) });
  const from = new Date(Date.now() + 95 * DAY_MS).toISOString();
  await acts.do(east, 'terms.withdraw', { termsId, from, words: words.for('leaving', 10_000) });
}

async function onTheLine(acts: Acts, west: NodeProcess, east: NodeProcess): Promise<[string, string][]> {
  const { words } = acts;
  const to = (party: 'west' | 'east') => {
    const by = party === 'west' ? 'east' : 'west';
    return [
      { party, office: words.for('office meant', 200), for: 'action' },
      {
        party: words.for(`not enrolled, named by ${by}`, 200),
        office: words.for('office of one not enrolled', 200),
        for: 'information',
      },
    ];
  };
  const name = (field: string): string => words.for(field, 200);
  const sent = await acts.do(east, 'line.send', {
    phrase: 'free text',
    to: to('west'),
    office: name('office'),
    words: words.for('message', 10_000),
    language: 'en',
  });
  const own = await acts.do(west, 'line.send', {
    phrase: 'casualty',
    to: to('east'),
    office: name('office'),
    words: words.for('message', 10_000),
  });
  const threat = await acts.do(east, 'line.warn', {
    phrase: 'threat',
    to: to('west'),
    office: name('office'),
    words: words.for('threat', 10_000),
  });
  const ids = (answer: Answer): string => answer['messageId'] as string;
  await acts.do(east, 'line.reword', {
    from: 'east',
    messageId: ids(threat),
    words: words.for('rewording', 10_000),
  });
  const again = await acts.do(east, 'line.send', {
    phrase: 'stop',
    to: to('west'),
    words: words.for('stop', 10_000),
  });
  const unanswered = await acts.do(east, 'line.send', {
    phrase: 'hold',
    to: to('west'),
    words: words.for('hold', 10_000),
  });
  const second = await acts.do(east, 'line.warn', {
    phrase: 'threat',
    to: to('west'),
    words: words.for('threat', 10_000),
  });
  const held = [sent, threat, again, second, unanswered].map(ids);
  const about = (messageId: string) => ({ from: 'east', messageId });
  await acts.do(west, 'line.acknowledge', {
    ...about(ids(sent)),
    words: words.for('acknowledgement', 10_000),
  });
  await acts.do(west, 'line.reply', {
    ...about(ids(sent)),
    phrase: 'free text',
    words: words.for('reply', 10_000),
  });
  await acts.whenThere(west, 'line.command-reply', {
    ...about(ids(threat)),
    phrase: 'rejected',
    words: words.for('reply', 10_000),
  });
  await acts.whenThere(west, 'line.close', {
    ...about(ids(unanswered)),
    words: words.for('closing', 10_000),
  });
  await acts.whenThere(west, 'line.command-close', {
    ...about(ids(second)),
    words: words.for('closing', 10_000),
  });
  await acts.do(east, 'line.withdraw', { ...about(ids(again)), words: words.for('withdrawal', 10_000) });
  await acts.do(east, 'line.command-withdraw', {
    ...about(ids(threat)),
    words: words.for('withdrawal', 10_000),
  });
  const call = {
    number: name('number'),
    name: name('who answered'),
    office: name('office'),
    words: words.for('call', 10_000),
  };
  const begun = await acts.do(west, 'line.call', { ...call, with: name('other end'), event: 'ringing' });
  await acts.do(west, 'line.call', {
    call: { openedBy: 'west', callId: begun['callId'] },
    event: 'answered',
    name: name('who answered'),
    office: name('office'),
    words: words.for('call', 10_000),
  });
  await acts.do(east, 'line.call', {
    ...call,
    with: 'west',
    event: 'ringing',
    words: words.for('call', 10_000),
  });
  return [...held.map((id): [string, string] => ['east', id]), ['west', ids(own)]];
}

async function inAnIncident(
  acts: Acts,
  west: NodeProcess,
  east: NodeProcess,
  noticeId: string,
): Promise<string> {
  const { words } = acts;
  const [fromMs, toMs] = [Date.now() - 600_000, Date.now()];
  const opened = await acts.do(west, 'incidents.open', {
    title: words.for('incident', 500),
    fromMs,
    toMs,
    parties: ['east'],
    place: { at: { lat: 36.7, lon: 41.05 }, radiusM: 500 },
    about: [noticeId],
  });
  const incidentId = opened['incidentId'] as string;
  const questions = () => {
    const unit = (): string => words.for('unit asked about', 64);
    const window = { fromMs, toMs };
    const one = { clause: words.for('clause', 32), termsId: words.for('terms asked about', 64) };
    const pair = (party: string) => ({ party, unit: unit() });
    return [
      { kind: 'notice-received', owner: 'east', unit: unit(), ...window, by: 'west', beforeMs: toMs },
      { kind: 'objection-standing', owner: 'east', unit: unit(), ...window, by: 'west', atMs: toMs },
      { kind: 'zone-required', party: 'west', ...one, atMs: toMs, unit: unit(), ...window },
      { kind: 'conduct', a: pair('west'), b: pair('east'), ...one, ...window },
      { kind: 'deviated', party: 'west', unit: unit(), termsId: one.termsId, ...window },
      { kind: 'moved-over-objection', party: 'east', unit: unit(), by: 'west', ...window },
    ];
  };
  const claims = questions().map((question, i) => ({
    claimId: `c${i}`,
    words: words.for('claim', 1_000),
    speakers: [{ name: words.for('speaker', 500), office: words.for('speaker’s office', 500) }],
    question,
  }));
  const said = [words.for('account', 10_000), ...claims.map((claim) => claim.words)].join('\n');
  await acts.do(west, 'incidents.account', {
    incidentId,
    source: words.for('source', 500),
    language: 'en',
    words: said,
    claims,
  });
  acts.driven.add('incidents.account .words');
  await acts.do(west, 'incidents.assess', { incidentId, questions: questions(), ask: true });
  await acts.do(west, 'incidents.ask', {
    incidentId,
    of: 'east',
    what: 'order',
    about: words.for('asked about', 500),
  });
  await eventually('the incident at east', async () => {
    const { status } = await east.ask('GET', `/api/incidents/${incidentId}`);
    return status === 200;
  });
  await acts.do(east, 'incidents.close', { incidentId, words: words.for('closing', 10_000) });
  return incidentId;
}

export async function drive(acts: Acts, west: NodeProcess, east: NodeProcess): Promise<Driven> {
  await aboutTerms(acts, west, east);
  const notices = await aboutNotices(acts, west, east);
  const messages = await onTheLine(acts, west, east);
  const incidentId = await inAnIncident(acts, west, east, notices[0] as string);
  return { notices, messages, incidentId };
}

/** The watch handed over at west, twice: one that an officer took, one that waits. */
export async function handOver(acts: Acts, west: NodeProcess): Promise<string[]> {
  const { words } = acts;
  const give = () =>
    acts.do(west, 'handover.give', {
      incoming: words.for('incoming', 200),
      office: words.for('office', 200),
      words: words.for('handover', 10_000),
      language: 'en',
    });
  const first = (await give())['entries']?.[0]?.id as string;
  await west.signIn('bob');
  await acts.do(west, 'handover.take', {
    handoverId: first,
    words: words.for('taken', 10_000),
    language: 'en',
  });
  await west.signIn();
  const second = (await give())['entries']?.[0]?.id as string;
  return [first, second];
}
