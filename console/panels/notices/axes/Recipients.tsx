/** For each recipient the four facts and the reply clock as sentences, each with the entry that shows it. */
import type { ReactNode } from 'react';
import type { Trilingual } from '../../../../src/contract/index.ts';
import type { NoticeView } from '../../../../src/notices/index.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { useSay } from '../../../kit/say.ts';
import { Verbatim, Word } from '../../../kit/Word.tsx';
import { useTermsInForce } from '../../../state/answers.ts';
import { useNow } from '../../../state/clock.ts';
import { useNameOf, useSession } from '../../../state/session.ts';
import { PartyMark } from '../PartyMark.tsx';
import { text as listText } from '../text.ts';
import { type Axes, axesOf, recipientsOf, type Sent } from './axes.ts';
import { EntryLink, IndexLink } from './EntryLink.tsx';
import { type Reply, replyOf } from './reply.ts';
import { useSaid } from './Sign.tsx';
import { useCosigned, useSent } from './sent.ts';
import { text } from './text.ts';
import { fullRead, fullReceipt, fullReply, fullTaken, fullTold, type Words } from './words.ts';
import { useWriting } from './writing.ts';

function Sentence({ words, children }: { words: Words; children?: ReactNode }) {
  const said = useSaid();
  return (
    <p className="sentence">
      <Badge tone={words.tone}>{said(words.sentence, words.params)}</Badge> {children}
    </p>
  );
}

function Receipt({
  receipt,
  party,
  cosigned,
}: Pick<Axes, 'receipt' | 'party'> & { cosigned: Trilingual | undefined }) {
  const say = useSay();
  const writing = useWriting();
  const name = useNameOf()(party);
  // Proved to stand in the other's log, it needs no proof from ours.
  const isShown = receipt.code === 'sent' || (receipt.code === 'received' && receipt.recorded === null);
  return (
    <Sentence words={fullReceipt(receipt, name, writing)}>
      {isShown && cosigned ? `${say(cosigned)} ` : null}
      {receipt.code === 'received' && receipt.backMs !== null
        ? `${say(text['full.back'], { at: writing.time(receipt.backMs) })} `
        : null}
      {receipt.code === 'received' && receipt.recorded !== null ? (
        <>
          {say(text['full.recorded'], { size: String(receipt.recorded.size) })}{' '}
          <IndexLink index={receipt.recorded.entryIndex} />{' '}
        </>
      ) : null}
      {receipt.code === 'received' ? <EntryLink actId={receipt.actId} /> : null}
      {receipt.code === 'held' || receipt.code === 'sent' ? <IndexLink index={receipt.index} /> : null}
    </Sentence>
  );
}

function Erased() {
  const say = useSay();
  return <p className="quiet">{say(text['words-erased'])}</p>;
}

function Read({ read, party }: Pick<Axes, 'read' | 'party'>) {
  const writing = useWriting();
  const { me } = useSession();
  const name = useNameOf()(party);
  return (
    <>
      <Sentence words={fullRead(read, name, party === me.party, writing)}>
        {read.code === 'not-read' ? null : <EntryLink actId={read.actId} />}
      </Sentence>
      {read.code !== 'not-read' && read.erased ? <Erased /> : null}
      {read.code !== 'not-read' && read.words !== '' ? <Verbatim>{read.words}</Verbatim> : null}
    </>
  );
}

function Told({ told, party }: Pick<Axes, 'told' | 'party'>) {
  const say = useSay();
  const said = useSaid();
  const writing = useWriting();
  const name = useNameOf()(party);
  if (told.code === 'not-told')
    return <Sentence words={{ tone: 'quiet', sentence: text['full.not-told'], params: { party: name } }} />;
  const older = told.code === 'told-older';
  return told.units.map((unit) => (
    <Sentence key={unit.unit} words={fullTold(unit, older, writing)}>
      {unit.means === '' ? null : `${said(text['full.told-means'], { means: unit.means })} `}
      {older ? `${say(text['full.told-older'], { version: unit.version })} ` : null}
      <EntryLink actId={unit.actId} />
    </Sentence>
  ));
}

function Taken({ taken, party }: Pick<Axes, 'taken' | 'party'>) {
  const say = useSay();
  const writing = useWriting();
  const name = useNameOf()(party);
  return (
    <>
      <Sentence words={fullTaken(taken, name, writing)}>
        {taken.code === 'taken-older'
          ? `${say(text['full.taken-older'], { version: taken.version })} `
          : null}
        {taken.code === 'no-position' ? null : <EntryLink actId={taken.actId} />}
      </Sentence>
      {taken.code !== 'no-position' && taken.erased ? <Erased /> : null}
      {taken.code !== 'no-position' && taken.words !== '' ? <Verbatim>{taken.words}</Verbatim> : null}
    </>
  );
}

function ReplyClock({ reply }: { reply: Reply }) {
  const now = useNow();
  const words = fullReply(reply, now, useWriting());
  if (!words) return null;
  return <Sentence words={words}>{'actId' in reply ? <EntryLink actId={reply.actId} /> : null}</Sentence>;
}

function Recipient({
  view,
  party,
  sent,
  cosigned,
}: {
  view: NoticeView;
  party: string;
  sent: Sent | null;
  cosigned: Trilingual | undefined;
}) {
  const say = useSay();
  const now = useNow();
  const terms = useTermsInForce();
  const nameOf = useNameOf();
  const { me } = useSession();
  const { receipt, read, told, taken } = axesOf(view, party, me.party, sent);
  const reply = replyOf(view, party, { me: me.party, terms, nowMs: now });
  const rows = [
    ['receipt', <Receipt key="receipt" receipt={receipt} party={party} cosigned={cosigned} />],
    ['read', <Read key="read" read={read} party={party} />],
    ['told', <Told key="told" told={told} party={party} />],
    ['position', <Taken key="position" taken={taken} party={party} />],
    ...(reply.code === 'none' ? [] : [['reply', <ReplyClock key="reply" reply={reply} />] as const]),
  ] as const;
  return (
    <table className="recipient">
      <caption>
        <PartyMark party={party} /> <Word>{nameOf(party)}</Word>
      </caption>
      <tbody>
        {rows.map(([name, shown]) => (
          <tr key={name}>
            <th scope="row">{say(text[name])}</th>
            <td>{shown}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Recipients({ view }: { view: NoticeView }) {
  const say = useSay();
  const { me } = useSession();
  const current = view.history.find(({ version }) => version === view.version);
  const [actId, own] = [current?.actId ?? view.filedActId, view.party === me.party];
  const sent = useSent(actId, own);
  const cosigned = useCosigned(actId, own);
  const recipients = recipientsOf(view, me.party, sent);
  if (recipients.length === 0) return <p>{say(listText['nobody-told'])}</p>;
  return recipients.map((party) => (
    <Recipient key={party} view={view} party={party} sent={sent} cosigned={cosigned.get(party)} />
  ));
}
