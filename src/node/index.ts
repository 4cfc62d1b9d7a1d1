/** The node: the rooms of one party put together, the one writer, lifecycle. */

export { memoryLock } from './checkpoints.ts';
export { type Clock, ExerciseClock, systemClock, VirtualClock } from './clock.ts';
export { type Config, type CotSettings, configSchema, type Officer, parseConfig } from './config.ts';
export {
  databaseOf,
  type Folder,
  fileLock,
  folderAt,
  initFolder,
  makeParty,
  openReadOnly,
  openStore,
  readCard,
  readIdentity,
} from './folder.ts';
export { type Founded, foundParty, isVacant } from './founding/found.ts';
export {
  checkPlan,
  type Draft,
  type DraftOfficer,
  type Fault as PlanFault,
  LEAST_PASSWORD,
  nodeUrl,
  type Plan,
} from './founding/plan.ts';
export { FAULTS, type Fault, type FsckPorts, type FsckReport, fsck, fsckText } from './fsck.ts';
export type { Heard, HeardBy, HeardOf } from './heard.ts';
export { heldReceipt } from './held-receipts.ts';
export { History, MAX_POINTS, type Past, type PastQuestion } from './history.ts';
export { buildHouse, type House } from './house.ts';
export type { Identity } from './identity.ts';
export { type Backup, backUp } from './keeping/backup.ts';
export { type Moved, moveStore } from './keeping/move.ts';
export { restore } from './keeping/restore.ts';
export { prepareKeys, readRoot, waitingCard } from './keys-folder.ts';
export { type LiveMemory, type LivePorts, openLive } from './live.ts';
export { logLinkTo, tileFile } from './log-files.ts';
export { Network } from './network.ts';
export { type KeyChange, nextKeys } from './next-keys.ts';
export { type Actor, ITSELF, type Outcome, ParleyNode } from './node.ts';
export { hashPassword, Officers, type SignedIn } from './officers.ts';
export { dataFolder, type OpenOptions, openNode, readConfig, readPolicy } from './open.ts';
export { Peering } from './peering.ts';
export { entriesNamed, type ProofSource, proveAbsence, provePresence, proveRefusals } from './prove.ts';
export { type Random, seededRandom, systemRandom, ulid } from './random.ts';
export { entryOf, readerOf } from './reader.ts';
export { Recording, type RecordingPorts } from './recording.ts';
export { refusals as nodeRefusals } from './refusals.ts';
export { confirmRestored, type RestoredMark, stateName } from './restored.ts';
export { rooms } from './rooms.ts';
export type { Live, Running, UnitNow } from './running.ts';
export { text as nodeText } from './text.ts';
export { readSecret } from './unlock.ts';
export { allEntries, viewHashes } from './views.ts';
