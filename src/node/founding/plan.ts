/** What a person says of a party that does not exist yet, and every fault in it at once, each with its field. */
import { type Mode, type Refusal, ROLES, type Role, refuse } from '../../contract/index.ts';
import { isZone } from '../../text/index.ts';

/** As typed: nothing is trusted and nothing but names is needed. */
export interface Draft {
  party: string;
  mode: string;
  nameEn: string;
  nameRu: string;
  nameAr: string;
  /** Where other parties reach the node; empty for none. */
  url: string;
  host: string;
  port: number;
  /** IANA name or offset; empty for none. */
  zone: string;
  offices: readonly string[];
  officers: readonly DraftOfficer[];
}
export interface DraftOfficer {
  id: string;
  name: string;
  office: string;
  roles: readonly string[];
  password: string;
}

export interface PlannedOfficer extends DraftOfficer {
  roles: readonly Role[];
}
/** A draft that makes a configuration which is read again. */
export interface Plan {
  party: string;
  mode: Mode;
  names: { en: string; ru: string; ar: string };
  url: string | null;
  host: string;
  port: number;
  zone: string | null;
  offices: readonly string[];
  officers: readonly PlannedOfficer[];
}

/** `party`, `nameRu`, `offices`, `officers.0.password`. */
export interface Fault {
  field: string;
  refusal: Refusal;
}

export const LEAST_PASSWORD = 10;
const MOST_PASSWORD = 1024;
const MOST_LINE = 200;
const MOST_OFFICES = 64;
const MOST_OFFICERS = 100;
/** Control characters, and what turns the reading direction of the text around it. */
const TURNING = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029]/u;

function shown(text: string): string {
  return text.toWellFormed().slice(0, 60);
}

function lineFault(text: string, most: number = MOST_LINE): Refusal | null {
  if (text === '') return refuse('NODE_PLAN_EMPTY');
  if (text.length > most) return refuse('NODE_PLAN_LONG', { given: text.length, most });
  return TURNING.test(text) || !text.isWellFormed() ? refuse('NODE_PLAN_CHARACTER') : null;
}

function partyFault(party: string): Refusal | null {
  if (party === '') return refuse('NODE_PLAN_EMPTY');
  // The one name of lawful form that every object already has.
  const lawful = /^[a-z][a-z0-9-]{0,31}$/.test(party) && party !== 'constructor';
  return lawful ? null : refuse('NODE_PLAN_PARTY', { given: shown(party) });
}

/** The address of a node without a slash at its end; null where it is none. */
export function nodeUrl(text: string): string | null {
  const url = text.length <= 500 && /^https?:\/\/\S+$/.test(text) ? URL.parse(text) : null;
  if (!url || url.username !== '' || url.password !== '' || url.search || url.hash) return null;
  return text.replace(/\/+$/, '');
}

/** A name or number of a network address, without port and brackets. */
function hostFault(host: string): Refusal | null {
  if (host === '') return refuse('NODE_PLAN_EMPTY');
  return /^[A-Za-z0-9.:%_-]{1,253}$/.test(host) ? null : refuse('NODE_PLAN_HOST', { given: shown(host) });
}

function officesFault(offices: readonly string[]): Refusal | null {
  if (offices.length === 0) return refuse('NODE_PLAN_EMPTY');
  if (offices.length > MOST_OFFICES) {
    return refuse('NODE_PLAN_MANY', { given: offices.length, most: MOST_OFFICES });
  }
  const twice = offices.find((office, at) => offices.indexOf(office) !== at);
  if (twice !== undefined) return refuse('NODE_PLAN_TWICE', { given: shown(twice) });
  return offices.map((office) => lineFault(office)).find((fault) => fault !== null) ?? null;
}

function officerFaults(officer: DraftOfficer, at: number, draft: Draft): Fault[] {
  const { id, name, office, roles, password } = officer;
  const idFault = (): Refusal | null => {
    if (id === '') return refuse('NODE_PLAN_EMPTY');
    if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(id)) return refuse('NODE_PLAN_OFFICER', { given: shown(id) });
    const first = draft.officers.findIndex((other) => other.id === id);
    return first < at ? refuse('NODE_PLAN_TWICE', { given: id }) : null;
  };
  const officeFault = (): Refusal | null => {
    const fault = lineFault(office);
    if (fault || draft.offices.includes(office)) return fault;
    return refuse('NODE_PLAN_OFFICE', { given: shown(office), offices: shown(draft.offices.join(', ')) });
  };
  const rolesFault = (): Refusal | null => {
    const strange = roles.find((role) => !(ROLES as readonly string[]).includes(role));
    if (strange === undefined && roles.length > 0) return null;
    return refuse('NODE_PLAN_ROLE', { given: shown(strange ?? '-'), roles: ROLES.join(', ') });
  };
  const passwordFault = (): Refusal | null => {
    if (password === '') return refuse('NODE_PLAN_EMPTY');
    const { length } = [...password];
    if (length < LEAST_PASSWORD) {
      return refuse('NODE_PLAN_PASSWORD_SHORT', { given: length, least: LEAST_PASSWORD });
    }
    if (length > MOST_PASSWORD) return refuse('NODE_PLAN_LONG', { given: length, most: MOST_PASSWORD });
    // A line end cannot be typed into the sign-in page; half a surrogate pair cannot be sent to it.
    return /\p{Cc}/u.test(password) || !password.isWellFormed() ? refuse('NODE_PLAN_CHARACTER') : null;
  };
  return found({
    [`officers.${at}.id`]: idFault(),
    [`officers.${at}.name`]: lineFault(name),
    [`officers.${at}.office`]: officeFault(),
    [`officers.${at}.roles`]: rolesFault(),
    [`officers.${at}.password`]: passwordFault(),
  });
}

function found(faults: Readonly<Record<string, Refusal | null>>): Fault[] {
  return Object.entries(faults).flatMap(([field, refusal]) => (refusal ? [{ field, refusal }] : []));
}

function faultsOf(draft: Draft): Fault[] {
  const { party, mode, nameEn, nameRu, nameAr, url, host, port, zone, offices, officers } = draft;
  const faults = found({
    party: partyFault(party),
    nameEn: lineFault(nameEn),
    nameRu: lineFault(nameRu),
    nameAr: lineFault(nameAr),
    mode: mode === 'live' || mode === 'exercise' ? null : refuse('NODE_PLAN_MODE'),
    url: url === '' || nodeUrl(url) !== null ? null : refuse('NODE_PLAN_URL', { given: shown(url) }),
    host: hostFault(host),
    port:
      Number.isInteger(port) && port >= 0 && port <= 65_535
        ? null
        : refuse('NODE_PLAN_PORT', { given: String(port) }),
    zone: zone === '' || isZone(zone) ? null : refuse('NODE_PLAN_ZONE', { given: shown(zone) }),
    offices: officesFault(offices),
  });
  const count = officers.length;
  if (count === 0) faults.push({ field: 'officers', refusal: refuse('NODE_PLAN_EMPTY') });
  if (count > MOST_OFFICERS) {
    return [
      ...faults,
      { field: 'officers', refusal: refuse('NODE_PLAN_MANY', { given: count, most: MOST_OFFICERS }) },
    ];
  }
  return [...faults, ...officers.flatMap((officer, at) => officerFaults(officer, at, draft))];
}

/** Pure. Space around what was typed means nothing, but in a password it does. */
export function checkPlan(typed: Draft): Plan | Fault[] {
  const draft: Draft = {
    ...typed,
    party: typed.party.trim(),
    nameEn: typed.nameEn.trim(),
    nameRu: typed.nameRu.trim(),
    nameAr: typed.nameAr.trim(),
    url: typed.url.trim(),
    host: typed.host.trim(),
    zone: typed.zone.trim(),
    offices: typed.offices.map((office) => office.trim()),
    officers: typed.officers.map(({ id, name, office, ...rest }) => ({
      ...rest,
      id: id.trim(),
      name: name.trim(),
      office: office.trim(),
    })),
  };
  const faults = faultsOf(draft);
  if (faults.length > 0) return faults;
  const { party, mode, nameEn, nameRu, nameAr, url, host, port, zone, offices, officers } = draft;
  return {
    party,
    mode: mode as Mode,
    names: { en: nameEn, ru: nameRu, ar: nameAr },
    url: url === '' ? null : nodeUrl(url),
    host,
    port,
    zone: zone === '' ? null : zone,
    offices,
    officers: officers as readonly PlannedOfficer[],
  };
}
