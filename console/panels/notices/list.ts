/** The list of notices: what needs this party first, then what runs, comes, is over, was withdrawn. */
import type { NoticeView } from '../../../src/notices/index.ts';
import { type Phase, phaseOf, spanOf } from './span.ts';

export const GROUPS = ['needs', 'running', 'coming', 'untimed', 'past', 'withdrawn'] as const;
export type Group = (typeof GROUPS)[number];

/** Why a notice needs somebody here. */
export type Need =
  /** Received by this party and acknowledged by nobody in it. */
  | { code: 'unread' }
  | { code: 'we-silent' }
  | { code: 'silent' | 'objection' | 'alternative' | 'denied'; party: string }
  | { code: 'two-roots' | 'root-broken' | 'not-the-owner' };

export interface Listed {
  /** Nothing binds an id to its owner: two parties may have filed under one. */
  key: string;
  view: NoticeView;
  phase: Phase;
  group: Group;
  needs: readonly Need[];
}

const ANSWERS_AGAINST = ['objection', 'alternative', 'denied'] as const;
const isAgainst = (position: string): position is (typeof ANSWERS_AGAINST)[number] =>
  ANSWERS_AGAINST.some((against) => against === position);

/** Acknowledged or a position taken, on the version in force. */
function hasSpoken({ row, version }: NoticeView, party: string): boolean {
  const words = [...(row.acknowledgements[party] ?? []), ...(row.positions[party] ?? [])];
  return words.some((word) => word.version === version);
}

function isSilent(view: NoticeView, party: string): boolean {
  const silences = view.row.silences[party] ?? [];
  return silences.some(({ version }) => version === view.version) && !hasSpoken(view, party);
}

function faultsOf({ row, rootHolds }: NoticeView): Need[] {
  const needs: Need[] = [];
  if (row.faults.some(({ what }) => what === 'two roots')) needs.push({ code: 'two-roots' });
  if (row.faults.some(({ what }) => what === 'not the owner')) needs.push({ code: 'not-the-owner' });
  if (!rootHolds) needs.push({ code: 'root-broken' });
  return needs;
}

function theirNeeds(view: NoticeView, me: string): Need[] {
  const { row, version } = view;
  const read = (row.acknowledgements[me] ?? []).some((word) => word.version === version);
  const needs: Need[] = read ? [] : [{ code: 'unread' }];
  if (isSilent(view, me)) needs.push({ code: 'we-silent' });
  return needs;
}

function ownNeeds(view: NoticeView): Need[] {
  const silent = Object.keys(view.row.silences).filter((party) => isSilent(view, party));
  const against = Object.entries(view.positions).flatMap(([party, { position, version }]) =>
    version === view.version && isAgainst(position) ? [{ code: position, party }] : [],
  );
  return [...silent.map((party): Need => ({ code: 'silent', party })), ...against];
}

/** Empty for what is over or withdrawn: nobody can act on it any more. */
export function needsOf(view: NoticeView, me: string, nowMs: number): Need[] {
  if (view.status === 'withdrawn' || phaseOf(spanOf(view.fields), nowMs) === 'past') return [];
  return [...faultsOf(view), ...(view.party === me ? ownNeeds(view) : theirNeeds(view, me))];
}

export function listed(view: NoticeView, me: string, nowMs: number): Listed {
  const phase = phaseOf(spanOf(view.fields), nowMs);
  const needs = needsOf(view, me, nowMs);
  const group = view.status === 'withdrawn' ? 'withdrawn' : needs.length > 0 ? 'needs' : phase;
  return { key: `${view.noticeId} ${view.party}`, view, phase, group, needs };
}

/** When to look at it: what begins or ends soonest first; what is over, latest first. */
function rank({ view, group, phase }: Listed): number {
  const span = spanOf(view.fields);
  if (group === 'withdrawn') return -(view.withdrawnMs ?? 0);
  if (group === 'past') return -(span?.toMs ?? 0);
  if (group === 'untimed' || !span) return -view.filedMs;
  return phase === 'running' && group === 'running' ? (span.toMs ?? Number.MAX_SAFE_INTEGER) : span.fromMs;
}

export interface Section {
  group: Group;
  items: readonly Listed[];
}

/** Every notice in exactly one section; empty sections are left out. */
export function arranged(views: readonly NoticeView[], me: string, nowMs: number): Section[] {
  const all = views.map((view) => listed(view, me, nowMs));
  const byGroup = Map.groupBy(all, ({ group }) => group);
  return GROUPS.flatMap((group) => {
    const items = byGroup.get(group) ?? [];
    const sorted = items.toSorted((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
    return sorted.length > 0 ? [{ group, items: sorted }] : [];
  });
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Every word asked for stands somewhere in call sign, organisation, unit, id, place or owner's name. */
export function matches(view: NoticeView, asked: string, owner: string): boolean {
  const { who, route } = view.fields;
  const held = [
    view.noticeId,
    view.party,
    owner,
    who?.callSign ?? '',
    who?.organisation ?? '',
    ...(who?.units ?? []),
    ...(route?.type === 'corridor' ? (route.names ?? []) : route ? [route.name] : []),
    ...(route?.type === 'site' ? [route.category] : []),
  ].map(plain);
  return plain(asked)
    .split(/\s+/)
    .every((word) => held.some((text) => text.includes(word)));
}

/** What people call it: call sign, else the site's name, else who files it; null where none of it was shown. */
export function titleOf({ fields: { who, route } }: Pick<NoticeView, 'fields'>): string | null {
  if (route && route.type !== 'corridor' && route.name) return route.name;
  return who?.callSign || who?.organisation || null;
}
