/**
 * MGRS grid references: `37S GA 00050 43060`. Letters and squares per NGA.STND.0037 (The Universal Grids and the
 * Military Grid Reference System). Between 80°S and 84°N; the polar grid (UPS, bands A, B, Y, Z) is refused by name.
 */
import * as library from 'mgrs';
import { type Refusal, refuse } from '../contract/index.ts';
import { shortly, typed } from '../text/index.ts';
import type { Point } from './point.ts';

// The package is a script to Node, where all of it is the default export, and a module to bundlers, where there is none.
const mgrs: typeof library = Reflect.get(library, 'default') ?? library;

const BANDS = 'CDEFGHJKLMNPQRSTUVWX';
/** Digits of each coordinate: 5 for a metre, 0 for a square of 100 km. */
export type GridDigits = 0 | 1 | 2 | 3 | 4 | 5;

export interface GridPoint {
  /** Middle of the square that the reference names, within its zone and band. */
  point: Point;
  /** Side of that square, in metres: 1, 10, 100 … 100,000. */
  precisionM: number;
}

/** `37S GA 00050 43060`: the square that the point lies in, cut, not rounded. Null north of 84° and south of 80°. */
export function toMgrs({ lat, lon }: Point, digits: GridDigits = 5): string | null {
  if (!(lat >= -80 && lat <= 84 && Math.abs(lon) <= 180)) return null;
  // At 84° itself the package forgets the wider zones around Svalbard, and just short of 180° it rounds into a zone 61.
  const inside: [number, number] = [lon + 180 < 360 ? lon : 180, Math.min(lat, 84 - 1e-9)];
  const reference = mgrs.forward(inside, 5);
  const [, zone, square, easting, northing] = GRID.exec(reference) ?? [];
  if (!zone || !square || !easting || !northing) return null;
  const parts = [zone.padStart(3, '0'), square];
  if (digits > 0) parts.push(easting.slice(0, digits), northing.slice(0, digits));
  return parts.join(' ');
}
const GRID = /^(\d{1,2}[A-Z])([A-Z]{2})(\d{5})(\d{5})$/;

interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** The ground of one zone and band, with the exceptions around Norway and Svalbard; null where there is none. */
function groundOf(zone: number, band: string): Box | null {
  const south = -80 + 8 * BANDS.indexOf(band);
  const north = band === 'X' ? 84 : south + 8;
  let [west, east] = [6 * zone - 186, 6 * zone - 180];
  if (band === 'V' && zone === 31) east = 3;
  if (band === 'V' && zone === 32) west = 3;
  if (band === 'X') {
    if (zone === 32 || zone === 34 || zone === 36) return null;
    if (zone === 31) east = 9;
    if (zone === 33) [west, east] = [9, 21];
    if (zone === 35) [west, east] = [21, 33];
    if (zone === 37) west = 33;
  }
  return { south, west, north, east };
}

type Cell = [west: number, south: number, east: number, north: number];

/** A metre at most: six degrees from the middle of a zone, the package's series are some centimetres off. */
const EDGE_DEG = 1e-5;

function middleOn(ground: Box, [west, south, east, north]: Cell): Point | null {
  const box = {
    south: Math.max(south, ground.south),
    north: Math.min(north, ground.north),
    west: Math.max(west, ground.west),
    east: Math.min(east, ground.east),
  };
  if (box.south > box.north + EDGE_DEG || box.west > box.east + EDGE_DEG) return null;
  return { lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 };
}

const WRITTEN = /^(\d{1,2}) ?([A-Z]) ?([A-Z]{2}) ?([\d ]*)$/i;
const WITHOUT_ZONE = /^[A-Z]{2} ?\d[\d ]*$/i;
const POLAR = /^[ABYZ] ?[A-Z]{2} ?\d[\d ]*$/i;

/** True for what can only be meant as a grid reference, right or wrong. */
export function looksLikeMgrs(text: string): boolean {
  const plain = typed(text);
  return WRITTEN.test(plain) || WITHOUT_ZONE.test(plain) || POLAR.test(plain);
}

/** Easting and northing of equal length, at most five digits each; null where they can be split in more than one way. */
function splitDigits(text: string): [string, string] | null {
  const groups = text.split(' ').filter((group) => group !== '');
  const all = groups.join('');
  const half = all.length / 2;
  if (!Number.isInteger(half) || half > 5) return null;
  // Groups of unequal length: a digit was lost or stands in the wrong one, and half of all digits would be another place.
  if (groups.length > 1 && !(groups.length === 2 && groups[0]?.length === half)) return null;
  return [all.slice(0, half), all.slice(half)];
}

/**
 * Reads a reference with or without spaces, in either case. Refusals: GEO_GRID_FORM, GEO_GRID_NO_ZONE, GEO_GRID_POLAR,
 * GEO_GRID_DIGITS, GEO_GRID_SQUARE (no such zone, band or square, or not on one another), and GEO_GRID_OUTSIDE (the
 * square lies wholly in another zone or band: a reference that one map reads and another does not).
 */
export function parseMgrs(text: string): GridPoint | Refusal {
  const given = shortly(text);
  const plain = typed(text);
  const written = WRITTEN.exec(plain);
  if (!written) {
    if (POLAR.test(plain)) return refuse('GEO_GRID_POLAR', { given });
    return refuse(WITHOUT_ZONE.test(plain) ? 'GEO_GRID_NO_ZONE' : 'GEO_GRID_FORM', { given });
  }
  const [, zoneText = '', band = '', square = ''] = written.map((part) => part.toUpperCase());
  if ('ABYZ'.includes(band)) return refuse('GEO_GRID_POLAR', { given });
  const digits = splitDigits(written[4] as string);
  if (!digits) return refuse('GEO_GRID_DIGITS', { given });
  const zone = Number(zoneText);
  const ground = zone >= 1 && zone <= 60 && BANDS.includes(band) ? groundOf(zone, band) : null;
  const cell = ground && cellOf(`${zone}${band}${square}`, ...digits);
  if (!ground || !cell) return refuse('GEO_GRID_SQUARE', { given, square: `${zone}${band} ${square}` });
  const point = middleOn(ground, cell);
  if (!point) {
    const [west, south, east, north] = cell;
    const right = toMgrs(
      { lat: (south + north) / 2, lon: wrapped((west + east) / 2) },
      digits[0].length as GridDigits,
    );
    return refuse('GEO_GRID_OUTSIDE', { given, zone: `${zone}${band}`, right: right ?? '-' });
  }
  return { point, precisionM: 10 ** (5 - digits[0].length) };
}

function wrapped(lon: number): number {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
}

/**
 * West, south, east, north of all four corners: grid lines lean against the meridians. Null for letters that name no
 * square of this zone.
 */
function cellOf(square: string, easting: string, northing: string): Cell | null {
  const ends = (digits: string): string[] => [digits.padEnd(5, '0'), digits.padEnd(5, '9')];
  try {
    const corners = ends(easting).flatMap((east) =>
      ends(northing).map((north) => mgrs.inverse(`${square}${east}${north}`)),
    );
    const cell: Cell = [
      Math.min(...corners.map(([west]) => west)),
      Math.min(...corners.map(([, south]) => south)),
      Math.max(...corners.map(([, , east]) => east)),
      Math.max(...corners.map(([, , , north]) => north)),
    ];
    return cell.every((degrees) => Number.isFinite(degrees)) ? cell : null;
  } catch {
    // The package throws for letters that it has no square for.
    return null;
  }
}
