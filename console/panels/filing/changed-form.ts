/** A proposed change, as the form takes it. Pure. */
import type { Proposal } from '../../../src/conflicts/index.ts';
import { rowsOf } from './amended.ts';
import type { Form } from './form.ts';

/** Points with their times, each given; what else the notice says stays as it is. null: no change of a movement. */
export function formChanged(form: Form, { route, times }: Proposal['change']): Partial<Form> | null {
  if (route.type !== 'corridor' || times.type !== 'passage') return null;
  // Halts and the turn are kept by the route that the form was made from: now this one.
  const base = { who: {}, people: {}, ...form.base, route };
  return { points: rowsOf(route, times.atMs), timing: 'each', base };
}
