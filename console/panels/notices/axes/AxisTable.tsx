/** The four facts for each recipient of a notice, side by side and never in one another's place. */
import type { NoticeView } from '../../../../src/notices/index.ts';
import { useSay } from '../../../kit/say.ts';
import { Word } from '../../../kit/Word.tsx';
import { useTermsInForce } from '../../../state/answers.ts';
import { useNow } from '../../../state/clock.ts';
import { useNameOf, useSession } from '../../../state/session.ts';
import { PartyMark } from '../PartyMark.tsx';
import { text as listText } from '../text.ts';
import { axesOf, recipientsOf } from './axes.ts';
import { replyOf } from './reply.ts';
import { Sign } from './Sign.tsx';
import { useSent } from './sent.ts';
import { text } from './text.ts';
import { shortRead, shortReceipt, shortReply, shortTaken, shortTold } from './words.ts';
import { useWriting } from './writing.ts';

const HEADS = ['recipient', 'receipt', 'read', 'told', 'position'] as const;

function Recipient({
  view,
  party,
  sent,
}: {
  view: NoticeView;
  party: string;
  sent: ReturnType<typeof useSent>;
}) {
  const now = useNow();
  const nameOf = useNameOf();
  const writing = useWriting();
  const terms = useTermsInForce();
  const { me } = useSession();
  const axes = axesOf(view, party, me.party, sent);
  const reply = shortReply(replyOf(view, party, { me: me.party, terms, nowMs: now }), now, writing);
  return (
    <tr>
      <th scope="row">
        <PartyMark party={party} /> <Word>{nameOf(party)}</Word>
      </th>
      <td>
        <Sign words={shortReceipt(axes.receipt)} />
      </td>
      <td>
        <Sign words={shortRead(axes.read)} />
      </td>
      <td>
        <Sign words={shortTold(axes.told)} />
      </td>
      <td>
        <Sign words={shortTaken(axes.taken, writing)} />
        {reply ? <Sign words={reply} /> : null}
      </td>
    </tr>
  );
}

export function AxisTable({ view }: { view: NoticeView }) {
  const say = useSay();
  const { me } = useSession();
  const current = view.history.find(({ version }) => version === view.version);
  const sent = useSent(current?.actId ?? view.filedActId, view.party === me.party);
  const recipients = recipientsOf(view, me.party, sent);
  if (recipients.length === 0) return <small>{say(listText['nobody-told'])}</small>;
  return (
    <table className="axes">
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col">
              {say(text[head])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {recipients.map((party) => (
          <Recipient key={party} view={view} party={party} sent={sent} />
        ))}
      </tbody>
    </table>
  );
}
