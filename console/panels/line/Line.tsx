/** The line: messages and calls. `#/line`, `#/line/new/stop`, `#/line/calls`, `#/line/PARTY/ID`. */
import { useSay } from '../../kit/say.ts';
import { hashOf } from '../../state/place.ts';
import { Calls } from './Calls.tsx';
import './line.css';
import { Messages } from './Messages.tsx';
import { NewMessage } from './NewMessage.tsx';
import { text } from './text.ts';

export function Line({ at }: { at: readonly string[] }) {
  const say = useSay();
  const [first, second] = at;
  const calls = first === 'calls';
  return (
    <>
      <h2>{say(text.title)}</h2>
      <nav className="buttons" aria-label={say(text.title)}>
        <a className="button main" href={hashOf('line', 'new')}>
          {say(text.new)}
        </a>
        <a className="button" href={hashOf('line')} aria-current={first === undefined ? 'page' : undefined}>
          {say(text.messages)}
        </a>
        <a className="button" href={hashOf('line', 'calls')} aria-current={calls ? 'page' : undefined}>
          {say(text.calls)}
        </a>
      </nav>
      {first === 'new' ? <NewMessage key={second} phrase={second} /> : null}
      {calls ? <Calls /> : null}
      {first !== 'new' && !calls ? <Messages open={first && second ? `${first}/${second}` : null} /> : null}
    </>
  );
}
