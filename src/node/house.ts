/** The rooms of one party put together: who owns which kind, and who answers which question. */
import type { Command, Entry, Kind, Query, RefusalTable, Room, Trilingual, View } from '../contract/index.ts';
import type { Statement } from '../record/index.ts';
import { keptHash, keptOf } from './kept.ts';

type Answer = NonNullable<Room['answers']>[string];

export interface House {
  rooms: readonly Room[];
  kinds: ReadonlyMap<string, Kind<unknown>>;
  views: readonly { room: string; view: View }[];
  commands: ReadonlyMap<string, Command<unknown, unknown>>;
  queries: ReadonlyMap<string, Query<unknown, unknown>>;
  answers: ReadonlyMap<string, Answer>;
  refusals: RefusalTable;
  text: Readonly<Record<string, Trilingual>>;
}

function join<Value>(what: string, parts: readonly (readonly [string, Value])[]): Map<string, Value> {
  const joined = new Map<string, Value>();
  for (const [name, value] of parts) {
    if (joined.has(name)) throw new Error(`two rooms declare ${what} ${name}`);
    joined.set(name, value);
  }
  return joined;
}

/** What erasing it would keep, for the room that writes the erasure; null: nothing of this kind is ever erased. */
function whatStays(kinds: House['kinds'], entry: Entry): { sha256: string; files: string[] } | null {
  const kept = keptOf(kinds, entry);
  return kept && { sha256: keptHash(kept), files: kinds.get(entry.kind)?.files?.(entry.body) ?? [] };
}

/** @throws Error when two rooms claim one name, or a room needs an answer that nobody gives. */
export function buildHouse(
  rooms: readonly Room[],
  nodeAnswers: Readonly<Record<string, Answer>> = {},
): House {
  const kinds = join(
    'kind',
    rooms.flatMap((room) => room.kinds.map((kind) => [kind.name, kind as Kind<unknown>] as const)),
  );
  const answers = join<Answer>('answer', [
    ['house.kept', async (_read, { entry }: { entry: Entry }) => whatStays(kinds, entry)],
    ...rooms.flatMap((room) => Object.entries(room.answers ?? {})),
    ...Object.entries(nodeAnswers),
  ]);
  for (const room of rooms) {
    const missing = room.needs?.find((need) => !answers.has(need));
    if (missing) throw new Error(`room ${room.name} needs ${missing}, which nobody answers`);
  }
  join('route', [
    ...rooms.flatMap((room) =>
      Object.values(room.commands ?? {}).map(({ route }) => [route, room.name] as const),
    ),
    ...rooms.flatMap((room) =>
      Object.values(room.queries ?? {}).map(({ route }) => [route, room.name] as const),
    ),
  ]);
  return {
    rooms,
    kinds,
    views: rooms.flatMap((room) => (room.view ? [{ room: room.name, view: room.view }] : [])),
    commands: join(
      'command',
      rooms.flatMap((room) => Object.entries(room.commands ?? {})),
    ),
    queries: join(
      'query',
      rooms.flatMap((room) => Object.entries(room.queries ?? {})),
    ),
    answers,
    refusals: Object.fromEntries(
      join(
        'refusal',
        rooms.flatMap((room) => Object.entries(room.refusals)),
      ),
    ),
    text: Object.fromEntries(
      join(
        'text',
        rooms.flatMap((room) => Object.entries(room.text)),
      ),
    ),
  };
}

/** Understood: a kind that peers may send, in a version that this node knows, with a body that fits its schema. */
export function understands(house: House, statement: Statement): { understood: boolean; body: unknown } {
  const kind = house.kinds.get(statement.kind);
  const { kindVersion, class: said } = statement;
  if (!kind || kind.version !== kindVersion || kind.class !== said || kind.recipients !== 'peers') {
    return { understood: false, body: statement.body };
  }
  const parsed = kind.schema.safeParse(statement.body);
  return parsed.success
    ? { understood: true, body: parsed.data }
    : { understood: false, body: statement.body };
}
