/** What is wrong with a form, and at which of its fields. Pure. */
import type { Params, Refusal } from '../../../src/contract/index.ts';
import type { text } from './wrong-text.ts';

export type WrongText = keyof typeof text;
/** `at`: the field, `depart` or `points.3.place`. */
export interface Wrong {
  at: string;
  says: Refusal | { text: WrongText; params: Params };
  /** Nothing was entered yet: said at the field only once somebody tried to send. */
  missing: boolean;
}

/** Collects what is wrong while a form is read. */
export class Wrongs {
  readonly all: Wrong[] = [];

  missing(at: string, text: WrongText = 'missing'): null {
    this.all.push({ at, says: { text, params: {} }, missing: true });
    return null;
  }
  add(at: string, text: WrongText, params: Params = {}): null {
    this.all.push({ at, says: { text, params }, missing: false });
    return null;
  }
  refused(at: string, refusal: Refusal): null {
    this.all.push({ at, says: refusal, missing: false });
    return null;
  }
}
