/** Everything that the status page shows, asked for in the officer's own name: a role that may not see it does not. */
import { type Entry, isRefusal, type Refusal } from '../../contract/index.ts';
import { entryOf, type Running, type SignedIn, type UnitNow } from '../../node/index.ts';
import type { NoticeView } from '../../notices/index.ts';
import { type Delivered, OUTBOX } from '../../parties/index.ts';
import type { Signal } from '../../watch/index.ts';
import { ownLogNow } from '../console-api/own-log.ts';
import type { OwnLog } from '../console-api/shapes.ts';

export const MAX_NOTICES = 40;
export const MAX_ROWS = 50;
export const MAX_INCIDENTS = 8;
export const MAX_ENTRIES = 30;
const MAX_WAITING = 1_000;

type Said = { en: string; ru: string; ar: string };

export interface PartyNow {
  party: string;
  names: Said;
  role: 'me' | 'party' | 'observer';
  heardMs: number | null;
  sent: number;
  received: number;
  /** How many sequence numbers are missing, and the first of them. */
  missing: number;
  gaps: number[];
  /** How far its clock and ours stand apart, where an envelope has shown it. */
  skewMs: number | null;
  clockOff: boolean;
}
export interface LinkNow {
  lastAnsweredMs: number | null;
  failures: number;
  trouble: string | null;
}
export interface PeerNow extends PartyNow {
  /** null: no way to this party is known. */
  link: LinkNow | null;
  /** Envelopes that wait for a receipt. */
  waiting: number;
  forked: boolean;
}
export interface NoticeNow {
  view: NoticeView;
  /** One for each peer that was sent the version now in force; empty for another party's notice. */
  deliveries: Delivered[];
}
export interface ConflictNow {
  actId: string;
  localMs: number;
  subject: { party: string; noticeId: string; version: number };
  finding: { with: { party: string; noticeId: string; version: number } | null; kind: string };
  says: Said;
}
export interface AlertNow {
  from: string;
  alertId: string;
  last: Signal;
  raisedMs: number;
  ended: boolean;
  withdrawn: boolean;
}
export interface FindingNow {
  said: Said;
  missingSaid: Said[];
  verdict: 'supported' | 'contradicted' | 'undecidable';
  clause: string | null;
  entries: string[];
}
export interface IncidentNow {
  incident: { incidentId: string; title: string; fromMs: number; toMs: number; parties: string[] };
  accounts: {
    actId: string;
    party: string | null;
    source: string | null;
    claims: { claimId: string; words: string; verbatim: boolean; finding: FindingNow | null }[];
  }[];
  findings: FindingNow[];
  closed: { from: string }[];
}
/** A list cut to a bound, and how long it was. null: the officer's role does not show it. */
export type Listed<Item> = { items: Item[]; total: number } | null;

export interface Status {
  parties: PartyNow[];
  peers: PeerNow[];
  notices: Listed<NoticeNow>;
  conflicts: Listed<ConflictNow>;
  alerts: Listed<AlertNow>;
  units: Listed<UnitNow>;
  incidents: Listed<IncidentNow>;
  entries: Entry[];
  /** Entries in the record, and up to where a checkpoint is signed. */
  size: number;
  signedSize: number | null;
  log: OwnLog;
  store: Running['node']['store']['state'];
  notRecorded: number;
}

function cut<Item>(items: readonly Item[], limit: number): { items: Item[]; total: number } {
  return { items: items.slice(0, limit), total: items.length };
}

class Asker {
  readonly #running: Running;
  readonly #actor: SignedIn;
  constructor(running: Running, actor: SignedIn) {
    this.#running = running;
    this.#actor = actor;
  }
  /** null where no room asks that, or this officer may not. */
  async ask<Answer>(name: string, input: object): Promise<Answer | null> {
    const { node } = this.#running;
    const query = node.house.queries.get(name);
    if (!query) return null;
    const answer = (await node.query(name, query.schema.parse(input), this.#actor)) as Answer | Refusal;
    return isRefusal(answer) ? null : answer;
  }
}

/** Notices now spoken of first, newest first among them; withdrawn ones last. */
function byWeight(a: NoticeView, b: NoticeView): number {
  if (a.status !== b.status) return a.status === 'active' ? -1 : 1;
  return b.filedMs - a.filedMs || (a.noticeId < b.noticeId ? 1 : -1);
}

/** What goes on before what is over, contact before all else, then the newest. */
function byUrgency(a: AlertNow, b: AlertNow): number {
  const rank = ({ ended, withdrawn, last }: AlertNow) =>
    ended || withdrawn ? 2 : last.type === 'contact' ? 0 : 1;
  return rank(a) - rank(b) || b.raisedMs - a.raisedMs || (a.alertId < b.alertId ? 1 : -1);
}

async function gatherNotices(running: Running, asker: Asker): Promise<Listed<NoticeNow>> {
  const answer = await asker.ask<{ notices: NoticeView[]; total: number }>('notices.list', {});
  if (!answer) return null;
  const { items } = cut(answer.notices.toSorted(byWeight), MAX_NOTICES);
  const own = async (view: NoticeView): Promise<NoticeNow> => {
    const actId = view.history.find(({ version }) => version === view.version)?.actId ?? view.filedActId;
    const mine = view.party === running.config.party;
    return {
      view,
      deliveries: mine ? await running.node.ask<Delivered[]>('parties.deliveries', { actId }) : [],
    };
  };
  return { items: await Promise.all(items.map(own)), total: answer.total };
}

async function gatherPeers(running: Running, parties: readonly PartyNow[]): Promise<PeerNow[]> {
  const { node, peering } = running;
  const peers = parties.filter(({ role }) => role !== 'me');
  return Promise.all(
    peers.map(async (peer) => ({
      ...peer,
      link: peering.pumps.get(peer.party)?.state ?? null,
      waiting: (await node.store.read.scan(OUTBOX, { prefix: `${peer.party}/`, limit: MAX_WAITING })).length,
      forked: await node.peers.isForked(peer.party),
    })),
  );
}

async function gatherIncidents(asker: Asker): Promise<Listed<IncidentNow>> {
  const answer = await asker.ask<{ incidents: { incidentId: string; atMs: number }[] }>('incidents.list', {});
  if (!answer) return null;
  const { items, total } = cut(
    answer.incidents.toSorted((a, b) => b.atMs - a.atMs),
    MAX_INCIDENTS,
  );
  const shown = await Promise.all(
    items.map(({ incidentId }) => asker.ask<IncidentNow>('incidents.show', { incidentId })),
  );
  return { items: shown.filter((incident) => incident !== null), total };
}

export async function gatherStatus(running: Running, actor: SignedIn): Promise<Status> {
  const asker = new Asker(running, actor);
  const { node, live } = running;
  const officer = actor.roles.some((role) => role !== 'admin');
  const [known, notices, conflicts, alerts, incidents, stored, size] = await Promise.all([
    asker.ask<{ parties: PartyNow[] }>('parties.list', {}),
    gatherNotices(running, asker),
    asker.ask<{ conflicts: ConflictNow[] }>('conflicts.list', {}),
    asker.ask<{ alerts: AlertNow[] }>('watch.alerts', { open: true, limit: 1000 }),
    gatherIncidents(asker),
    node.store.read.entries({ reverse: true, limit: MAX_ENTRIES }),
    node.store.read.size(),
  ]);
  const parties = known?.parties ?? [];
  const units = live.units().sort((a, b) => (`${a.party}/${a.unit}` < `${b.party}/${b.unit}` ? -1 : 1));
  const { note } = node.checkpoints;
  return {
    parties,
    peers: await gatherPeers(running, parties),
    notices,
    conflicts:
      conflicts &&
      cut(
        conflicts.conflicts.toSorted((a, b) => b.localMs - a.localMs),
        MAX_ROWS,
      ),
    alerts: alerts && cut(alerts.alerts.toSorted(byUrgency), MAX_ROWS),
    // Positions are shown to those who may read tracks: every role but the administrator's alone.
    units: officer ? cut(units, MAX_ROWS) : null,
    incidents,
    entries: stored.map(entryOf),
    size,
    signedSize: note === null ? null : Number(note.split('\n', 2)[1]),
    log: await ownLogNow(running),
    store: node.store.state,
    notRecorded: live.notRecorded,
  };
}
