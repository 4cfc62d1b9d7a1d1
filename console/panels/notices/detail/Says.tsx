/** What a notice says, as far as it was shown to this party. */
import type { ReactNode } from 'react';
import type { Area } from '../../../../src/geo/index.ts';
import type { Fields, NoticeView } from '../../../../src/notices/index.ts';
import { Moment } from '../../../kit/Moment.tsx';
import { Place } from '../../../kit/Place.tsx';
import { useSay } from '../../../kit/say.ts';
import { beside, visible } from '../../../kit/visible.ts';
import { Word } from '../../../kit/Word.tsx';
import { useLanguage } from '../../../state/session.ts';
import { useSaid } from '../axes/Sign.tsx';
import { lengthOf } from '../length.ts';
import { SpanTimes } from '../SpanTimes.tsx';
import { GROUPS, showingOf } from './groups.ts';
import { listOf } from './lists.ts';
import { CorridorMore, Escorts, SiteMore } from './More.tsx';
import { RoutePoints } from './RoutePoints.tsx';
import { text } from './text.ts';

function Who({ who }: { who: Fields['who'] }) {
  const say = useSay();
  const language = useLanguage();
  const facts: [keyof typeof text, ReactNode][] = [
    ['organisation', <Word key="o">{who.organisation}</Word>],
    ['callSign', who.callSign ? <Word key="c">{who.callSign}</Word> : null],
    ['units', who.units.length > 0 ? <bdi key="u">{listOf(language, who.units.map(visible))}</bdi> : null],
    ['activity', say(text[`activity.${who.activity}`])],
    ['purpose', who.purpose ? <Word key="p">{who.purpose}</Word> : null],
    ['escort', say(who.escort ? text.yes : text.no)],
    ['emergency', say(who.emergency ? text.yes : text.no)],
  ];
  for (const name of ['missionId', 'comms', 'cargo'] as const)
    if (who[name]) facts.push([name, <Word key={name}>{who[name]}</Word>]);
  if (who.escorts && who.escorts.length > 0)
    facts.push(['escorts', <Escorts key="e" escorts={who.escorts} />]);
  if (who.series) facts.push(['series', <bdi key="s">{`${who.series.number} / ${who.series.of}`}</bdi>]);
  return facts.map(([name, value]) => (
    <div key={name} className="fact">
      <dt>{say(text[name])}</dt>
      <dd>{value ?? say(text['left-empty'])}</dd>
    </div>
  ));
}

function Vehicles({ vehicles }: { vehicles: NonNullable<Fields['vehicles']> }) {
  const said = useSaid();
  return (
    <ul className="lines">
      {vehicles.map(({ make, colour, plate, roofMarking, count }, i) => {
        const parts = [
          colour && visible(colour),
          plate && said(text.plate, { plate }),
          roofMarking && said(text.roof, { marking: roofMarking }),
        ].filter((part): part is string => part !== undefined && part !== '');
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the list is what was signed: it does not move.
          <li key={i}>
            <span className="number">{count} ×</span> {beside([visible(make), ...parts])}
          </li>
        );
      })}
    </ul>
  );
}

function Route({ route, times }: { route: Fields['route']; times: Fields['times'] | undefined }) {
  const say = useSay();
  const said = useSaid();
  if (route.type === 'corridor')
    return (
      <>
        <RoutePoints route={route} times={times} />
        <CorridorMore route={route} />
      </>
    );
  if (route.type === 'area')
    return (
      <>
        {said(text['area-of'], { name: route.name, use: say(text[`use.${route.use}`]) })}{' '}
        <AreaWords area={route.shape} />
        {route.heights ? (
          <div>
            {said(text.between, {
              floor: route.heights.floorM,
              ceiling: route.heights.ceilingM,
              above: route.heights.above,
            })}
          </div>
        ) : null}
        {route.note ? (
          <div>
            <Word>{route.note}</Word>
          </div>
        ) : null}
      </>
    );
  const { name, category, radiusM, at, markings } = route;
  return (
    <>
      {said(text['site-at'], { name, category, metres: radiusM })} <Place at={at} />
      {markings ? <div>{said(text.markings, { markings })}</div> : null}
      <SiteMore route={route} />
    </>
  );
}

function Times({ times }: { times: Fields['times'] }) {
  const say = useSay();
  const length = (seconds: number): string => lengthOf(say, seconds * 1_000);
  const { early, late } =
    times.type === 'passage'
      ? { early: length(times.earlyS), late: length(times.lateS) }
      : { early: '', late: '' };
  if (times.type === 'passage') {
    const [from, to] = [times.atMs[0] ?? 0, times.atMs.at(-1) ?? 0];
    return (
      <>
        <SpanTimes span={{ fromMs: from, toMs: to, exact: true }} />
        <div>{say(text.margins, { early, late })}</div>
      </>
    );
  }
  return (
    <>
      <SpanTimes span={{ ...times, exact: true }} />
      <div>
        {say(text.reviewed)} <Moment ms={times.reviewByMs} />
      </div>
    </>
  );
}

function AreaWords({ area }: { area: Area }) {
  const say = useSay();
  if (area.type === 'circle')
    return (
      <>
        {say(text.circle, { km: Math.round(area.radiusM / 100) / 10 })} <Place at={area.center} />
      </>
    );
  const [first] = area.ring;
  return (
    <>
      {say(text.ring, { n: area.ring.length })} {first ? <Place at={first} /> : null}
    </>
  );
}

function Contacts({ contacts }: { contacts: NonNullable<Fields['contacts']> }) {
  return (
    <ul className="lines">
      {contacts.map(({ name, role, phone }) => (
        <li key={`${name} ${role} ${phone}`}>
          <Word>{name}</Word> · <Word>{role}</Word> · <bdi dir="ltr">{visible(phone)}</bdi>
        </li>
      ))}
    </ul>
  );
}

export function Says({ view: { fields }, own }: { view: NoticeView; own: boolean }) {
  const say = useSay();
  const language = useLanguage();
  const { who, people, vehicles, route, area, times, window, contacts } = fields;
  const showing = showingOf(fields);
  const hidden = GROUPS.filter((group) => showing[group] === 'hidden');
  const shown: [keyof typeof text, ReactNode][] = [
    ['people', people && say(text.count, { n: people.count })],
    ['vehicles', vehicles && vehicles.length > 0 ? <Vehicles vehicles={vehicles} /> : null],
    ['route', route && <Route route={route} times={times} />],
    ['times', times && <Times times={times} />],
    ['area', area && <AreaWords area={area} />],
    ['window', window && <SpanTimes span={{ ...window, exact: true }} />],
    ['contacts', contacts && contacts.length > 0 ? <Contacts contacts={contacts} /> : null],
  ];
  const isShown = (name: string): boolean => !hidden.some((group) => group === name);
  return (
    <>
      <dl className="facts">
        {who ? <Who who={who} /> : null}
        {shown
          .filter(([name]) => isShown(name))
          .map(([name, value]) => (
            <div key={name} className="fact">
              <dt>{say(text[name])}</dt>
              <dd>
                {value ?? <span className="hint">{say(text['left-empty'])}</span>}
                {name === 'people' && people
                  ? [people.note, people.nationalities, ...(people.drivers ?? [])]
                      .filter(Boolean)
                      .map((words) => (
                        <span key={words}>
                          {' · '}
                          <Word>{words as string}</Word>
                        </span>
                      ))
                  : null}
              </dd>
            </div>
          ))}
      </dl>
      {own ? null : (
        <p className={hidden.length > 0 ? 'warned' : 'hint'}>
          {hidden.length > 0
            ? say(text['not-shown'], {
                groups: listOf(
                  language,
                  hidden.map((group) => say(text[group])),
                ),
              })
            : say(text['all-shown'])}
        </p>
      )}
    </>
  );
}
