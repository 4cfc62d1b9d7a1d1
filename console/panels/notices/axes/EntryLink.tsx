/** The way to an entry of this record: by its index, or by the act that it carries. */
import { useSay } from '../../../kit/say.ts';
import { hashOf } from '../../../state/place.ts';
import { useIndexOf } from './sent.ts';
import { text } from './text.ts';

export function IndexLink({ index }: { index: number }) {
  const say = useSay();
  return (
    <a href={hashOf('record', String(index))} className="entry-link">
      {say(text.entry, { index: String(index) })}
    </a>
  );
}

export function EntryLink({ actId }: { actId: string }) {
  const index = useIndexOf(actId);
  return index === null ? null : <IndexLink index={index} />;
}
