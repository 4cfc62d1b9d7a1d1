export * from './area.ts';
export { areaOf, type Bounds, boundsOf } from './bounds.ts';
export { contains, distanceToArea } from './contains.ts';
export { type Located, locate, type Progress } from './corridor.ts';
export {
  type Course,
  courseOf,
  courseOfLine,
  courseOfPresence,
  courseWith,
  type Leg,
  legOf,
  type Polygon,
  type Stay,
  standing,
  timeless,
} from './course.ts';
export {
  type Approach,
  approach,
  boundsOfShifts,
  cpa,
  earliestWithin,
  type Run,
  type Shifts,
} from './cpa.ts';
export { densify, PIECE_M } from './densify.ts';
// Not by way of the readers: the console takes these sentences, and no reader, into a browser.
export { refusals as formatRefusals } from './formats/refusals.ts';
export { text as formatText } from './formats/text.ts';
export { alongGeodesic, direct, distanceM, interpolate, inverse } from './geodesic.ts';
export { type GridDigits, type GridPoint, looksLikeMgrs, parseMgrs, toMgrs } from './grid.ts';
export {
  BEYOND,
  LEG,
  type LegNumbers,
  leastSquare,
  legsReach,
  type Reached,
  UNSURE,
  WITHIN,
  writeLeg,
} from './leg-gap.ts';
export { LinesNear } from './lines-near.ts';
export { closest, closestToPresence, firstWithin, type Meeting, type Search } from './meeting.ts';
export * from './path.ts';
export { type Plane, planeAt, project } from './plane.ts';
export * from './point.ts';
export { quantiseM, quantiseMs, quantisePoint } from './quantise.ts';
export { readPoint, type TypedPoint } from './read-point.ts';
export { refusals as geoRefusals } from './refusals.ts';
export { looksSwapped, swapped } from './sanity.ts';
export { pointSegment, segmentSegment } from './segment.ts';
export { differencesOfLegs, differencesWithin, partsInside, type Range } from './spread.ts';
export { type Stretch, stretchesInside, stretchesOfLegs, stretchesWithin, timesOfLeg } from './stretch.ts';
export { chordM, toPoint, toVec, type Vec } from './vec.ts';
