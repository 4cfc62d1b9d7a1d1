export { escaped, unescaped } from './parts.ts';
export { emptyFlat, type Flat, type FlatRead, HALTS, readFlat } from './read.ts';
export { codeIn, momentText, pointText, reading, yesIn } from './value.ts';
export { columnName, WORDS, type Word, wordOf } from './words.ts';
export { type Exported, flatOf } from './write.ts';
