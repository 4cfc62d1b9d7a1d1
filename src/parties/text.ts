import type { Trilingual } from '../contract/index.ts';

export const text = {
  'parties.me': { en: 'this party', ru: 'эта сторона', ar: 'هذا الطرف' },
  'parties.party': { en: 'party', ru: 'сторона', ar: 'طرف' },
  'parties.observer': { en: 'observer', ru: 'наблюдатель', ar: 'مراقب' },
  'parties.never-heard': { en: 'never heard from', ru: 'связи ещё не было', ar: 'لم يُسمع منه قط' },
  'parties.heard': { en: 'last heard {at}', ru: 'последняя связь {at}', ar: 'آخر ما سُمع منه {at}' },
  'parties.gaps': {
    en: '{count, plural, one {# message missing} other {# messages missing}}',
    ru: '{count, plural, one {не хватает # сообщения} few {не хватает # сообщений} many {не хватает # сообщений} other {не хватает # сообщения}}',
    ar: '{count, plural, zero {لا رسائل ناقصة} one {رسالة واحدة ناقصة} two {رسالتان ناقصتان} few {# رسائل ناقصة} many {# رسالة ناقصة} other {# رسالة ناقصة}}',
  },
} satisfies Record<string, Trilingual>;
