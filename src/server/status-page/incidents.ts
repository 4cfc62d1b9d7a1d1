/** Incidents: each side's words as they were given, and beside each claim what the record shows. */
import { type Html, html, word, words } from '../html.ts';
import type { FindingNow, IncidentNow, Status } from './gather.ts';
import { more, type Saying, type Section, type Tone, table } from './saying.ts';

const TONES: Readonly<Record<FindingNow['verdict'], Tone>> = {
  supported: 'good',
  contradicted: 'bad',
  undecidable: 'wait',
};

function findingCell(saying: Saying, finding: FindingNow | null): Html {
  if (!finding) return saying.mark('quiet', saying.say('status.unasked'));
  const missing = finding.missingSaid.map((said) => html`<li>${said[saying.language]}</li>`);
  const rests =
    finding.entries.length > 0 &&
    html`<br><small>${saying.say('status.rests-on', { n: finding.entries.length })}</small>`;
  return html`${saying.mark(TONES[finding.verdict], finding.said[saying.language])}${rests}${missing.length > 0 && html`<div class="missing">${saying.say('status.missing')}<ul>${missing}</ul></div>`}`;
}

function incident(saying: Saying, one: IncidentNow): Html {
  const { title, fromMs, toMs, parties, incidentId } = one.incident;
  const columns = [saying.say('status.claim'), saying.say('status.finding')];
  const accounts = one.accounts.map((account) => {
    const who = account.party === null ? (account.source ?? '–') : saying.partyName(account.party);
    const rows = account.claims.map(
      (claim) =>
        html`<tr><td class="claim">${words(claim.words)}${!claim.verbatim && html`<br>${saying.mark('bad', saying.say('status.not-verbatim'))}`}</td><td class="sentence">${findingCell(saying, claim.finding)}</td></tr>`,
    );
    const heading = saying.say('status.account-of', { who });
    return html`<h4>${heading}</h4>${rows.length > 0 ? table(heading, columns, [html`<tbody>${rows}</tbody>`], 'claims') : html`<p class="none">${saying.say('status.none')}</p>`}`;
  });
  const beside =
    one.findings.length > 0 &&
    html`<h4>${saying.say('status.beside')}</h4><ul class="plain">${one.findings.map((finding) => html`<li>${findingCell(saying, finding)}</li>`)}</ul>`;
  const closed = one.closed.map(({ from }) =>
    saying.mark('quiet', saying.say('status.closed-by', { who: saying.partyName(from) })),
  );
  return html`<article class="incident"><h3>${words(title)}</h3>
<p>${saying.time(fromMs)} – ${saying.time(toMs)} · ${parties.map((party, at) => html`${at > 0 && ', '}${saying.party(party)}`)} · <span class="id">${word(incidentId)}</span> ${closed}</p>
${accounts}${beside}</article>`;
}

export function incidentsSection(saying: Saying, { incidents }: Status): Section {
  const open = incidents?.items.some(({ closed }) => closed.length === 0) ?? false;
  return {
    id: 'incidents',
    title: saying.say('status.incidents'),
    count: incidents?.total ?? null,
    tone: open ? 'wait' : 'quiet',
    body:
      incidents && incidents.items.length > 0
        ? html`${incidents.items.map((one) => incident(saying, one))}${more(saying, incidents.total - incidents.items.length)}`
        : html`<p class="none">${saying.say(incidents ? 'status.none' : 'status.not-yours')}</p>`,
  };
}
