/** The exchange between nodes. Knows envelopes and receipts, and nothing of what they say. */
export { httpLink } from './http-link.ts';
export * from './parcel.ts';
export { type LinkState, Pump, type PumpPorts, type Waiting } from './pump.ts';
