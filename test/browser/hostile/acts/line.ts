/** Messages of every sort with what is answered to them, and recorded calls. */
import type { NodeProcess } from '../../../system/harness.ts';
import type { Acts, Answer } from './acts.ts';

/** Party and id of each message. */
export async function onTheLine(
  acts: Acts,
  west: NodeProcess,
  east: NodeProcess,
): Promise<[string, string][]> {
  const { words } = acts;
  const to = (party: 'west' | 'east') => {
    const by = party === 'west' ? 'east' : 'west';
    return [
      { party, office: words.for('office meant', 200), for: 'action' },
      {
        party: words.for(`not enrolled, named by ${by}`, 200),
        office: words.for('office of one not enrolled', 200),
        for: 'information',
      },
    ];
  };
  const name = (field: string): string => words.for(field, 200);
  const sent = await acts.do(east, 'line.send', {
    phrase: 'free text',
    to: to('west'),
    office: name('office'),
    words: words.for('message', 10_000),
    language: 'en',
  });
  const own = await acts.do(west, 'line.send', {
    phrase: 'casualty',
    to: to('east'),
    office: name('office'),
    words: words.for('message', 10_000),
  });
  const threat = await acts.do(east, 'line.warn', {
    phrase: 'threat',
    to: to('west'),
    office: name('office'),
    words: words.for('threat', 10_000),
  });
  const ids = (answer: Answer): string => answer['messageId'] as string;
  await acts.do(east, 'line.reword', {
    from: 'east',
    messageId: ids(threat),
    words: words.for('rewording', 10_000),
  });
  const again = await acts.do(east, 'line.send', {
    phrase: 'stop',
    to: to('west'),
    words: words.for('stop', 10_000),
  });
  const unanswered = await acts.do(east, 'line.send', {
    phrase: 'hold',
    to: to('west'),
    words: words.for('hold', 10_000),
  });
  const second = await acts.do(east, 'line.warn', {
    phrase: 'threat',
    to: to('west'),
    words: words.for('threat', 10_000),
  });
  const held = [sent, threat, again, second, unanswered].map(ids);
  const about = (messageId: string) => ({ from: 'east', messageId });
  await acts.do(west, 'line.acknowledge', {
    ...about(ids(sent)),
    words: words.for('acknowledgement', 10_000),
  });
  await acts.do(west, 'line.reply', {
    ...about(ids(sent)),
    phrase: 'free text',
    words: words.for('reply', 10_000),
  });
  await acts.whenThere(west, 'line.command-reply', {
    ...about(ids(threat)),
    phrase: 'rejected',
    words: words.for('reply', 10_000),
  });
  await acts.whenThere(west, 'line.close', {
    ...about(ids(unanswered)),
    words: words.for('closing', 10_000),
  });
  await acts.whenThere(west, 'line.command-close', {
    ...about(ids(second)),
    words: words.for('closing', 10_000),
  });
  await acts.do(east, 'line.withdraw', { ...about(ids(again)), words: words.for('withdrawal', 10_000) });
  await acts.do(east, 'line.command-withdraw', {
    ...about(ids(threat)),
    words: words.for('withdrawal', 10_000),
  });
  const call = {
    number: name('number'),
    name: name('who answered'),
    office: name('office'),
    words: words.for('call', 10_000),
  };
  const begun = await acts.do(west, 'line.call', { ...call, with: name('other end'), event: 'ringing' });
  await acts.do(west, 'line.call', {
    call: { openedBy: 'west', callId: begun['callId'] },
    event: 'answered',
    name: name('who answered'),
    office: name('office'),
    words: words.for('call', 10_000),
  });
  await acts.do(east, 'line.call', {
    ...call,
    with: 'west',
    event: 'ringing',
    words: words.for('call', 10_000),
  });
  return [...held.map((id): [string, string] => ['east', id]), ['west', ids(own)]];
}
