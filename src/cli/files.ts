/** Files named on the command line: read whole, bounded, with one clear refusal. */
import { constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import { parseJson } from '../record/index.ts';

/** Route files may be large; packs are bounded by their own reader. */
export const MAX_FILE_BYTES = 67_108_864;

function why(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** @throws RefusalError CLI_FILE_UNREADABLE, CLI_FILE_TOO_LARGE */
export async function readBytes(path: string, limit: number = MAX_FILE_BYTES): Promise<Uint8Array> {
  let file: Awaited<ReturnType<typeof open>> | undefined;
  try {
    // Not blocking: a named pipe that nobody writes to must not hang the command.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = await file.stat();
    if (stat.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (stat.size > limit) throw new RefusalError(refuse('CLI_FILE_TOO_LARGE', { path, limit }));
    return await file.readFile();
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    throw new RefusalError(refuse('CLI_FILE_UNREADABLE', { path, reason: why(error) }));
  } finally {
    await file?.close();
  }
}

/** Standard input to its end. */
export async function readStandardInput(limit: number = MAX_FILE_BYTES): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new RefusalError(refuse('CLI_FILE_TOO_LARGE', { path: '-', limit }));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A JSON document from a file, or from standard input for `-`. @throws RefusalError CLI_NOT_JSON too */
export async function readJsonFile(path: string): Promise<unknown> {
  const bytes = path === '-' ? await readStandardInput() : await readBytes(path);
  const parsed = parseJson(bytes, MAX_FILE_BYTES);
  if (isRefusal(parsed)) throw new RefusalError(refuse('CLI_NOT_JSON', { path, code: parsed.refused }));
  return parsed.value;
}

/** The first line of a password file. @throws RefusalError CLI_PASSWORD_EMPTY */
export async function readPassword(path: string): Promise<string> {
  const bytes = path === '-' ? await readStandardInput(4096) : await readBytes(path, 4096);
  return firstLine(new TextDecoder().decode(bytes), path);
}
export function firstLine(text: string, path: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  if (line === '') throw new RefusalError(refuse('CLI_PASSWORD_EMPTY', { path }));
  return line;
}

/** The file's text, or undefined where there is none. */
export async function textIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (why(error) === 'ENOENT') return undefined;
    throw new RefusalError(refuse('CLI_FILE_UNREADABLE', { path, reason: why(error) }));
  }
}
