/** What a proof pack shows, in plain words. */
import type { PackVerdict } from '../record/index.ts';
import { groups } from './fingerprint.ts';
import { timeText } from './time.ts';
import { type Io, line, type Sentence } from './verb.ts';

const ANSWERS: Record<PackVerdict['answer'], Sentence> = {
  supported: 'cli.verify.supported',
  contradicted: 'cli.verify.contradicted',
  undecidable: 'cli.verify.undecidable',
};

function sayQuestion(io: Io, { question }: PackVerdict): void {
  if (question.purpose === 'presence') {
    line(io, 'cli.verify.asks-presence', { log: question.log, entries: question.indexes.join(', ') });
    return;
  }
  const { log, peer, window, units, during } = question;
  line(io, 'cli.verify.asks-absence', {
    log,
    peer,
    from: timeText(window.fromMs),
    to: timeText(window.toMs),
  });
  if (units) line(io, 'cli.verify.asks-units', { units: units.join(', ') });
  if (during)
    line(io, 'cli.verify.asks-during', { from: timeText(during.fromMs), to: timeText(during.toMs) });
}

export function sayVerdict(io: Io, verdict: PackVerdict): void {
  line(io, verdict.mode === 'exercise' ? 'cli.verify.exercise' : 'cli.verify.live');
  sayQuestion(io, verdict);
  line(io, ANSWERS[verdict.answer]);
  for (const { what, index } of verdict.missing) {
    const sentence = `cli.missing.${what}` as const;
    line(io, sentence, { index: index === null ? '-' : String(index) });
  }
  for (const finding of verdict.findings) {
    if (finding.type === 'receipt') {
      const { by, of, receivedTime, index } = finding;
      line(io, 'cli.verify.receipt', { by, hash: of, at: timeText(Date.parse(receivedTime)), index });
    } else if (finding.kind !== null) {
      const { index, kind, from, act, time } = finding;
      line(io, 'cli.verify.entry', {
        index,
        kind,
        from: from ?? '-',
        act: act ?? '-',
        at: timeText(Date.parse(time)),
      });
    }
  }
  const closed = verdict.findings.filter(
    (finding) => finding.type === 'entry' && finding.kind === null,
  ).length;
  if (closed > 0) line(io, 'cli.verify.headers', { count: closed });
  for (const { origin, size, quorum, time, cosignatures } of verdict.checkpoints) {
    line(io, 'cli.verify.checkpoint', { origin, size });
    // Peers' states stand beside it for their receipts; the question is about this one.
    if (origin !== verdict.question.log) continue;
    line(io, `cli.verify.quorum-${quorum}`, { at: time === null ? '-' : timeText(Date.parse(time)) });
    for (const { witness, time: at } of cosignatures)
      line(io, 'cli.verify.cosigned', { witness, at: timeText(Date.parse(at)) });
  }
  for (const { name: witness, party, fingerprint } of verdict.witnesses) {
    if (party !== null) line(io, 'cli.verify.witness-of', { witness, party });
    else line(io, 'cli.verify.witness-compare', { witness, fingerprint: groups(fingerprint) });
  }
  for (const { party, role, fingerprint, trusted } of verdict.keys) {
    if (role !== 'root') continue;
    line(io, trusted ? 'cli.verify.trusted' : 'cli.verify.compare', {
      party,
      fingerprint: groups(fingerprint),
    });
  }
}
