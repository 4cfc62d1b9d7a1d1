/** The watch handover: what stands open, giving it, taking it. */
import { handover, type Item, type ItemKind, type Since } from '../../handover/index.ts';
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import { sideBySide } from '../time.ts';
import { data, defineVerb, type Io, line } from '../verb.ts';
import { withNode } from '../with-node.ts';

interface Open {
  items: Item[];
  total: number;
  more: boolean;
}
interface Given {
  handoverId: string;
  officer: string;
  office: string;
  incoming: string;
  atMs: number;
  words: string;
  beyond: number;
  taken: { officer: string; atMs: number; words: string } | null;
}

function kindText(io: Io, kind: ItemKind): string {
  return handover.text[`handover.kind.${kind}`]?.[io.language] ?? kind;
}

/** Under a heading for each kind; a person's own words stand on a line of their own. */
function sayItems(io: Io, items: readonly Item[], zone: string | null): void {
  let kind: ItemKind | null = null;
  for (const item of items) {
    if (item.kind !== kind) io.out(`${kindText(io, item.kind)}\n`);
    kind = item.kind;
    io.out(`  ${item.says[io.language]}\n`);
    if (item.dueMs !== null) line(io, 'cli.handover.due', { at: sideBySide(item.dueMs, zone, io.language) });
    if (item.words !== '') io.out(`    «${item.words.replaceAll('\n', ' ')}${item.cut ? '…' : ''}»\n`);
    io.out(`    ${item.key}\n`);
  }
}

function sayGiven(io: Io, given: Given, zone: string | null): void {
  const { handoverId, officer, office, incoming, atMs, words, taken } = given;
  const at = sideBySide(atMs, zone, io.language);
  line(io, 'cli.handover.given', {
    handover: handoverId,
    officer,
    office,
    incoming,
    at,
    words: words || '-',
  });
  if (given.beyond > 0) line(io, 'cli.handover.beyond', { count: given.beyond });
  if (!taken) return line(io, 'cli.handover.waits', { incoming });
  const when = sideBySide(taken.atMs, zone, io.language);
  line(io, 'cli.handover.taken', { officer: taken.officer, at: when, words: taken.words || '-' });
}

export const handoverShow = defineVerb<NodeOptions>({
  name: 'handover show',
  json: true,
  options: NODE_OPTIONS,
  async run(io, options) {
    const { open, last, zone } = await withNode(io, options, async (client) => ({
      open: await client.call<Open>('handover.open', { limit: 5_000 }),
      last: await client.call<{ handovers: Given[] }>('handover.list', { limit: 1 }),
      zone: await client.zone(),
    }));
    const [given = null] = last.handovers;
    if (io.json) return void data(io, { open, last: given });
    if (given) sayGiven(io, given, zone);
    line(io, 'cli.handover.open', { count: open.total });
    sayItems(io, open.items, zone);
    if (open.more) line(io, 'cli.handover.beyond', { count: open.total - open.items.length });
    return undefined;
  },
});

interface GiveOptions extends NodeOptions {
  to: string;
  office?: string;
  words?: string;
}
export const handoverGive = defineVerb<GiveOptions>({
  name: 'handover give',
  json: true,
  options: [
    { flags: '--to <name>', says: 'cli.o.incoming', required: true },
    { flags: '--office <name>', says: 'cli.o.handover-office' },
    { flags: '--words <words>' },
    ...NODE_OPTIONS,
  ],
  async run(io, options) {
    const { to: incoming, office, words = '' } = options;
    const made = await withNode(io, options, (client) =>
      client.call<{ entries: { id: string }[]; open: number; beyond: number }>('handover.give', {
        incoming,
        office,
        words,
        language: words === '' ? 'und' : io.language,
      }),
    );
    if (io.json) return void data(io, made);
    line(io, 'cli.handover.gave', { handover: made.entries[0]?.id ?? '-', incoming, count: made.open });
    if (made.beyond > 0) line(io, 'cli.handover.beyond', { count: made.beyond });
    return undefined;
  },
});

interface TakeOptions extends NodeOptions {
  seen?: string[];
  words?: string;
}
export const handoverTake = defineVerb<TakeOptions, [string]>({
  name: 'handover take',
  args: [{ flags: '<handover>', says: 'cli.a.handover' }],
  json: true,
  options: [{ flags: '--seen <key>', many: true }, { flags: '--words <words>' }, ...NODE_OPTIONS],
  async run(io, options, handoverId) {
    const { seen = [], words = '' } = options;
    const { made, zone } = await withNode(io, options, async (client) => ({
      made: await client.call<{ unseen: string[]; asNamed: boolean; since: Since & { beyond: number } }>(
        'handover.take',
        { handoverId, seen, words, language: words === '' ? 'und' : io.language },
      ),
      zone: await client.zone(),
    }));
    if (io.json) return void data(io, made);
    const { unlisted, changed, gone, beyond } = made.since;
    line(io, 'cli.handover.took', {
      handover: handoverId,
      unseen: made.unseen.length,
      unlisted: unlisted.length,
      changed: changed.length,
      gone: gone.length,
    });
    sayItems(io, [...unlisted, ...changed], zone);
    if (beyond > 0) line(io, 'cli.handover.beyond', { count: beyond });
    return undefined;
  },
});
