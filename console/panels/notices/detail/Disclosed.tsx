/** Who was shown which parts of an own notice: as the copies in this record show it, not as somebody remembers it. */
import type { VersionRow } from '../../../../src/notices/index.ts';
import { useSay } from '../../../kit/say.ts';
import { Word } from '../../../kit/Word.tsx';
import { useLanguage, useNameOf } from '../../../state/session.ts';
import { IndexLink } from '../axes/EntryLink.tsx';
import { useEntryBody, useSent } from '../axes/sent.ts';
import { PartyMark } from '../PartyMark.tsx';
import { text as listText } from '../text.ts';
import { disclosedIn } from './groups.ts';
import { listOf } from './lists.ts';
import { text } from './text.ts';

function Copy({ party, index }: { party: string; index: number }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  const body = useEntryBody(index);
  const named = (groups: readonly (keyof typeof text)[]): string =>
    listOf(
      language,
      groups.map((group) => say(text[group])),
    );
  const disclosed = body.isSuccess ? disclosedIn(body.data) : undefined;
  return (
    <li>
      <PartyMark party={party} /> <Word>{nameOf(party)}</Word> <IndexLink index={index} />
      {disclosed === null ? <div>{say(text['disclosed.unknown'])}</div> : null}
      {disclosed ? (
        <>
          <div>
            {say(text['disclosed.shown'], {
              groups: disclosed.hidden.length > 0 ? named(disclosed.shown) : say(text['disclosed.all']),
            })}
          </div>
          {disclosed.hidden.length > 0 ? (
            <div>{say(text['disclosed.hidden'], { groups: named(disclosed.hidden) })}</div>
          ) : null}
        </>
      ) : null}
    </li>
  );
}

export function Disclosed({ version }: { version: VersionRow }) {
  const say = useSay();
  const sent = useSent(version.actId, true);
  if (!sent) return null;
  if (sent.size === 0) return <p>{say(listText['nobody-told'])}</p>;
  return (
    <ul className="lines">
      {[...sent].map(([party, { index }]) => (
        <Copy key={party} party={party} index={index} />
      ))}
    </ul>
  );
}
