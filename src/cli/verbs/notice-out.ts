/** `notice export` and `notice diff`: one notice as a file, and what changed in it. */
import { EXPORT_FORMATS, type ExportFormat } from '../../notices/index.ts';
import { writeDurably } from '../../store/index.ts';
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import { oneOf, whole } from '../values.ts';
import { data, defineVerb, line, note, type Sentence } from '../verb.ts';
import { withNode } from '../with-node.ts';

interface ExportOptions extends NodeOptions {
  as: ExportFormat;
  out?: string;
}
interface ExportAnswer {
  name: string;
  mediaType: string;
  text: string;
  losses: { code: string; says: Record<'en' | 'ru' | 'ar', string> }[];
}

export const noticeExport = defineVerb<ExportOptions, [string]>({
  name: 'notice export',
  args: [{ flags: '<notice>', says: 'cli.a.notice' }],
  json: true,
  options: [
    { flags: '--as <format>', required: true, parse: oneOf(EXPORT_FORMATS) },
    { flags: '--out <file>' },
    ...NODE_OPTIONS,
  ],
  async run(io, options, noticeId) {
    const { as, out } = options;
    const file = await withNode(io, options, (client) =>
      client.call<ExportAnswer>('notices.export', { noticeId, as, language: io.language }),
    );
    for (const { says } of file.losses) io.err(`${says[io.language]}\n`);
    if (out !== undefined) {
      await writeDurably(out, new TextEncoder().encode(file.text));
      note(io, 'cli.export.written', { path: out });
    }
    if (io.json) data(io, file);
    else if (out === undefined) io.out(file.text);
    return undefined;
  },
});

interface DiffOptions extends NodeOptions {
  from?: number;
  to?: number;
}
interface DiffAnswer {
  from: number;
  to: number;
  changes: { field: string; change: string; before: unknown; after: unknown }[];
  receipted: string[];
  waiting: string[];
}
const SAYS: Readonly<Record<string, Sentence>> = {
  added: 'cli.diff.added',
  removed: 'cli.diff.removed',
  changed: 'cli.diff.changed',
  shown: 'cli.diff.shown',
  'no longer shown': 'cli.diff.hidden',
};

/** A moment as a time, anything else as it stands. */
function valueText(field: string, value: unknown): string {
  if (typeof value === 'number' && /Ms(?:\[\d+\])?$/.test(field)) return new Date(value).toISOString();
  return String(value ?? '-');
}

export const noticeDiff = defineVerb<DiffOptions, [string]>({
  name: 'notice diff',
  args: [{ flags: '<notice>', says: 'cli.a.notice' }],
  json: true,
  options: [
    { flags: '--from <version>', says: 'cli.o.diff-from', parse: whole(1, 1_000_000) },
    { flags: '--to <version>', says: 'cli.o.diff-to', parse: whole(1, 1_000_000) },
    ...NODE_OPTIONS,
  ],
  async run(io, options, noticeId) {
    const { from, to } = options;
    const diff = await withNode(io, options, (client) =>
      client.call<DiffAnswer>('notices.diff', { noticeId, from, to }),
    );
    if (io.json) data(io, diff);
    line(io, 'cli.diff.head', { from: diff.from, to: diff.to, count: diff.changes.length });
    for (const { field, change, before, after } of diff.changes)
      line(io, SAYS[change] as Sentence, {
        field,
        before: valueText(field, before),
        after: valueText(field, after),
      });
    if (diff.receipted.length + diff.waiting.length > 0)
      line(io, 'cli.diff.receipts', {
        version: diff.to,
        receipted: diff.receipted.join(', ') || '-',
        waiting: diff.waiting.join(', ') || '-',
      });
    return undefined;
  },
});
