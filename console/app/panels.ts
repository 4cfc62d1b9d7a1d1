/** The panels of the work column, in their order. A new panel is a folder and a line here. */
import type { ComponentType } from 'react';
import type { Trilingual } from '../../src/contract/index.ts';
import { FirstSteps } from '../panels/first-steps/FirstSteps.tsx';
import { Handover } from '../panels/handover/Handover.tsx';
import { Incidents } from '../panels/incidents/Incidents.tsx';
import { Line } from '../panels/line/Line.tsx';
import { Notices } from '../panels/notices/Notices.tsx';
import { Record } from '../panels/record/Record.tsx';
import { text } from './text.ts';

export interface Panel {
  /** First part of its address: `#/notices`. */
  id: string;
  name: Trilingual;
  /** `at`: the parts of the address after the panel's own. */
  show: ComponentType<{ at: readonly string[] }>;
}

export const PANELS: readonly Panel[] = [
  { id: 'notices', name: text.notices, show: Notices },
  { id: 'line', name: text.line, show: Line },
  { id: 'incidents', name: text.incidents, show: Incidents },
  { id: 'record', name: text.record, show: Record },
  { id: 'handover', name: text.handover, show: Handover },
  { id: 'first-steps', name: text.firstSteps, show: FirstSteps },
];
