/** Names of parties, so that no two of them can be taken for one another. Pure. */
import type { Trilingual } from '../../src/contract/index.ts';
import type { Language } from '../../src/text/index.ts';
import { visible } from '../kit/visible.ts';

interface Named {
  party: string;
  names: Trilingual;
}

/** Letters of other alphabets that look like Latin ones, in the order of the letters that they look like. */
const ALIKE = new Map(
  [...zip('авсԁеһіјкӏмпорԛѕтԝхуѵ', 'abcdehijklmnopqstwxyv'), ...zip('αβεικνορτυχ', 'abeiknoptux')].map(
    ([letter, like]) => [letter, like],
  ),
);
function zip(letters: string, like: string): [string, string][] {
  return [...letters].map((letter, at) => [letter, like[at] as string]);
}

/** What is left of a name for an eye in haste: no case, accents, blanks, signs, nor letters' alphabet. */
export function lookOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\p{C}\p{Z}\p{P}\p{S}\u3164\u115F\u1160]/gu, '');
  return [...plain]
    .map((letter) => ALIKE.get(letter) ?? letter)
    .join('')
    .replaceAll('0', 'o')
    .replaceAll(/[1l]/g, 'i');
}

/**
 * How each party is called. Names are a party's own choice: one that looks like another's, or like another's id, is
 * shown with the id that keys and record know it by. A party that nobody knows is called by its id.
 */
export function namesOf(parties: readonly Named[], language: Language): (party: string) => string {
  const looks = new Map<string, Set<string>>();
  for (const { party, names } of parties) {
    for (const look of [...Object.values(names), party].map(lookOf)) {
      const owners = looks.get(look) ?? new Set<string>();
      looks.set(look, owners.add(party));
    }
  }
  const called = new Map<string, string>();
  for (const { party, names } of parties) {
    const name = names[language];
    const look = lookOf(name);
    const isClear = look !== '' && looks.get(look)?.size === 1;
    called.set(party, isClear ? visible(name) : `${visible(name)} (${party})`);
  }
  return (party) => called.get(party) ?? visible(party);
}
