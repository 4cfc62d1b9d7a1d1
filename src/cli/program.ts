/** Makes the command line out of the verbs: parsing, help in three languages, exit codes. */
import { Argument, Command, CommanderError, Option } from 'commander';
import { isRefusal, type Refusal, RefusalError, refuse } from '../contract/index.ts';
import { LANGUAGES } from '../text/index.ts';

import { text } from './text.ts';
import { type Io, type Sentence, tell, type Verb } from './verb.ts';

/** What the program turned out to do: run a verb, or say something and end. */
export interface Parsed {
  run: (() => Promise<0 | 1 | undefined>) | null;
  /** Whether the chosen verb was asked for JSON. */
  json: boolean;
}

const TITLES: Readonly<Record<string, Sentence>> = {
  'Usage:': 'cli.help.usage',
  'Arguments:': 'cli.help.arguments',
  'Options:': 'cli.help.options',
  'Commands:': 'cli.help.commands',
};

function sentenceOf(key: string): Sentence {
  if (!Object.hasOwn(text, key)) throw new Error(`no sentence ${key}`);
  return key as Sentence;
}

function dress(command: Command, io: Io): void {
  command
    .exitOverride()
    .showHelpAfterError(false)
    .showSuggestionAfterError(false)
    .helpCommand(false)
    .helpOption('-h, --help', tell(io, 'cli.o.help'))
    .configureOutput({ writeOut: io.out, writeErr: () => {}, outputError: () => {} })
    .configureHelp({
      styleTitle: (title) => (Object.hasOwn(TITLES, title) ? tell(io, TITLES[title] as Sentence) : title),
      optionDescription: (option) =>
        option.defaultValueDescription === undefined
          ? option.description
          : `${option.description} (${tell(io, 'cli.help.otherwise', { value: option.defaultValueDescription })})`,
    });
}

/** An option with its parser bound to its name. One that may be given again gathers its values in their order. */
function optionOf(spec: NonNullable<Verb['options']>[number], io: Io): Option {
  const option = new Option(spec.flags);
  option.description = tell(io, spec.says ?? sentenceOf(`cli.o.${option.name()}`));
  const { parse, many } = spec;
  if (many) option.description += `; ${tell(io, 'cli.help.many')}`;
  const name = `--${option.name()}`;
  if (parse || many) {
    option.argParser((given: string, before: unknown) => {
      const value = parse ? parse(given, name) : given;
      if (isRefusal(value)) throw new RefusalError(value);
      return many ? [...((before as unknown[] | undefined) ?? []), value] : value;
    });
  }
  if (spec.otherwise !== undefined) option.default(undefined, String(spec.otherwise));
  if (spec.required) option.makeOptionMandatory();
  return option;
}

function argumentOf(spec: NonNullable<Verb['args']>[number], io: Io): Argument {
  const argument = new Argument(spec.flags, tell(io, spec.says));
  const { parse } = spec;
  if (parse) {
    argument.argParser((given: string, before: unknown) => {
      const value = parse(given, argument.name());
      if (isRefusal(value)) throw new RefusalError(value);
      return argument.variadic ? [...((before as unknown[] | undefined) ?? []), value] : value;
    });
  }
  return argument;
}

/** Builds the whole program. `chosen` learns which verb is to run and with what. */
function build(verbs: readonly Verb[], version: string, io: Io, chosen: Parsed): Command {
  const program = new Command('parley');
  program.description(tell(io, 'cli.parley')).usage('[options] <command>');
  dress(program, io);
  const langOption = () => new Option('--lang <language>', tell(io, 'cli.o.lang')).choices([...LANGUAGES]);
  program.version(version, '-V, --version', tell(io, 'cli.o.version')).addOption(langOption());
  const groups = new Map<string, Command>();
  for (const verb of verbs) {
    const words = verb.name.split(' ');
    const last = words.pop() as string;
    let parent = program;
    for (const [i, word] of words.entries()) {
      const path = verb.name
        .split(' ')
        .slice(0, i + 1)
        .join(' ');
      const group =
        groups.get(path) ??
        parent
          .command(word)
          .description(tell(io, sentenceOf(`cli.v.${path}`)))
          .addOption(langOption());
      if (!groups.has(path)) dress(group, io);
      groups.set(path, group);
      parent = group;
    }
    const command = parent.command(last).description(tell(io, sentenceOf(`cli.v.${verb.name}`)));
    dress(command, io);
    command.allowExcessArguments(false);
    for (const spec of verb.args ?? []) command.addArgument(argumentOf(spec, io));
    for (const spec of verb.options ?? []) command.addOption(optionOf(spec, io));
    if (verb.json) command.option('--json', tell(io, 'cli.o.json'));
    command.addOption(langOption());
    command.action((...given: unknown[]) => {
      const options = command.opts();
      const args = given.slice(0, command.registeredArguments.length);
      chosen.json = options['json'] === true;
      chosen.run = () => verb.run({ ...io, json: chosen.json }, options, ...args);
    });
  }
  return program;
}

/** What commander found wrong, in our words. */
function refusalOf(error: CommanderError): Refusal {
  const given = (/'([^']*)'/.exec(error.message)?.[1] ?? error.message).slice(0, 100);
  switch (error.code) {
    case 'commander.unknownOption':
      return refuse('CLI_UNKNOWN_OPTION', { given });
    case 'commander.unknownCommand':
      return refuse('CLI_UNKNOWN_VERB', { given });
    case 'commander.missingArgument':
      return refuse('CLI_MISSING_ARGUMENT', { name: given });
    case 'commander.optionMissingArgument':
      return refuse('CLI_MISSING_VALUE', { name: given });
    case 'commander.missingMandatoryOptionValue':
      return refuse('CLI_MISSING_OPTION', { name: given });
    case 'commander.excessArguments':
      return refuse('CLI_TOO_MANY_ARGUMENTS');
    default:
      return refuse('CLI_USE', { problem: error.message.slice(0, 200) });
  }
}

/**
 * Reads the command line. Help and version are printed at once, and there is nothing to run then.
 * @throws RefusalError for wrong use
 */
export function parseCommandLine(
  args: readonly string[],
  verbs: readonly Verb[],
  version: string,
  io: Io,
): Parsed {
  const parsed: Parsed = { run: null, json: false };
  try {
    build(verbs, version, io, parsed).parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return parsed;
    if (error.code === 'commander.help') throw new RefusalError(refuse('CLI_NO_VERB'));
    throw new RefusalError(refusalOf(error));
  }
  return parsed;
}
