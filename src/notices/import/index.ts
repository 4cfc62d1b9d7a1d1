export type { Flat } from '../flat/index.ts';
export type { KnownPlace } from './doubts.ts';
export {
  type DraftOptions,
  draftMovement,
  EARLY_MINUTES,
  HALF_WIDTH_M,
  LATE_MINUTES,
  type MovementDraft,
  NEEDS,
  type Need,
  type Said,
  sentence,
} from './draft.ts';
export { type DraftedPlaces, draftPlaces, type PlacesOptions, type RowDraft } from './draft-places.ts';
export { type DraftFields, fieldsBeside, verifiedOf } from './fields-beside.ts';
export { type PlaceFile, readPlaceFile } from './read-place-file.ts';
export { MAX_ROUTE_POINTS, type RouteFile, type RouteOptions, readRouteFile } from './read-route-file.ts';
export { isPlainPart, ROUTE_LABELS, TITLES } from './read-text.ts';
export { refusals } from './refusals.ts';
export { text } from './text.ts';
export { passageTimes } from './timing.ts';
export { withWayBack } from './way-back.ts';
