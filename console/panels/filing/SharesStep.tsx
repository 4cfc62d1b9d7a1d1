/** Who will see how much: each recipient with a plain sentence of what it will and will not see, and can do with it. */

import type { Group } from '../../../src/notices/index.ts';
import { TickField } from '../../kit/Fields.tsx';
import { Moment } from '../../kit/Moment.tsx';
import { Refused } from '../../kit/Note.tsx';
import { Place } from '../../kit/Place.tsx';
import { useSay } from '../../kit/say.ts';
import { Word } from '../../kit/Word.tsx';
import { useLanguage, useNameOf, useSession } from '../../state/session.ts';
import { listOf } from '../notices/detail/lists.ts';
import { text as noticeText } from '../notices/detail/text.ts';
import { PartyMark } from '../notices/PartyMark.tsx';
import { At, WrongAt } from './Bound.tsx';
import { useFiling } from './filing.ts';
import { SHOWS, type Share } from './form.ts';
import { text } from './share-text.ts';
import { disclosureOf, effectsOf, GROUPS, mustChoose, opened, shareOf, shareOfGroups } from './sharing.ts';
import type { Told } from './told.ts';
import { Ways } from './Ways.tsx';

/** What a party is shown of these groups, what not, and what it can do with that. */
export function SeesWords({ groups }: { groups: readonly Group[] }) {
  const say = useSay();
  const language = useLanguage();
  const { form } = useFiling();
  const named = (list: readonly Group[]): string =>
    listOf(
      language,
      list.map((group) => say(noticeText[group])),
    );
  const hidden = GROUPS.filter((group) => !groups.includes(group));
  return (
    <>
      <p>
        {hidden.length === 0 ? say(text['sees.all']) : say(text.sees, { groups: named(groups) })}{' '}
        {hidden.length === 0 ? null : say(text.hidden, { groups: named(hidden) })}
      </p>
      <p className="hint">
        {effectsOf(groups, form.type)
          .map((effect) => say(text[`effect.${effect}`]))
          .join(' ')}
      </p>
    </>
  );
}

function Recipient({ party }: { party: string }) {
  const say = useSay();
  const nameOf = useNameOf();
  const { parties } = useSession();
  const { form, set } = useFiling();
  const share = shareOf(form, party);
  const disclosure = disclosureOf(form, party);
  const name = nameOf(party);
  const isObserver = parties.find((one) => one.party === party)?.role === 'observer';
  const change = (patch: Partial<Share>): void =>
    set({ shares: { ...form.shares, [party]: { ...share, ...patch } } });
  const toggle = (group: Group, shown: boolean): void =>
    change({ groups: shown ? [...share.groups, group] : share.groups.filter((one) => one !== group) });
  const choose = (show: Share['show']): void =>
    change({
      show,
      groups:
        show === 'groups' && share.groups.length === 0 && disclosure !== null
          ? opened(disclosure)
          : share.groups,
    });
  const show = share.show ?? (disclosure === 'exact' ? 'exact' : null);
  return (
    <li className="recipient-share" data-at={`shares.${party}`}>
      <div className="share-head">
        <PartyMark party={party} />
        <TickField
          label={`${say(text.tell, { party: name })}${isObserver ? ` (${say(text.observer)})` : ''}`}
          value={share.told}
          onChange={(told) => change({ told })}
        />
      </div>
      {share.told ? (
        <>
          <Ways
            label={say(text.show, { party: name })}
            value={show}
            onChange={choose}
            ways={SHOWS.map((id) => ({ id, label: say(text[id]) }))}
          />
          {share.show === 'groups' ? (
            <fieldset className="parts">
              <legend>{say(text.parts, { party: name })}</legend>
              {GROUPS.map((group) => (
                <TickField
                  key={group}
                  label={say(noticeText[group])}
                  value={share.groups.includes(group)}
                  onChange={(shown) => toggle(group, shown)}
                />
              ))}
            </fieldset>
          ) : null}
          {disclosure ? <SeesWords groups={opened(disclosure)} /> : null}
          <WrongAt at={`shares.${party}`} />
        </>
      ) : (
        <p className="hint">{say(text['told.not'])}</p>
      )}
    </li>
  );
}

/** Roughly where and roughly when, in words: the map shows the circle. */
function Rough() {
  const say = useSay();
  const { made } = useFiling();
  const { area, window } = made.known;
  return (
    <>
      {area?.type === 'circle' ? (
        <p className="hint">
          {say(text['rough-area'], { km: area.radiusM / 1_000 })} <Place at={area.center} />
        </p>
      ) : null}
      {window ? (
        <p className="hint">
          {say(text['rough-window'])} <Moment ms={window.fromMs} />
          {window.toMs === null ? null : (
            <>
              {' – '}
              <Moment ms={window.toMs} />
            </>
          )}
        </p>
      ) : null}
    </>
  );
}

/** Whose eyes the map shows the draft with. */
function SeenOnMap({ seenAs, onSeenAs }: { seenAs: string | null; onSeenAs(party: string | null): void }) {
  const say = useSay();
  const nameOf = useNameOf();
  const { form, parties } = useFiling();
  const told = parties.filter((party) => shareOf(form, party).told && disclosureOf(form, party) !== null);
  if (told.length === 0) return null;
  const shown = seenAs === null ? null : disclosureOf(form, seenAs);
  const isPlaced = !shown || opened(shown).some((group) => group === 'route' || group === 'area');
  return (
    <>
      <Ways
        label={say(text['map.seen'])}
        value={seenAs === null ? 'all' : seenAs}
        onChange={(next) => onSeenAs(next === 'all' ? null : next)}
        ways={[
          { id: 'all', label: say(text['map.all']) },
          ...told.map((id) => ({ id, label: say(text['map.as'], { party: nameOf(id) }) })),
        ]}
      />
      {seenAs === null || isPlaced ? null : (
        <p className="hint">{say(text['map.nothing'], { party: nameOf(seenAs) })}</p>
      )}
    </>
  );
}

function Before({ told, error }: { told: Told | null; error: unknown }) {
  const say = useSay();
  const nameOf = useNameOf();
  if (error) return <Refused error={error} />;
  if (!told) return null;
  if (told.size === 0) return <p>{say(text['told.nobody'])}</p>;
  return (
    <>
      <h4>{say(text.told)}</h4>
      <ul className="shares">
        {[...told].map(([party, disclosed]) => (
          <li key={party} className="recipient-share">
            <p>
              <PartyMark party={party} /> <Word>{nameOf(party)}</Word>
            </p>
            {disclosed ? <SeesWords groups={disclosed.shown} /> : <p>{say(text['told.unknown'])}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

export function SharesStep({
  told,
  toldError,
  seenAs,
  onSeenAs,
}: {
  /** Of a notice that is changed. */
  told: Told | null;
  toldError: unknown;
  seenAs: string | null;
  onSeenAs(party: string | null): void;
}) {
  const say = useSay();
  const { form, noticeId, parties, set } = useFiling();
  const before = (asBefore: boolean): void => {
    // To be changed from: what each was shown last.
    const shares = told
      ? Object.fromEntries(
          parties.map((party) => {
            const disclosed = told.get(party);
            const known = disclosed ? shareOfGroups(disclosed.shown) : null;
            return [party, known ?? { told: told.has(party), show: 'groups' as const, groups: [] }];
          }),
        )
      : {};
    set({ asBefore, ...(!asBefore && Object.keys(form.shares).length === 0 && { shares }) });
  };
  return (
    <>
      {noticeId === undefined ? null : (
        <TickField label={say(text.before)} value={form.asBefore} onChange={before} />
      )}
      {form.asBefore ? (
        <Before told={told} error={toldError} />
      ) : (
        <>
          {mustChoose(form) ? <p className="warned">{say(text.question)}</p> : null}
          {parties.length === 0 ? <p>{say(text.nobody)}</p> : null}
          <ul className="shares">
            {parties.map((party) => (
              <Recipient key={party} party={party} />
            ))}
          </ul>
          <At at="seen">
            <SeenOnMap seenAs={seenAs} onSeenAs={onSeenAs} />
          </At>
        </>
      )}
      <Rough />
    </>
  );
}
