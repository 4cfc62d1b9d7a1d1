/** `notice import`: many sites or areas from one file, a report for each row. It files nothing unless it is told to. */
import { basename } from 'node:path';
import { isRefusal, RefusalError, refuse } from '../../contract/index.ts';
import { draftPlaces, type RowDraft } from '../../notices/import/index.ts';
import type { Disclosure, NoticeView } from '../../notices/index.ts';
import { sayRefusal } from '../../text/index.ts';
import { type Client, NodeSaidNo } from '../client.ts';
import { readBytes } from '../files.ts';
import { groundAt } from '../ground-at.ts';
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import { readGazetteer } from '../route-plan.ts';
import { readWhen, type When, whenMs } from '../time.ts';
import { disclosure, number, partyId } from '../values.ts';
import { data, defineVerb, type Io, line, note } from '../verb.ts';
import { withNode } from '../with-node.ts';

interface ImportOptions extends NodeOptions {
  sites?: boolean;
  file?: boolean;
  yes?: boolean;
  organisation?: string;
  protected?: boolean;
  radius?: number;
  from?: When;
  until?: When;
  reviewBy?: When;
  gazetteer?: string;
  to?: string[];
  disclose?: [string, Disclosure][];
}

/** How a row came out. */
export type Outcome = 'would-file' | 'asked' | 'refused' | 'filed';
interface Reported extends RowDraft {
  outcome: Outcome;
  noticeId: string | null;
}

async function ownSites(
  client: Client,
  party: string,
): Promise<{ noticeId: string; name: string; at: { lat: number; lon: number } }[]> {
  const found: { noticeId: string; name: string; at: { lat: number; lon: number } }[] = [];
  for (let before: string | null | undefined; before !== null; ) {
    const page = await client.call<{ notices: NoticeView[]; next: string | null }>('notices.list', {
      party,
      status: 'active',
      type: 'site',
      before,
    });
    for (const { noticeId, fields } of page.notices)
      if (fields.route?.type === 'site')
        found.push({ noticeId, name: fields.route.name, at: fields.route.at });
    before = page.next;
  }
  return found;
}

const outcomeOf = ({ input, questions }: RowDraft, yes: boolean): Outcome =>
  !input ? 'refused' : questions.length > 0 && !yes ? 'asked' : 'would-file';

function sayRow(
  io: Io,
  { row, name, outcome, refusal, questions, noticeId }: Reported,
  table: Parameters<typeof sayRefusal>[1],
): void {
  line(io, `cli.import.${outcome}`, { row, name: name || '-', notice: noticeId ?? '-' });
  if (io.json) return;
  if (refusal) {
    const { what, mend, code } = sayRefusal(io.language, table, refusal);
    io.out(`    ${what} ${mend} [${code}]\n`);
  }
  for (const { says } of questions) io.out(`    ${says[io.language]}\n`);
}

/** One after the other: a row that the node refuses stops no other. */
async function fileRows(client: Client, rows: Reported[], options: ImportOptions): Promise<void> {
  const sharing = {
    ...(options.to && { to: options.to }),
    ...(options.disclose && { disclose: Object.fromEntries(options.disclose) }),
  };
  for (const row of rows) {
    if (row.outcome !== 'would-file' || !row.input) continue;
    try {
      const made = await client.call<{ noticeId: string }>('notices.file', { ...row.input, ...sharing });
      Object.assign(row, { outcome: 'filed', noticeId: made.noticeId });
    } catch (error) {
      if (!(error instanceof NodeSaidNo)) throw error;
      const { code, what } = error.said;
      Object.assign(row, { outcome: 'refused', refusal: refuse('CLI_ROW_REFUSED', { code, what }) });
    }
  }
}

const counted = (rows: readonly Reported[], outcome: Outcome): number =>
  rows.filter((row) => row.outcome === outcome).length;

export const noticeImport = defineVerb<ImportOptions, [string]>({
  name: 'notice import',
  args: [{ flags: '<file>', says: 'cli.a.places' }],
  json: true,
  options: [
    { flags: '--sites' },
    { flags: '--file', says: 'cli.o.file-rows' },
    { flags: '--yes' },
    { flags: '--organisation <name>' },
    { flags: '--protected' },
    { flags: '--radius <metres>', parse: number(1, 50_000), otherwise: 100 },
    { flags: '--from <time>', says: 'cli.o.valid-from', parse: readWhen, otherwise: 'now' },
    { flags: '--until <time>', says: 'cli.o.valid-until', parse: readWhen },
    { flags: '--review-by <time>', parse: readWhen },
    { flags: '--gazetteer <file>' },
    { flags: '--to <party>', parse: partyId, many: true },
    { flags: '--disclose <party=shown>', parse: disclosure, many: true },
    ...NODE_OPTIONS,
  ],
  async run(io, options, path) {
    if (!options.sites) throw new RefusalError(refuse('CLI_IMPORT_WHAT'));
    const bytes = await readBytes(path);
    const known = options.gazetteer === undefined ? [] : await readGazetteer(options.gazetteer);
    return withNode<0 | 1>(io, options, async (client) => {
      const { nowMs } = await client.clock();
      const me = (await client.send('GET', '/api/me')) as { party: string };
      const at = (when: When | undefined): number | undefined => when && whenMs(when, nowMs);
      const drafted = draftPlaces(basename(path), bytes, {
        nowMs,
        organisation: options.organisation ?? me.party,
        protected: options.protected,
        radiusM: options.radius,
        fromMs: at(options.from),
        toMs: at(options.until),
        reviewByMs: at(options.reviewBy),
        reference: await groundAt(client),
        known,
        filed: await ownSites(client, me.party),
      });
      if (isRefusal(drafted)) throw new RefusalError(drafted);
      const rows = drafted.rows.map(
        (row): Reported => ({ ...row, outcome: outcomeOf(row, options.yes === true), noticeId: null }),
      );
      if (options.file) await fileRows(client, rows, options);
      const { house } = await import('../house.ts');
      const { tableOf } = await import('../../server/index.ts');
      const { refusals } = await import('../refusals.ts');
      const table = { ...tableOf(house()), ...refusals };
      for (const { says } of drafted.remarks) io.err(`${says[io.language]}\n`);
      for (const row of rows) sayRow(io, row, table);
      const left = counted(rows, 'asked') + counted(rows, 'refused');
      const counts = { asked: counted(rows, 'asked'), refused: counted(rows, 'refused') };
      if (io.json) data(io, { format: drafted.format, rows, ...counts });
      const filed = counted(rows, options.file ? 'filed' : 'would-file');
      line(io, options.file ? 'cli.import.done' : 'cli.import.dry', {
        ...counts,
        rows: rows.length,
        filed,
      });
      if (!options.file && filed > 0) note(io, 'cli.import.how');
      return left > 0 ? 1 : 0;
    });
  },
});
