/** Who is told of a notice and how much each is shown. Pure. */
import type { Disclosure, Fields, Group } from '../../../src/notices/index.ts';
import { COARSE_GROUPS, GROUPS } from '../../../src/notices/notice.ts';
import { EMPTY_SHARE, type Form, type Share } from './form.ts';
import { type Wrong, Wrongs } from './wrong.ts';

export { GROUPS } from '../../../src/notices/notice.ts';

/** As an answer of the node to `POST /notices` takes it. Left out: whoever was told before, as precisely as before. */
export interface Sharing {
  to?: string[];
  disclose?: Record<string, Disclosure>;
}

export const shareOf = (form: Form, party: string): Share => form.shares[party] ?? EMPTY_SHARE;

/** Where a hospital stands is not shown to anybody by default: for a protected site somebody decides. */
export function mustChoose(form: Form): boolean {
  return form.protected && form.type === 'site';
}

/** null: to be decided by a person. */
export function disclosureOf(form: Form, party: string): Disclosure | null {
  const { show, groups } = shareOf(form, party);
  if (show === null) return mustChoose(form) ? null : 'exact';
  if (show !== 'groups') return show;
  return groups.length === 0 ? null : GROUPS.filter((group) => groups.includes(group));
}

/** What a recipient is shown of a notice that somebody disclosed like this. */
export function opened(disclosure: Disclosure): readonly Group[] {
  if (disclosure === 'exact') return GROUPS;
  return disclosure === 'coarse' ? COARSE_GROUPS : disclosure;
}

/** The groups as a choice: in the shortest form that says the same. */
export function shareOfGroups(groups: readonly Group[]): Share {
  const is = (list: readonly Group[]): boolean =>
    list.length === groups.length && list.every((group) => groups.includes(group));
  const show = is(GROUPS) ? 'exact' : is(COARSE_GROUPS) ? 'coarse' : 'groups';
  return { told: true, show, groups: show === 'groups' ? groups : [] };
}

/** `parties`: those that can be told. */
export function sharingOf(
  form: Form,
  parties: readonly string[],
): { sharing: Sharing; wrongs: readonly Wrong[] } {
  if (form.asBefore) return { sharing: {}, wrongs: [] };
  const wrongs = new Wrongs();
  const to = parties.filter((party) => shareOf(form, party).told);
  const disclose: Record<string, Disclosure> = {};
  for (const party of to) {
    const disclosure = disclosureOf(form, party);
    if (disclosure !== null) disclose[party] = disclosure;
    else wrongs.missing(`shares.${party}`, shareOf(form, party).show === null ? 'decide' : 'no-groups');
  }
  return { sharing: { to, disclose }, wrongs: wrongs.all };
}

export const EFFECTS = ['place', 'untimed', 'rough', 'no-time', 'no-place', 'who'] as const;
/**
 * What a recipient can do with what it is shown: compare plans exactly, by the line without its times, by the rough
 * area only, or not at all; and know which units are meant.
 */
export type Effect = (typeof EFFECTS)[number];
export function effectsOf(groups: readonly Group[], type: Form['type']): Effect[] {
  const has = (group: Group): boolean => groups.includes(group);
  const found: Effect[] = [];
  if (!has('route') && !has('area')) found.push('no-place');
  else if (!has('times') && !has('window')) found.push('no-time');
  else if (!has('route')) found.push('rough');
  else if (!has('times')) found.push(type === 'movement' ? 'untimed' : 'place');
  else found.push('place');
  if (!has('who')) found.push('who');
  return found;
}

/** Only what a recipient is shown: for the map. */
export function seenBy(known: Partial<Fields>, disclosure: Disclosure): Partial<Fields> {
  const shown = opened(disclosure);
  return Object.fromEntries(
    Object.entries(known).filter(([group]) => shown.includes(group as Group)),
  ) as Partial<Fields>;
}
