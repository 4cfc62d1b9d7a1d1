/** Questions put to a person at a terminal, one line each. What is typed for a password is not shown. */
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { RefusalError, refuse } from '../contract/index.ts';

/** The answer as typed; empty where the person just pressed Enter. Rejects with CLI_ASK_ENDED when they break off. */
export type AskPerson = (question: string, hidden?: boolean) => Promise<string>;

interface Terminal {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}

/** Shows questions; passes nothing on while what is typed is secret. */
class Screen extends Writable {
  readonly #output: NodeJS.WritableStream;
  hidden = false;
  constructor(output: NodeJS.WritableStream) {
    super();
    this.#output = output;
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    if (!this.hidden) this.#output.write(chunk);
    done();
  }
}

/** One reader for all questions: lines pasted at once answer one after the other. */
class Asker {
  readonly #screen: Screen;
  readonly #output: NodeJS.WritableStream;
  readonly #lines: Interface;
  readonly #typed: string[] = [];
  #waiting: ((line: string | null) => void) | null = null;
  #ended = false;

  constructor({ input, output }: Terminal) {
    this.#output = output;
    this.#screen = new Screen(output);
    this.#lines = createInterface({ input, output: this.#screen, terminal: true, historySize: 0 });
    this.#lines.on('line', (line) => {
      if (this.#waiting) this.#answer(line);
      else this.#typed.push(line);
    });
    this.#lines.on('SIGINT', () => this.#lines.close());
    this.#lines.on('close', () => {
      this.#ended = true;
      this.#answer(null);
    });
  }

  /** Once for each question: several lines may come in one turn. */
  #answer(line: string | null): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.(line);
  }

  async ask(question: string, hidden: boolean): Promise<string> {
    const line = await this.#next(question, hidden);
    if (line === null) throw new RefusalError(refuse('CLI_ASK_ENDED'));
    return line;
  }

  async #next(question: string, hidden: boolean): Promise<string | null> {
    const ready = this.#typed.shift();
    if (ready !== undefined) {
      this.#output.write(hidden ? `${question}\n` : `${question}${ready}\n`);
      return ready;
    }
    if (this.#ended) return null;
    this.#lines.setPrompt(question);
    this.#lines.prompt();
    this.#screen.hidden = hidden;
    try {
      return await new Promise((resolve) => {
        this.#waiting = resolve;
      });
    } finally {
      this.#screen.hidden = false;
      if (hidden) this.#output.write('\n');
      // A terminal that is being read would keep the process from ending.
      if (!this.#ended) this.#lines.pause();
    }
  }
}

export function askAt(terminal: Terminal): AskPerson {
  let asker: Asker | null = null;
  return (question, hidden = false) => {
    asker ??= new Asker(terminal);
    return asker.ask(question, hidden);
  };
}
