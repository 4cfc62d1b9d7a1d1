/** The verbs, in the order in which the help lists them. Adding one is adding a file and a name here. */
import type { Verb } from '../verb.ts';
import { apiVerb } from './api.ts';
import { bulletinVerb } from './bulletin.ts';
import { checkVerb } from './check.ts';
import { demoVerb } from './demo.ts';
import { feedGpx } from './feed.ts';
import { fsckVerb } from './fsck.ts';
import { handoverGive, handoverShow, handoverTake } from './handover.ts';
import { incidentAccount, incidentAssess, incidentList, incidentOpen, incidentShow } from './incident.ts';
import { initVerb, passwordVerb } from './init.ts';
import { backupVerb, moveVerb, restoreVerb } from './keeping.ts';
import { keysRevoke, keysRotate, keysShow } from './keys.ts';
import {
  noticeAcknowledge,
  noticeList,
  noticePosition,
  noticeRelease,
  noticeShow,
  noticeTold,
  noticeVerify,
  noticeWithdraw,
} from './notice.ts';
import { cardVerify, noticeCard } from './notice-card.ts';
import { noticeAmend, noticeFile } from './notice-file.ts';
import { noticeImport } from './notice-import.ts';
import { noticeDiff, noticeExport } from './notice-out.ts';
import { cardShow, partyEnrol, partyList } from './party.ts';
import { proveVerb } from './prove.ts';
import { eraseVerb, retentionDue } from './retention.ts';
import { scenarioList, scenarioRun } from './scenario.ts';
import { serveVerb } from './serve.ts';
import { suggestVerb } from './suggest.ts';
import { termsList, termsPropose, termsShow, termsSign } from './terms.ts';
import { verifyVerb } from './verify.ts';

export const verbs: readonly Verb[] = [
  demoVerb,
  scenarioList,
  scenarioRun,
  initVerb,
  passwordVerb,
  serveVerb,
  cardShow,
  cardVerify,
  keysShow,
  keysRotate,
  keysRevoke,
  partyEnrol,
  partyList,
  noticeFile,
  noticeImport,
  noticeList,
  noticeShow,
  noticeDiff,
  noticeExport,
  noticeCard,
  noticeAmend,
  noticeRelease,
  noticeVerify,
  noticeWithdraw,
  noticeAcknowledge,
  noticePosition,
  noticeTold,
  checkVerb,
  suggestVerb,
  feedGpx,
  termsPropose,
  termsSign,
  termsList,
  termsShow,
  incidentOpen,
  incidentAccount,
  incidentAssess,
  incidentList,
  incidentShow,
  handoverShow,
  handoverGive,
  handoverTake,
  bulletinVerb,
  retentionDue,
  eraseVerb,
  fsckVerb,
  backupVerb,
  restoreVerb,
  moveVerb,
  proveVerb,
  verifyVerb,
  apiVerb,
];
