/** What is wrong with a notice itself: in plain sight, before anything it says. */
import type { NoticeView } from '../../../../src/notices/index.ts';
import { useSay } from '../../../kit/say.ts';
import { EntryLink } from '../axes/EntryLink.tsx';
import { text } from './text.ts';

/** Entries named for one fault; the record has the rest. */
const MOST = 3;

export function Warnings({ view: { row, rootHolds } }: { view: NoticeView }) {
  const say = useSay();
  const byWhat = [...Map.groupBy(row.faults, ({ what }) => what)];
  return (
    <>
      {rootHolds ? null : <p className="refused">{say(text['warn.root'])}</p>}
      {byWhat.map(([what, faults]) => (
        <p key={what} className={what === 'version out of order' ? 'warned' : 'refused'}>
          {say(text[`warn.${what}`])}{' '}
          {faults.slice(0, MOST).map(({ actId }) => (
            <EntryLink key={actId} actId={actId} />
          ))}
        </p>
      ))}
      {row.dropped > 0 ? <p className="warned">{say(text['warn.dropped'], { n: row.dropped })}</p> : null}
    </>
  );
}
