/** The exchange between nodes. Knows envelopes and receipts, and nothing of what they say. */
export {
  auditLog,
  LOG_FAULTS,
  type LogAudit,
  type LogFault,
  type LogReport,
  MAX_AUDIT_ENTRIES,
} from './audit-log.ts';
export { type HeldReceipt, type HeldReceiptAnswer, heldReceiptSchema } from './held-receipt.ts';
export { httpLink } from './http-link.ts';
export { httpLogLink, type LogLink, MAX_LOG_FILE_BYTES, type WitnessReply } from './log-link.ts';
export * from './parcel.ts';
export { type LinkState, Pump, type PumpPorts, type Waiting } from './pump.ts';
export { refusals } from './refusals.ts';
export { text as exchangeText } from './text.ts';
export { httpLog, type ReadLog } from './tile-log.ts';
