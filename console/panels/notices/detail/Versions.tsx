/** Every version that this record holds, newest first, and what each says otherwise than the one before. */
import type { NoticeView, VersionRow } from '../../../../src/notices/index.ts';
import { utcOf } from '../../../kit/Moment.tsx';
import { useSay } from '../../../kit/say.ts';
import { visible } from '../../../kit/visible.ts';
import { nodeNow } from '../../../state/clock.ts';
import { useLanguage } from '../../../state/session.ts';
import { IndexLink } from '../axes/EntryLink.tsx';
import { useSaid } from '../axes/Sign.tsx';
import { lengthOf } from '../length.ts';
import { text as listText } from '../text.ts';
import { listOf } from './lists.ts';
import { text } from './text.ts';
import { type Change, changesBetween } from './versions.ts';

function useChangeWords(): (change: Change) => readonly string[] {
  const say = useSay();
  const said = useSaid();
  const language = useLanguage();
  const span = (ms: number): string => lengthOf(say, ms);
  const end = (ms: number | null): string => (ms === null ? say(listText['open-end']) : utcOf(ms, nodeNow()));
  return (change) => {
    switch (change.code) {
      case 'now-shown':
      case 'no-longer-shown':
      case 'changed':
        return [say(text[`change.${change.code}`], { group: say(text[change.group]) })];
      case 'line':
        return [
          said(text['change.line'], { what: say(text[change.what]), from: change.from, to: change.to }),
        ];
      case 'activity':
        return [
          said(text['change.line'], {
            what: say(text.activity),
            from: say(text[`activity.${change.from}`]),
            to: say(text[`activity.${change.to}`]),
          }),
        ];
      case 'escort':
      case 'emergency':
        return [
          say(text['change.flag'], {
            what: say(text[change.code]),
            to: say(change.to ? text.yes : text.no),
          }),
        ];
      case 'units':
        return (['added', 'removed'] as const)
          .filter((which) => change[which].length > 0)
          .map((which) =>
            say(text[`change.${which}`], { units: listOf(language, change[which].map(visible)) }),
          );
      case 'people':
      case 'points':
        return [say(text[`change.${change.code}`], { from: change.from, to: change.to })];
      case 'width':
        return [say(text['change.width'], { from: change.fromM, to: change.toM })];
      case 'moved':
        return [say(text[change.byMs > 0 ? 'change.later' : 'change.earlier'], { span: span(change.byMs) })];
      case 'margins':
        return [
          say(text['change.margins'], {
            early: span(change.earlyS * 1_000),
            late: span(change.lateS * 1_000),
          }),
        ];
      case 'from':
      case 'to':
        return [say(text[`change.${change.code}`], { from: end(change.fromMs), to: end(change.toMs) })];
    }
  };
}

/** `before`: the version of the number just below, where this record holds it. */
function Changes({ version, before }: { version: VersionRow; before: VersionRow | undefined }) {
  const say = useSay();
  const wordsOf = useChangeWords();
  if (version.version === 1) return <p>{say(text['versions.first'])}</p>;
  // Of what was erased nothing can be compared.
  if (version.erased || before?.erased) return null;
  if (!before) return <p>{say(text['versions.gap'])}</p>;
  const changes = changesBetween(before.fields, version.fields).flatMap(wordsOf);
  if (changes.length === 0) return <p>{say(text['versions.same'])}</p>;
  return (
    <ul className="changes">
      {changes.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

export function Versions({ history }: Pick<NoticeView, 'history'>) {
  const say = useSay();
  return (
    <ol className="lines">
      {history.toReversed().map((version) => (
        <li key={version.version}>
          <h4>{say(listText.version, { version: version.version })}</h4>
          <small>
            {say(text['signed-at'], {
              claimed: utcOf(version.claimedMs, nodeNow()),
              at: utcOf(version.localMs, nodeNow()),
            })}{' '}
            <IndexLink index={version.index} />
          </small>
          {version.erased ? <p>{say(text['versions.erased'])}</p> : null}
          {version.rootHolds ? null : <p className="refused">{say(text['warn.root'])}</p>}
          <Changes
            version={version}
            before={history.find((other) => other.version === version.version - 1)}
          />
        </li>
      ))}
    </ol>
  );
}
