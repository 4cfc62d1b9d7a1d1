/** `notice card`: a page to print for a checkpoint. `card verify`: what the checkpoint does with it, with no node and no network. */
import { isRefusal, type Refusal } from '../../contract/index.ts';
import { toMgrs } from '../../geo/index.ts';
import { checkSpeaker, MAX_CARD_TEXT, notices, type ReadCard, readCard } from '../../notices/index.ts';
import { writeDurably } from '../../store/index.ts';
import { sayRefusal } from '../../text/index.ts';
import { readBytes, readStandardInput } from '../files.ts';
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import { readWhen, timeText, type When, whenMs } from '../time.ts';
import { data, defineVerb, type Io, line, note } from '../verb.ts';
import { withNode } from '../with-node.ts';
import { readCard as readPartyCard } from './party.ts';

export const noticeCard = defineVerb<NodeOptions & { html?: string }, [string]>({
  name: 'notice card',
  args: [{ flags: '<notice>', says: 'cli.a.notice' }],
  options: [{ flags: '--html <file>' }, ...NODE_OPTIONS],
  async run(io, options, noticeId) {
    const path = `/notices/${encodeURIComponent(noticeId)}/card?alone=1`;
    const page = await withNode(io, options, (client) => client.page(path));
    if (options.html === undefined) io.out(page);
    else {
      await writeDurably(options.html, new TextEncoder().encode(page));
      note(io, 'cli.card.written', { path: options.html });
    }
    return undefined;
  },
});

interface VerifyOptions {
  trust?: string;
  now?: When;
}

/** The text itself, or the file that holds it; `-` is standard input. */
async function textOf(given: string): Promise<string> {
  if (given.startsWith('PARLEY1:')) return given;
  const limit = MAX_CARD_TEXT + 64;
  const bytes = given === '-' ? await readStandardInput(limit) : await readBytes(given, limit);
  return new TextDecoder().decode(bytes);
}

function sayNo(io: Io, refusal: Refusal, read: ReadCard | null): 1 {
  const said = sayRefusal(io.language, notices.refusals, refusal);
  if (io.json) data(io, { ok: false, statement: read?.statement ?? null, refused: said });
  line(io, 'cli.card.unsound', { what: said.what, mend: said.mend });
  line(io, 'cli.code', { code: said.code });
  return 1;
}

function sayStatement(io: Io, { statement }: ReadCard): void {
  const {
    party,
    mode,
    noticeId,
    version,
    organisation,
    callSign,
    type,
    fromMs,
    toMs,
    plates,
    vehicles,
    escort,
  } = statement;
  line(io, 'cli.card.says', {
    party,
    mode,
    notice: noticeId,
    version,
    type: notices.text[`notices.${type}`]?.[io.language] ?? type,
  });
  line(io, 'cli.card.who', {
    who: organisation || '-',
    sign: callSign || '-',
    phone: statement.phone || '-',
  });
  line(io, 'cli.card.when', { from: timeText(fromMs), to: toMs === null ? '∞' : timeText(toMs) });
  line(io, 'cli.card.in', { vehicles, plates: plates.join(', ') || '-', escort: escort ? 1 : 0 });
  for (const { at, name } of statement.places)
    if (!io.json) io.out(`  ${at.lat.toFixed(5)}, ${at.lon.toFixed(5)} = ${toMgrs(at) ?? '-'}  ${name}\n`);
  line(io, 'cli.card.issued', { at: timeText(statement.issuedMs) });
}

export const cardVerify = defineVerb<VerifyOptions, [string]>({
  name: 'card verify',
  args: [{ flags: '<text>', says: 'cli.a.card-text' }],
  json: true,
  options: [
    { flags: '--trust <card>', says: 'cli.o.trust-card' },
    { flags: '--now <time>', parse: readWhen },
  ],
  async run(io, { trust, now }, given) {
    const read = readCard(await textOf(given));
    if (isRefusal(read)) return sayNo(io, read, null);
    const wrong = trust === undefined ? null : checkSpeaker(read, await readPartyCard(trust));
    if (wrong) return sayNo(io, wrong, read);
    const atMs = whenMs(now ?? { fromNowMs: 0 }, Date.now());
    const { fromMs, toMs } = read.statement;
    const inTime = atMs >= fromMs && (toMs === null || atMs <= toMs);
    const ok = trust !== undefined && inTime;
    if (io.json)
      data(io, { ok, trusted: trust !== undefined, inTime, keyid: read.keyid, statement: read.statement });
    sayStatement(io, read);
    if (trust === undefined) line(io, 'cli.card.nobody', { keyid: read.keyid });
    else line(io, 'cli.card.holds', { party: read.statement.party });
    if (!inTime) line(io, 'cli.card.not-now', { at: timeText(atMs) });
    return ok ? 0 : 1;
  },
});
