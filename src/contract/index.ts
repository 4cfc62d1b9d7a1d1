export * from './activity.ts';
export * from './entry.ts';
export * from './refusal.ts';
export * from './room.ts';
