export * from './clause.ts';
