/** Notices: the list, one notice, or the form that files or amends one, as the address says. */
import { Filing } from '../filing/Filing.tsx';
import { Detail } from './detail/Detail.tsx';
import { NoticeList } from './NoticeList.tsx';
import './notices.css';

export function Notices({ at: [noticeId, act] }: { at: readonly string[] }) {
  if (noticeId === undefined) return <NoticeList />;
  if (noticeId === 'new') return <Filing />;
  if (act === 'amend') return <Filing noticeId={noticeId} />;
  return <Detail key={noticeId} noticeId={noticeId} />;
}
