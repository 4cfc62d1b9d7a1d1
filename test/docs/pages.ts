/** The documentation as the tests read it: pages, links, anchors, fenced blocks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from '../house/tree.ts';

export interface Page {
  /** From the root, with forward slashes. */
  path: string;
  text: string;
}

/** README in every language, the papers beside it, and everything under docs/. */
export function pages(): Page[] {
  const top = readdirSync(root).filter((name) => name.endsWith('.md'));
  const below = ['docs', 'scenarios'].flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
          .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      : [],
  );
  return [...top, ...below].sort().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The text without fenced blocks and code spans: what is left is prose, links and headings. */
export function prose(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '``');
}

/** Targets of links and pictures. */
export function linksOf(text: string): string[] {
  return [...prose(text).matchAll(/\]\(([^()\s]+)\)/g)].map((match) => match[1] as string);
}

/** Anchors of a page: headings as code hosts name them, and what is named by hand. */
export function anchorsOf(text: string): Set<string> {
  const withoutBlocks = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  const headings = [...withoutBlocks.matchAll(/^#{1,6} +(.+)$/gm)].map((match) =>
    (match[1] as string)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
  const named = [...text.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1] as string);
  return new Set([...headings, ...named]);
}

export interface Block {
  /** First line after the fence, from 1. */
  line: number;
  /** What stands after the three backticks. */
  info: string;
  code: string;
}
export function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^```(.*)\n([\s\S]*?)^```/gm)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length + 1,
    info: (match[1] as string).trim(),
    code: match[2] as string,
  }));
}
