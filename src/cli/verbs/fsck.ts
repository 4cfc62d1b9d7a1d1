/** `fsck`: a whole record recomputed. Exit 1 where anything in it is wrong. */
import { type FsckReport, fsck, fsckText } from '../../node/index.ts';
import { say } from '../../text/index.ts';
import { house } from '../house.ts';
import { RECORD_OPTIONS, type RecordOptions, withRecord } from '../record.ts';
import { data, defineVerb, type Io, line } from '../verb.ts';

function print(io: Io, report: FsckReport): void {
  const { entries, bad, signed, views, files, witnessed } = report;
  if (bad) {
    const sentence = fsckText[`node.fsck.${bad.what}`];
    const says = sentence ? say(io.language, sentence, bad.params) : bad.what;
    line(io, 'cli.fsck.bad', { index: bad.index, says });
    return;
  }
  line(io, 'cli.fsck.entries', { entries, files });
  if (signed === null) line(io, 'cli.fsck.unsigned');
  else line(io, 'cli.fsck.signed', { signed, rest: entries - signed });
  for (const { table, holds } of views) {
    if (holds === false) line(io, 'cli.fsck.view', { table });
    if (holds === null) line(io, 'cli.fsck.view-skipped', { table });
  }
  line(io, 'cli.fsck.views', { count: views.filter(({ holds }) => holds).length });
  if (witnessed.agree > 0) line(io, 'cli.fsck.witnessed', { count: witnessed.agree });
  for (const { peer, index, size } of witnessed.differ)
    line(io, 'cli.fsck.other-root', { peer, index, size });
  line(io, report.ok ? 'cli.fsck.clean' : 'cli.fsck.not-clean');
}

export const fsckVerb = defineVerb<RecordOptions>({
  name: 'fsck',
  json: true,
  options: RECORD_OPTIONS,
  async run(io, options) {
    const report = await withRecord(options, async ({ store, card, lock }) =>
      fsck(store, {
        house: house(),
        files: store.files,
        card,
        lock: await lock(),
        progress: io.tty ? (done, of) => io.err(`\r${done}/${of}${done === of ? '\n' : ''}`) : undefined,
      }),
    );
    if (io.json) data(io, report);
    else print(io, report);
    return report.ok ? 0 : 1;
  },
});
