/** In which language the command speaks: as asked by --lang, else as the environment says, else English. */
import { type Refusal, refuse } from '../contract/index.ts';
import { LANGUAGES, type Language } from '../text/index.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

function fromEnvironment(env: Environment): Language {
  // POSIX: LC_ALL goes before LC_MESSAGES, which goes before LANG.
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return LANGUAGES.find((language) => language === locale.slice(0, 2).toLowerCase()) ?? 'en';
}

/**
 * Looks for `--lang` before anything else is read, so that help and refusals come in it too. With a language that
 * there is not, the refusal comes in the environment's.
 */
export function languageOf(
  args: readonly string[],
  env: Environment,
): { language: Language; refusal: Refusal | null } {
  const end = args.indexOf('--');
  const words = end < 0 ? args : args.slice(0, end);
  const at = words.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const fallback = fromEnvironment(env);
  if (at < 0) return { language: fallback, refusal: null };
  const given = words[at] === '--lang' ? words[at + 1] : (words[at] as string).slice('--lang='.length);
  const language = LANGUAGES.find((one) => one === given);
  if (language) return { language, refusal: null };
  const choices = LANGUAGES.join(', ');
  return {
    language: fallback,
    refusal: refuse('CLI_CHOICE', { name: '--lang', given: (given ?? '').slice(0, 60), choices }),
  };
}
