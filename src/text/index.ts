export { formatDtg, looksLikeDtg, parseDtg, zoneHours } from './dtg.ts';
export { refusals as textRefusals } from './refusals.ts';
export * from './say.ts';
export { shortly, typed } from './typed.ts';
export { parseInstant, readWhen, type ShownWhen, showWhen } from './when.ts';
export { isZone, offsetMsAt, offsetText, type Zone, zoneName } from './zone.ts';
