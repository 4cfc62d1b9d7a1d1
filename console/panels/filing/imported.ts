/** What a route or place file gives a form. Pure. */
import type { ReadFile } from '../../../src/server/console-api/shapes.ts';
import { whenOf } from './amended.ts';
import { EMPTY_POINT, type Form, type Question } from './form.ts';
import { placeOf } from './points.ts';

/** As `POST /api/notices/read-file` takes it, beside the file's name and bytes. */
export interface Reading {
  pick?: string;
  departMs?: number;
}

/** Bytes as the node takes them. */
export function base64Of(bytes: Uint8Array): string {
  const PIECE = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

/** The changes to the form. Width, margins and all that a file does not say stay as they are. */
export function patchOf(file: ReadFile): Partial<Form> {
  const questions = file.questions.map(({ code, says }): Question => ({ code, says, settled: false }));
  if (file.kind === 'place') {
    return { type: 'site', questions };
  }
  const { route, times } = file.fields;
  if (route.type !== 'corridor') return { questions };
  const atMs = times?.type === 'passage' ? times.atMs : null;
  const points = route.points.map((point, i) => ({
    ...EMPTY_POINT,
    place: placeOf(point),
    name: route.names?.[i] ?? '',
    at: atMs?.[i] === undefined ? '' : whenOf(atMs[i]),
  }));
  return { type: 'movement', points, questions, timing: atMs ? 'each' : 'speed' };
}

/** The site that a place file gives. */
export function sitePatchOf(file: ReadFile, site: Form['site']): Partial<Form> {
  return file.kind === 'place'
    ? { site: { ...site, place: placeOf(file.at), name: file.name ?? site.name } }
    : {};
}
