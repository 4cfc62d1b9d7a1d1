/** `bulletin`: the figures of a day, each with the entries it was counted from; as lines, JSON or a page that prints. */
import { type Bulletin, dateIn, type Figure, zoneOf } from '../../briefings/index.ts';
import { isRefusal, refuse } from '../../contract/index.ts';
import { nodeText } from '../../node/index.ts';
import { writeDurably } from '../../store/index.ts';
import { say } from '../../text/index.ts';
import type { Client } from '../client.ts';
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import type { Parse } from '../values.ts';
import { data, defineVerb, type Io, line, note } from '../verb.ts';
import { withNode } from '../with-node.ts';

interface BulletinOptions extends NodeOptions {
  zone?: string;
  html?: string;
}

/** Entry numbers of one figure that a line names; --json names all. */
const MAX_INDEXES = 20;

const zone: Parse<string> = (text) => {
  const read = zoneOf(text);
  return isRefusal(read) ? refuse('TEXT_ZONE', { given: text.slice(0, 60) }) : read;
};

/** The zone in which the party counts its days. */
async function ownZone(client: Client): Promise<string> {
  return ((await client.send('GET', '/api/me')) as { zone: string | null }).zone ?? 'UTC';
}

function sayFigure(io: Io, { of, says, details, entries }: Figure): void {
  const numbers = entries.slice(0, MAX_INDEXES).map(({ index }) => index);
  const more = entries.length > numbers.length ? ', …' : '';
  const from = numbers.length > 0 ? ` [${numbers.join(', ')}${more}]` : '';
  const indent = of === null ? '  ' : '    ';
  io.out(`${indent}${says[io.language]}${from}\n`);
  for (const detail of details) io.out(`${indent}  ${detail[io.language]}\n`);
}

function sayBulletin(io: Io, bulletin: Bulletin): void {
  const { party, mode, from, to, computed, complete, sha256, sections } = bulletin;
  line(io, 'cli.bulletin.head', {
    date: bulletin.date,
    zone: bulletin.zone,
    party,
    mode: say(io.language, nodeText[`node.${mode}`]),
  });
  line(io, 'cli.bulletin.day', { from, to, at: computed });
  if (!complete) line(io, 'cli.bulletin.unfinished');
  for (const { title, figures } of sections) {
    io.out(`\n${title[io.language]}\n`);
    // A figure that is nought is said, a part that is nought is not.
    for (const figure of figures) if (figure.of === null || figure.count > 0) sayFigure(io, figure);
  }
  io.out('\n');
  line(io, 'cli.bulletin.hash', { sha256 });
}

export const bulletinVerb = defineVerb<BulletinOptions, [string | undefined]>({
  name: 'bulletin',
  args: [{ flags: '[date]', says: 'cli.a.day' }],
  json: true,
  options: [
    { flags: '--zone <zone>', says: 'cli.o.day-zone', parse: zone },
    { flags: '--html <file>' },
    ...NODE_OPTIONS,
  ],
  async run(io, options, given) {
    const { bulletin, page } = await withNode(io, options, async (client) => {
      const inZone = options.zone ?? (await ownZone(client));
      const date = given ?? dateIn((await client.clock()).nowMs, inZone);
      const counted = await client.call<Bulletin>('briefings.bulletin', { date, zone: inZone });
      const path = `/bulletin/${counted.date}?zone=${encodeURIComponent(counted.zone)}&alone=1`;
      return { bulletin: counted, page: options.html === undefined ? null : await client.page(path) };
    });
    if (options.html !== undefined && page !== null) {
      await writeDurably(options.html, new TextEncoder().encode(page));
      note(io, 'cli.bulletin.written', { path: options.html });
    }
    if (io.json) data(io, bulletin);
    else sayBulletin(io, bulletin);
    return undefined;
  },
});
