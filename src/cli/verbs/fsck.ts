/** `fsck`: a whole record recomputed, or somebody's log over HTTP. Exit 1 where anything in it is wrong. */
import { performance } from 'node:perf_hooks';
import { isRefusal, RefusalError, refuse } from '../../contract/index.ts';
import { auditLog, exchangeText, httpLog, type LogReport } from '../../exchange/index.ts';
import { type FsckReport, fsck, fsckText } from '../../node/index.ts';
import { decodeVkey, type Verifier } from '../../record/index.ts';
import { say } from '../../text/index.ts';
import { house } from '../house.ts';
import { progressBar } from '../progress.ts';
import { RECORD_OPTIONS, type RecordOptions, withRecord } from '../record.ts';
import { httpUrl } from '../values.ts';
import { data, defineVerb, type Io, line } from '../verb.ts';

interface FsckOptions extends RecordOptions {
  log?: string;
  key?: string;
  partials?: boolean;
}

function printRecord(io: Io, report: FsckReport): void {
  const { entries, erased, bad, signed, views, files, witnessed } = report;
  if (bad) {
    const sentence = fsckText[`node.fsck.${bad.what}`];
    const says = sentence ? say(io.language, sentence, bad.params) : bad.what;
    line(io, 'cli.fsck.bad', { index: bad.index, says });
    return;
  }
  line(io, 'cli.fsck.entries', { entries, files });
  if (erased > 0) line(io, 'cli.fsck.erased', { count: erased });
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

function printLog(io: Io, { origin, entries, size, root, signed, tiles, bytes, bad }: LogReport): void {
  if (origin !== null) line(io, 'cli.fsck.log', { origin, size: String(size), root: String(root) });
  if (bad) {
    const sentence = exchangeText[`exchange.log.${bad.what}`];
    const says = sentence ? say(io.language, sentence, bad.params) : bad.what;
    const { path, index } = bad;
    if (index === null) line(io, 'cli.fsck.log-bad', { path, says });
    else line(io, 'cli.fsck.log-bad-at', { path, index, says });
    return;
  }
  line(io, 'cli.fsck.log-entries', { entries, tiles, bytes });
  line(io, signed ? 'cli.fsck.log-signed' : 'cli.fsck.log-key');
  line(io, 'cli.fsck.clean');
}

function sayRate(io: Io, entries: number, tookMs: number): void {
  const seconds = Math.max(0.01, tookMs / 1000);
  line(io, 'cli.fsck.rate', { seconds: seconds.toFixed(2), rate: Math.round(entries / seconds) });
}

function keyOf(text: string | undefined): Verifier | undefined {
  if (text === undefined) return undefined;
  const key = decodeVkey(text);
  if (isRefusal(key)) throw new RefusalError(key);
  return key;
}

export const fsckVerb = defineVerb<FsckOptions>({
  name: 'fsck',
  json: true,
  options: [
    ...RECORD_OPTIONS,
    { flags: '--log <url>', says: 'cli.o.log', parse: httpUrl },
    { flags: '--key <vkey>', says: 'cli.o.vkey' },
    { flags: '--partials' },
  ],
  async run(io, options) {
    const { log, key, partials } = options;
    const ofRecord = options.config !== undefined || options.data !== undefined;
    if (log !== undefined && ofRecord) throw new RefusalError(refuse('CLI_RECORD_OR_LOG'));
    if (log === undefined && (key !== undefined || partials))
      throw new RefusalError(refuse('CLI_WITHOUT_LOG'));
    const bar = progressBar(io, () => performance.now());
    const startMs = performance.now();
    try {
      if (log !== undefined) {
        const report = await auditLog({ read: httpLog(log), key: keyOf(key), partials, progress: bar.step });
        bar.end();
        if (io.json) data(io, report);
        else printLog(io, report);
        if (report.ok) sayRate(io, report.entries, performance.now() - startMs);
        return report.ok ? 0 : 1;
      }
      const report = await withRecord(options, async ({ store, card, lock }) =>
        fsck(store, { house: house(), files: store.files, card, lock: await lock(), progress: bar.step }),
      );
      bar.end();
      if (io.json) data(io, report);
      else printRecord(io, report);
      if (report.ok) sayRate(io, report.entries, performance.now() - startMs);
      return report.ok ? 0 : 1;
    } catch (error) {
      bar.end();
      throw error;
    }
  },
});
