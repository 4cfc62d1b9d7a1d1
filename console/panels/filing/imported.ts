/** What a route or place file gives a form. Pure. */

import type { Fields } from '../../../src/notices/index.ts';
import type { ReadFile } from '../../../src/server/console-api/shapes.ts';
import { flightWordsOf, numberOf, vehicleRowsOf, whenOf } from './amended.ts';
import { EMPTY_POINT, type Form, type FormType, type Question } from './form.ts';
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

/** What the file says of who and what; whatever it leaves out stays as it is in the form. */
function saysOf(file: ReadFile): Partial<Form> {
  const { who, people, vehicles, contacts, protected: isProtected } = file.says;
  const { organisation, callSign, units, activity, purpose, escort, emergency } = who;
  return {
    base: { who, people: people ?? {}, route: file.kind === 'route' ? file.fields.route : siteOf(file) },
    ...(organisation && { organisation }),
    ...(callSign && { callSign }),
    ...(units && { units: units.join('\n') }),
    ...(activity && { activity }),
    ...(purpose && { purpose }),
    ...(escort !== undefined && { escort }),
    ...(emergency !== undefined && { emergency }),
    ...(isProtected !== undefined && { protected: isProtected }),
    ...(people && { people: String(people.count), peopleNote: people.note ?? '' }),
    ...(vehicles && { vehicles: vehicleRowsOf(vehicles) }),
    ...(contacts && { contacts }),
  };
}

/** The rest of a site goes with it; its name, place and what else the form asks stand in the form. */
function siteOf({ site, at, name }: Extract<ReadFile, { kind: 'place' }>): Fields['route'] {
  return { category: '', radiusM: 100, ...site, type: 'site', name: site.name ?? name ?? '-', at };
}

/** The changes to the form, which is of this type. Width, margins and all that a file does not say stay as they are. */
export function patchOf(file: ReadFile, type: FormType): Partial<Form> {
  const questions = file.questions.map(({ code, says }): Question => ({ code, says, settled: false }));
  const says = saysOf(file);
  if (file.kind === 'place') return { ...says, type: 'site', questions };
  const { route, times } = file.fields;
  if (route.type !== 'corridor') return { questions };
  const atMs = times?.type === 'passage' ? times.atMs : null;
  const points = route.points.map((point, i) => ({
    ...EMPTY_POINT,
    place: placeOf(point),
    name: route.names?.[i] ?? '',
    at: atMs?.[i] === undefined ? '' : whenOf(atMs[i]),
  }));
  const { halfWidthM, earlyS, lateS } = file.margins;
  return {
    ...says,
    ...(halfWidthM !== undefined && { halfWidthM: numberOf(halfWidthM) }),
    ...(earlyS !== undefined && { earlyMinutes: numberOf(earlyS / 60) }),
    ...(lateS !== undefined && { lateMinutes: numberOf(lateS / 60) }),
    ...(route.flight && { flight: flightWordsOf(route.flight) }),
    // A file of points and no more may be the way of a flight.
    type: route.flight || type === 'flight' ? 'flight' : 'movement',
    points,
    questions,
    timing: atMs ? 'each' : 'speed',
  };
}

function validityOf({
  fromMs,
  toMs,
  reviewByMs,
}: Extract<ReadFile, { kind: 'place' }>['validity']): Partial<Form> {
  return {
    ...(fromMs !== undefined && { from: whenOf(fromMs) }),
    ...(toMs !== undefined && { to: whenOf(toMs), openEnd: false }),
    ...(reviewByMs !== undefined && { reviewBy: whenOf(reviewByMs) }),
  };
}

/** The site that a place file gives. */
export function sitePatchOf(file: ReadFile, site: Form['site']): Partial<Form> {
  return file.kind === 'place'
    ? {
        site: {
          name: file.site.name ?? file.name ?? site.name,
          category: file.site.category ?? site.category,
          place: placeOf(file.at),
          radiusM: file.site.radiusM === undefined ? site.radiusM : numberOf(file.site.radiusM),
          markings: file.site.markings ?? site.markings,
        },
        ...validityOf(file.validity),
      }
    : {};
}
