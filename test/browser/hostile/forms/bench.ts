/** An officer who types hostile words into one form after the other, looking at each as wide and as narrow as it comes. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Trilingual } from '../../../../src/contract/index.ts';
import type { Desk } from '../../kit.ts';
import type { Besieged } from '../besieged.ts';
import { textFields, typeHostile, unmarked } from '../typed.ts';
import { type HostileWords, isHostile } from '../words.ts';
import type { SourceField } from './sources.ts';

export class Bench {
  readonly desk: Desk;
  readonly besieged: Besieged;
  readonly words: HostileWords;
  /** Looks at the page as it stands, and keeps what is wrong with it. */
  readonly look: (where: string) => Promise<void>;
  readonly faults: string[] = [];
  readonly #sources: readonly SourceField[];
  /** Labels typed under, form by form. */
  #labels = new Set<string>();
  readonly #files = new Set<string>();

  constructor(
    desk: Desk,
    besieged: Besieged,
    words: HostileWords,
    sources: readonly SourceField[],
    look: (where: string) => Promise<void>,
  ) {
    this.desk = desk;
    this.besieged = besieged;
    this.words = words;
    this.#sources = sources;
    this.look = look;
  }

  /** Types into every text field that stands there: 10 kB first, then as much as it takes. What holds such words is left. */
  async type(where: string, scope: Locator = this.desk.page.locator('.panel')): Promise<void> {
    const fields = await textFields(scope);
    assert.ok(fields.length > 0, `${where}: no field to type into`);
    for (const field of fields) {
      this.#labels.add(field.label);
      // What was typed in one form of the plan stands in the next.
      if (isHostile(await field.field.inputValue())) continue;
      const fault = await typeHostile(field, this.words);
      if (fault) this.faults.push(`${where}: ${fault}`);
    }
    await this.look(where);
  }

  /** What the node or the page said to it, in words that stand on the page as text. */
  async answered(where: string, answer: Locator): Promise<void> {
    await answer.first().waitFor();
    const said = (await answer.first().innerText()).trim();
    if (!/[\p{L}\p{M}]{3,}/u.test(said) || /undefined|\[object|Error:/.test(said))
      this.faults.push(`${where}: no plain answer: ${JSON.stringify(said.slice(0, 160))}`);
    await this.look(`${where}, answered`);
  }

  /** Something of ours in place of the hostile words, where only that goes on. */
  async fill(label: Trilingual, value: string, params: Record<string, string | number> = {}): Promise<void> {
    const wanted = unmarked(this.desk.say(label, params));
    const fields = await textFields(this.desk.page.locator('.panel'));
    const found = fields.filter((field) => field.label === wanted);
    assert.ok(found.length > 0, `no field ${wanted}`);
    for (const { field } of found) await field.fill(value);
  }

  /** Of a few ways, the one with these words. */
  async pick(way: Trilingual): Promise<void> {
    await this.desk.page
      .locator('label.react-aria-Radio', { hasText: this.desk.say(way) })
      .first()
      .click();
  }
  /** `files`, from `console/panels/`: their fields are all typed into by `act`, and no other. */
  async form(files: readonly string[], act: () => Promise<void>): Promise<void> {
    this.#labels = new Set();
    const paths = files.map((file) => `panels/${file}`);
    await act();
    const sources = this.#sources.filter(({ file }) => paths.includes(file));
    const known = sources.flatMap(({ file, labels }) =>
      labels.map((label) => ({ file, label: this.#pattern(label) })),
    );
    for (const path of paths) {
      assert.ok(
        sources.some(({ file }) => file === path),
        `${path} has no text field`,
      );
      this.#files.add(path);
    }
    for (const { file, label } of known)
      if (![...this.#labels].some((typed) => label.test(typed)))
        this.faults.push(`${file}: ${label} was not typed into`);
    for (const typed of this.#labels)
      if (!known.some(({ label }) => label.test(typed)))
        this.faults.push(`${files.join(', ')}: ${typed} stands in no source that was read`);
  }

  /** Text fields of the sources that no form typed into. */
  left(): string[] {
    return [...new Set(this.#sources.map(({ file }) => file))].filter((file) => !this.#files.has(file));
  }

  #pattern(label: Trilingual): RegExp {
    const parts = unmarked(label[this.desk.language]).split(/\{\w+\}/);
    return new RegExp(`^${parts.map((part) => part.replaceAll(/[^\p{L}\p{N}\s]/gu, '\\$&')).join('.+')}$`);
  }
}
