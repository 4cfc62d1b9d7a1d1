/** Every text field that stands in the console's sources, with what its label can say. Read from the text of the sources. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Trilingual } from '../../../../src/contract/index.ts';

const CONSOLE = join(import.meta.dirname, '..', '..', '..', '..', 'console');
/** What becomes a field that takes text. What only stands inside one of them is no field of its own. */
const RAW = ['TextField', 'SearchField', 'NumberField', 'ComboBox', 'DateField', 'TimeField'];
const HTML = ['input', 'textarea'];
/** Sorts of `<input>` into which nothing is typed. */
const NOT_TYPED = /^<input\b[^>]*\btype="(?:range|checkbox|radio|file|submit|button|hidden)"/;
const PLAIN_EDIT = /contentEditable/;

export interface SourceField {
  /** From `console/`: `panels/line/Calls.tsx`. */
  file: string;
  /** What its label says, one of these. */
  labels: readonly Trilingual[];
}

/** One `function` of a file, from its line to the next one's. */
interface Part {
  file: string;
  name: string;
  body: string;
}

function partsOf(file: string, source: string): Part[] {
  const starts = [...source.matchAll(/^(?:export )?function (\w+)/gm)];
  return starts.map(({ index, 1: name }, i) => ({
    file,
    name: name as string,
    body: source.slice(index, starts[i + 1]?.index),
  }));
}

/** Names in this file → file and name where they were made. */
function importsOf(file: string, source: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, names = '', from = ''] of source.matchAll(
    /^import (?:type )?\{([^}]*)\} from '(\.[^']*)';/gm,
  ))
    for (const each of names.split(',')) {
      const [made = '', here = made] = each
        .replace(/\btype\b/, '')
        .trim()
        .split(/ as /);
      if (made) found.set(here, `${relative(CONSOLE, join(CONSOLE, file, '..', from))}#${made}`);
    }
  return found;
}

/** From the brace at `at` to the one that closes it, without both. */
function braced(text: string, at: number): string {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '{') depth++;
    if (text[i] === '}' && --depth === 0) return text.slice(at + 1, i);
  }
  throw new Error(`no end of ${text.slice(at, at + 60)}`);
}

/** The expression that the label is made of; null: there is none, as of what is handed on. */
function labelOf(tag: string): string | null {
  const start = /(?<![-\w])label=(?=\{)|<Label\b[^>]*>(?=\{)/.exec(tag);
  return start ? braced(tag, start.index + start[0].length) : null;
}

const CATALOGUE = /\b(\w*[tT]ext)(?:\.(\w+)|\['([^']+)'\])/g;

/** Catalogue and name of each sentence that the expression can be. */
function sentencesOf(part: Part, before: string, label: string): [string, string][] {
  const chosen = /\b(\w*[tT]ext)\[(\w+)\]/.exec(label);
  if (chosen) {
    // `text[field]` below `case 'from': case 'to':`
    const cases = /((?:case '[^']+':\s*)+)return\s*\(?\s*$/.exec(before)?.[1] ?? '';
    return [...cases.matchAll(/'([^']+)'/g)].map(([, name]) => [chosen[1] as string, name as string]);
  }
  const variable = /^say\((\w+)\)$/.exec(label)?.[1];
  const made = variable && new RegExp(`const ${variable} =([^;]+);`).exec(part.body)?.[1];
  return [...(made || label).matchAll(CATALOGUE)].map(([, catalogue, dotted, quoted]) => [
    catalogue as string,
    (dotted ?? quoted) as string,
  ]);
}

/** @throws Error at a field whose label it cannot read, rather than pass it by. */
export async function sourceFields(
  sources: ReadonlyMap<string, string> = consoleSources(),
): Promise<SourceField[]> {
  const parts = [...sources].flatMap(([file, source]) => partsOf(file, source));
  const imports = new Map([...sources].map(([file, source]) => [file, importsOf(file, source)]));
  /** Components that are a text field whose label their user gives. */
  const handedOn = new Set<string>();
  const isLocal = (part: Part, name: string): boolean =>
    parts.some(({ file, name: other }) => file === part.file && other === name);
  /** File and name where what is used under this name was made; undefined: the library's or the language's own. */
  const madeAt = (part: Part, name: string): string | undefined =>
    isLocal(part, name) ? `${part.file}#${name}` : imports.get(part.file)?.get(name);
  const isField = (part: Part, name: string): boolean => {
    const at = madeAt(part, name);
    return at === undefined ? RAW.includes(name) || HTML.includes(name) : handedOn.has(at);
  };
  /** Where one begins, up to the next one. */
  const tagsOf = (part: Part): { at: number; tag: string }[] => {
    const starts = [...part.body.matchAll(/<(\w+)(?=[\s/>])/g)].filter(({ 1: name }) =>
      isField(part, name as string),
    );
    return starts
      .map(({ index }, i) => ({ at: index, tag: part.body.slice(index, starts[i + 1]?.index) }))
      .filter(({ tag }) => !NOT_TYPED.test(tag));
  };
  for (let known = -1; known !== handedOn.size; ) {
    known = handedOn.size;
    for (const part of parts)
      if (tagsOf(part).some(({ tag }) => !/\bsay\(|[tT]ext\b[.[]/.test(labelOf(tag) ?? '')))
        handedOn.add(`${part.file}#${part.name}`);
  }
  const used = new Set(
    parts.flatMap((part) =>
      [...part.body.matchAll(/<(\w+)/g)].map(([, name]) => madeAt(part, name as string)),
    ),
  );
  for (const component of handedOn)
    if (!used.has(component)) throw new Error(`${component}: a field without a label`);
  const found: SourceField[] = [];
  for (const part of parts) {
    if (PLAIN_EDIT.test(part.body)) throw new Error(`${part.file}: contentEditable is not known here`);
    if (handedOn.has(`${part.file}#${part.name}`)) continue;
    for (const { at, tag } of tagsOf(part)) {
      const label = labelOf(tag) as string;
      const named = sentencesOf(part, part.body.slice(0, at), label);
      if (named.length === 0) throw new Error(`${part.file}: no sentence in the label ${label}`);
      const labels: Trilingual[] = [];
      for (const [catalogue, name] of named) {
        const from = imports.get(part.file)?.get(catalogue)?.split('#')[0];
        const { text } = (await import(join(CONSOLE, from ?? ''))) as { text: Record<string, Trilingual> };
        const sentence = text[name];
        if (!sentence) throw new Error(`${part.file}: no sentence ${name} in ${from}`);
        labels.push(sentence);
      }
      found.push({ file: part.file, labels });
    }
  }
  return found;
}

function consoleSources(): Map<string, string> {
  const paths = ['app', 'kit', 'map', 'panels', 'state']
    .filter((folder) => existsSync(join(CONSOLE, folder)))
    .flatMap((folder) =>
      readdirSync(join(CONSOLE, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(folder, path),
      ),
    )
    .filter((path) => path.endsWith('.tsx') && !path.includes('test-page'));
  return new Map(paths.map((path) => [path, readFileSync(join(CONSOLE, path), 'utf8')]));
}
