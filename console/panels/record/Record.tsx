/** The record: `#/record`, `#/record/INDEX`, `#/record/act/ID`. */
import { useState } from 'react';
import type { Trilingual } from '../../../src/contract/index.ts';
import { Button } from '../../kit/Button.tsx';
import { ChoiceField, TickField } from '../../kit/Fields.tsx';
import { Empty, Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { useNameOf, useSession } from '../../state/session.ts';
import { type Filter, type State, useAct, useRecord } from './answers.ts';
import { Entry } from './Entry.tsx';
import { EntryLine } from './EntryLine.tsx';
import './record.css';
import { text as kindText } from './kind-text.ts';
import { States } from './States.tsx';
import { text } from './text.ts';

/** Kinds that people look for; the rest stand in the whole list. */
const KINDS = [
  'notices.filed',
  'notices.amended',
  'notices.acknowledged',
  'notices.disseminated',
  'notices.position',
  'conflicts.found',
  'watch.alert',
  'line.message',
  'line.read-back',
  'line.call',
  'incidents.opened',
  'incidents.account',
  'incidents.finding',
  'terms.signed',
  'handover.given',
  'briefings.published',
] as const;
const ALL = '*';
/** In a list only what is not as it should be, or not yet: where a copy is, who has read it, what is in doubt. */
const SAID_IN_LIST = new Set<State['code']>(['waiting', 'received', 'acknowledged', 'not-acknowledged']);
const isSaid = ({ code, tone }: State): boolean => SAID_IN_LIST.has(code) || tone === 'bad';

function Choosing({ filter, onChange }: { filter: Filter; onChange(next: Filter): void }) {
  const say = useSay();
  const nameOf = useNameOf();
  const { parties } = useSession();
  const others = parties.filter(({ role }) => role !== 'me');
  return (
    <div className="row">
      <ChoiceField
        label={say(text.about)}
        value={filter.kind ?? ALL}
        onChange={(kind) => onChange({ ...filter, kind: kind === ALL ? undefined : kind })}
        choices={[
          { id: ALL as string, label: say(text.everything) },
          ...KINDS.map((id) => ({ id: id as string, label: say(kindText[id] as Trilingual) })),
        ]}
      />
      <ChoiceField
        label={say(text.party)}
        value={filter.party ?? ALL}
        onChange={(party) => onChange({ ...filter, party: party === ALL ? undefined : party })}
        choices={[
          { id: ALL as string, label: say(text.everyone) },
          ...others.map(({ party }) => ({ id: party, label: nameOf(party) })),
        ]}
      />
      <TickField
        label={say(text.machine)}
        value={!filter.acts}
        onChange={(all) => onChange({ ...filter, acts: !all })}
      />
    </div>
  );
}

function List() {
  const say = useSay();
  const [filter, setFilter] = useState<Filter>({ acts: true });
  const asked = useRecord(filter);
  const pages = asked.data?.pages ?? [];
  const entries = pages.flatMap((page) => page.entries);
  const [newest] = pages;
  const chosen = filter.kind !== undefined || filter.party !== undefined;
  return (
    <>
      {newest ? (
        <p className="hint">{say(text.size, { size: newest.size, signed: newest.signedSize ?? 0 })}</p>
      ) : null}
      <Choosing filter={filter} onChange={setFilter} />
      <Refused error={asked.error} />
      {asked.isPending ? <Waiting /> : null}
      {asked.isSuccess && entries.length === 0 ? (
        <Empty>{say(chosen ? text.noMatch : text.none)}</Empty>
      ) : null}
      <ol className="list entries-list">
        {entries.map((head) => (
          <li key={head.index}>
            <EntryLine head={head} />
            <States states={head.states.filter(isSaid)} />
          </li>
        ))}
      </ol>
      {asked.hasNextPage ? (
        <div className="buttons">
          <Button busy={asked.isFetchingNextPage} onPress={() => void asked.fetchNextPage()}>
            {say(text.more)}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** An act named by its id, as findings and messages name it: its own entry where there is one. */
function Act({ id }: { id: string }) {
  const say = useSay();
  const asked = useAct(id);
  if (asked.isPending) return <Waiting />;
  const entries = asked.data ?? [];
  const whole = entries.find(({ direction }) => direction !== 'out') ?? entries[0];
  if (!whole)
    return asked.error ? <Refused error={asked.error} /> : <Empty>{say(text.unknownAct, { id })}</Empty>;
  return <Entry index={whole.index} />;
}

export function Record({ at }: { at: readonly string[] }) {
  const say = useSay();
  const [first, second] = at;
  return (
    <>
      <h2>{say(text.title)}</h2>
      {first === undefined ? <List /> : null}
      {first === 'act' && second !== undefined ? <Act id={second} /> : null}
      {first !== undefined && first !== 'act' ? <Entry key={first} index={Number(first)} /> : null}
    </>
  );
}
