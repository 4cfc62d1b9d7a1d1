/** All exchanges: what this party owes first, then what it waits for, then what is done. */
import { Empty, Refused, Waiting } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { useSession } from '../../state/session.ts';
import { useMessages } from './answers.ts';
import { Exchange } from './Exchange.tsx';
import { text } from './text.ts';
import { inOrder, type Wait } from './waits.ts';

/** `open`: `PARTY/ID` of the exchange that is shown whole. */
export function Messages({ open }: { open: string | null }) {
  const say = useSay();
  const { me } = useSession();
  const asked = useMessages();
  if (asked.isPending) return <Waiting />;
  const waits = inOrder(asked.data?.messages ?? [], me.party);
  const idOf = ({ message: { from, messageId } }: Wait): string => `${from}/${messageId}`;
  const list = (shown: readonly Wait[]) => (
    <ul className="exchanges">
      {shown.map((wait) => (
        <li key={idOf(wait)}>
          <Exchange wait={wait} whole={wait.owes !== 'none' || open === idOf(wait)} />
        </li>
      ))}
    </ul>
  );
  const done = waits.filter(({ owes }) => owes === 'none');
  return (
    <>
      <Refused error={asked.error} />
      {asked.isSuccess && waits.length === 0 ? <Empty>{say(text.none)}</Empty> : null}
      {list(waits.filter(({ owes }) => owes !== 'none'))}
      {open !== null && asked.isSuccess && !waits.some((wait) => idOf(wait) === open) ? (
        <Empty>{say(text.notListed)}</Empty>
      ) : null}
      {done.length > 0 ? (
        <>
          <h3>{say(text.done)}</h3>
          {list(done)}
          {asked.data?.more ? <p className="hint">{say(text.older)}</p> : null}
        </>
      ) : null}
    </>
  );
}
