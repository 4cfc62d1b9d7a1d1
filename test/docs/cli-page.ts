/** docs/reference/cli.md: every verb, as the command itself declares it. */
import { text } from '../../src/cli/text.ts';
import type { ArgSpec, OptionSpec, Verb } from '../../src/cli/verb.ts';
import { verbs } from '../../src/cli/verbs/index.ts';
import { pattern, plain } from './pattern.ts';

type Sentence = keyof typeof text;

function sentence(key: string): string {
  if (!Object.hasOwn(text, key)) throw new Error(`no sentence ${key}`);
  return plain(pattern('en', text[key as Sentence]));
}

/** `--early <minutes>` → early; `-o, --output <file>` → output; `--no-wait` → no-wait. */
function longName(flags: string): string {
  const name = /--([\w-]+)/.exec(flags)?.[1];
  if (name === undefined) throw new Error(`no long name in ${flags}`);
  return name;
}

function optionRow({ flags, says, many, otherwise, required }: OptionSpec): string {
  // The sentence of `--no-wait` goes by either name.
  const name = longName(flags);
  const key =
    says ?? (Object.hasOwn(text, `cli.o.${name}`) ? `cli.o.${name}` : `cli.o.${name.replace(/^no-/, '')}`);
  const left = required ? 'must stand' : otherwise === undefined ? '' : plain(String(otherwise));
  return `| \`${flags.replaceAll('|', '\\|')}\` | ${sentence(key)}${many ? '; may be given again' : ''} | ${left} |`;
}

function argRow({ flags, says }: ArgSpec): string {
  return `| \`${flags}\` | ${sentence(says)} | ${flags.startsWith('<') ? 'must stand' : ''} |`;
}

function section({ name, args = [], options = [], json }: Verb): string {
  const words = args.map(({ flags }) => flags).join(' ');
  const rows = [
    ...args.map(argRow),
    ...options.map(optionRow),
    ...(json ? [`| \`--json\` | ${sentence('cli.o.json')} | |`] : []),
  ];
  const table = rows.length > 0 ? ['', '| | what | when left out |', '|---|---|---|', ...rows] : [];
  return [
    `## ${name}`,
    '',
    `\`parley ${name}${words ? ` ${words}` : ''}\`: ${sentence(`cli.v.${name}`)}.`,
    ...table,
  ].join('\n');
}

const HEAD = `# Command line

\`npx parley\` in a checkout, \`parley\` when installed. Data go to standard output, everything said beside to standard error. Exit codes: **0** done,
**1** the answer is no, **2** wrong use, **3** failed. Every verb has \`--help\` and \`--lang en|ru|ar\` (otherwise the language of the environment).
Times are RFC 3339 with a zone (\`2020-08-25T07:00:00Z\`), date-time groups (\`251000CAUG20\`), \`now\`, or counted from now (\`+30m\`, \`-2h\`, \`+1d\`); or local time (\`2020-08-25 10:00\`)
where \`$PARLEY_ZONE\` names its zone, which is also the one in which times are shown beside UTC (otherwise the node’s own).

Verbs that talk to a node find it by \`--node\`, \`--officer\` and \`--password-file\`; by a profile (\`--profile\`, or the variable \`PARLEY_PROFILE\`): JSON with \`url\`, \`officer\`
and \`password\` or \`passwordFile\`; or else by the demo that runs in this folder. Verbs that read a record take \`--config\` or \`--data\`, need no secret, and
work beside a running node.

This page is made from the verbs by \`node scripts/docs.mjs\`.`;

export function cliPage(): string {
  const index = verbs.map(({ name }) => `[${name}](#${name.replaceAll(' ', '-')})`).join(' · ');
  return `${[HEAD, index, ...verbs.map(section)].join('\n\n')}\n`;
}
