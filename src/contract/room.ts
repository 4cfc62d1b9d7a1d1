/**
 * The room contract: what a domain room's `index.ts` exports, and all that the node knows of it.
 * Rooms are pure: they take values and return values. Clock, disk, network and randomness are handed in.
 */
import type { z } from 'zod';
import type { By, Entry, EntryClass, Mode, Precedence } from './entry.ts';
import type { Refusal, RefusalTable, Trilingual } from './refusal.ts';

/** What an officer may do. `anyone` on a query means: readable without sign-in. */
export const ROLES = ['watch', 'planner', 'liaison', 'command', 'monitor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** One entry kind that a room owns. */
export interface Kind<Body = unknown> {
  name: string;
  version: number;
  class: EntryClass;
  precedence: Precedence;
  /** Whether copies may go to peers (`peers`) or the entry stays in this party's record (`own`). */
  recipients: 'own' | 'peers';
  /** Checked on our drafts and on peers' bodies alike. */
  schema: z.ZodType<Body>;
  /**
   * What is kept of a body that is erased under a retention clause: fits the schema, so that views and later entries
   * still find their way, and says nothing of what was to be forgotten. Without it such an entry is never erased.
   */
  erased?(body: Body): Body;
  /** Hex SHA-256 of the files of evidence that such a body names and that may go with it. */
  files?(body: Body): string[];
}

/** Rows are plain JSON. Keys are compared byte by byte as UTF-8; ranges are half open. */
export interface Range {
  prefix?: string;
  from?: string;
  to?: string;
  limit?: number;
  reverse?: boolean;
}
export interface Keyed<Row = unknown> {
  key: string;
  row: Row;
}

/** Read access to views, entries and files. In `facts` of a command it sees the acts before it in the batch. */
export interface Read {
  get<Row>(table: string, key: string): Promise<Row | undefined>;
  scan<Row>(table: string, range?: Range): Promise<Keyed<Row>[]>;
  /** The entry at this index, or undefined. */
  entry(index: number): Promise<Entry | undefined>;
  /** Every copy of one act that this record holds, in log order. */
  act(id: string): Promise<Entry[]>;
  /** Entries exchanged with one party whose local time lies in [fromMs, toMs), in log order. */
  withPeer(peer: string, fromMs: number, toMs: number): Promise<Entry[]>;
  /** A file of evidence by the hex SHA-256 of its bytes. */
  file(sha256: string): Promise<Uint8Array | undefined>;
}

export interface TableKey {
  table: string;
  key: string;
}
/** A row that a view may change; `unread` where it is written without a look at what stood there. */
export interface Touched extends TableKey {
  unread?: true;
}
/** The rows named by `touches`, as they stand; those that are `unread` seem absent. */
export interface Rows {
  get<Row>(table: string, key: string): Row | undefined;
}
/** `row: null` deletes. */
export interface Change extends TableKey {
  row: unknown;
}

export interface View {
  /** Raised when tables or `apply` change: the view is then rebuilt from the record. */
  version: number;
  /** Table names, unique in the house: start them with the room's name. */
  tables: readonly string[];
  /** Sees entries that are not understood too: their place in the series with a peer counts, their body does not. */
  seesAll?: boolean;
  /** Rows that this entry may read or change; none: the entry is nothing to this view. */
  touches(entry: Entry, me: Me): Touched[];
  apply(entry: Entry, rows: Rows, me: Me): Change[];
}

/** Which party's node this is. */
export interface Me {
  party: string;
  mode: Mode;
}

/** What the writer hands to pure deciding code. */
export interface Ctx extends Me {
  /** UTC ms by the node's clock. */
  now: number;
  /** The acting officer; null for clocks and reactions. */
  by: By | null;
  /** Fresh 26-character ULID. */
  newId(): string;
  /** Fresh random bytes as lower-case hex. */
  randomHex(bytes: number): string;
}

/**
 * An act before it is signed. The writer makes one own entry of it and, for each party in `to`,
 * one envelope. `bodies[party]` replaces `body` where that party is shown less.
 */
export interface Draft<Body = unknown> {
  kind: string;
  body: Body;
  to?: readonly string[];
  bodies?: Readonly<Record<string, Body>>;
  refs?: readonly string[];
  precedence?: Precedence;
  expiresMs?: number;
  /** Given when the body had to name its own act id; else the writer makes one. */
  id?: string;
}

/** A typed question to a room above (or to the node). See `Room.needs` and `Room.answers`. */
export type Ask = <Answer>(name: string, question: unknown) => Promise<Answer>;

export interface Command<Input = never, Facts = unknown> {
  /** `POST /notices`, with `:name` for path parameters, which join the body before the schema reads it. */
  route: string;
  summary: Trilingual;
  schema: z.ZodType<Input>;
  roles: readonly Role[];
  facts(read: Read, input: Input, ctx: Ctx, ask: Ask): Promise<Facts>;
  /** Pure. Returns what to write, or why not. */
  decide(facts: Facts, input: Input, ctx: Ctx): Draft[] | Refusal;
  /** What the caller gets beside the ids of the entries made. */
  reply?(facts: Facts, input: Input, drafts: readonly Draft[]): Record<string, unknown>;
}

export interface Query<Input = never, Answer = unknown> {
  route: string;
  summary: Trilingual;
  schema: z.ZodType<Input>;
  /** Response shape; undeclared fields are dropped on the way out. */
  answers: z.ZodType<Answer>;
  roles: readonly Role[] | 'anyone';
  run(read: Read, input: Input, ctx: Ctx, ask: Ask): Promise<Answer | Refusal>;
}

/** Clocks that run out. Called as time passes; what falls due is an entry. Must be idempotent per state. */
export interface Due<Facts = unknown> {
  facts(read: Read, ctx: Ctx, ask: Ask): Promise<Facts>;
  decide(facts: Facts, ctx: Ctx): Draft[];
}

/** What another entry sets off, in the same transaction, after it was applied. `own` and `in` entries only. */
export interface On<Facts = unknown> {
  kinds: readonly string[];
  facts(read: Read, entry: Entry, ctx: Ctx, ask: Ask): Promise<Facts>;
  decide(entry: Entry, facts: Facts, ctx: Ctx): Draft[];
}

// The node handles rooms of many shapes; each room keeps its own exact types through `defineCommand` and its kin.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyShape = any;

export interface Room {
  name: string;
  kinds: readonly Kind<AnyShape>[];
  view?: View;
  commands?: Readonly<Record<string, Command<AnyShape, AnyShape>>>;
  queries?: Readonly<Record<string, Query<AnyShape, AnyShape>>>;
  due?: Due<AnyShape>;
  on?: readonly On<AnyShape>[];
  /** Questions this room asks of rooms above it. */
  needs?: readonly string[];
  /** Questions this room answers. */
  answers?: Readonly<
    Record<string, (read: Read, question: AnyShape, ctx: Ctx, ask: Ask) => Promise<unknown>>
  >;
  refusals: RefusalTable;
  text: Readonly<Record<string, Trilingual>>;
}

export function defineKind<Body>(kind: Kind<Body>): Kind<Body> {
  return kind;
}
export function defineCommand<Input, Facts>(command: Command<Input, Facts>): Command<Input, Facts> {
  return command;
}
export function defineQuery<Input, Answer>(query: Query<Input, Answer>): Query<Input, Answer> {
  return query;
}
export function defineOn<Facts>(on: On<Facts>): On<Facts> {
  return on;
}
export function defineDue<Facts>(due: Due<Facts>): Due<Facts> {
  return due;
}
