import type { Trilingual } from '../contract/index.ts';

export const text = {
  'node.exercise': { en: 'EXERCISE', ru: 'УЧЕНИЕ', ar: 'تدريب' },
  'node.live': { en: 'LIVE', ru: 'БОЕВОЙ РЕЖИМ', ar: 'فعلي' },
  'node.not-recorded': {
    en: 'NOT RECORDED: the store is full or failed; alerts go on',
    ru: 'НЕ ЗАПИСАНО: хранилище заполнено или неисправно; оповещения продолжаются',
    ar: 'غير مسجَّل: المخزن ممتلئ أو معطّل؛ والإنذارات مستمرة',
  },
} satisfies Record<string, Trilingual>;
