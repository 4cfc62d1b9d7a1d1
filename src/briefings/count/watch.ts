/** Alerts of this node's own watch by what they are about; those of others, told apart; sightings; what a person closed. */
import type { SignalType } from '../../watch/index.ts';
import { type Count, type Counts, count, counted, type Detail } from '../figure.ts';
import type { FigureId } from '../figures.ts';
import type { DayFacts, RowOf } from '../gather.ts';
import { countRows, rowsOf, sides } from './select.ts';

/** Which figure an alert belongs to, and the name of its part there; lost has no parts. */
const PLACE: Readonly<Record<SignalType, readonly [FigureId, string | null]>> = {
  'off corridor': ['watch.deviations', 'off corridor'],
  'not where declared': ['watch.deviations', 'not where declared'],
  early: ['watch.schedule', 'early'],
  late: ['watch.schedule', 'behind'],
  halted: ['watch.schedule', 'halted'],
  overdue: ['watch.schedule', 'overdue'],
  lost: ['watch.lost', null],
  closing: ['watch.encounters', 'closing'],
  contact: ['watch.encounters', 'contact'],
  'conduct distance': ['watch.conduct', 'conduct distance'],
  'conduct speed': ['watch.conduct', 'conduct speed'],
};

type Alert = RowOf<'alert'>;

/** Whole metres, tenths below ten; nothing for units that met nobody. */
function closest(alerts: readonly Alert[]): Detail[] {
  const metres = alerts.flatMap(({ fact }) => fact.minDistanceM ?? []);
  if (metres.length === 0) return [];
  const least = Math.min(...metres);
  const step = least < 10 ? 10 : 1;
  return [{ key: 'briefings.d.closest', params: { metres: Math.round(least * step) / step } }];
}

/** Alerts first told in the day, with all that was told of them in it. */
function begun(alerts: readonly Alert[]): Alert[][] {
  const byThing = Map.groupBy(alerts, ({ fact }) => fact.thing);
  return [...byThing.values()].filter((told) => told.some(({ fact }) => fact.first));
}

export function countWatch(facts: DayFacts): Counts {
  const { me, open } = facts;
  const alerts = rowsOf(facts, 'alert');
  const own = begun(alerts.filter(({ from }) => from === me));
  const takenBack = own.filter((told) => told.some(({ fact }) => fact.takenBack));
  const stands = own.filter((told) => !takenBack.includes(told));
  const parts: Record<string, Count> = {};
  for (const [type, [whole, part]] of Object.entries(PLACE)) {
    const here = stands.filter((told) => told.find(({ fact }) => fact.first)?.fact.type === type).flat();
    const held = parts[whole]?.entries ?? [];
    parts[whole] = count([...held, ...countRows(here).entries]);
    if (part !== null) parts[`${whole}.${part}`] = { ...countRows(here), details: closest(here) };
  }
  for (const whole of ['watch.encounters', 'watch.conduct'] as const) {
    const meetings = stands.flat().filter(({ fact }) => PLACE[fact.type][0] === whole);
    parts[whole] = { ...(parts[whole] as Count), details: closest(meetings) };
  }
  const asked = rowsOf(facts, 'message').filter(({ fact }) => fact.phrase === 'are these yours');
  const closed = rowsOf(facts, 'alert closed');
  return {
    ...(parts as Counts),
    'watch.taken-back': countRows(takenBack.flat()),
    'watch.received': countRows(begun(alerts.filter(({ from }) => from !== me)).flat()),
    ...sides('watch.sightings', asked, me),
    'watch.closed': countRows(closed),
    'watch.open': count(open.alert.map(({ thing, opened }) => counted(opened, thing))),
  };
}
