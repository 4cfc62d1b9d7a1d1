/** What was written, after the node said so, and what that does not show yet. */
import { useEffect, useRef } from 'react';
import { useSay } from '../../kit/say.ts';
import { Code, Word } from '../../kit/Word.tsx';
import { hashOf } from '../../state/place.ts';
import { useNameOf } from '../../state/session.ts';
import { text as actsText } from '../notices/acts/text.ts';
import { text as noticeText } from '../notices/detail/text.ts';
import { PartyMark } from '../notices/PartyMark.tsx';
import { text } from './text.ts';

/** As `POST /notices` and `POST /notices/:noticeId/versions` answer. */
export interface Written {
  noticeId: string;
  version: number;
  recipients: readonly string[];
  entries: readonly { index: number; id: string; kind: string }[];
}

export function Sent({ written: { noticeId, version, recipients, entries } }: { written: Written }) {
  const say = useSay();
  const nameOf = useNameOf();
  const open = useRef<HTMLAnchorElement>(null);
  useEffect(() => open.current?.focus(), []);
  const [first] = entries;
  return (
    <section className="written fields" role="status">
      <h3>{say(text[version === 1 ? 'sent.filed' : 'sent.amended'], { version })}</h3>
      <p>
        {say(noticeText.id)} <Code>{noticeId}</Code>
      </p>
      {recipients.length === 0 ? (
        <p>{say(text['sent.nobody'])}</p>
      ) : (
        <>
          <p>{say(text['sent.to'])}</p>
          <ul className="lines">
            {recipients.map((party) => (
              <li key={party}>
                <PartyMark party={party} /> <Word>{nameOf(party)}</Word>
              </li>
            ))}
          </ul>
          <p>{say(text['sent.receipt'])}</p>
        </>
      )}
      <div className="buttons">
        <a ref={open} className="button main" href={hashOf('notices', noticeId)}>
          {say(text['sent.open'])}
        </a>
        {first ? (
          <a href={hashOf('record', String(first.index))}>
            {say(actsText.entry, { index: String(first.index) })}
          </a>
        ) : null}
      </div>
    </section>
  );
}
