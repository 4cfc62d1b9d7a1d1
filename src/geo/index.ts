export * from './area.ts';
export * from './path.ts';
export * from './point.ts';
