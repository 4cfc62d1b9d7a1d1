/** The newest entries of the record, and whether it keeps up. */
import type { Entry } from '../../contract/index.ts';
import { html, word } from '../html.ts';
import type { Status } from './gather.ts';
import { type Saying, type Section, table } from './saying.ts';

function row(saying: Saying, entry: Entry) {
  const { index, localMs, direction, peer, kind, id, by, understood } = entry;
  const officer = by ? word(by.officer) : saying.say('status.itself');
  return html`<tr><td class="number">${word(index)}</td><td>${saying.time(localMs)}</td>
<td>${saying.say(`status.way.${direction}`)}${peer !== null && html` ${saying.party(peer)}`}</td>
<td><code>${word(kind)}</code>${!understood && html`<br>${saying.mark('bad', saying.say('status.not-understood'))}`}</td>
<td class="id">${word(id)}</td><td>${officer}</td></tr>`;
}

export function recordSection(saying: Saying, { entries, size, signedSize, store, log }: Status): Section {
  const title = saying.say('status.record');
  const columns = (['index', 'time', 'way', 'kind', 'act', 'officer'] as const).map((key) =>
    saying.say(`status.${key}`),
  );
  const signed =
    signedSize === null ? saying.say('status.unsigned') : saying.say('status.signed-to', { n: signedSize });
  const state = saying.mark(store === 'open' ? 'good' : 'bad', saying.say(`status.store.${store}`));
  return {
    id: 'record',
    title,
    count: null,
    tone: store === 'open' && log.forgotten === null ? 'good' : 'bad',
    body: html`<p>${saying.say('status.entries', { n: size })} · ${signed} · ${state}</p>
${log.lines.map(({ tone, says }) => html`<p>${saying.mark(tone, says[saying.language])}</p>`)}
${table(title, columns, [html`<tbody>${entries.map((entry) => row(saying, entry))}</tbody>`])}`,
  };
}
