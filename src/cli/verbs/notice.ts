/** Notices as they stand, and what one party says on another's. */
import { type Point, toMgrs } from '../../geo/index.ts';
import {
  groundPoints,
  NOTICE_TYPES,
  type NoticeType,
  type NoticeView,
  notices,
  POSITIONS,
  type Position,
  spanOf,
} from '../../notices/index.ts';
import type { Client } from '../client.ts';
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import { readWhen, sideBySide, timeText, type When, whenMs } from '../time.ts';
import { oneOf, partyId } from '../values.ts';
import { data, defineVerb, type Io, line, type Verb } from '../verb.ts';
import { withNode } from '../with-node.ts';

/** A type, state or position in the reader's language, as the room itself says it. */
function word(io: Io, name: string): string {
  return notices.text[`notices.${name}`]?.[io.language] ?? name;
}

/** Who read it, which units were told, who stayed silent: facts of their own beside receipt and position. */
function sayReplies(io: Io, { row: { acknowledgements, dissemination, silences } }: NoticeView): void {
  for (const [party, read] of Object.entries(acknowledgements)) {
    for (const { officer, localMs, version, words } of read) {
      const at = timeText(localMs);
      line(io, 'cli.notice.read', { party, officer: officer ?? '-', at, version, words: words || '-' });
    }
  }
  for (const [party, told] of Object.entries(dissemination)) {
    for (const { unit, toldBy, toldMs, means } of told) {
      line(io, 'cli.notice.told', { party, unit, by: toldBy, at: timeText(toldMs), means: means || '-' });
    }
  }
  for (const [party, silent] of Object.entries(silences)) {
    for (const { clause, localMs } of silent)
      line(io, 'cli.notice.silent', { party, clause, at: timeText(localMs) });
  }
}

function row(io: Io, view: NoticeView, zone: string | null): void {
  const { fromMs, toMs } = spanOf(view.fields);
  line(io, 'cli.notice.row', {
    notice: view.noticeId,
    version: view.version,
    party: view.party,
    type: word(io, view.type),
    status: word(io, view.status),
    from: sideBySide(fromMs, zone, io.language),
    to: sideBySide(toMs, zone, io.language),
    received: Object.keys(view.receipts).join(', ') || '-',
  });
}

/** More would scroll the rest of the notice away; a route has some hundred points. */
const POINTS_SAID = 20;
const NOTICES_SAID = 20;

function placeText({ lat, lon }: Point): string {
  const grid = toMgrs({ lat, lon });
  return `${lat.toFixed(5)}, ${lon.toFixed(5)}${grid ? ` = ${grid}` : ''}`;
}

/** Where it is, in degrees and grid, and when each point of a route is passed. Nothing where the route was not shown. */
function sayPlaces(io: Io, { fields: { route, times } }: NoticeView, zone: string | null): void {
  if (!route) return;
  const { points } = groundPoints(route);
  for (const [i, point] of points.slice(0, POINTS_SAID).entries()) {
    const atMs = times?.type === 'passage' ? times.atMs[i] : undefined;
    const at = atMs === undefined ? '' : `  ${sideBySide(atMs, zone, io.language)}`;
    io.out(`  ${i + 1}. ${placeText(point)}${at}\n`);
  }
  if (points.length > POINTS_SAID) line(io, 'cli.notice.more-points', { count: points.length - POINTS_SAID });
}

/** What its owner knew of others when this version was filed. */
function sayChecked(io: Io, { history }: NoticeView): void {
  const checked = history.at(-1)?.checked;
  if (!checked) return;
  const { against, known = [] } = checked;
  const named = against.slice(0, NOTICES_SAID).map(({ noticeId, version }) => `${noticeId}@${version}`);
  const more = against.length > NOTICES_SAID ? ['…'] : [];
  line(io, 'cli.notice.checked', { count: against.length, ids: [...named, ...more].join(', ') || '-' });
  for (const { party, count, digest } of known) line(io, 'cli.notice.knew', { party, count, digest });
}

/** All pages put together, oldest first. */
async function everyNotice(client: Client, filter: Record<string, unknown>): Promise<NoticeView[]> {
  const notices: NoticeView[] = [];
  for (let before: string | null | undefined; before !== null; ) {
    const page = await client.call<{ notices: NoticeView[]; next: string | null }>('notices.list', {
      ...filter,
      before,
    });
    notices.unshift(...page.notices);
    before = page.next;
  }
  return notices;
}

interface ListOptions extends NodeOptions {
  party?: string;
  status?: 'active' | 'withdrawn';
  type?: NoticeType;
}
export const noticeList = defineVerb<ListOptions>({
  name: 'notice list',
  json: true,
  options: [
    { flags: '--party <id>', says: 'cli.o.of-party', parse: partyId },
    { flags: '--status <status>', parse: oneOf(['active', 'withdrawn']) },
    { flags: '--type <type>', parse: oneOf(NOTICE_TYPES) },
    ...NODE_OPTIONS,
  ],
  async run(io, options) {
    const { party, status, type } = options;
    const { listed, zone } = await withNode(io, options, async (client) => ({
      listed: { notices: await everyNotice(client, { party, status, type }) },
      zone: await client.zone(),
    }));
    if (io.json) data(io, listed);
    for (const view of listed.notices) row(io, view, zone);
    return undefined;
  },
});

/** To whom the present version was written without a receipt being here: of one who is not named nobody would know. */
async function unreceipted(client: Client, view: NoticeView): Promise<{ party: string; atMs: number }[]> {
  const me = (await client.send('GET', '/api/me')) as { party: string };
  const current = view.history.find(({ version }) => version === view.version);
  if (view.party !== me.party || !current) return [];
  const { entries } = (await client.send('GET', `/api/record?id=${current.actId}&limit=200`)) as {
    entries: { direction: string; peer: string | null; localMs: number }[];
  };
  return entries.flatMap(({ direction, peer, localMs }) =>
    direction === 'out' && peer !== null && !view.receipts[peer] ? [{ party: peer, atMs: localMs }] : [],
  );
}

export const noticeShow = defineVerb<NodeOptions, [string]>({
  name: 'notice show',
  args: [{ flags: '<notice>', says: 'cli.a.notice' }],
  json: true,
  options: NODE_OPTIONS,
  async run(io, options, noticeId) {
    const { view, zone, waiting } = await withNode(io, options, async (client) => {
      const view = await client.call<NoticeView>('notices.show', { noticeId });
      return { view, zone: await client.zone(), waiting: await unreceipted(client, view) };
    });
    if (io.json) return void data(io, view);
    row(io, view, zone);
    sayPlaces(io, view, zone);
    const { who } = view.fields;
    if (who) {
      line(io, 'cli.notice.who', {
        who: who.organisation,
        sign: who.callSign || '-',
        units: who.units.join(', ') || '-',
      });
    }
    for (const { party, atMs, actId } of view.history.at(-1)?.release ?? [])
      line(io, actId === null ? 'cli.notice.to-release' : 'cli.notice.released', {
        party,
        at: timeText(atMs),
      });
    if (view.row.reviewDue?.version === view.version) line(io, 'cli.notice.review-due');
    sayChecked(io, view);
    line(io, 'cli.notice.shown', { groups: Object.keys(view.fields).join(', ') });
    for (const { version, erased } of view.history) if (erased) line(io, 'cli.notice.erased', { version });
    for (const [party, { receivedMs, actId, recorded }] of Object.entries(view.receipts)) {
      line(io, 'cli.notice.receipt', { party, at: timeText(receivedMs), act: actId });
      if (recorded)
        line(io, 'cli.notice.recorded', { party, size: recorded.size, entry: recorded.entryIndex });
    }
    for (const { party, atMs } of waiting) line(io, 'cli.notice.waiting', { party, at: timeText(atMs) });
    sayReplies(io, view);
    for (const [party, taken] of Object.entries(view.positionHistory)) {
      for (const { position, atMs, version, words } of taken) {
        line(io, 'cli.notice.position', {
          party,
          position: word(io, `position.${position}`),
          at: timeText(atMs),
          version,
          words: words || '-',
        });
      }
    }
    return undefined;
  },
});

interface Made {
  entries: { index: number; id: string; kind: string }[];
}
/** An act on one notice; its answer is the entry made. */
function act<Options extends NodeOptions, Args extends unknown[]>(
  verb: Omit<Verb, 'run' | 'json'>,
  command: string,
  input: (options: Options, nowMs: () => Promise<number>, ...args: Args) => Promise<object> | object,
): Verb {
  return defineVerb<Options, Args>({
    ...verb,
    json: true,
    options: [...(verb.options ?? []), ...NODE_OPTIONS],
    async run(io, options, ...args) {
      const made = await withNode(io, options, async (client) =>
        client.call<Made>(command, await input(options, async () => (await client.clock()).nowMs, ...args)),
      );
      if (io.json) data(io, made);
      for (const { index, id, kind } of made.entries) line(io, 'cli.entry', { index, act: id, kind });
      return undefined;
    },
  });
}
const NOTICE = { flags: '<notice>', says: 'cli.a.notice' } as const;

export const noticeWithdraw = act<NodeOptions & { reason?: string }, [string]>(
  { name: 'notice withdraw', args: [NOTICE], options: [{ flags: '--reason <words>' }] },
  'notices.withdraw',
  ({ reason }, _now, noticeId) => ({ noticeId, reason: reason ?? '' }),
);

interface ReleaseOptions extends NodeOptions {
  to: string;
}
export const noticeRelease = act<ReleaseOptions, [string]>(
  {
    name: 'notice release',
    args: [NOTICE],
    options: [{ flags: '--to <party>', says: 'cli.o.release-to', required: true, parse: partyId }],
  },
  'notices.release',
  ({ to }, _now, noticeId) => ({ noticeId, party: to }),
);

interface VerifySiteOptions extends NodeOptions {
  by: string;
  how?: string;
  reviewBy: When;
}
export const noticeVerify = act<VerifySiteOptions, [string]>(
  {
    name: 'notice verify',
    args: [NOTICE],
    options: [
      { flags: '--by <name>', says: 'cli.o.verified-by', required: true },
      { flags: '--how <words>' },
      { flags: '--review-by <time>', says: 'cli.o.next-review', required: true, parse: readWhen },
    ],
  },
  'notices.verify',
  async ({ by, how, reviewBy }, now, noticeId) => ({
    noticeId,
    by,
    how: how ?? '',
    reviewByMs: whenMs(reviewBy, await now()),
  }),
);

export const noticeAcknowledge = act<NodeOptions & { words?: string }, [string]>(
  { name: 'notice acknowledge', args: [NOTICE], options: [{ flags: '--words <words>' }] },
  'notices.acknowledge',
  ({ words }, _now, noticeId) => ({ noticeId, words: words ?? '' }),
);

export const noticePosition = act<NodeOptions & { words?: string }, [string, Position]>(
  {
    name: 'notice position',
    args: [NOTICE, { flags: '<position>', says: 'cli.a.position', parse: oneOf(POSITIONS) }],
    options: [{ flags: '--words <words>' }],
  },
  'notices.position',
  ({ words }, _now, noticeId, position) => ({ noticeId, position, words: words ?? '' }),
);

interface ToldOptions extends NodeOptions {
  unit: string;
  by: string;
  means?: string;
  at?: When;
}
export const noticeTold = act<ToldOptions, [string]>(
  {
    name: 'notice told',
    args: [NOTICE],
    options: [
      { flags: '--unit <id>', required: true },
      { flags: '--by <name>', required: true },
      { flags: '--means <words>' },
      { flags: '--at <time>', says: 'cli.o.told-at', parse: readWhen, otherwise: 'now' },
    ],
  },
  'notices.disseminate',
  async ({ unit, by, means, at }, now, noticeId) => ({
    noticeId,
    unit,
    toldBy: by,
    toldMs: whenMs(at ?? { fromNowMs: 0 }, await now()),
    means: means ?? '',
  }),
);
