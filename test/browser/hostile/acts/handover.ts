/** The watch handed over, and taken. */
import type { NodeProcess } from '../../../system/harness.ts';
import type { Acts } from './acts.ts';

async function give(acts: Acts, west: NodeProcess): Promise<string> {
  const { words } = acts;
  const { entries } = await acts.do(west, 'handover.give', {
    incoming: words.for('incoming', 200),
    office: words.for('office', 200),
    words: words.for('handover', 10_000),
    language: 'en',
  });
  return entries?.[0]?.id as string;
}

/** At west, twice: one that an officer took, one that waits. */
export async function handOver(acts: Acts, west: NodeProcess): Promise<string[]> {
  const { words } = acts;
  const first = await give(acts, west);
  await west.signIn('bob');
  await acts.do(west, 'handover.take', {
    handoverId: first,
    words: words.for('taken', 10_000),
    language: 'en',
  });
  await west.signIn();
  return [first, await give(acts, west)];
}

/** One that waits for whoever else is signed in at west. */
export async function relieve(acts: Acts, west: NodeProcess): Promise<string> {
  await west.signIn('bob');
  try {
    return await give(acts, west);
  } finally {
    await west.signIn();
  }
}
