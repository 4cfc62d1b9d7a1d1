/** The line: messages in numbered phrases, read-back, silence clocks, ultimatums, recorded calls. */
import type { Room } from '../contract/index.ts';
import { answers } from './answers.ts';
import { callCommand } from './call-command.ts';
import { due } from './due.ts';
import { lineKinds } from './kinds.ts';
import { queries } from './queries.ts';
import { refusals } from './refusals.ts';
import { respondCommands } from './respond.ts';
import { sendCommands } from './send.ts';
import { text } from './text.ts';
import { view } from './view.ts';

export type { MessageView, StandingView } from './answers.ts';
export { CALL_STATES, type CallSide, type CallState, type CallView } from './call.ts';
export { CALL_EVENTS, type CallEventName, PURPOSES } from './kinds.ts';
export { FAULTS, MARKS, type Mark } from './message.ts';
export { SILENCE_MINUTES } from './obligation.ts';
export {
  GRAVE,
  isGrave,
  OPENING,
  OPENING_NAMES,
  type OpeningName,
  REPLIES,
  REPLY_NAMES,
  type ReplyName,
  repliesTo,
} from './phrase.ts';
export {
  compareReadBack,
  type Difference,
  PLACE_TOLERANCE_M,
  READ_BACK_RULE,
  TIME_STEP_MS,
} from './read-back.ts';
export { sayDifference, sayMessage, sayPlace, sayReply, sayTime } from './sentence.ts';

export const line: Room = {
  name: 'line',
  kinds: lineKinds,
  view,
  commands: { ...sendCommands, ...respondCommands, 'line.call': callCommand },
  queries,
  due,
  answers,
  needs: ['parties.peers', 'parties.observers', 'parties.deliveries', 'notices.byId', 'terms.reply'],
  refusals,
  text,
};
