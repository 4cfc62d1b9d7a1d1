/** Opens one node from its configuration file: keys, record, live watch, exchange. */
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import { httpLink, type Link } from '../exchange/index.ts';
import { PARTIES, type PartyRow } from '../parties/index.ts';
import { type Policy, parsePolicy } from '../record/index.ts';
import { makeFolder, openJournal, readIfThere, type Store, writeDurably } from '../store/index.ts';
import { type Clock, type ClockSetting, ExerciseClock, systemClock } from './clock.ts';
import { type Config, parseConfig } from './config.ts';
import { databaseOf, type Folder, fileLock, folderAt, openStore } from './folder.ts';
import { buildHouse } from './house.ts';
import { readKeys } from './keys-folder.ts';
import { openLive } from './live.ts';
import { ParleyNode } from './node.ts';
import { Officers } from './officers.ts';
import { Peering } from './peering.ts';
import { systemRandom } from './random.ts';
import { Recording } from './recording.ts';
import { clearRestored, readRestored } from './restored.ts';
import { rooms } from './rooms.ts';
import type { Running } from './running.ts';
import { readSecret } from './unlock.ts';

/** Real time between two looks at what falls due, at normal speed. */
const TICK_MS = 1_000;
const FASTEST_TICK_MS = 100;

export async function readConfig(path: string): Promise<Config> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new RefusalError(refuse('NODE_NO_CONFIG', { path }));
  }
  const config = parseConfig(text);
  if (isRefusal(config)) throw new RefusalError(config);
  return config;
}

/** Data folder of a config file: its path is relative to the file. */
export function dataFolder(configPath: string, config: Config): Folder {
  const base = dirname(configPath);
  const path = isAbsolute(config.data) ? config.data : resolve(base, config.data);
  return folderAt(path, databaseOf(config.store, base));
}

/** An exercise clock goes on over a restart as if it had never stopped. */
async function openClock(
  config: Config,
  folder: Folder,
): Promise<{ clock: Clock; exercise: ExerciseClock | null }> {
  if (!config.clock) return { clock: systemClock, exercise: null };
  const kept = await readIfThere(clockPath(folder));
  const setting: ClockSetting = kept
    ? (JSON.parse(Buffer.from(kept).toString()) as ClockSetting)
    : { shownMs: config.clock.startMs, realMs: Date.now(), speed: config.clock.speed };
  if (!kept) await writeDurably(clockPath(folder), JSON.stringify(setting));
  const exercise = new ExerciseClock(setting);
  return { clock: exercise, exercise };
}
function clockPath(folder: Folder): string {
  return join(folder.local, 'clock.json');
}

function later(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Ways to peers: by the configuration, else by their cards. One way to each for as long as the node runs. */
class Links {
  readonly #config: Config;
  readonly #urls = new Map<string, string>();
  readonly #held = new Map<string, Link>();

  constructor(config: Config) {
    this.#config = config;
  }
  async start(store: Store): Promise<void> {
    for (const { row } of await store.read.scan<PartyRow>(PARTIES))
      if (row.card.url) this.#urls.set(row.card.party, row.card.url);
  }
  readonly to = (peer: string, url: string | null = this.#urls.get(peer) ?? null): Link | null => {
    const held = this.#held.get(peer);
    if (held) return held;
    const at = this.#config.peers[peer]?.url ?? url;
    if (!at) return null;
    const link = httpLink(at.replace(/\/$/, ''));
    this.#held.set(peer, link);
    return link;
  };
}

/** The policy that the configuration names, its path relative to the configuration. */
export async function readPolicy(config: Config, configPath: string): Promise<Policy | undefined> {
  if (config.policy === undefined) return undefined;
  const path = resolve(dirname(configPath), config.policy);
  const bytes = await readIfThere(path);
  if (!bytes) throw new RefusalError(refuse('NODE_NO_POLICY', { path }));
  const policy = parsePolicy(bytes);
  if (isRefusal(policy)) throw new RefusalError(policy);
  return policy;
}

export interface OpenOptions {
  /** The secret, where the caller has it already; else as the configuration says. */
  secret?: Uint8Array;
  /** What broke with nobody waiting for it. STORE_FAILED (record, files, lock, journal): the process should exit. */
  failed?(error: unknown): void;
}

/** Throws RefusalError when anything in file, folder, secret or record does not fit. */
export async function openNode(configPath: string, options: OpenOptions = {}): Promise<Running> {
  const config = await readConfig(configPath);
  const folder = dataFolder(configPath, config);
  const secret = options.secret ?? readSecret(config.unlock, dirname(configPath));
  // A restored record is compared under the keys it knows; those that wait are taken at the start after that.
  const mark = await readRestored(folder.path);
  const { identity, messageBefore, settle } = await readKeys(folder, secret, mark === null);
  if (identity.party !== config.party || identity.mode !== config.mode) {
    const record = `${identity.party} (${identity.mode})`;
    throw new RefusalError(refuse('NODE_OTHER_RECORD', { record, node: `${config.party} (${config.mode})` }));
  }
  const store = await openStore(folder);
  try {
    await makeFolder(folder.local);
    const { clock, exercise } = await openClock(config, folder);
    const failed = options.failed ?? (() => {});
    const policy = await readPolicy(config, configPath);
    const links = new Links(config);
    await links.start(store);
    const node = await ParleyNode.open(
      {
        identity,
        messageBefore,
        house: buildHouse(rooms),
        store,
        lock: fileLock(folder),
        clock,
        random: systemRandom,
        later,
        policy,
        restored: mark && { mark, clear: () => clearRestored(folder.path) },
        linkTo: links.to,
        failed,
      },
      config.offices,
    );
    if (!node.blocked) await settle();
    return await run(node, config, folder, exercise, failed, links, policy ?? null);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function run(
  node: ParleyNode,
  config: Config,
  folder: Folder,
  exerciseClock: ExerciseClock | null,
  failed: (error: unknown) => void,
  links: Links,
  policy: Policy | null,
): Promise<Running> {
  const memoryPath = join(folder.local, 'watch.json');
  const live = await openLive({
    node,
    journal: await openJournal(folder.journal, failed),
    memory: {
      async read() {
        const bytes = await readIfThere(memoryPath);
        return bytes && Buffer.from(bytes).toString();
      },
      write: (text) => writeDurably(memoryPath, text),
    },
    sharing: { share: config.share, linkTo: (peer) => links.to(peer) },
    failed,
  });
  const peering = new Peering({
    node,
    linkTo: links.to,
    later,
  });
  await peering.start();
  const officers = await Officers.open(config.officers, folder.local);
  const recording = new Recording({
    node,
    linkTo: links.to,
    policy,
    realMs: () => performance.now(),
  });
  const stopTicking = startTicking([live, node, recording], () => exerciseClock?.speed ?? 1, failed);
  return {
    config,
    node,
    live,
    peering,
    officers,
    exerciseClock,
    async moveClock(toMs, speed) {
      if (!exerciseClock) throw new RefusalError(refuse('NODE_CLOCK_LIVE'));
      await writeDurably(clockPath(folder), JSON.stringify(exerciseClock.move(toMs, speed)));
    },
    async close() {
      await stopTicking();
      await recording.close();
      await peering.close();
      await live.close();
      await node.close();
    },
  };
}

/** Looks at what falls due, one look after the other; a faster clock is looked at more often. */
function startTicking(
  parts: readonly { tick(): unknown }[],
  speed: () => number,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    // Each for itself: a watch that cannot seal must not stop the clocks, nor they the watch.
    for (const part of parts) {
      try {
        await part.tick();
      } catch (error) {
        failed(error);
      }
    }
    if (!stopped) timer = setTimeout(go, Math.max(FASTEST_TICK_MS, TICK_MS / Math.max(1, speed())));
  };
  const go = () => {
    running = look();
  };
  go();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
