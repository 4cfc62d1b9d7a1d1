/** The fields of the set-up page, as a browser sends them. Nothing is judged here but the two passwords. */
import { ROLES, refuse } from '../../contract/index.ts';
import { checkPlan, type Draft, type Plan, type PlanFault } from '../../node/index.ts';

/** Room for as many offices, and names as long, as a party may have; the page takes no more in any field. */
export const MOST_CHARACTERS = 16_384;
/** Every field full of characters of which each takes nine bytes on the way: nothing that a page took is refused unread. */
export const MAX_FORM_BYTES = 262_144;

/** Names of the inputs; the page shows a fault beside the one that it names. */
export const FIELDS = [
  'party',
  'nameEn',
  'nameRu',
  'nameAr',
  'mode',
  'offices',
  'officer',
  'officerName',
  'officerOffice',
  'password',
  'again',
  'zone',
  'url',
  'host',
] as const;
export type Field = (typeof FIELDS)[number];
export type Typed = Readonly<Record<Field, string>>;

export const DEFAULTS: Typed = {
  party: '',
  nameEn: '',
  nameRu: '',
  nameAr: '',
  mode: '',
  offices: 'watch\nliaison\ncommand',
  officer: '',
  officerName: '',
  officerOffice: 'watch',
  password: '',
  again: '',
  zone: '',
  url: '',
  host: '127.0.0.1',
};

/** `application/x-www-form-urlencoded`. Of a field given twice the first counts; unknown ones are passed over. Never throws. */
export function readForm(body: string): Typed {
  const given = new URLSearchParams(body);
  const typed: Record<string, string> = {};
  for (const field of FIELDS) typed[field] = (given.get(field) ?? '').slice(0, MOST_CHARACTERS);
  return typed as Record<Field, string>;
}

export function draftOf(typed: Typed, port: number): Draft {
  const { party, nameEn, nameRu, nameAr, mode, zone, url, host } = typed;
  const { officer: id, officerName: name, officerOffice: office, password } = typed;
  return {
    party,
    nameEn,
    nameRu,
    nameAr,
    mode,
    zone,
    url,
    host,
    port,
    offices: typed.offices.split(/\r?\n/).filter((line) => line.trim() !== ''),
    officers: [
      {
        id,
        name,
        office,
        password,
        roles: ROLES,
      },
    ],
  };
}

const OFFICER_FIELDS: Readonly<Record<string, Field>> = {
  'officers.0.id': 'officer',
  'officers.0.name': 'officerName',
  'officers.0.office': 'officerOffice',
  'officers.0.password': 'password',
};

export interface FieldFault {
  field: Field;
  refusal: PlanFault['refusal'];
}

function fieldOf(name: string): Field {
  const field = OFFICER_FIELDS[name] ?? FIELDS.find((one) => one === name);
  // Port and roles are not typed here, so nothing can be wrong with them.
  if (field === undefined) throw new Error(`no input is called ${name}`);
  return field;
}

/** What can be made of it, or every fault, in the order of the page. */
export function planOf(typed: Typed, port: number): Plan | FieldFault[] {
  const checked = checkPlan(draftOf(typed, port));
  const faults: FieldFault[] = Array.isArray(checked)
    ? checked.map(({ field, refusal }) => ({ field: fieldOf(field), refusal }))
    : [];
  if (typed.password !== typed.again) {
    faults.push({ field: 'again', refusal: refuse('SERVER_PASSWORDS_DIFFER') });
  }
  if (faults.length === 0 && !Array.isArray(checked)) return checked;
  return faults.sort((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field));
}
