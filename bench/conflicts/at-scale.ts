/** A great many active plans, each size in a process of its own: answers while plans come and go, memory, loading, delays. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FieldName } from '../kit/plans.ts';
import type { Figures } from '../kit/report.ts';
import type { Served } from './scale.ts';

const PROGRAM = join(import.meta.dirname, 'scale.ts');

function run<Answer>(...args: (string | number)[]): Answer {
  const out = execFileSync(process.execPath, [PROGRAM, ...args.map(String)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(out) as Answer;
}

export interface Wanted {
  field: FieldName;
  size: number;
  /** How long plans come and go. */
  seconds: number;
  delays: number;
}

/** Adds rows to the figures; returns what was measured. */
export function atScale(figures: Figures, { field, size, seconds, delays }: Wanted): Served {
  const folder = mkdtempSync(join(tmpdir(), 'parley-scale-'));
  try {
    const file = join(folder, 'plans.index');
    const made = run<{ makeMs: number; packMs: number }>('prepare', field, size, file);
    const served = run<Served>('serve', field, size, file, seconds, delays);
    const name = `${size.toLocaleString('en')} active, ${field}`;
    const add = (metric: string, value: number, unit: string): void =>
      figures.add(name, 'parley', metric, value, unit);
    add('packed in one go', made.packMs / 1_000, 's');
    add('prepared index', statSync(file).size / 1e6, 'MB');
    add('cold load to the first answer', served.coldMs / 1_000, 's');
    add('conflicts per question', served.found, '');
    add('check, nothing else going on, p50', served.quiet.p50, 'ms');
    add('check, nothing else going on, p99', served.quiet.p99, 'ms');
    add('check, nothing else going on, processor', served.quiet.cpu, 'ms');
    add('plans filed and withdrawn', served.churned.filed / seconds, 'a second');
    add('trees packed meanwhile', served.churned.packings, '');
    add('check meanwhile, p50', served.churned.p50, 'ms');
    add('check meanwhile, p99', served.churned.p99, 'ms');
    add('longest pause', served.pause.wallMs, 'ms');
    add('longest pause, processor', served.pause.cpuMs, 'ms');
    if (delays > 0) {
      add('smallest delay, p50', served.delay.p50, 'ms');
      add('smallest delay, p99', served.delay.p99, 'ms');
      add('smallest delay, solved within 2 h', served.delay.solved / served.delay.asked, '');
    }
    add('memory at its highest', served.peakBytes / 1e9, 'GB');
    return served;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
