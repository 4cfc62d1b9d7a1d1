/** `demo`: three nodes as three processes, and a day driven through their public API. */
import { number } from '../values.ts';
import { defineVerb } from '../verb.ts';

interface DemoVerbOptions {
  speed?: number;
  headless?: boolean;
  data?: string;
}

export const demoVerb = defineVerb<DemoVerbOptions>({
  name: 'demo',
  options: [
    { flags: '--speed <number>', says: 'cli.o.times-faster', parse: number(0.1, 10_000), otherwise: 20 },
    { flags: '--headless' },
    { flags: '--data <folder>', says: 'cli.o.demo-data', otherwise: 'data/demo' },
  ],
  async run(io, options) {
    const { runDemo } = await import('../../scenario/index.ts');
    return runDemo({ ...options, language: io.language, print: (text) => io.out(`${text}\n`) });
  },
});
