/** docs/reference/errors.md: every refusal of the house, in three languages. */
import { join } from 'node:path';
import type { RefusalTable } from '../../src/contract/index.ts';
import { filesUnder, root } from '../house/tree.ts';
import { pattern, plain } from './pattern.ts';

const FILE = /^src\/([^/]+)\/(?:[^/]+\/)?refusals\.ts$/;

/** Code → row of every `refusals.ts` in the sources. A code that stands in two files must say the same in both. */
export async function allRefusals(): Promise<RefusalTable> {
  const table: Record<string, RefusalTable[string]> = {};
  for (const { path } of filesUnder('src').filter((file) => FILE.test(file.path))) {
    const module = (await import(join(root, path))) as { refusals: RefusalTable };
    for (const [code, row] of Object.entries(module.refusals)) {
      const held = table[code];
      if (held && JSON.stringify(held) !== JSON.stringify(row))
        throw new Error(`${code} stands in two tables`);
      table[code] = row;
    }
  }
  return table;
}

const HEAD = `# Errors

Every refusal has a code that never changes its meaning, a sentence that says what is wrong with the value that is wrong, and
a sentence that says what would be right. The command line prints them on standard error, the API answers with them under
the HTTP status given here, in the language asked for. \`{name}\` stands for a value. A running node shows the same list
at \`/docs/refusals\`.

This page is made from the tables in the sources by \`node scripts/docs.mjs\`.
`;

export async function errorsPage(): Promise<string> {
  const table = await allRefusals();
  const codes = Object.keys(table).sort();
  const groups = Map.groupBy(codes, (code) => code.split('_', 1)[0] as string);
  const parts = [HEAD.trimEnd()];
  parts.push(
    [...groups].map(([group, list]) => `[${group}](#${group.toLowerCase()}) (${list.length})`).join(' · '),
  );
  for (const [group, list] of groups) {
    parts.push(`## ${group}`);
    for (const code of list) {
      const { status, what, mend } = table[code] as RefusalTable[string];
      const said = (language: 'en' | 'ru' | 'ar') =>
        `${plain(pattern(language, what))} <br> ${plain(pattern(language, mend))}`;
      parts.push(
        `<a id="${code}"></a>\n\n### ${code}\n\nHTTP ${status}. ${said('en')}\n\n${said('ru')}\n\n<p dir="rtl" lang="ar">${said('ar')}</p>`,
      );
    }
  }
  return `${parts.join('\n\n')}\n`;
}
