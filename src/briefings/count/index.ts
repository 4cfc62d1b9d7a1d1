/** One day's facts in, every figure out. Pure: the same facts give the same figures. */
import type { Counts } from '../figure.ts';
import type { DayFacts } from '../gather.ts';
import { countConflicts } from './conflicts.ts';
import { countIncidents } from './incidents.ts';
import { countLine } from './line.ts';
import { countNotices } from './notices.ts';
import { countRecord } from './record.ts';
import { countReplies } from './replies.ts';
import { countWatch } from './watch.ts';

/** Raised when the same record may give other figures. Stands in every bulletin. */
export const RULE_VERSION = 'bulletin-1';

export function countDay(facts: DayFacts): Counts {
  return {
    ...countNotices(facts),
    ...countReplies(facts),
    ...countConflicts(facts),
    ...countWatch(facts),
    ...countLine(facts),
    ...countIncidents(facts),
    ...countRecord(facts),
  };
}
