/** `prove`: a file that answers one question before a stranger, with every node gone. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRefusal, type Refusal, RefusalError, refuse } from '../../contract/index.ts';
import {
  entriesNamed,
  ITSELF,
  openNode,
  type ProofSource,
  proveAbsence,
  provePresence,
} from '../../node/index.ts';
import {
  type AbsenceQuestion,
  decodeCheckpoint,
  leafProofsOf,
  type PackVerdict,
  verifyPack,
} from '../../record/index.ts';
import { writeDurably } from '../../store/index.ts';
import { NODE_OPTIONS, type NodeOptions, namedProfile, type Profile, profileFor } from '../profile.ts';
import { type OpenRecord, RECORD_OPTIONS, type RecordOptions, withRecord } from '../record.ts';
import { readWhen, type When, whenMs } from '../time.ts';
import { partyId } from '../values.ts';
import { data, defineVerb, type Io, line, note } from '../verb.ts';
import { sayVerdict } from '../verdict.ts';
import { withProfile } from '../with-node.ts';

interface ProveOptions extends RecordOptions, NodeOptions {
  absence?: boolean;
  peer?: string;
  from?: When;
  to?: When;
  unit?: string[];
  duringFrom?: When;
  duringTo?: When;
  output: string;
  tlogProof?: string;
}
type Asked = Omit<AbsenceQuestion, 'purpose' | 'log'>;

function need(name: string, when: When | undefined): number {
  if (!when) throw new RefusalError(refuse('CLI_MISSING_OPTION', { name }));
  return whenMs(when, Date.now());
}

function askedFor(options: ProveOptions): Asked {
  const { peer, unit, duringFrom, duringTo } = options;
  if (peer === undefined) throw new RefusalError(refuse('CLI_MISSING_OPTION', { name: '--peer' }));
  const span = (from: [string, When | undefined], to: [string, When | undefined]) => {
    const [fromMs, toMs] = [need(...from), need(...to)];
    const iso = (ms: number) => new Date(ms).toISOString();
    if (fromMs >= toMs)
      throw new RefusalError(refuse('CLI_SPAN_REVERSED', { from: iso(fromMs), to: iso(toMs) }));
    return { fromMs, toMs };
  };
  return {
    peer,
    window: span(['--from', options.from], ['--to', options.to]),
    units: unit ?? null,
    during: duringFrom || duringTo ? span(['--during-from', duringFrom], ['--during-to', duringTo]) : null,
  };
}

function sizeOf(note: string | null): number {
  const end = note?.lastIndexOf('\n\n') ?? -1;
  const checkpoint = note && end >= 0 ? decodeCheckpoint(note.slice(0, end + 1)) : null;
  return checkpoint && !isRefusal(checkpoint) ? Number(checkpoint.size) : 0;
}

interface Statement {
  peer: string;
  fromMs: number;
  toMs: number;
}
async function isStated({ store }: OpenRecord, { peer, window }: Asked): Promise<boolean> {
  for (let fromIndex = 0; ; ) {
    const page = await store.entries({ kind: 'parties.complete', direction: 'own', fromIndex, limit: 256 });
    for (const { meta, index } of page) {
      const { body } = JSON.parse(meta) as { body: Statement };
      if (body.peer === peer && body.fromMs === window.fromMs && body.toMs === window.toMs) return true;
      fromIndex = index + 1;
    }
    if (page.length < 256) return false;
  }
}

/** Through the node's own writer, the node being stopped; closing it signs what was written. */
async function stateOffline(config: string, input: Statement): Promise<void> {
  const running = await openNode(config);
  try {
    const outcome = await running.node.command('parties.complete', input, ITSELF);
    if (isRefusal(outcome)) throw new RefusalError(outcome);
  } finally {
    await running.close();
  }
}

async function stateOnline(io: Io, profile: Profile, input: Statement): Promise<void> {
  await withProfile(io, profile, (client) => client.call('parties.complete', input));
}

/** Has the party sign that its record of the peer is complete for the window, unless it has. */
async function state(io: Io, options: ProveOptions, asked: Asked): Promise<void> {
  const input = { peer: asked.peer, ...asked.window };
  const named = await namedProfile(options);
  if (named) return stateOnline(io, named, input);
  // A data folder alone, for instance a copy: nobody there to sign. The pack will say what is missing.
  if (!options.config) return note(io, 'cli.prove.nobody-signs');
  try {
    await stateOffline(options.config, input);
  } catch (error) {
    const inUse = error instanceof RefusalError && error.refusal.refused === 'STORE_FOLDER_IN_USE';
    if (!inUse) throw error;
    await stateOnline(io, await profileFor(options), input);
  }
}

/** A running node signs within a second of a commit. */
async function untilSigned(record: OpenRecord, size: number): Promise<void> {
  for (let turn = 0; turn < 30 && sizeOf(await record.lock()) < size; turn++) await sleep(100);
}

async function sourceOf({ store, card, policy, lock }: OpenRecord): Promise<ProofSource> {
  return { read: store, card, checkpoint: await lock(), policy };
}

async function absence(io: Io, options: ProveOptions): Promise<Uint8Array | Refusal> {
  const asked = askedFor(options);
  if (!(await withRecord(options, (record) => isStated(record, asked)))) await state(io, options, asked);
  return withRecord(options, async (record) => {
    await untilSigned(record, await record.store.size());
    return proveAbsence(await sourceOf(record), asked);
  });
}

async function presence(options: ProveOptions, names: readonly string[]): Promise<Uint8Array | Refusal> {
  return withRecord(options, async (record) => {
    const indexes: number[] = [];
    for (const name of names) {
      const found = await entriesNamed(record.store, name);
      if (isRefusal(found)) return found;
      indexes.push(...found);
    }
    await untilSigned(record, Math.max(...indexes) + 1);
    return provePresence(await sourceOf(record), indexes);
  });
}

/** `west-12.leaf` and `west-12.tlog-proof` for each entry of the pack; how many. */
async function writeLeafProofs(folder: string, pack: Uint8Array): Promise<number> {
  const proofs = leafProofsOf(pack);
  if (isRefusal(proofs)) throw new RefusalError(proofs);
  await mkdir(folder, { recursive: true });
  for (const { party, index, leaf, proof } of proofs) {
    const path = join(folder, `${party}-${index}`);
    await writeDurably(`${path}.leaf`, leaf);
    await writeDurably(`${path}.tlog-proof`, Buffer.from(proof, 'utf8'));
  }
  return proofs.length;
}

export const proveVerb = defineVerb<ProveOptions, [string[]]>({
  name: 'prove',
  args: [{ flags: '[entry...]', says: 'cli.a.entry' }],
  json: true,
  options: [
    { flags: '-o, --output <file>', required: true },
    { flags: '--tlog-proof <folder>' },
    ...RECORD_OPTIONS,
    { flags: '--absence' },
    { flags: '--peer <party>', parse: partyId },
    { flags: '--from <time>', parse: readWhen },
    { flags: '--to <time>', says: 'cli.o.until', parse: readWhen },
    { flags: '--unit <id>', many: true },
    { flags: '--during-from <time>', parse: readWhen },
    { flags: '--during-to <time>', parse: readWhen },
    ...NODE_OPTIONS,
  ],
  async run(io, options, names) {
    if (options.absence === names.length > 0) throw new RefusalError(refuse('CLI_PROVE_WHAT'));
    if (!options.absence && names.length === 0) throw new RefusalError(refuse('CLI_PROVE_WHAT'));
    const pack = options.absence ? await absence(io, options) : await presence(options, names);
    if (isRefusal(pack)) throw new RefusalError(pack);
    const verdict = verifyPack(pack) as PackVerdict;
    await writeDurably(options.output, pack);
    const proofs = options.tlogProof === undefined ? null : await writeLeafProofs(options.tlogProof, pack);
    if (io.json) data(io, { file: options.output, bytes: pack.length, ...verdict });
    else {
      line(io, 'cli.prove.written', { path: options.output, bytes: pack.length });
      if (proofs !== null)
        line(io, 'cli.prove.tlog-proofs', { count: proofs, path: options.tlogProof as string });
      sayVerdict(io, verdict);
    }
    return verdict.ok ? 0 : 1;
  },
});
