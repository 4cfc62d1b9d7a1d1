/** The plans and rules that the live watch goes by: notices with an exact route, and the clauses in force. */
import type { NoticeView } from '../notices/index.ts';
import { clausesOf, type Terms } from '../terms/index.ts';
import { type Outcome, onPlan, onPlanEnded, onRules, type Plan, type WatchState } from '../watch/index.ts';
import type { ParleyNode } from './node.ts';

/** A movement stays a plan for so long after its end: overdue is said in that time. */
const AFTER_MS = 6 * 3_600_000;
/** A plan is loaded so long before it may begin. */
const BEFORE_MS = 48 * 3_600_000;
/** Where no corridor clause binds the party. */
const NO_CLAUSE = { toleranceM: 100, sustainedS: 120, clause: null };

type Step = (state: WatchState) => Outcome;

export class Plans {
  readonly #node: ParleyNode;
  /** Plan by unit and notice, as text, to see what changed. */
  #held = new Map<string, { plan: Plan; text: string }>();

  constructor(node: ParleyNode) {
    this.#node = node;
  }

  async #corridorOf(party: string, atMs: number): Promise<Plan['corridor']> {
    const terms = await this.#node.ask<Terms | null>('terms.inForce', { atMs, parties: [party] });
    const clause = terms && clausesOf(terms, 'corridor', party)[0];
    return clause
      ? { toleranceM: clause.toleranceM, sustainedS: clause.sustainedS, clause: clause.id }
      : NO_CLAUSE;
  }

  async #plansOf(view: NoticeView, atMs: number): Promise<Plan[]> {
    const { route, times, who } = view.fields;
    if (route?.type !== 'corridor' || times?.type !== 'passage' || !who) return [];
    const path = {
      points: route.points,
      atMs: times.atMs,
      earlyMs: times.earlyS * 1000,
      lateMs: times.lateS * 1000,
      halfWidthM: route.halfWidthM,
    };
    const corridor = await this.#corridorOf(view.party, atMs);
    return who.units.map((unit) => ({
      party: view.party,
      unit,
      noticeId: view.noticeId,
      version: view.version,
      path,
      corridor,
    }));
  }

  /** What the engine must be told to be up to date with notices and terms. */
  async changes(): Promise<Step[]> {
    const nowMs = this.#node.clock.now();
    const terms = await this.#node.ask<Terms | null>('terms.inForce', { atMs: nowMs });
    const steps: Step[] = [(state) => onRules(state, { conduct: terms ? clausesOf(terms, 'conduct') : [] })];
    const span = { fromMs: nowMs - AFTER_MS, toMs: nowMs + BEFORE_MS };
    const views = await this.#node.ask<NoticeView[]>('notices.active', span);
    const next = new Map<string, { plan: Plan; text: string }>();
    for (const view of views) {
      for (const plan of await this.#plansOf(view, nowMs)) {
        next.set(`${plan.party}/${plan.unit}/${plan.noticeId}`, { plan, text: JSON.stringify(plan) });
      }
    }
    for (const [key, { plan, text }] of next) {
      if (this.#held.get(key)?.text !== text) steps.push((state) => onPlan(state, plan));
    }
    for (const [key, { plan }] of this.#held) {
      if (!next.has(key)) steps.push((state) => onPlanEnded(state, plan));
    }
    this.#held = next;
    return steps;
  }
}
