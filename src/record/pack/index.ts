export * from './build.ts';
export type { Trust } from './cards.ts';
export { plainPolicy } from './checkpoints.ts';
export * from './complete.ts';
export * from './covers.ts';
export * from './format.ts';
export { reportOf } from './report.ts';
export { summaryOf } from './summary.ts';
export { verifyPack } from './verify.ts';
