/** `notice file` and `notice amend`: a movement from a route file, or any notice from JSON. */
import { ACTIVITIES, isRefusal, RefusalError, refuse } from '../../contract/index.ts';
import { systemRandom, ulid } from '../../node/index.ts';
import type { Disclosure, Fields } from '../../notices/index.ts';
import type { Client } from '../client.ts';
import { readJsonFile } from '../files.ts';
import { groundAt } from '../ground-at.ts';
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import { repeated } from '../repeated.ts';
import { ROUTE_OPTIONS, type RouteOptions, type RoutePlan, readRoutePlan, saySaid } from '../route-plan.ts';
import { readWhen, type When, whenMs } from '../time.ts';
import { disclosure, number, oneOf, type Parse, partyId, whole } from '../values.ts';
import { data, defineVerb, type Io, line, note, type OptionSpec } from '../verb.ts';
import { withNode } from '../with-node.ts';

interface FileOptions extends NodeOptions, RouteOptions {
  unit?: string[];
  callSign?: string;
  organisation?: string;
  activity?: Fields['who']['activity'];
  purpose?: string;
  to?: string[];
  disclose?: [string, Disclosure][];
  release?: [string, When][];
  repeat?: number;
  every?: number;
  protected?: boolean;
  emergency?: boolean;
  escort?: boolean;
  yes?: boolean;
}
/** `west=+2h`: to whom more is opened, and when. */
const releaseTime: Parse<[string, When]> = (text, name) => {
  const [, party = '', time = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const id = partyId(party, name);
  if (isRefusal(id)) return id;
  const when = readWhen(time, name);
  return isRefusal(when) ? when : [party, when];
};

const FILE_OPTIONS: readonly OptionSpec[] = [
  ...ROUTE_OPTIONS,
  { flags: '--roads <file>', says: 'cli.o.road-layer' },
  { flags: '--unit <id>', many: true },
  { flags: '--call-sign <sign>' },
  { flags: '--organisation <name>' },
  { flags: '--activity <kind>', parse: oneOf(ACTIVITIES), otherwise: `other (${ACTIVITIES.join(', ')})` },
  { flags: '--purpose <words>' },
  { flags: '--to <party>', parse: partyId, many: true },
  { flags: '--disclose <party=shown>', parse: disclosure, many: true },
  { flags: '--release <party=time>', parse: releaseTime, many: true },
  { flags: '--repeat <count>', parse: whole(2, 60) },
  { flags: '--every <hours>', parse: number(0.25, 8_784), otherwise: 24 },
  { flags: '--protected' },
  { flags: '--emergency' },
  { flags: '--escort' },
  { flags: '--yes' },
  ...NODE_OPTIONS,
];

interface Made {
  noticeId: string;
  version: number;
  recipients: string[];
  findings: { kind: string }[];
  entries: { index: number; id: string; kind: string }[];
}

/** What was typed goes before what the file says. */
function whoOf(party: string, options: FileOptions, said: RoutePlan['said']['who']): Fields['who'] {
  const { organisation, callSign, unit, purpose, activity, escort, emergency } = options;
  return {
    ...(said as Partial<Fields['who']>),
    organisation: organisation ?? said.organisation ?? party,
    callSign: callSign ?? said.callSign ?? '',
    units: unit ?? said.units ?? [],
    purpose: purpose ?? said.purpose ?? '',
    activity: activity ?? said.activity ?? 'other',
    escort: escort === true || said.escort === true,
    emergency: emergency === true || said.emergency === true,
  };
}

/** The command's input, and what the file left open. JSON files hold the whole input and ask nothing. */
async function inputOf(
  client: Client,
  path: string,
  options: FileOptions,
): Promise<{ input: Record<string, unknown>; plan: RoutePlan | null }> {
  if (/\.json$/i.test(path) || path === '-') {
    const input = await readJsonFile(path);
    if (typeof input === 'object' && input !== null && 'fields' in input) {
      return { input: { ...input } as Record<string, unknown>, plan: null };
    }
    // GeoJSON often ends in .json too: no `fields`, so the route reader says what it makes of it.
    if (path === '-') throw new RefusalError(refuse('CLI_NOT_A_NOTICE', { path }));
  }
  const { nowMs } = await client.clock();
  const plan = await readRoutePlan(path, options, { nowMs, reference: await groundAt(client) });
  const me = (await client.send('GET', '/api/me')) as { party: string };
  const { protected: isProtected, who: said, ...beside } = plan.said;
  const fields = { ...beside, who: whoOf(me.party, options, said), route: plan.route, times: plan.times };
  return { input: { type: plan.type, protected: isProtected ?? false, fields }, plan };
}

function sharing(options: FileOptions, nowMs: number): Record<string, unknown> {
  const { release } = options;
  return {
    ...(release && {
      release: Object.fromEntries(release.map(([party, when]) => [party, { atMs: whenMs(when, nowMs) }])),
    }),
    ...(options.to && { to: options.to }),
    ...(options.disclose && { disclose: Object.fromEntries(options.disclose) }),
  };
}

/** A repeated movement: a notice for each time. */
async function fileSeries(
  io: Io,
  client: Client,
  input: Record<string, unknown>,
  { repeat = 1, every = 24 }: FileOptions,
  nowMs: number,
): Promise<0> {
  const id = ulid(nowMs, systemRandom);
  const inputs = repeated(input, { id, count: repeat, everyHours: every });
  if (isRefusal(inputs)) throw new RefusalError(inputs);
  const made: Made[] = [];
  for (const one of inputs) {
    const filed = await client.call<Made>('notices.file', one);
    made.push(filed);
    line(io, 'cli.notice.filed', {
      notice: filed.noticeId,
      version: filed.version,
      to: filed.recipients.join(', ') || '-',
    });
  }
  if (io.json) data(io, { seriesId: id, notices: made });
  return 0;
}

/** Asks what is doubtful, and files only when nothing is or the person said yes. */
async function send(
  io: Io,
  options: FileOptions,
  path: string,
  command: 'notices.file' | 'notices.amend',
  more: Record<string, unknown>,
): Promise<0 | 1> {
  return withNode<0 | 1>(io, options, async (client) => {
    const { input, plan } = await inputOf(client, path, options);
    if (plan) saySaid(io, plan);
    if (plan && plan.questions.length > 0 && !options.yes) {
      throw new RefusalError(refuse('CLI_QUESTIONS', { count: plan.questions.length }));
    }
    if (command === 'notices.amend') {
      delete input['type'];
      delete input['protected'];
    }
    const { nowMs } = await client.clock();
    const whole = { ...input, ...more, ...sharing(options, nowMs) };
    if (command === 'notices.file' && options.repeat !== undefined)
      return fileSeries(io, client, whole, options, nowMs);
    const made = await client.call<Made>(command, whole);
    if (io.json) {
      data(io, { ...made, questions: plan?.questions ?? [], remarks: plan?.remarks ?? [] });
      return 0;
    }
    const { noticeId, version, recipients, findings } = made;
    line(io, 'cli.notice.filed', { notice: noticeId, version, to: recipients.join(', ') || '-' });
    const conflicts = findings.filter(({ kind }) => kind !== 'near').length;
    if (conflicts > 0) note(io, 'cli.notice.conflicts', { count: conflicts });
    return 0;
  });
}

export const noticeFile = defineVerb<FileOptions, [string]>({
  name: 'notice file',
  args: [{ flags: '<file>', says: 'cli.a.route' }],
  json: true,
  options: FILE_OPTIONS,
  run: (io, options, path) =>
    send(io, options, path, 'notices.file', options.protected ? { protected: true } : {}),
});

export const noticeAmend = defineVerb<FileOptions, [string, string]>({
  name: 'notice amend',
  args: [
    { flags: '<notice>', says: 'cli.a.notice' },
    { flags: '<file>', says: 'cli.a.route' },
  ],
  json: true,
  options: FILE_OPTIONS.filter(({ flags }) => !/^--(?:protected$|repeat|every)/.test(flags)),
  run: (io, options, noticeId, path) => send(io, options, path, 'notices.amend', { noticeId }),
});
