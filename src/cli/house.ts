/** The rooms as the command line knows them: which commands and queries there are, and under which address. */
import { buildHouse, type House, rooms } from '../node/index.ts';

let built: House | null = null;
export function house(): House {
  built ??= buildHouse(rooms);
  return built;
}

export interface Door {
  name: string;
  write: boolean;
  method: string;
  /** Under the API's prefix, with `:name` for path parameters. */
  path: string;
  summary: { en: string; ru: string; ar: string };
}

function doorOf(name: string, write: boolean, one: { route: string; summary: Door['summary'] }): Door {
  const [method = '', path = ''] = one.route.split(' ');
  return { name, write, method, path, summary: one.summary };
}

/** Every command and query with a door, by name. A command without roles is the node's own act and has none. */
export function doors(): ReadonlyMap<string, Door> {
  const { commands, queries } = house();
  const all = [
    ...[...commands]
      .filter(([, { roles }]) => roles.length > 0)
      .map(([name, one]) => doorOf(name, true, one)),
    ...[...queries].map(([name, one]) => doorOf(name, false, one)),
  ];
  return new Map(all.sort((a, b) => (a.name < b.name ? -1 : 1)).map((door) => [door.name, door]));
}
