/**
 * Where each datum of a scenario comes from. A block says `facts` (path → source id) for what a public source gives, and
 * `made` for what was invented: `true` for all the rest of the block, or a list of paths. Nothing may be neither.
 */

export interface Marked {
  made?: true | readonly string[] | undefined;
  facts?: Readonly<Record<string, string>> | undefined;
}
export interface MarkFault {
  what: 'unmarked' | 'stale' | 'twice' | 'source';
  path: string;
}

/** How the file is put together, not what happened: node and officer are roles in the play. */
const STRUCTURE = new Set([
  'made',
  'facts',
  'as',
  'only',
  'node',
  'officer',
  'officers',
  'do',
  'refused',
  'ask',
  'pick',
  'prove',
  'id',
  'role',
  'speaks',
]);

/** Dotted paths of every value in the block that is a datum; references to earlier results are none. */
export function leavesOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, i) => leavesOf(one, path === '' ? String(i) : `${path}.${i}`));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, one]) =>
      path === '' && STRUCTURE.has(name) ? [] : leavesOf(one, path === '' ? name : `${path}.${name}`),
    );
  }
  if (value === undefined || (typeof value === 'string' && /^\$[A-Za-z]/.test(value))) return [];
  return [path];
}

function under(leaf: string, mark: string): boolean {
  return leaf === mark || leaf.startsWith(`${mark}.`);
}

/** Every fault in one block's marks; `where` names the block. */
export function markFaults(block: Marked & object, sources: ReadonlySet<string>, where: string): MarkFault[] {
  const leaves = leavesOf(block);
  const facts = Object.keys(block.facts ?? {});
  const made = Array.isArray(block.made) ? (block.made as readonly string[]) : [];
  const faults: MarkFault[] = [];
  const say = (what: MarkFault['what'], path: string) => faults.push({ what, path: `${where}.${path}` });
  for (const [path, source] of Object.entries(block.facts ?? {})) {
    if (!sources.has(source)) say('source', `${path}: ${source}`);
  }
  for (const mark of [...facts, ...made]) {
    if (!leaves.some((leaf) => under(leaf, mark))) say('stale', mark);
  }
  for (const leaf of leaves) {
    const sourced = facts.some((mark) => under(leaf, mark));
    const invented = made.some((mark) => under(leaf, mark));
    if (sourced && invented) say('twice', leaf);
    else if (!sourced && !invented && block.made !== true) say('unmarked', leaf);
  }
  return faults;
}
