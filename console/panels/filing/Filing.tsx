/** The form that files or amends a notice. */
import { Empty } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { text } from '../notices/text.ts';

export function Filing(_form: { noticeId?: string }) {
  const say = useSay();
  return <Empty>{say(text.file)}</Empty>;
}
