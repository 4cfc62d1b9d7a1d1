/** The other parties: when each was last heard, whether the way to it works, what is missing. */
import { type Html, html, word } from '../html.ts';
import type { PeerNow, Status } from './gather.ts';
import { type Saying, type Section, table } from './saying.ts';

function linkOf(saying: Saying, { link, forked, clockOff, skewMs }: PeerNow): Html {
  const lines: Html[] = [];
  if (forked) lines.push(saying.mark('bad', saying.say('status.fork')));
  if (clockOff && skewMs !== null)
    lines.push(saying.mark('bad', saying.say('status.clock-off', { span: saying.span(Math.abs(skewMs)) })));
  if (!link) lines.push(saying.mark('wait', saying.say('status.link.none')));
  else if (link.trouble !== null)
    lines.push(saying.mark('bad', saying.say('status.link.trouble', { what: link.trouble })));
  else if (link.lastAnsweredMs === null) lines.push(saying.mark('wait', saying.say('status.link.not-yet')));
  else lines.push(saying.mark('good', saying.say('status.link.works')));
  return html`${lines.map((line) => html`<div>${line}</div>`)}`;
}

function row(saying: Saying, peer: PeerNow): Html {
  const { party, role, heardMs, sent, received, missing, gaps, waiting } = peer;
  return html`<tr>
<th scope="row">${saying.party(party)} <small>${word(party)} · ${saying.say(`status.role.${role}`)}</small></th>
<td>${heardMs === null ? saying.mark('wait', saying.say('status.never')) : html`${saying.time(heardMs)} <small class="ago">${saying.ago(heardMs)}</small>`}</td>
<td>${linkOf(saying, peer)}</td>
<td class="number">${word(sent)} / ${word(received)}</td>
<td class="number">${waiting > 0 ? saying.mark('wait', word(waiting)) : word(0)}</td>
<td>${gaps.length > 0 ? saying.mark('bad', word(gaps.slice(0, 10).join(', ') + (missing > 10 ? ` … (${missing})` : ''))) : saying.mark('good', saying.say('status.no-gaps'))}</td>
</tr>`;
}

export function peersSection(saying: Saying, { peers }: Status): Section {
  const title = saying.say('status.peers');
  const bad = peers.some(
    ({ link, gaps, forked, clockOff }) =>
      forked || clockOff || gaps.length > 0 || (link && link.trouble !== null),
  );
  const columns = (['party', 'heard', 'link', 'sent', 'waiting', 'gaps'] as const).map((key) =>
    saying.say(`status.${key}`),
  );
  return {
    id: 'peers',
    title,
    count: peers.length,
    tone: bad ? 'bad' : peers.length > 0 ? 'good' : 'quiet',
    body:
      peers.length === 0
        ? html`<p class="none">${saying.say('status.none')}</p>`
        : table(title, columns, [html`<tbody>${peers.map((peer) => row(saying, peer))}</tbody>`]),
  };
}
