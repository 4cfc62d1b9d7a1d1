/** Tells what the nodes' watches warn of while the demo day runs: each alert once, by the party that raised it. */
import { isRefusal } from '../contract/index.ts';
import { type Language, say } from '../text/index.ts';
import { type Signal, sentenceOf } from '../watch/index.ts';
import { DUTY } from './demo-folder.ts';
import type { Driver } from './driver.ts';
import type { Scenario } from './file.ts';
import { text } from './text.ts';

const LOOK_MS = 700;

export class DemoAlarms {
  readonly #driver: Driver;
  readonly #scenario: Scenario;
  readonly #language: Language;
  readonly #print: (line: string) => void;
  readonly #told = new Set<string>();
  readonly #clock: NodeJS.Timeout;
  #looking: Promise<void> | null = null;

  constructor(driver: Driver, scenario: Scenario, language: Language, print: (line: string) => void) {
    this.#driver = driver;
    this.#scenario = scenario;
    this.#language = language;
    this.#print = print;
    this.#clock = setInterval(() => {
      this.#looking ??= this.#look()
        // A node that is away is told of by who watches over it.
        .catch(() => {})
        .finally(() => {
          this.#looking = null;
        });
    }, LOOK_MS);
  }

  async #look(): Promise<void> {
    for (const [party, { names }] of Object.entries(this.#scenario.parties)) {
      const answer = await this.#driver.query({ node: party, officer: DUTY }, 'watch.alerts', { limit: 100 });
      if (isRefusal(answer)) continue;
      const { alerts } = answer as { alerts: { from: string; alertId: string; first: Signal }[] };
      for (const { from, alertId, first } of alerts.toReversed()) {
        if (from !== party || this.#told.has(alertId)) continue;
        this.#told.add(alertId);
        const what = sentenceOf(this.#language, first);
        this.#print(say(this.#language, text['scenario.warns'], { party: names[this.#language], what }));
      }
    }
  }

  /** After the look that is under way. */
  async close(): Promise<void> {
    clearInterval(this.#clock);
    await this.#looking;
  }
}
