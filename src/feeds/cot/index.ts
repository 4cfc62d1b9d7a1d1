export { decodeCot } from './decode.ts';
export { encodeCot } from './encode.ts';
export {
  BARE_EVENT,
  type CotAttribute,
  type CotEvent,
  type CotPoint,
  MAX_COT_BYTES,
  MAX_COT_DEPTH,
} from './event.ts';
export { cotFix, isPosition, isStale, type UnitOf } from './fixes.ts';
export {
  type Forward,
  type ForwardQuestion,
  forwardable,
  type HandsetLeave,
  mayShow,
  type OtherUnit,
} from './forward.ts';
export {
  ALERT_STALE_MS,
  type AlertOut,
  alertEvents,
  conformanceRemark,
  type Medium,
  POSITION_STALE_MS,
  type UnitOut,
  unitEvent,
  unitUid,
} from './out.ts';
export { type CotStream, EMPTY_STREAM, endCot, pushCot } from './stream.ts';
export { CONFORMANCES, type Conformance } from './text.ts';
