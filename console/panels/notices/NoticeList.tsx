/** All notices of this record, ours and others', those first that need something from us. */
import { useDeferredValue, useState } from 'react';
import { Input, Label, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Button } from '../../kit/Button.tsx';
import { Empty, Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { useNotices } from '../../state/answers.ts';
import { useNow } from '../../state/clock.ts';
import { hashOf } from '../../state/place.ts';
import { useMay, useNameOf, useSession } from '../../state/session.ts';
import { arranged, matches, type Section } from './list.ts';
import { NoticeRow } from './NoticeRow.tsx';
import { text } from './text.ts';

const WHOSE = ['all', 'own', 'others'] as const;
type Whose = (typeof WHOSE)[number];
const isWhose = (value: unknown): value is Whose => WHOSE.some((known) => known === value);
/** What is over is there, but not in the way. */
const CLOSED: readonly Section['group'][] = ['past', 'withdrawn'];
const PAGE = 25;

function Part({ section: { group, items }, open }: { section: Section; open: boolean }) {
  const say = useSay();
  const [shown, setShown] = useState(PAGE);
  return (
    <details className="group" open={open}>
      <summary>
        <h3>{say(text[`group.${group}`])}</h3> <span className="number">{items.length}</span>
      </summary>
      <ul className="list">
        {items.slice(0, shown).map((item) => (
          <NoticeRow key={item.key} item={item} />
        ))}
      </ul>
      {items.length > shown ? (
        <Button tone="quiet" onPress={() => setShown(shown + PAGE)}>
          {say(text.more, { n: Math.min(PAGE, items.length - shown) })}
        </Button>
      ) : null}
    </details>
  );
}

function Sections({ asked, whose }: { asked: string; whose: Whose }) {
  const say = useSay();
  const now = useNow();
  const nameOf = useNameOf();
  const { me } = useSession();
  const { data: notices, error } = useNotices();
  if (!notices) return error ? <Refused error={error} /> : <Waiting />;
  if (notices.length === 0) return <Empty>{say(text.none)}</Empty>;
  const fitting = notices.filter(
    (view) =>
      (whose === 'all' || (view.party === me.party) === (whose === 'own')) &&
      matches(view, asked, nameOf(view.party)),
  );
  if (fitting.length === 0) return <Empty>{say(text['none-found'])}</Empty>;
  const sections = arranged(fitting, me.party, now);
  // A search shows what it found; else only what is over stays folded, unless there is nothing else.
  const all = asked.trim() !== '' || sections.every(({ group }) => CLOSED.includes(group));
  return sections.map((section) => (
    <Part key={`${section.group} ${all}`} section={section} open={all || !CLOSED.includes(section.group)} />
  ));
}

export function NoticeList() {
  const say = useSay();
  const mayFile = useMay('watch', 'planner', 'liaison', 'command');
  const [asked, setAsked] = useState('');
  const [whose, setWhose] = useState<Whose>('all');
  return (
    <>
      <div className="title-row">
        <h2>{say(text.title)}</h2>
        {mayFile ? (
          <a className="button main" href={hashOf('notices', 'new')}>
            {say(text.file)}
          </a>
        ) : null}
      </div>
      <div className="filters">
        <SearchField className="field" value={asked} onChange={setAsked} maxLength={200}>
          <Label className="visually-hidden">{say(text.search)}</Label>
          <Input placeholder={say(text.search)} dir="auto" />
        </SearchField>
        <ToggleButtonGroup
          className="whose"
          aria-label={say(text.whose)}
          disallowEmptySelection
          selectedKeys={[whose]}
          onSelectionChange={([key]) => isWhose(key) && setWhose(key)}
        >
          {WHOSE.map((each) => (
            <ToggleButton key={each} id={each} className="choice">
              {say(text[`whose.${each}`])}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <Sections asked={useDeferredValue(asked)} whose={whose} />
    </>
  );
}
