export * from './cot/index.ts';
export * from './fix.ts';
export { type GpxTrack, readGpxTrack, type TrackPoint } from './gpx-track.ts';
export { type FeedRequest, type OsmandSettings, readOsmand } from './osmand.ts';
export { readOwnTracks } from './owntracks.ts';
export {
  EMPTY_GATE,
  GATE_LIMITS,
  type Gated,
  type GateLimits,
  type GateState,
  gateFix,
} from './plausible.ts';
export { refusals } from './refusals.ts';
export { checkSpeedUnit, SPEED_UNITS, type SpeedUnit, toMps } from './speed-unit.ts';
export { text } from './text.ts';
