/** Which of the alerts are drawn: of several about the same units one, for they would stand on one another. */
import type { AlertOnMap } from '../views.ts';
import { isSelected, type Look } from './look.ts';

/** Gravest first; what a unit does by itself comes after what a pair does. */
const GRAVITY = ['contact', 'conduct distance', 'closing', 'conduct speed'];
function gravity({ last: { type } }: AlertOnMap): number {
  const at = GRAVITY.indexOf(type);
  return at < 0 ? GRAVITY.length : at;
}

/** One of each pair, or of each unit that an alert is about by itself; a chosen one before the others. */
export function drawnOf(alerts: readonly AlertOnMap[], look: Look): AlertOnMap[] {
  const found = new Map<string, AlertOnMap>();
  const chosen = (alert: AlertOnMap): boolean => isSelected(look, 'alert', alert.alertId);
  for (const alert of alerts) {
    if (alert.ended) continue;
    const { party, unit, other } = alert.last;
    const names = [`${party}/${unit}`, ...(other ? [`${other.party}/${other.unit}`] : [])];
    const key = names.toSorted().join('~');
    const held = found.get(key);
    if (!held || chosen(alert) || (!chosen(held) && gravity(alert) < gravity(held))) found.set(key, alert);
  }
  return [...found.values()];
}
