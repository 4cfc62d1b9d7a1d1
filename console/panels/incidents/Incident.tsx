/** One incident: each telling in its own words, and beside each claim what the record can show. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { TickField } from '../../kit/Fields.tsx';
import { Moment } from '../../kit/Moment.tsx';
import { Refused, Waiting } from '../../kit/Note.tsx';
import { Place } from '../../kit/Place.tsx';
import { useSay } from '../../kit/say.ts';
import { beside, visible } from '../../kit/visible.ts';
import { Verbatim, Word } from '../../kit/Word.tsx';
import { cache } from '../../state/cache.ts';
import { post } from '../../state/http.ts';
import { hashOf } from '../../state/place.ts';
import { useLanguage, useMay, useNameOf, useSession } from '../../state/session.ts';
import { type AccountAnswer, type ClaimAnswer, type IncidentWhole, useIncident } from './answers.ts';
import { Finding } from './Finding.tsx';
import { missingOf } from './said.ts';
import { text } from './text.ts';

function Claim({ claim }: { claim: ClaimAnswer }) {
  const say = useSay();
  const chain = claim.speakers.map(({ name, office }) =>
    beside(
      [visible(name), visible(office)].filter((part) => part !== ''),
      ', ',
    ),
  );
  return (
    <li className="claim">
      <div>
        <Verbatim>{claim.words}</Verbatim>
        {chain.length > 0 ? <p className="hint">{say(text.saidBy, { chain: chain.join(' ← ') })}</p> : null}
        {claim.verbatim ? null : <p className="warned">{say(text.notVerbatim)}</p>}
      </div>
      <Finding finding={claim.finding} />
    </li>
  );
}

function Account({ account }: { account: AccountAnswer }) {
  const say = useSay();
  const nameOf = useNameOf();
  const who = account.party === null ? (account.source ?? '—') : nameOf(account.party);
  return (
    <section className="account">
      <h3>{say(text.accountOf, { who })}</h3>
      <ul>
        {account.claims.map((claim) => (
          <Claim key={claim.claimId} claim={claim} />
        ))}
      </ul>
      <details open={account.claims.length === 0}>
        <summary>{say(text.wholeAccount)}</summary>
        <Verbatim lang={account.language}>{account.words}</Verbatim>
        <a href={hashOf('record', String(account.index))}>{say(text.entry, { index: account.index })}</a>
      </details>
    </section>
  );
}

function Facts({ whole: { incident, asked, closed } }: { whole: IncidentWhole }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  return (
    <dl className="facts">
      <dt>{say(text.window)}</dt>
      <dd>
        <Moment ms={incident.fromMs} all /> – <Moment ms={incident.toMs} all />
      </dd>
      {incident.place ? (
        <>
          <dt>{say(text.place)}</dt>
          <dd>
            <Place at={incident.place.at} />
          </dd>
        </>
      ) : null}
      <dt>{say(text.parties)}</dt>
      <dd>{beside(incident.parties.map(nameOf))}</dd>
      <dt>{say(text.openedBy)}</dt>
      <dd>
        <Word>{nameOf(incident.from)}</Word>, <Moment ms={incident.atMs} />
      </dd>
      {asked.length > 0 ? (
        <>
          <dt>{say(text.asked)}</dt>
          <dd>
            <ul>
              {asked.map((one) => {
                const missing = { what: one.what, about: one.about, party: null } as Parameters<
                  typeof missingOf
                >[1];
                const what = missingOf(language, missing, nameOf);
                return (
                  <li key={one.actId}>
                    {say(text.askedLine, { from: nameOf(one.from), of: nameOf(one.of), what })}
                  </li>
                );
              })}
            </ul>
          </dd>
        </>
      ) : null}
      {closed.length > 0 ? (
        <>
          <dt>{say(text.close)}</dt>
          <dd>{beside(closed.map(({ from }) => nameOf(from)))}</dd>
        </>
      ) : null}
    </dl>
  );
}

function Acts({ whole }: { whole: IncidentWhole }) {
  const say = useSay();
  const { me } = useSession();
  const { incidentId } = whole.incident;
  const [ask, setAsk] = useState(false);
  const mayClose = useMay('liaison', 'command', 'monitor');
  const isClosed = whole.closed.some(({ from }) => from === me.party);
  const path = `/incidents/${encodeURIComponent(incidentId)}`;
  const acting = useMutation({
    mutationFn: ({ act, body }: { act: string; body: object }) => post(`${path}/${act}`, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['incidents'] }),
  });
  return (
    <div className="fields">
      <div className="buttons">
        <Button
          tone="main"
          busy={acting.isPending}
          onPress={() => acting.mutate({ act: 'assess', body: { ask } })}
        >
          {say(text.assess)}
        </Button>
        <TickField label={say(text.askToo)} value={ask} onChange={setAsk} />
      </div>
      <div className="buttons">
        <a className="button" href={hashOf('incidents', incidentId, 'account')}>
          {say(text.addAccount)}
        </a>
        {mayClose && !isClosed ? (
          <Button busy={acting.isPending} onPress={() => acting.mutate({ act: 'close', body: {} })}>
            {say(text.close)}
          </Button>
        ) : null}
      </div>
      <Refused error={acting.error} />
    </div>
  );
}

export function Incident({ incidentId }: { incidentId: string }) {
  const say = useSay();
  const asked = useIncident(incidentId);
  const whole = asked.data;
  if (asked.isPending) return <Waiting />;
  if (!whole) return <Refused error={asked.error} />;
  return (
    <article className="incident">
      <h3 className="incident-title">
        <Word>{whole.incident.title}</Word>
      </h3>
      <Facts whole={whole} />
      <Acts whole={whole} />
      {whole.accounts.map((account) => (
        <Account key={account.actId} account={account} />
      ))}
      {whole.findings.length > 0 ? (
        <section className="account">
          <h3>{say(text.beside)}</h3>
          <ul>
            {whole.findings.map((finding) => (
              <li key={finding.actId}>
                <Finding finding={finding} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </article>
  );
}
