/** The plans that a new one has to be compared with exactly: those of other parties whose boxes meet its own. */
import { mayMeet } from './box.ts';
import type { Plan } from './plan.ts';

/** Plans of other parties that could come within `reachM` of `plan`. Leaves out none that does. */
export function plansNear(plan: Plan, others: readonly Plan[], reachM: number): Plan[] {
  return others.filter((other) => other.party !== plan.party && mayMeet(plan.box, other.box, reachM));
}
