/** The exchange between nodes. Knows envelopes and receipts, and nothing of what they say. */
export { httpLink } from './http-link.ts';
export { httpLogLink, type LogLink, MAX_LOG_FILE_BYTES, type WitnessReply } from './log-link.ts';
export * from './parcel.ts';
export { type LinkState, Pump, type PumpPorts, type Waiting } from './pump.ts';
