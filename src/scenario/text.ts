import type { Trilingual } from '../contract/index.ts';

export const text = {
  'scenario.line': { en: '{at}  {party}: {what}', ru: '{at}  {party}: {what}', ar: '{at}  {party}: {what}' },
  'scenario.line-nobody': { en: '{at}  {what}', ru: '{at}  {what}', ar: '{at}  {what}' },
  'scenario.link-down': {
    en: 'The link between {a} and {b} is cut',
    ru: 'Связь между {a} и {b} прервана',
    ar: 'انقطع الاتصال بين {a} و{b}',
  },
  'scenario.link-up': {
    en: 'The link between {a} and {b} is back',
    ru: 'Связь между {a} и {b} восстановлена',
    ar: 'عاد الاتصال بين {a} و{b}',
  },
  'scenario.prove': {
    en: 'Make a proof pack and verify it',
    ru: 'Составить пакет доказательств и проверить его',
    ar: 'إعداد حزمة إثبات والتحقق منها',
  },
} satisfies Record<string, Trilingual>;
