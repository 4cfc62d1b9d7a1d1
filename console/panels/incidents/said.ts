/** A finding in the reader's language, with parties by their names. Pure. */
import type { Params, Trilingual } from '../../../src/contract/index.ts';
import type { Finding } from '../../../src/incidents/index.ts';
import { text as incidentText } from '../../../src/incidents/text.ts';
import { type Language, say } from '../../../src/text/index.ts';

type NameOf = (party: string) => string;
const sentences: Readonly<Record<string, Trilingual>> = incidentText;

/** Parameters that hold a party's id are shown by the party's name; which those are, the rules of the node name. */
const PARTY_PARAMS = new Set(['by', 'owner', 'party', 'authority', 'partyA', 'partyB']);

function shownParams(language: Language, params: Params, nameOf: NameOf): Params {
  const position = sentences[`incidents.position.${params['position']}`];
  const entries = Object.entries(params).map(([key, value]): [string, string | number] => [
    key,
    typeof value === 'string' && PARTY_PARAMS.has(key) ? nameOf(value) : value,
  ]);
  return { ...Object.fromEntries(entries), ...(position ? { position: position[language] } : {}) };
}

/** Why the verdict is what it is; the verdict itself stands beside, as a mark. */
export function whyOf(
  language: Language,
  { sentence, params }: Pick<Finding, 'sentence' | 'params'>,
  nameOf: NameOf,
): string {
  // A newer node may give a sentence that this page does not know.
  const known = sentences[sentence] ?? incidentText['incidents.said.unknown'];
  return say(language, known, shownParams(language, params, nameOf));
}

export function missingOf(
  language: Language,
  { what, about, party }: Finding['missing'][number],
  nameOf: NameOf,
): string {
  const key = party === null ? `incidents.missing.${what}` : `incidents.missing-of.${what}`;
  const known =
    sentences[key] ?? sentences[`incidents.missing.${what}`] ?? incidentText['incidents.said.unknown'];
  return say(language, known, { about, party: party === null ? '' : nameOf(party) });
}
