/** The table of routes in docs/reference/http-api.md, as the rooms declare them. */
import { rooms } from '../../src/node/index.ts';

export function routesPart(): string {
  const rows: string[] = ['| route | what | who may |', '|---|---|---|'];
  for (const room of rooms) {
    const commands = Object.values(room.commands ?? {}).filter(({ roles }) => roles.length > 0);
    for (const { route, summary, roles } of [...commands, ...Object.values(room.queries ?? {})]) {
      const [method, path] = route.split(' ') as [string, string];
      const who = roles === 'anyone' ? 'anyone' : [...roles].join(', ');
      rows.push(`| \`${method} /api${path}\` | ${summary.en} | ${who} |`);
    }
  }
  return rows.join('\n');
}
