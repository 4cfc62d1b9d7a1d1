/** What an audit of a tlog-tiles log says, in words. */
import type { Trilingual } from '../contract/index.ts';
import type { LogFault } from './audit-log.ts';

const faults: Record<`exchange.log.${LogFault['what']}`, Trilingual> = {
  'exchange.log.no-checkpoint': {
    en: 'there is no checkpoint at this address',
    ru: 'по этому адресу нет контрольной точки',
    ar: 'لا نقطة تحقق في هذا العنوان',
  },
  'exchange.log.checkpoint': {
    en: 'the checkpoint does not verify ({code})',
    ru: 'контрольная точка не проходит проверку ({code})',
    ar: 'نقطة التحقق لا تجتاز التحقق ({code})',
  },
  'exchange.log.missing': {
    en: 'the log does not have this tile',
    ru: 'этой плитки в журнале нет',
    ar: 'هذه البلاطة غير موجودة في السجل',
  },
  'exchange.log.form': {
    en: 'this is no such tile ({code})',
    ru: 'это не такая плитка ({code})',
    ar: 'ليست هذه بلاطة كما ينبغي ({code})',
  },
  'exchange.log.entry': {
    en: 'entry {place} of this tile is not what the entries give',
    ru: 'запись {place} этой плитки не соответствует записям журнала',
    ar: 'القيد {place} من هذه البلاطة ليس ما تعطيه القيود',
  },
  'exchange.log.tile': {
    en: 'hash {place} of this tile is not what the entries give',
    ru: 'хеш {place} этой плитки не соответствует записям журнала',
    ar: 'البصمة {place} من هذه البلاطة ليست ما تعطيه القيود',
  },
  'exchange.log.root': {
    en: 'the {size} entries do not have the root that the checkpoint states',
    ru: 'записи (числом {size}) не дают корня, указанного в контрольной точке',
    ar: 'القيود وعددها {size} لا تعطي الجذر المذكور في نقطة التحقق',
  },
};

export const text: Readonly<Record<string, Trilingual>> = faults;
