/** The live watch, and the sealed tracks that outlast it. */
import type { Room } from '../contract/index.ts';
import { answers } from './answers.ts';
import { commands } from './commands.ts';
import { watchKinds } from './kinds.ts';
import { queries } from './queries.ts';
import { refusals } from './refusals.ts';
import { text } from './text.ts';
import { view } from './view.ts';

export {
  type ConductQuestion,
  type DeviationQuestion,
  sealedTrack,
  type TrackAnswer,
  type TrackQuestion,
} from './answers.ts';
export { type ConductEpisode, type ConductFindings, type ConductRule, conductEpisodes } from './conduct.ts';
export { type DeviationEpisode, deviationEpisodes } from './deviation.ts';
export { createWatch, type Outcome, onFix, onPlan, onPlanEnded, onRules, onTick } from './engine.ts';
export { fixId } from './fixline.ts';
export { type AlertBody, type AlertClosed, REASONS, type Sealed } from './kinds.ts';
export {
  decodePositions,
  encodePositions,
  MAX_BATCH_BYTES,
  MAX_BATCH_FIXES,
  type Positions,
  positionsHash,
  positionsSchema,
} from './positions.ts';
export { isSealed, type OpenedSegment, openSegments, type SealedSegment, sealRoot } from './seal.ts';
export {
  decodeSegment,
  encodeSegment,
  MAX_SEGMENT_BYTES,
  MAX_SEGMENT_FIXES,
  type Segment,
  segmentHash,
  trackFrom,
} from './segment.ts';
export { sentenceOf } from './sentence.ts';
export {
  LEVELS,
  type Level,
  RULE_VERSION,
  SIGNAL_TYPES,
  type Signal,
  type SignalType,
  signalSchema,
} from './signal.ts';
export { restore, snapshot } from './snapshot.ts';
export { type ConformanceType, type Standing, standingOf } from './standing.ts';
export { DEFAULTS, type Plan, type Rules, type WatchConfig, type WatchState } from './state.ts';
export {
  ALERTS,
  type AlertRow,
  alertKey,
  EPISODES,
  episodeKey,
  padMs,
  SEALS,
  SEGMENTS,
  type SealRow,
  type SegmentRow,
  segmentKey,
} from './view.ts';

export const watch: Room = {
  name: 'watch',
  kinds: watchKinds,
  view,
  commands,
  queries,
  answers,
  refusals,
  text,
};
