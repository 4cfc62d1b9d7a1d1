/** A whole node in memory behind its server, for tests: real rooms, real live watch, real sign-ins; no disk, no socket. */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { RefusalError, type Role, refuse } from '../../src/contract/index.ts';
import type { Link, Parcel, ParcelAnswer } from '../../src/exchange/index.ts';
import {
  buildHouse,
  type Config,
  configSchema,
  ExerciseClock,
  hashPassword,
  makeParty,
  memoryLock,
  Officers,
  openLive,
  ParleyNode,
  Peering,
  type Running,
  rooms,
  seededRandom,
} from '../../src/node/index.ts';
import type { Policy } from '../../src/record/index.ts';
import { createServer, type ServerOptions } from '../../src/server/index.ts';
import { createMemoryJournal, createMemoryStore } from '../../src/store/index.ts';

export const START_MS = Date.parse('2020-08-24T06:00:00Z');
const PASSWORD = 'correct horse battery';
/** One for each role, and `all` with every one of them. Hashing takes a while: made once. */
const roles: readonly Role[] = ['watch', 'planner', 'liaison', 'command', 'monitor', 'admin'];
const password = hashPassword(PASSWORD);

export interface Door {
  running: Running;
  app: FastifyInstance;
  /** Real time as the clock sees it; tests move it. */
  real: { ms: number };
  /** Way to other servers by party: filled in by `joinDoors`. */
  peers: Map<string, Door>;
  close(): Promise<void>;
}

async function configOf(party: string, extra: Partial<Config>): Promise<Config> {
  const officers = [
    ...roles.map((role) => ({ id: role, name: `Officer ${role}`, office: 'watch', roles: [role] })),
    { id: 'all', name: 'Ann Oak', office: 'watch', roles: [...roles] },
  ];
  const hash = await password;
  return configSchema.parse({
    format: 1,
    party,
    mode: 'exercise',
    names: { en: `Party ${party}`, ru: `Сторона ${party}`, ar: `طرف ${party}` },
    zone: 'Asia/Damascus',
    data: 'data',
    listen: { host: '127.0.0.1', port: 0 },
    unlock: { file: 'secret' },
    officers: officers.map((officer) => ({ ...officer, password: hash })),
    ...extra,
  });
}

/** The way to another server without a socket: what the HTTP link does, through `inject`. */
function linkThrough(peers: ReadonlyMap<string, Door>, to: string): Link {
  const send = async (url: string, payload: string, type = 'application/json') => {
    const door = peers.get(to);
    if (!door) throw new Error(`${to} cannot be reached`);
    return door.app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });
  };
  const post = async (url: string, payload: string): Promise<LightMyRequestResponse> => {
    const answer = await send(url, payload);
    if (answer.statusCode >= 300) throw new Error(`HTTP ${answer.statusCode} ${answer.body}`);
    return answer;
  };
  const get = async (url: string): Promise<Buffer | null> => {
    const door = peers.get(to);
    if (!door) throw new Error(`${to} cannot be reached`);
    const answer = await door.app.inject({ url });
    if (answer.statusCode === 404) return null;
    if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}`);
    return answer.rawPayload;
  };
  return {
    logFile: (path) => get(`/log/${path}`),
    witnessed: async (hash) => (await get(`/witness/${hash}/checkpoint`))?.toString('utf8') ?? null,
    async addCheckpoint(payload) {
      const answer = await send('/witness/add-checkpoint', payload, 'text/plain; charset=utf-8');
      return { status: answer.statusCode, body: answer.body };
    },
    send: async (parcel: Parcel) =>
      (await post('/exchange/parcels', JSON.stringify(parcel))).json<ParcelAnswer>(),
    positions: async (batch: string) => void (await post('/exchange/positions', batch)),
    async heldReceipt(payload) {
      const answer = await send('/exchange/held-receipt', payload);
      return answer.statusCode === 200 ? answer.json() : { refused: answer.json().code };
    },
  };
}

export interface DoorOptions extends ServerOptions {
  config?: Partial<Config>;
  /** Left out: an exercise clock at START_MS that stands still until `real.ms` moves. null: true time. */
  clock?: null;
  store?: ReturnType<typeof createMemoryStore>;
  policy?: Policy;
}

export async function openDoor(party: string, options: DoorOptions = {}): Promise<Door> {
  const config = await configOf(party, options.config ?? {});
  const random = seededRandom(party);
  const { identity } = makeParty({ party, mode: config.mode, names: config.names, url: null }, random);
  const real = { ms: 0 };
  const exercise = new ExerciseClock({ shownMs: START_MS, realMs: 0, speed: 1 }, () => real.ms);
  const exerciseClock = options.clock === null ? null : exercise;
  const failed = (error: unknown) => {
    throw error;
  };
  const peers = new Map<string, Door>();
  const node = await ParleyNode.open({
    identity,
    house: buildHouse(rooms),
    store: options.store ?? createMemoryStore(),
    lock: memoryLock(),
    clock: exercise,
    random,
    failed,
    policy: options.policy,
    linkTo: (peer) => linkThrough(peers, peer),
  });
  let memory: string | undefined;
  const live = await openLive({
    node,
    journal: createMemoryJournal(),
    memory: {
      read: async () => memory,
      write: async (text) => {
        memory = text;
      },
    },
    sharing: { share: config.share, linkTo: (peer) => linkThrough(peers, peer) },
    failed,
  });
  const peering = new Peering({ node, linkTo: (peer) => linkThrough(peers, peer) });
  await peering.start();
  const running: Running = {
    config,
    node,
    live,
    peering,
    officers: await Officers.open(config.officers, null),
    exerciseClock,
    async moveClock(toMs, speed) {
      exercise.move(toMs, speed);
    },
    async close() {
      await peering.close();
      await live.close();
      await node.close();
    },
  };
  const app = await createServer(running, options.log ? { log: options.log } : {});
  return {
    running,
    app,
    real,
    peers,
    async close() {
      await app.close();
      await running.close();
    },
  };
}

/** Enrols each with all others through the API, and gives each a way to the others. */
export async function joinDoors(doors: readonly Door[]): Promise<void> {
  for (const door of doors) {
    const all = await signIn(door, 'all');
    for (const other of doors.filter((each) => each !== door)) {
      door.peers.set(other.running.config.party, other);
      const card = other.running.node.identity.card;
      const answer = await all({ method: 'POST', url: '/api/parties', payload: { card } });
      if (answer.statusCode !== 201)
        throw new RefusalError(refuse('NODE_INTERNAL', { request: answer.body }));
    }
  }
}

/** Sends until nobody has anything to say. */
export async function settleDoors(doors: readonly Door[]): Promise<void> {
  for (let turn = 0; turn < 50; turn++) {
    let receipted = 0;
    for (const { running } of doors) receipted += await running.peering.settle();
    if (receipted === 0) return;
  }
  throw new Error('the doors did not come to rest');
}

export type Ask = (request: InjectOptions) => Promise<LightMyRequestResponse>;

/** Signs in by JSON and returns requests that carry the cookie. Officers are named after their roles; `all` has every one. */
export async function signIn(door: Door, officer: string): Promise<Ask> {
  const cookie = await signInCookie(door, officer);
  return (request) => door.app.inject({ ...request, headers: { cookie, ...request.headers } });
}

export async function signInCookie(door: Door, officer: string): Promise<string> {
  const answer = await door.app.inject({
    method: 'POST',
    url: '/sign-in',
    payload: { officer, password: PASSWORD },
  });
  const [cookie] = answer.cookies;
  if (answer.statusCode !== 200 || !cookie)
    throw new Error(`sign-in of ${officer}: ${answer.statusCode} ${answer.body}`);
  return `${cookie.name}=${cookie.value}`;
}

const HOUR = 3_600_000;
/** A movement notice as an officer files it, a day ahead. */
export const movement = {
  type: 'movement',
  fields: {
    who: {
      organisation: 'West',
      callSign: 'WEST 1',
      units: ['w1'],
      purpose: 'patrol',
      activity: 'patrol',
      escort: false,
      emergency: false,
    },
    route: {
      type: 'corridor',
      points: [
        { lat: 37, lon: 41 },
        { lat: 37.05, lon: 41.1 },
      ],
      halfWidthM: 200,
    },
    times: {
      type: 'passage',
      atMs: [START_MS + 24 * HOUR, START_MS + 25 * HOUR],
      earlyS: 600,
      lateS: 600,
      model: 'rigid',
    },
  },
};
export { PASSWORD };
