/** The smallest change of one plan that removes what stands open, of each kind; in one order for all who hold the same. Pure. */
import { isRefusal, type Refusal } from '../../contract/index.ts';
import type { Road } from '../../geo/formats/index.ts';
import { closest, courseOfPresence } from '../../geo/index.ts';
import type { Fields } from '../../notices/index.ts';
import { canonicalJson, sha256, toHex, utf8 } from '../../record/index.ts';
import { type Terms, zoneDemands } from '../../terms/index.ts';
import { findingsOf } from '../check.ts';
import type { Finding, NoticeRef } from '../finding.ts';
import type { Plan } from '../plan.ts';
import { type Placed, placedOf } from './changed.ts';
import { againstOf, type Check, Ground, isAsked, type Subject, type Surroundings } from './ground.ts';
import type { Limits } from './limits.ts';
import {
  CHANGE_KINDS,
  CHANGE_VERSION,
  type ChangeKind,
  type Proposal,
  type Suggestion,
  type Tried,
} from './proposal.ts';
import { reroutes, roadMmps } from './reroute.ts';
import { type Candidate, delays, type Found, holds, retimes, type Search } from './timing.ts';

export interface SuggestOptions {
  /** When the change would be made known, UTC ms. */
  asOfMs: number;
  limits: Limits;
  /** null: none are loaded. */
  roads?: readonly Road[] | null;
  /** The exact check to which every candidate is held. */
  check?: Check;
}

const STEP_MS = 1_000;

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Roads in an order and direction of their own, so that the same roads have one hash. */
function roadsHash(roads: readonly Road[]): string {
  const lines = roads.map(({ points, oneWay }) => {
    const places = points.map(({ lat, lon }) => [Math.round(lat * 1e7), Math.round(lon * 1e7)]);
    const ways = [places, ...(oneWay ? [] : [places.toReversed()])].map((way) => JSON.stringify(way));
    return `${oneWay ? '>' : '='}${ways.sort(byText)[0]}`;
  });
  return toHex(sha256(utf8(lines.sort(byText).join('\n'))));
}

/** First and last leg of the route as it stands at which something is to be removed. */
function legsOf(
  plan: Plan,
  goal: readonly Finding[],
  { active, terms }: Surroundings,
): { first: number; last: number } {
  const legs: number[] = [];
  for (const finding of goal) {
    const other = finding.with
      ? active.get(finding.with.noticeId)?.course
      : terms
          .filter(({ termsId }) => termsId === finding.termsId)
          .flatMap((one) => zoneDemands(one, plan.party))
          .filter(({ id }) => id === finding.clause)
          .map(({ area }) => courseOfPresence({ area, fromMs: plan.fromMs, toMs: plan.toMs }))[0];
    const meeting = other && closest(plan.course, other);
    // Not to be found again: then any leg may be meant.
    legs.push(meeting ? meeting.legA : plan.course.legs.length);
  }
  return { first: Math.min(...legs), last: Math.max(...legs) };
}

class Suggesting {
  readonly #subject: Subject;
  readonly #known: Surroundings;
  readonly #options: SuggestOptions;
  readonly #base: Placed | null;
  readonly #ground: Ground;
  readonly proposals: Proposal[] = [];
  readonly tried: Tried[] = [];

  constructor(
    base: Placed | null,
    ground: Ground,
    subject: Subject,
    known: Surroundings,
    options: SuggestOptions,
  ) {
    this.#base = base;
    this.#ground = ground;
    this.#subject = subject;
    this.#known = known;
    this.#options = options;
  }

  try(kind: ChangeKind): void {
    const base = this.#base;
    if (!base) return this.#say(kind, 'no-times', 0);
    if (this.#ground.goal(kind).length === 0) return this.#say(kind, 'same-ground', 0);
    if (kind === 'reroute' && !this.#options.roads) return this.#say(kind, 'no-roads', 0);
    const found = this.#search(kind, base);
    const first = this.#first(kind, base, found.candidates);
    if (first) this.proposals.push(first);
    const off = kind === 'reroute' && found.looked === 0;
    this.#say(kind, first ? 'found' : off ? 'off-roads' : 'none', found.looked, found.gaveUp);
  }

  #say(kind: ChangeKind, outcome: Tried['outcome'], looked: number, gaveUp = false): void {
    this.tried.push({ kind, outcome, looked, gaveUp });
  }

  #search(kind: ChangeKind, base: Placed): Found {
    const ground = this.#ground;
    const left = ground.left(kind);
    const blockers = ground.blockers(left);
    const legs = legsOf(ground.plan, ground.goal(kind), this.#known);
    const { limits, roads } = this.#options;
    const search: Search = {
      base,
      ground,
      limits,
      terms: this.#known.terms,
      party: this.#subject.party,
      blockers,
      legs,
      // A way round leads over other ground, where others may be in the way.
      wait: ground.wait(left, STEP_MS, kind === 'reroute' ? [] : blockers),
    };
    switch (kind) {
      case 'delay':
        return delays(search);
      case 'hold':
        return holds(search);
      case 'retime':
        return retimes(search);
      default:
        return reroutes(search, roads ?? []);
    }
  }

  /** Of candidates of one cost: the one that touches least, then by bytes; the first that the full check bears out. */
  #first(kind: ChangeKind, base: Placed, candidates: readonly Candidate[]): Proposal | null {
    const sorted = candidates
      .map((candidate) => ({ candidate, bytes: canonicalJson(candidate.placed) }))
      .sort(
        ({ candidate: a, bytes }, { candidate: b, bytes: other }) =>
          a.to - a.from - (b.to - b.from) || byText(bytes, other),
      );
    for (const { candidate } of sorted) {
      const proposal = this.#proposal(kind, base, candidate);
      if (proposal) return proposal;
    }
    return null;
  }

  /** null where the full check does not bear it out. */
  #proposal(kind: ChangeKind, base: Placed, { placed, from, to, extraM }: Candidate): Proposal | null {
    const verdict = this.#ground.verdict(placed, kind);
    if (!verdict) return null;
    const lateMs = (placed.times.atMs.at(-1) as number) - (base.times.atMs.at(-1) as number);
    const shiftS = Math.ceil(Math.abs(lateMs) / 1000) * Math.sign(lateMs);
    const mmps = extraM === 0 ? 1 : (this.#mmps(base) ?? 1);
    return {
      kind,
      cost: Math.abs(shiftS) + Math.ceil((extraM * 1000) / mmps),
      shiftS,
      extraM,
      from,
      to,
      at: base.route.points[from] as Proposal['at'],
      ...verdict,
      askAgain: [...(this.#subject.agreedBy ?? [])].sort(byText),
      change: placed,
    };
  }

  #mmps(base: Placed): number | null {
    const { party } = this.#subject;
    return roadMmps({ base, limits: this.#options.limits, terms: this.#known.terms, party });
  }
}

/** Fewest left open, then cost, then kind, then the shortest part of the route touched, then the bytes of the change. */
function inOrder(a: Proposal, b: Proposal): number {
  return (
    a.leaves.length - b.leaves.length ||
    a.cost - b.cost ||
    CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind) ||
    a.to - a.from - (b.to - b.from) ||
    byText(canonicalJson(a), canonicalJson(b))
  );
}

function sortedRefs<Ref extends NoticeRef>(refs: Iterable<Ref>): Ref[] {
  return [...refs].sort(
    (a, b) => byText(a.party, b.party) || byText(a.noticeId, b.noticeId) || a.version - b.version,
  );
}

/**
 * What would remove that which stands open against `fields`, or what must be asked. A refusal where the plan cannot be
 * made out. Same subject, notices, terms, roads, limits and moment: the same bytes in canonical form, in whatever order they came.
 */
export function suggest(
  fields: Partial<Fields>,
  subject: Subject,
  given: Surroundings,
  options: SuggestOptions,
): Suggestion | Refusal {
  const known = { ...given, terms: inTurn(given.terms) };
  const { asOfMs, limits, roads = null, check = findingsOf } = options;
  const base = placedOf(fields);
  const ground = Ground.of(fields, base, subject, known, { asOfMs, limits, roads: roads !== null, check });
  if (isRefusal(ground)) return ground;
  const suggesting = new Suggesting(base, ground, subject, known, options);
  const isHard = ground.goal('reroute').length > 0;
  if (isHard) for (const kind of CHANGE_KINDS) suggesting.try(kind);
  const proposals = suggesting.proposals.sort(inOrder);
  const state = proposals.length > 0 ? 'changes' : isHard ? 'none' : ground.open.length > 0 ? 'ask' : 'clear';
  const others = [...known.active.refs()].filter(({ party }) => party !== subject.party);
  return {
    changeVersion: CHANGE_VERSION,
    state,
    subject: {
      party: subject.party,
      noticeId: subject.noticeId ?? null,
      version: subject.version ?? null,
    },
    inputs: {
      notices: sortedRefs(others),
      notCompared: sortedRefs(known.notCompared ?? []),
      terms: known.terms.map(({ termsId, version }) => ({ termsId, version })),
      asOfMs,
      roads: roads && roadsHash(roads),
      limits,
    },
    proposals,
    tried: suggesting.tried,
    questions: questionsOf(ground.open),
  };
}

function inTurn(terms: readonly Terms[]): Terms[] {
  return [...terms].sort((a, b) => byText(a.termsId, b.termsId) || a.version - b.version);
}

function questionsOf(open: readonly Finding[]): Suggestion['questions'] {
  return open
    .filter(isAsked)
    .flatMap(({ fix, ...finding }) =>
      fix.what === 'ask' || fix.what === 'consent'
        ? [{ party: fix.party, what: fix.what, about: againstOf({ fix, ...finding }) }]
        : [],
    )
    .sort((a, b) => byText(canonicalJson(a), canonicalJson(b)));
}
