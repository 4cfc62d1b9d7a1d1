/** Pages, and parts of pages, that are made from the sources. `write.ts` writes them, `generated.test.ts` compares. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../house/tree.ts';
import { cliPage } from './cli-page.ts';
import { errorsPage } from './errors-page.ts';
import { kindsPage } from './kinds-page.ts';
import { routesPart } from './routes-part.ts';

const START = '<!-- made by scripts/docs.mjs: from here -->';
const END = '<!-- made by scripts/docs.mjs: to here -->';

/** The page with what stands between the two marks replaced. */
function withPart(path: string, part: string): string {
  const text = readFileSync(join(root, path), 'utf8');
  const [before, rest] = text.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${path} lacks the marks of a made part`);
  return `${before}${START}\n\n${part}\n\n${END}${after}`;
}

/** Path from the root → text as it should stand. */
export async function generated(): Promise<Map<string, string>> {
  const api = 'docs/reference/http-api.md';
  return new Map([
    ['docs/reference/cli.md', cliPage()],
    ['docs/reference/errors.md', await errorsPage()],
    ['docs/reference/kinds.md', kindsPage()],
    [api, withPart(api, routesPart())],
  ]);
}
