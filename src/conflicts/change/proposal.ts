/** What a search for changes answers. Plain JSON, whole numbers, in one order: equal inputs give equal bytes. */
import { z } from 'zod';
import { areaSchema, pointSchema } from '../../geo/index.ts';
import { routeSchema, timesSchema, windowSchema } from '../../notices/index.ts';
import { partyId } from '../../terms/index.ts';
import { noticeRef, RULE_VERSION } from '../finding.ts';
import { limitsSchema } from './limits.ts';

/** Raised when equal inputs may give another proposal. The rule of the check goes along: each candidate is held to it. */
export const CHANGE_VERSION = `change-1/${RULE_VERSION}`;

/** In the order that decides between changes of one cost: the one that touches least of what was made known comes first. */
export const CHANGE_KINDS = ['delay', 'hold', 'retime', 'reroute'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The other side of a finding: a notice, or a clause of an agreement. */
const against = z.strictObject({
  party: partyId.nullable(),
  noticeId: z.string().nullable(),
  termsId: z.string().nullable(),
  clause: z.string().nullable(),
});
export type Against = z.infer<typeof against>;

export const proposalSchema = z.strictObject({
  kind: z.enum(CHANGE_KINDS),
  /** Seconds: `|shiftS|`, and what `extraM` takes at the stated speed, rounded up. */
  cost: z.number().int().min(0),
  /** By how much the last point is passed later; negative: earlier. */
  shiftS: z.number().int(),
  /** Metres more than the stretch it replaces. */
  extraM: z.number().int().min(0),
  /** The points of the route as it was (from 0) between which something changes; a hold: the point, twice. */
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  at: pointSchema,
  /** What stood open and no longer does; what the change leaves, because no change of this kind can remove it. */
  removes: z.array(against),
  leaves: z.array(against),
  /** Parties that agreed to the plan as it was, and are to be asked again. */
  askAgain: z.array(partyId),
  /** The groups of the notice that change, ready to be filed. `area` and `window` where the plan has them. */
  change: z.strictObject({
    route: routeSchema,
    times: timesSchema,
    area: areaSchema.optional(),
    window: windowSchema.optional(),
  }),
});
export type Proposal = z.infer<typeof proposalSchema>;

export const TRIED = ['found', 'none', 'same-ground', 'no-times', 'no-roads', 'off-roads'] as const;
export const triedSchema = z.strictObject({
  kind: z.enum(CHANGE_KINDS),
  /**
   * none: all that the limits allow is in conflict; same-ground: no other time leaves ground that is closed; no-times: only a
   * movement with a time at each point can be changed by rule; off-roads: no two points lie on roads.
   */
  outcome: z.enum(TRIED),
  /** Delays: 1; places to hold at; stretches to drive slower or faster; pairs of points to leave and rejoin. */
  looked: z.number().int().min(0),
  /** There was too much to look at: a smaller change of this kind may have been missed. */
  gaveUp: z.boolean(),
});
export type Tried = z.infer<typeof triedSchema>;

export const suggestionSchema = z.strictObject({
  changeVersion: z.string(),
  /** clear: nothing stands open; ask: only what must be asked; changes: proposals; none: no change was found. */
  state: z.enum(['clear', 'ask', 'changes', 'none']),
  subject: z.strictObject({
    party: partyId,
    noticeId: z.string().nullable(),
    version: z.number().int().nullable(),
  }),
  /** All that the answer depends on beside the plan itself. Who holds the same computes the same bytes. */
  inputs: z.strictObject({
    notices: z.array(noticeRef),
    notCompared: z.array(noticeRef.extend({ why: z.string() })),
    terms: z.array(z.strictObject({ termsId: z.string(), version: z.number().int() })),
    /** The change would be made known at this moment, UTC ms: lead times are counted from here. */
    asOfMs: z.number().int(),
    /** Hex SHA-256 of the roads, in canonical form; null: none were given. */
    roads: z.string().nullable(),
    limits: limitsSchema,
  }),
  /** Best first: fewest left open, then cost, then kind, then the fewest points touched, then bytes. */
  proposals: z.array(proposalSchema),
  tried: z.array(triedSchema),
  /** Who can tell more, or has to agree: no change of the plan answers these. */
  questions: z.array(z.strictObject({ party: partyId, what: z.enum(['ask', 'consent']), about: against })),
});
export type Suggestion = z.infer<typeof suggestionSchema>;
