/** Sentences of the server's own pages. */
import type { Trilingual } from '../contract/index.ts';
import { text as bulletinText } from './bulletin-page/text.ts';
import { text as consoleText } from './console-api/text.ts';
import { text as firstSteps } from './first-steps/text.ts';
import { text as setUp } from './set-up/text.ts';
import { text as statusText } from './status-page/text.ts';

export const text = {
  'server.not-as-in-path': {
    en: 'the address says {value}',
    ru: 'в адресе указано {value}',
    ar: 'المذكور في العنوان هو {value}',
  },
  'server.sign-in': { en: 'Sign in', ru: 'Вход', ar: 'تسجيل الدخول' },
  'server.officer': { en: 'Officer', ru: 'Офицер', ar: 'الضابط' },
  'server.password': { en: 'Password', ru: 'Пароль', ar: 'كلمة المرور' },
  'server.enter': { en: 'Sign in', ru: 'Войти', ar: 'دخول' },
  'server.sign-out': { en: 'Sign out', ru: 'Выйти', ar: 'خروج' },
  'server.node-of': { en: 'Node of', ru: 'Узел стороны:', ar: 'عقدة الطرف:' },
  'server.api': { en: 'API', ru: 'Описание API', ar: 'توثيق API' },
  'server.language': { en: 'Language', ru: 'Язык', ar: 'اللغة' },
  'server.home': { en: 'Console', ru: 'Консоль', ar: 'شاشة العمليات' },
  'server.refusals': {
    en: 'What the node refuses, and what would be right',
    ru: 'Что узел не принимает и как правильно',
    ar: 'ما ترفضه العقدة وما الصواب',
  },
  'server.refused': { en: 'Refused', ru: 'Отказано', ar: 'مرفوض' },
  'server.code': { en: 'Code', ru: 'Код', ar: 'الرمز' },
  'server.http': { en: 'HTTP', ru: 'HTTP', ar: 'HTTP' },
  'server.what': { en: 'What is wrong', ru: 'Что не так', ar: 'ما الخطأ' },
  'server.mend': { en: 'What would be right', ru: 'Как правильно', ar: 'ما الصواب' },
  ...bulletinText,
  ...statusText,
  ...setUp,
  ...firstSteps,
  ...consoleText,
} satisfies Record<string, Trilingual>;
