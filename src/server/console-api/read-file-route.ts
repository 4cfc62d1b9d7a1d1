/** A route or place file read for a notice, and nothing filed: the map shows it, a person answers what is asked. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isRefusal, type Refusal } from '../../contract/index.ts';
import type { Area } from '../../geo/index.ts';
import type { Running } from '../../node/index.ts';
import {
  type DraftFields,
  draftMovement,
  type Flat,
  fieldsBeside,
  readPlaceFile,
  readRouteFile,
  type Said,
  sentence,
  verifiedOf,
} from '../../notices/import/index.ts';
import { groundOf } from './ground.ts';
import { registerPlace } from './place.ts';
import { MAX_PLACES, type ReadFile, readFileSchema } from './shapes.ts';

const WEEK_MINUTES = 10_080;
const minutes = z.number().min(0).max(WEEK_MINUTES);
const file = {
  /** Name of the file, with its ending. */
  name: z.string().min(1).max(255),
  /** route: a movement. place: where a site stands. auto: a route where the file has a line, else a place. */
  as: z.enum(['auto', 'route', 'place']).default('auto'),
  /** Number (from 1) or name of the line or place to take, where the file has several. */
  pick: z.string().min(1).max(200).optional(),
  departMs: z.number().int().min(700_000_000).max(8.63e15).optional(),
  speedKmh: z.number().min(0.1).max(540).optional(),
  earlyMinutes: minutes.optional(),
  lateMinutes: minutes.optional(),
  halfWidthM: z.number().min(1).max(50_000).optional(),
};
const readFileInput = z.union([
  z.strictObject({ ...file, text: z.string() }),
  /** KMZ, or any file whose characters are not known. */
  z.strictObject({ ...file, base64: z.base64() }),
]);
type Input = z.infer<typeof readFileInput>;

/** A sentence of the import under the name that all answers here give to keys. */
function sentenceOf({ text, params, says }: Said): ReadFile['questions'][number] {
  return { code: text, params, says };
}

function saysOf({ protected: isProtected, who, people, vehicles, contacts }: DraftFields): ReadFile['says'] {
  return { protected: isProtected, who, people, vehicles, contacts };
}

function marginsOf({ corridor, margins }: Flat): { halfWidthM?: number; earlyS?: number; lateS?: number } {
  const { halfWidthM } = corridor;
  return { ...(halfWidthM !== undefined && { halfWidthM }), ...margins };
}

function asRoute(
  input: Input,
  bytes: Uint8Array,
  nowMs: number,
  reference: Area | undefined,
): ReadFile | Refusal {
  const read = readRouteFile(input.name, bytes, { nowMs, pick: input.pick, reference });
  if (isRefusal(read)) return read;
  const draft = draftMovement(read, input);
  if (isRefusal(draft)) return draft;
  const { route, times, needs, said, questions, remarks } = draft;
  return {
    kind: 'route',
    format: read.format,
    lengthM: read.lengthM,
    fields: { route, times },
    says: saysOf(said),
    margins: marginsOf(read.flat),
    needs,
    places: read.places.slice(0, MAX_PLACES).map(({ name, at }) => ({ name, at })),
    questions: questions.map(sentenceOf),
    remarks: remarks.map(sentenceOf),
  };
}

function asPlace(input: Input, bytes: Uint8Array, reference: Area | undefined): ReadFile | Refusal {
  const place = readPlaceFile(input.name, bytes, { pick: input.pick, reference });
  if (isRefusal(place)) return place;
  const { format, name, at, flat, questions, remarks } = place;
  const beside = fieldsBeside(flat);
  if (isRefusal(beside)) return beside;
  const each = (sentences: typeof questions) => sentences.map(sentence).map(sentenceOf);
  const { verified, site, validity } = flat;
  return {
    kind: 'place',
    format,
    name,
    at,
    says: saysOf(beside),
    site: { ...site, ...verifiedOf(verified) },
    validity,
    questions: each(questions),
    remarks: each(remarks),
  };
}

export function registerReadFile(app: FastifyInstance, running: Running): void {
  registerPlace(app, running, {
    route: 'POST /notices/read-file',
    operationId: 'notices.read-file',
    tag: 'notices',
    summary: {
      en: 'Read a GPX, KML, KMZ or GeoJSON file for a notice; nothing is filed',
      ru: 'Прочесть файл GPX, KML, KMZ или GeoJSON для уведомления, ничего не подавая',
      ar: 'قراءة ملف GPX أو KML أو KMZ أو GeoJSON لإخطار دون تقديم شيء',
    },
    roles: ['watch', 'planner', 'liaison', 'command'],
    input: readFileInput,
    answers: readFileSchema,
    async run(input, actor) {
      const bytes = 'text' in input ? Buffer.from(input.text) : Buffer.from(input.base64, 'base64');
      const reference = (await groundOf(running, actor)) ?? undefined;
      if (input.as === 'place') return asPlace(input, bytes, reference);
      const route = asRoute(input, bytes, running.node.clock.now(), reference);
      const noLine = isRefusal(route) && route.refused === 'NOTICES_IMPORT_NO_LINE';
      if (input.as === 'route' || !noLine) return route;
      const place = asPlace(input, bytes, reference);
      // Neither line nor place: a file for a movement is what most people mean.
      return isRefusal(place) && place.refused === 'NOTICES_IMPORT_NO_PLACE' ? route : place;
    },
  });
}
