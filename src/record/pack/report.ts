/**
 * The verdict as lines: what every verifier of packs prints, byte for byte, and what stands in the page inside a pack.
 * Codes, names and times only: the same in every language. Part of pack format 2, never reworded under that number.
 */
import type { PackFinding, PackVerdict, Question } from './format.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

function questionLines(question: Question): string[] {
  if (question.purpose === 'presence')
    return [`question presence ${question.log} ${question.indexes.join(' ')}`];
  const { log, peer, window, units, during } = question;
  return [
    `question absence ${log} ${peer}`,
    `window ${iso(window.fromMs)} ${iso(window.toMs)}`,
    ...(units ?? []).map((unit) => `unit ${JSON.stringify(unit)}`),
    ...(during ? [`during ${iso(during.fromMs)} ${iso(during.toMs)}`] : []),
  ];
}

function findingLine(f: PackFinding): string {
  if (f.type === 'receipt') {
    const proven = f.proven ? 'proven' : 'receipt-only';
    return ['receipt', f.by, f.log, f.index, f.receivedTime, f.class, proven, f.of].join(' ');
  }
  const body = f.kind === null ? [] : [f.kind, f.from, f.act, f.claimedTime, f.hash];
  const covers = f.covers === null ? [] : [f.covers];
  return ['entry', f.log, f.index, f.time, f.direction, f.class, f.peer ?? '-', ...body, ...covers].join(' ');
}

/** Every line ends in a line break. Depends on the verdict alone, and not on what its reader trusts. */
export function reportOf(verdict: PackVerdict): string {
  const lines = [
    `mode ${verdict.mode}`,
    ...questionLines(verdict.question),
    `answer ${verdict.answer}`,
    ...verdict.missing.map(({ what, index }) =>
      index === null ? `missing ${what}` : `missing ${what} ${index}`,
    ),
    ...verdict.keys.map(({ party, role, fingerprint }) => `key ${party} ${role} ${fingerprint}`),
    ...(verdict.policy ?? '')
      .split('\n')
      .slice(0, -1)
      .map((line) => `policy ${line}`),
    ...verdict.witnesses.map(
      ({ name, fingerprint, party }) => `witness ${name} ${fingerprint} ${party ?? '-'}`,
    ),
    ...verdict.checkpoints.flatMap(({ origin, size, root, quorum, time, cosignatures }) => [
      `checkpoint ${origin} ${size} ${root} quorum ${quorum} ${time ?? '-'}`,
      ...cosignatures.map(({ witness, time: at }) => `cosigned ${witness} ${at}`),
    ]),
    ...verdict.findings.map(findingLine),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
