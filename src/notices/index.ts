/** Notices: what parties make known beforehand, and the four separate axes of what others do with it. */
import type { Room } from '../contract/index.ts';
import { answers, queries } from './answers.ts';
import { commands } from './commands.ts';
import { due } from './due.ts';
import { featuresOf } from './features.ts';
import { fileQueries } from './file-queries.ts';
import { noticeKinds } from './kinds.ts';
import { laterCommands } from './later.ts';
import { refusals } from './refusals.ts';
import { text } from './text.ts';
import { view } from './view.ts';

export {
  type Claim,
  type ClaimsOf,
  type NoticeView,
  type Objected,
  type PositionFact,
  type ReceiptFact,
  spanOf,
} from './answers.ts';
export {
  type CardStatement,
  checkSpeaker,
  MAX_CARD_TEXT,
  type ReadCard,
  readCard,
  signCard,
} from './card/card.ts';
export { statementOf } from './card/statement.ts';
export { checkFields } from './checks.ts';
export { coarseAreaOf, coarseWindowOf, groundPoints } from './coarse.ts';
export {
  fieldsOf,
  groupsOf,
  type Openings,
  openGroups,
  openingsHold,
  openingsSchema,
  openOnly,
} from './commitment.ts';
export { type ExportFile, exportNotice } from './export/export.ts';
export { EXPORT_FORMATS, type ExportedNotice, type ExportFormat } from './export/exported.ts';
export { type Feature, featureOf } from './export/geojson.ts';
export type { FeaturesAnswer, FeaturesQuestion } from './features.ts';
export { type NoticeVersion, versionSchema } from './kinds.ts';
export * from './notice.ts';
export { currentOf, NOTICES, type NoticeRow, type VersionRow } from './view.ts';

export const notices: Room = {
  name: 'notices',
  kinds: noticeKinds,
  view,
  commands: { ...commands, ...laterCommands },
  queries: { ...queries, ...fileQueries },
  due,
  needs: [
    'parties.peers',
    'parties.observers',
    'parties.deliveries',
    'conflicts.check',
    'terms.lead',
    'terms.reply',
  ],
  answers: { ...answers, 'notices.features': featuresOf },
  refusals,
  text,
};
