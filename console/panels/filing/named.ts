/** A finding in words, with the names of the parties instead of their ids. Pure. */
import type { Finding } from '../../../src/conflicts/index.ts';
import { sayFinding } from '../../../src/conflicts/say-finding.ts';
import type { Trilingual } from '../../../src/contract/index.ts';

/** `party`: whose plan was checked. Only the sentence is made of it: the names are put where ids stand. */
export function sayNamed(
  nameOf: (party: string) => string,
  party: string,
  { with: other, zone, fix, fire, priority, ...finding }: Finding,
): Trilingual {
  return sayFinding(nameOf(party), {
    ...finding,
    with: other && { ...other, party: nameOf(other.party) },
    zone: zone && { ...zone, authority: nameOf(zone.authority) },
    fire: fire && nameOf(fire),
    priority: priority && {
      ...priority,
      first: priority.first && nameOf(priority.first),
      yields: priority.yields && nameOf(priority.yields),
    },
    fix: 'party' in fix ? { ...fix, party: nameOf(fix.party) } : fix,
  });
}
