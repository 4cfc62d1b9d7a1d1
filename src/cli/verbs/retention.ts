/** What retention clauses let go: what is due by now, and erasing it. */
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import { sideBySide } from '../time.ts';
import { whole } from '../values.ts';
import { data, defineVerb, line } from '../verb.ts';
import { withNode } from '../with-node.ts';

interface DueEntry {
  index: number;
  kind: string;
  localMs: number;
  under: { termsId: string; version: number; clause: string };
  duty: 'may' | 'must';
  held: 'receipt' | 'incident' | 'stands' | null;
}

export const retentionDue = defineVerb<NodeOptions>({
  name: 'retention due',
  json: true,
  options: NODE_OPTIONS,
  async run(io, options) {
    const { due, zone } = await withNode(io, options, async (client) => {
      const found: DueEntry[] = [];
      for (let from: number | null = 0; from !== null; ) {
        const page: { due: DueEntry[]; next: number | null } = await client.call('retention.due', { from });
        found.push(...page.due);
        from = page.next;
      }
      return { due: found, zone: await client.zone() };
    });
    if (io.json) return void data(io, { due });
    for (const { index, kind, localMs, under, duty, held } of due) {
      const at = sideBySide(localMs, zone, io.language);
      const { clause, termsId } = under;
      line(io, 'cli.retention.due', { index, kind, at, clause, terms: termsId, duty, held: held ?? 'no' });
    }
    line(io, 'cli.retention.count', { count: due.length });
    return undefined;
  },
});

interface EraseOptions extends NodeOptions {
  reason: string;
  keepFiles?: boolean;
}
export const eraseVerb = defineVerb<EraseOptions, [number[]]>({
  name: 'erase',
  args: [{ flags: '<entry...>', says: 'cli.a.entries', parse: whole(0, 999_999_999_999_999) }],
  json: true,
  options: [
    { flags: '--reason <words>', says: 'cli.o.erase-reason', required: true },
    { flags: '--keep-files' },
    ...NODE_OPTIONS,
  ],
  async run(io, options, entries) {
    const { reason, keepFiles = false } = options;
    const made = await withNode(io, options, (client) =>
      client.call<{
        entries: { index: number; id: string; kind: string }[];
        erased: number[];
        files: number;
      }>('retention.erase', { entries, reason, files: !keepFiles }),
    );
    if (io.json) return void data(io, made);
    const [by] = made.entries;
    line(io, 'cli.erase.done', {
      erased: made.erased.join(', '),
      files: made.files,
      by: by?.index ?? 0,
    });
    line(io, 'cli.erase.peers');
    return undefined;
  },
});
