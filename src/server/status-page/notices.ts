/** Notices, and for each recipient the four facts that are never mixed: receipt, acknowledgement, units told, position. */
import { currentOf, type NoticeRow, type NoticeView, spanOf } from '../../notices/index.ts';
import { type Html, html, type Piece, word, words } from '../html.ts';
import type { NoticeNow, Status } from './gather.ts';
import { more, type Saying, type Section, type Tone, table } from './saying.ts';

const TONES: Readonly<Record<string, Tone>> = {
  none: 'quiet',
  'no objection': 'good',
  agreed: 'good',
  objection: 'bad',
  denied: 'bad',
  alternative: 'wait',
};

/** Parties that were told of the notice, or have said something to it; the owner left out. */
function recipientsOf({ view, deliveries }: NoticeNow, me: string): string[] {
  const { row, party } = view;
  const spoke = [row.acknowledgements, row.positions, row.dissemination, row.silences].flatMap(Object.keys);
  const told = party === me ? deliveries.map(({ peer }) => peer) : [me];
  return [...new Set([...told, ...spoke])].filter((other) => other !== party);
}

/** About which version somebody spoke, where it is not the one in force. */
function ofVersion(saying: Saying, version: number, row: NoticeRow): Piece {
  return version === row.version
    ? null
    : html` <small class="older">${saying.say('status.of-version', { version })}</small>`;
}

function receiptCell(saying: Saying, { view, deliveries }: NoticeNow, party: string, me: string): Html {
  if (view.party !== me) {
    if (party !== me) return saying.mark('quiet', '');
    const receipt = view.receipts[me];
    return receipt
      ? html`${saying.mark('good', saying.say('status.held-here'))}<br><small>${saying.time(receipt.receivedMs)}<br>${saying.say('status.our-log-place', { index: receipt.index })}</small>`
      : saying.mark('quiet', '');
  }
  const delivery = deliveries.find(({ peer }) => peer === party);
  if (!delivery) return saying.mark('quiet', saying.say('status.not-sent'));
  const { receipt, proof, sentMs, evidence } = delivery;
  if (!evidence.delivered || !receipt)
    return html`${saying.mark('wait', saying.say('status.sent-only'))}<br><small>${saying.time(sentMs)}</small>`;
  return html`${saying.mark('good', saying.say('status.received'))}<br><small>${saying.time(receipt.receivedMs)}<br>${saying.say('status.log-place', { index: receipt.index })}${proof && html`<br>${saying.say('status.recorded', { size: proof.size })}`}</small>`;
}

function readCell(saying: Saying, row: NoticeRow, party: string, me: string): Html {
  // Read by somebody: without a name it is a word of the node's and no more.
  const said = row.acknowledgements[party]?.findLast((one) => one.officer !== null);
  if (!said) return saying.mark('wait', saying.say('status.no-word'));
  const officer = said.officer as string;
  const sentence =
    party === me
      ? saying.say('status.read-by-us', { officer })
      : saying.say('status.read-by', { party: saying.partyName(party), officer });
  return html`${saying.mark('good', sentence)}${ofVersion(saying, said.version, row)}<br><small>${saying.time(said.claimedMs)}</small>${said.words !== '' && html`<br>${words(said.words)}`}`;
}

function toldCell(saying: Saying, row: NoticeRow, party: string): Html {
  const told = row.dissemination[party] ?? [];
  if (told.length === 0) return saying.mark('wait', saying.say('status.no-word'));
  const lines = told.map(
    ({ unit, toldBy, toldMs, version }) =>
      html`<li>${saying.mark('good', word(unit))}${ofVersion(saying, version, row)} <small>${saying.say('status.told-by', { who: toldBy })} · ${saying.time(toldMs)}</small></li>`,
  );
  return html`<ul class="plain">${lines}</ul>`;
}

function positionCell(saying: Saying, row: NoticeRow, party: string): Html {
  const taken = row.positions[party]?.at(-1);
  const silence = row.silences[party]?.at(-1);
  const silent =
    silence && silence.version === row.version && (!taken || taken.version < row.version)
      ? html`<div>${saying.mark('bad', saying.say('status.silent', { clause: silence.clause }))}<br><small>${saying.time(silence.sinceMs)}</small></div>`
      : null;
  if (!taken) return silent ?? saying.mark('wait', saying.say('status.no-word'));
  return html`${saying.mark(TONES[taken.position] ?? 'wait', saying.say(`status.position.${taken.position}`))}${ofVersion(saying, taken.version, row)}<br><small>${saying.time(taken.claimedMs)}</small>${taken.words !== '' && html`<br>${words(taken.words)}`}${silent}`;
}

function whenOf(saying: Saying, view: NoticeView): Html {
  const { fromMs, toMs } = spanOf(view.fields);
  if (fromMs === Number.NEGATIVE_INFINITY) return html`${saying.say('status.when-hidden')}`;
  const end = Number.isFinite(toMs) ? saying.time(toMs) : html`${saying.say('status.open-end')}`;
  return html`${saying.time(fromMs)}<br>${end}`;
}

function headOf(saying: Saying, view: NoticeView): Html {
  const { row, fields } = view;
  const who = fields.who
    ? html`<strong>${word(fields.who.callSign || fields.who.organisation)}</strong> <small>${word(fields.who.organisation)}</small>`
    : html`<small>${saying.say('status.who-hidden')}</small>`;
  const lines: Html[] = [];
  if (view.protected) lines.push(saying.mark('good', saying.say('status.protected')));
  if (view.status === 'withdrawn') lines.push(saying.mark('quiet', saying.say('status.withdrawn')));
  for (const { clause, lateMinutes, givenMinutes, requiredMinutes } of currentOf(row).lead) {
    const late = lateMinutes > 0;
    const sentence = late
      ? saying.say('status.late', { clause, given: Math.floor(givenMinutes), required: requiredMinutes })
      : saying.say('status.in-time', { clause });
    lines.push(saying.mark(late ? 'bad' : 'good', sentence));
  }
  if (!view.rootHolds) lines.push(saying.mark('bad', saying.say('status.root-broken')));
  for (const { what } of row.faults) lines.push(saying.mark('bad', saying.say(`status.fault.${what}`)));
  return html`${who}
<div class="facts">${saying.party(view.party)} · ${saying.say(`status.type.${view.type}`)} · ${saying.say('status.version', { version: view.version })}</div>
<div class="id">${word(view.noticeId)}</div>
${lines.map((line) => html`<div>${line}</div>`)}`;
}

function group(saying: Saying, notice: NoticeNow, me: string): Html {
  const { view } = notice;
  const recipients = recipientsOf(notice, me);
  const span = Math.max(1, recipients.length);
  const head = html`<th scope="rowgroup" rowspan="${span}">${headOf(saying, view)}</th><td rowspan="${span}" class="when">${whenOf(saying, view)}</td>`;
  if (recipients.length === 0) {
    return html`<tbody class="${view.status}"><tr>${head}<td colspan="5">${saying.mark('quiet', saying.say('status.not-sent'))}</td></tr></tbody>`;
  }
  const rows = recipients.map(
    (party, at) => html`<tr>${at === 0 ? head : null}
<th scope="row" class="recipient">${saying.party(party)}</th>
<td>${receiptCell(saying, notice, party, me)}</td>
<td>${readCell(saying, view.row, party, me)}</td>
<td>${toldCell(saying, view.row, party)}</td>
<td>${positionCell(saying, view.row, party)}</td></tr>`,
  );
  return html`<tbody class="${view.status}">${rows}</tbody>`;
}

export function noticesSection(saying: Saying, { notices }: Status, me: string): Section {
  const title = saying.say('status.notices');
  const columns = (['notice', 'when', 'recipient', 'receipt', 'read', 'told', 'position'] as const).map(
    (key) => saying.say(`status.${key}`),
  );
  const none = html`<p class="none">${saying.say(notices ? 'status.none' : 'status.not-yours')}</p>`;
  return {
    id: 'notices',
    title,
    count: notices?.total ?? null,
    tone: 'quiet',
    body:
      notices && notices.items.length > 0
        ? html`${table(
            title,
            columns,
            notices.items.map((notice) => group(saying, notice, me)),
            'notices',
          )}${more(saying, notices.total - notices.items.length)}`
        : none,
  };
}
