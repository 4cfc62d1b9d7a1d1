import type { Trilingual } from '../contract/index.ts';
import { missingText } from './missing-text.ts';
import { saidText } from './said-text.ts';

export const text = {
  'incidents.verdict.supported': { en: 'Supported', ru: 'Подтверждается', ar: 'مؤيَّد' },
  'incidents.verdict.contradicted': { en: 'Contradicted', ru: 'Противоречит записям', ar: 'يناقضه السجل' },
  'incidents.verdict.undecidable': { en: 'Undecidable', ru: 'Установить нельзя', ar: 'لا يمكن البت فيه' },
  'incidents.position.none': { en: 'no position', ru: 'позиции нет', ar: 'لا موقف' },
  'incidents.position.no objection': { en: 'no objection', ru: 'нет возражений', ar: 'لا اعتراض' },
  'incidents.position.objection': { en: 'objection', ru: 'возражение', ar: 'اعتراض' },
  'incidents.position.alternative': {
    en: 'alternative proposed',
    ru: 'предложен другой вариант',
    ar: 'اقتُرح بديل',
  },
  'incidents.position.agreed': { en: 'agreed', ru: 'согласовано', ar: 'موافَق عليه' },
  'incidents.position.denied': { en: 'denied', ru: 'отказано', ar: 'مرفوض' },
  ...saidText,
  ...missingText,
} satisfies Record<string, Trilingual>;
