export { type PlaceFile, readPlaceFile } from './read-place-file.ts';
export { MAX_ROUTE_POINTS, type RouteFile, type RouteOptions, readRouteFile } from './read-route-file.ts';
export { refusals } from './refusals.ts';
export { text } from './text.ts';
export { passageFromDurations, passageTimes } from './timing.ts';
