/** Messages of other parties that no officer here has acknowledged: they call for somebody as an alarm does. Pure. */
import type { MessageView } from '../../../src/line/index.ts';
import type { Sounding } from './quiet.ts';

/** What is known of a message without opening it. */
export type Calling = Pick<
  MessageView,
  'from' | 'messageId' | 'precedence' | 'standings' | 'withdrawn' | 'closed' | 'localMs'
> & { wording: Pick<MessageView['wording'], 'version'> };

const URGENT: ReadonlySet<string> = new Set(['flash', 'immediate']);
/** Asked to act, and at once; what comes for information sounds once. */
export function isUrgent({ precedence, standings }: Calling, me: string): boolean {
  return (
    URGENT.has(precedence) &&
    standings.some(({ party, for: purpose }) => party === me && purpose === 'action')
  );
}

/** Those addressed to `me`, urgent ones first, then by how long they have been waiting. */
export function callingOf<Message extends Calling>(messages: readonly Message[], me: string): Message[] {
  return messages
    .filter(
      ({ from, withdrawn, closed, standings }) =>
        from !== me &&
        !withdrawn &&
        !closed &&
        standings.some(({ party, acknowledged }) => party === me && !acknowledged),
    )
    .toSorted((a, b) => Number(isUrgent(b, me)) - Number(isUrgent(a, me)) || a.localMs - b.localMs);
}

/** A new wording calls anew. */
export function soundingOf(message: Calling, me: string): Sounding {
  const { from, messageId, wording } = message;
  const tone = isUrgent(message, me) ? 'urgent' : 'notice';
  return { id: `line/${from}/${messageId}/${wording.version}`, tone, level: 1 };
}
