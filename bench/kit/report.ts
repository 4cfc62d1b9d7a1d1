/** What a benchmark found, and how it is printed: a table for people, JSON for programs. */
import { arch, cpus, platform } from 'node:os';
import { type Growth, plotOf } from './plot.ts';

export interface Row {
  /** The work that was done: the same for every engine of one case. */
  case: string;
  /** Who did it: `parley`, or the reference of the same run. */
  engine: string;
  metric: string;
  value: number;
  unit: string;
}

export interface Report {
  bench: string;
  machine: string;
  rows: Row[];
  /** By name. Ratios are of two engines in one run; names that end in a unit (`_per_s`, `_ms`) are figures of this machine. */
  ratios: Record<string, number>;
}

/** Collects what a benchmark finds. */
export class Figures {
  readonly rows: Row[] = [];
  readonly ratios: Record<string, number> = {};

  add(name: string, engine: string, metric: string, value: number, unit: string): void {
    this.rows.push({ case: name, engine, metric, value, unit });
  }
}

export interface Options {
  json: boolean;
  /** small: a few seconds, to see that it runs; the figures say little. */
  size: 'full' | 'small';
}

/** Reads `[--json] [--size small|full]`; says what is wrong and ends with 2 (wrong use). */
export function optionsOf(args: readonly string[]): Options {
  const options: Options = { json: false, size: 'full' };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    const size =
      arg === '--size' ? args[++i] : arg.startsWith('--size=') ? arg.slice('--size='.length) : null;
    if (arg === '--json') options.json = true;
    else if (size === 'small' || size === 'full') options.size = size;
    else {
      process.stderr.write(`"${arg}" is not understood. Options: --json, --size small|full\n`);
      process.exit(2);
    }
  }
  return options;
}

/** Cores, processor and Node: what the figures depend on, and nothing that names the machine or its owner. */
export function machineLine(): string {
  const all = cpus();
  return `${all.length} × ${all[0]?.model.trim() || 'unknown processor'}, ${platform()} ${arch()}, Node ${process.versions.node}`;
}

/** Four significant digits: more would pretend. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function shown(value: number): string {
  const plain = rounded(value);
  return Math.abs(plain) >= 1000 ? Math.round(value).toLocaleString('en') : String(plain);
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => (line[column] as string).length)));
  const right = new Set(['value']);
  return all
    .map((line) =>
      line
        .map((cell, i) =>
          right.has(head[i] as string)
            ? cell.padStart(widths[i] as number)
            : cell.padEnd(widths[i] as number),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function tableOf(report: Report, growths: readonly Growth[] = []): string {
  const rows = report.rows.map((row) => [row.case, row.engine, row.metric, shown(row.value), row.unit]);
  const ratios = Object.entries(report.ratios).map(([name, value]) => [name, shown(value)]);
  return [
    `${report.bench} on ${report.machine}`,
    '',
    table(['case', 'engine', 'metric', 'value', 'unit'], rows),
    '',
    table(['ratio', 'value'], ratios),
    '',
    ...growths.flatMap((growth) => [plotOf(growth), '']),
  ].join('\n');
}

/** `growths` are drawn under the tables; their figures stand in the rows, and JSON has them there. */
export function print(
  report: Omit<Report, 'machine'>,
  options: Options,
  growths: readonly Growth[] = [],
): void {
  const rows = report.rows.map((row) => ({ ...row, value: rounded(row.value) }));
  const ratios = Object.fromEntries(
    Object.entries(report.ratios).map(([name, value]) => [name, rounded(value)]),
  );
  for (const [name, value] of [
    ...rows.map((row) => [row.metric, row.value] as const),
    ...Object.entries(ratios),
  ])
    if (!Number.isFinite(value)) throw new Error(`${report.bench}: ${name} is ${value}`);
  const whole: Report = { bench: report.bench, machine: machineLine(), rows, ratios };
  process.stdout.write(options.json ? `${JSON.stringify(whole)}\n` : tableOf(whole, growths));
}
