/** A movement drafted from a route file: its corridor and times, what is still to be said, what is to be asked. */
import { isRefusal, type Params, type Refusal, type Trilingual } from '../../contract/index.ts';
import type { Sentence } from '../../geo/formats/index.ts';
import type { Point } from '../../geo/index.ts';
import { type Language, say } from '../../text/index.ts';
import type { Fields } from '../notice.ts';
import { type DraftFields, fieldsBeside } from './fields-beside.ts';
import type { RouteFile } from './read-route-file.ts';
import { text } from './text.ts';
import { passageFromDurations, passageTimes } from './timing.ts';

export const EARLY_MINUTES = 10;
export const LATE_MINUTES = 30;
export const HALF_WIDTH_M = 200;
/** Longest name of a point that a notice holds. */
const MAX_NAME = 500;

/** What a person says beside the file. */
export interface DraftOptions {
  departMs?: number | undefined;
  speedKmh?: number | undefined;
  earlyMinutes?: number | undefined;
  lateMinutes?: number | undefined;
  halfWidthM?: number | undefined;
}
/** A sentence of the import with its key. */
export interface Said {
  text: string;
  params: Params;
  says: Trilingual;
}
export const NEEDS = ['departure', 'speed'] as const;
export type Need = (typeof NEEDS)[number];

export interface MovementDraft {
  type: 'movement' | 'flight';
  /** As far as the file says them. */
  said: DraftFields;
  route: Fields['route'];
  /** null: neither file nor person says enough. */
  times: Fields['times'] | null;
  /** What would give the times; empty where they are there. */
  needs: Need[];
  /** Asked of a person before filing; nothing doubtful was put right. */
  questions: Said[];
  remarks: Said[];
}

/** A sentence of the import in its three languages. */
export function sentence({ text: key, params }: Sentence): Said {
  const sentence = (text as Readonly<Record<string, Trilingual>>)[key] as Trilingual;
  const fill = (language: Language) => say(language, sentence, params);
  return { text: key, params, says: { en: fill('en'), ru: fill('ru'), ar: fill('ar') } };
}

/** When each point is passed: as the file plans it, or from the departure on at the file's tempo or the given speed. */
function timesOf(file: RouteFile, { departMs, speedKmh }: DraftOptions): number[] | Need[] | Refusal {
  const planned = file.timesMs;
  if (planned && departMs === undefined && speedKmh === undefined) return planned;
  const first = planned?.[0];
  const fromMs = departMs ?? first;
  const tempo = file.durationsMs ?? (planned && planned.map((time) => time - (first as number)));
  const needs: Need[] = [];
  if (fromMs === undefined) needs.push('departure');
  if (speedKmh === undefined && !tempo) needs.push('speed');
  if (fromMs === undefined || needs.length > 0) return needs;
  if (speedKmh !== undefined) return passageTimes(file.points, fromMs, speedKmh / 3.6);
  return passageFromDurations(tempo as number[], fromMs);
}

function isNeeds(times: number[] | Need[]): times is Need[] {
  return typeof times[0] === 'string';
}

/** The person's word goes before the file's. */
function secondsOf(minutes: number | undefined, seconds: number | undefined, otherwise: number): number {
  return minutes === undefined ? (seconds ?? otherwise * 60) : Math.round(minutes * 60);
}

/** Refusals: NOTICES_IMPORT_SPEED, NOTICES_IMPORT_MISSING. */
export function draftMovement(file: RouteFile, options: DraftOptions): MovementDraft | Refusal {
  const atMs = timesOf(file, options);
  if (isRefusal(atMs)) return atMs;
  const points = file.points.map(({ lat, lon }): Point => ({ lat, lon }));
  const names = file.names?.map((name) => name.slice(0, MAX_NAME));
  const { corridor, margins } = file.flat;
  const beside = fieldsBeside(file.flat);
  if (isRefusal(beside)) return beside;
  const { flight, ...said } = beside;
  const { halts, returnFrom } = corridor;
  return {
    type: flight ? 'flight' : 'movement',
    said,
    route: {
      type: 'corridor',
      points,
      halfWidthM: options.halfWidthM ?? corridor.halfWidthM ?? HALF_WIDTH_M,
      ...(names && { names }),
      ...(halts && { halts }),
      ...(returnFrom !== undefined && { returnFrom }),
      ...(flight && { flight }),
    },
    times: isNeeds(atMs)
      ? null
      : {
          type: 'passage',
          atMs,
          earlyS: secondsOf(options.earlyMinutes, margins.earlyS, EARLY_MINUTES),
          lateS: secondsOf(options.lateMinutes, margins.lateS, LATE_MINUTES),
          model: 'rigid',
        },
    needs: isNeeds(atMs) ? atMs : [],
    questions: file.questions.map(sentence),
    remarks: [file.used, ...file.remarks].map(sentence),
  };
}
