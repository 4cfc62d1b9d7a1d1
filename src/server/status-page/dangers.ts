/** Conflicts between plans, alerts of the live watch, and where units were last. */
import { sentenceOf } from '../../watch/index.ts';
import { type Html, html, word } from '../html.ts';
import type { AlertNow, ConflictNow, Status } from './gather.ts';
import { more, type Saying, type Section, table } from './saying.ts';

/** A position older than this is called old. */
const OLD_MS = 120_000;

function none(saying: Saying, seen: unknown): Html {
  return html`<p class="none">${saying.say(seen ? 'status.none' : 'status.not-yours')}</p>`;
}

function conflictRow(saying: Saying, { subject, finding, says, localMs }: ConflictNow): Html {
  const pair = [subject, finding.with].filter((one) => one !== null);
  return html`<tr><td>${pair.map((one) => html`<div>${saying.party(one.party)} <small class="id">${word(one.noticeId)}</small></div>`)}</td>
<td class="sentence">${saying.mark(finding.kind === 'possible' ? 'wait' : 'bad', says[saying.language])}</td>
<td>${saying.time(localMs)} <small class="ago">${saying.ago(localMs)}</small></td></tr>`;
}

export function conflictsSection(saying: Saying, { conflicts }: Status): Section {
  const title = saying.say('status.conflicts');
  const columns = [saying.say('status.between'), saying.say('status.what'), saying.say('status.since')];
  return {
    id: 'conflicts',
    title,
    count: conflicts?.total ?? null,
    tone: conflicts && conflicts.total > 0 ? 'bad' : 'quiet',
    body:
      conflicts && conflicts.items.length > 0
        ? html`${table(title, columns, [html`<tbody>${conflicts.items.map((one) => conflictRow(saying, one))}</tbody>`])}${more(saying, conflicts.total - conflicts.items.length)}`
        : none(saying, conflicts),
  };
}

function alertRow(saying: Saying, { from, last, raisedMs, ended, withdrawn }: AlertNow): Html {
  const tone = ended || withdrawn ? 'wait' : 'bad';
  const state = withdrawn ? 'status.taken-back' : ended ? 'status.over' : 'status.goes-on';
  return html`<tr><td class="sentence">${saying.mark(tone, sentenceOf(saying.language, last))}</td>
<td>${saying.mark(tone, saying.say(state))}</td>
<td>${saying.party(from)}</td>
<td>${saying.time(raisedMs)} <small class="ago">${saying.ago(raisedMs)}</small></td></tr>`;
}

export function alertsSection(saying: Saying, { alerts }: Status): Section {
  const title = saying.say('status.alerts');
  const columns = (['what', 'state', 'by', 'raised'] as const).map((key) => saying.say(`status.${key}`));
  return {
    id: 'alerts',
    title,
    count: alerts?.total ?? null,
    tone: alerts && alerts.total > 0 ? 'bad' : 'quiet',
    body:
      alerts && alerts.items.length > 0
        ? html`${table(title, columns, [html`<tbody>${alerts.items.map((one) => alertRow(saying, one))}</tbody>`])}${more(saying, alerts.total - alerts.items.length)}`
        : none(saying, alerts),
  };
}

function movingOf(saying: Saying, speedMps: number | undefined, courseDeg: number | undefined): Html {
  const speed =
    speedMps === undefined ? '–' : saying.say('status.kmh', { n: Math.round(speedMps * 36) / 10 });
  const course = courseDeg === undefined ? '–' : `${String(Math.round(courseDeg) % 360).padStart(3, '0')}°`;
  return html`<bdi>${speed}</bdi>, ${word(course)}`;
}

export function unitsSection(saying: Saying, { units }: Status): Section {
  const title = saying.say('status.units');
  const columns = (['unit', 'party', 'fix', 'age', 'moving', 'source'] as const).map((key) =>
    saying.say(`status.${key}`),
  );
  const rows = units?.items.map(({ party, unit, fix }) => {
    const old = saying.nowMs - fix.fixMs > OLD_MS;
    const age = saying.span(saying.nowMs - fix.fixMs);
    const marks = fix.marks.map((mark) => saying.say(`status.mark.${mark}`)).join(', ');
    return html`<tr><th scope="row">${word(unit)}</th><td>${saying.party(party)}</td>
<td>${word(`${fix.at.lat.toFixed(5)}, ${fix.at.lon.toFixed(5)}`)}<br><small>${saying.time(fix.fixMs)}</small></td>
<td>${old ? saying.mark('wait', html`${age}, ${saying.say('status.old')}`) : saying.mark('good', age)}</td>
<td>${movingOf(saying, fix.speedMps, fix.courseDeg)}</td>
<td>${word(fix.source)}${marks !== '' && html`<br><small>${marks}</small>`}</td></tr>`;
  });
  return {
    id: 'units',
    title,
    count: units?.total ?? null,
    tone: 'quiet',
    body:
      units && rows && rows.length > 0
        ? html`${table(title, columns, [html`<tbody>${rows}</tbody>`])}${more(saying, units.total - units.items.length)}`
        : none(saying, units),
  };
}
