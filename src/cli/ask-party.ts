/** A party from options and, where a person sits at the terminal, from answers to what the options left open. */
import { RefusalError, ROLES, refuse } from '../contract/index.ts';
import { checkPlan, type Draft, type DraftOfficer, type Plan, type PlanFault } from '../node/index.ts';
import { sayRefusal } from '../text/index.ts';
import type { AskPerson } from './ask.ts';
import { type Io, note, type Sentence, tell } from './verb.ts';

export interface PartyOptions {
  party?: string;
  mode?: string;
  nameEn?: string;
  nameRu?: string;
  nameAr?: string;
  port?: number;
  host?: string;
  url?: string;
  zone?: string;
  office?: string[];
  officer?: string;
  officerName?: string;
  officerOffice?: string;
  role?: string[];
  anotherOfficer?: DraftOfficer[];
}

const OFFICES = ['watch', 'liaison', 'command'];

/** The option by which a field is given, as it stands on the command line. */
const OPTION_OF: Readonly<Record<string, string>> = {
  party: '--party',
  mode: '--mode',
  nameEn: '--name-en',
  nameRu: '--name-ru',
  nameAr: '--name-ar',
  url: '--url',
  host: '--host',
  port: '--port',
  zone: '--zone',
  offices: '--office',
  'officers.0.id': '--officer',
  'officers.0.name': '--officer-name',
  'officers.0.office': '--officer-office',
  'officers.0.roles': '--role',
  'officers.0.password': '--password-file',
};

function nameOf(field: string): string {
  return OPTION_OF[field] ?? (field.startsWith('officers.') ? '--another-officer' : field);
}

export function draftFrom(options: PartyOptions, password: string): Draft {
  const offices = options.office ?? OFFICES;
  return {
    party: options.party ?? '',
    mode: options.mode ?? '',
    nameEn: options.nameEn ?? '',
    nameRu: options.nameRu ?? '',
    nameAr: options.nameAr ?? '',
    url: options.url ?? '',
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 8440,
    zone: options.zone ?? '',
    offices,
    officers: [
      {
        id: options.officer ?? 'admin',
        name: options.officerName ?? 'Administrator',
        office: options.officerOffice ?? offices[0] ?? '',
        roles: options.role ?? ROLES,
        password,
      },
      ...(options.anotherOfficer ?? []),
    ],
  };
}

/** @throws RefusalError CLI_MISSING_OPTION, or CLI_PARTY_FIELD for the first field that is wrong */
export function planFrom(io: Io, draft: Draft, table: Parameters<typeof sayRefusal>[1]): Plan {
  const checked = checkPlan(draft);
  if (!Array.isArray(checked)) return checked;
  const [{ field, refusal }] = checked as [PlanFault];
  const name = nameOf(field);
  const needed = ['party', 'mode', 'nameEn', 'nameRu', 'nameAr'].find((one) => draft[one as 'party'] === '');
  if (needed) throw new RefusalError(refuse('CLI_MISSING_OPTION', { name: nameOf(needed) }));
  const { what, mend } = sayRefusal(io.language, table, refusal);
  throw new RefusalError(refuse('CLI_PARTY_FIELD', { name, what, mend }));
}

interface Question {
  /** Field of the plan that the answer decides. */
  field: string;
  says: Sentence;
  given(options: PartyOptions): boolean;
  /** What stands where the person just presses Enter; null where an answer is needed. */
  otherwise(options: PartyOptions): string | null;
  take(options: PartyOptions, answer: string): void;
}

function plain(
  field: keyof PartyOptions & string,
  says: Sentence,
  otherwise: string | null,
  as: string = field,
): Question {
  return {
    field: as,
    says,
    given: (options) => options[field] !== undefined,
    otherwise: () => otherwise,
    take: (options, answer) => Object.assign(options, { [field]: answer }),
  };
}

const QUESTIONS: readonly Question[] = [
  plain('party', 'cli.ask.party', null),
  plain('nameEn', 'cli.ask.name-en', null),
  plain('nameRu', 'cli.ask.name-ru', null),
  plain('nameAr', 'cli.ask.name-ar', null),
  plain('mode', 'cli.ask.mode', 'exercise'),
  {
    field: 'offices',
    says: 'cli.ask.offices',
    given: ({ office }) => office !== undefined,
    otherwise: () => OFFICES.join(', '),
    take: (options, answer) => {
      options.office = answer.split(',').map((office) => office.trim());
    },
  },
  plain('officer', 'cli.ask.officer', 'admin', 'officers.0.id'),
  plain('officerName', 'cli.ask.officer-name', null, 'officers.0.name'),
  {
    ...plain('officerOffice', 'cli.ask.officer-office', null, 'officers.0.office'),
    otherwise: ({ office }) => office?.[0] ?? OFFICES[0] ?? null,
  },
  plain('zone', 'cli.ask.zone', ''),
  plain('host', 'cli.ask.host', '127.0.0.1'),
  {
    ...plain('port', 'cli.ask.port', '8440'),
    take: (options, answer) => {
      options.port = /^\d{1,5}$/.test(answer) ? Number(answer) : Number.NaN;
    },
  },
  plain('url', 'cli.ask.url', ''),
];

/** Asks for what no option gave, again where the answer is wrong. */
export async function askForParty(
  io: Io,
  ask: AskPerson,
  given: PartyOptions,
  table: Parameters<typeof sayRefusal>[1],
): Promise<PartyOptions> {
  const options = { ...given };
  note(io, 'cli.ask.begin');
  for (const question of QUESTIONS) {
    if (question.given(options)) continue;
    const otherwise = question.otherwise(options);
    const shown = `${tell(io, question.says)}${otherwise ? ` [${otherwise}]` : ''}: `;
    for (;;) {
      const typed = (await ask(shown)).trim();
      question.take(options, typed === '' ? (otherwise ?? '') : typed);
      const fault = faultOf(options, question.field);
      if (!fault) break;
      const { what, mend } = sayRefusal(io.language, table, fault.refusal);
      io.err(`  ${what} ${mend}\n`);
    }
  }
  return options;
}

/** The password typed twice; empty: one is made. */
export async function askForPassword(
  io: Io,
  ask: AskPerson,
  table: Parameters<typeof sayRefusal>[1],
): Promise<string | null> {
  for (;;) {
    const typed = await ask(`${tell(io, 'cli.ask.password')}: `, true);
    if (typed === '') return null;
    const fault = faultOf({}, 'officers.0.password', typed);
    if (fault) {
      const { what, mend } = sayRefusal(io.language, table, fault.refusal);
      io.err(`  ${what} ${mend}\n`);
      continue;
    }
    if ((await ask(`${tell(io, 'cli.ask.password-again')}: `, true)) === typed) return typed;
    note(io, 'cli.ask.password-differs');
  }
}

function faultOf(
  options: PartyOptions,
  field: string,
  password = 'not asked for yet',
): PlanFault | undefined {
  const checked = checkPlan(draftFrom(options, password));
  return Array.isArray(checked) ? checked.find((fault) => fault.field === field) : undefined;
}
