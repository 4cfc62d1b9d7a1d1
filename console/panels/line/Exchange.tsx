/** One message with all that became of it: each fact for itself, none mixed with another. */

import { sayMessage, sayReply } from '../../../src/line/sentence.ts';
import { text as lineText } from '../../../src/line/text.ts';
import { Badge } from '../../kit/Badge.tsx';
import { Moment, spanOf, utcOf } from '../../kit/Moment.tsx';
import { Place } from '../../kit/Place.tsx';
import { useSay } from '../../kit/say.ts';
import { beside } from '../../kit/visible.ts';
import { Verbatim, Word } from '../../kit/Word.tsx';
import { useNow } from '../../state/clock.ts';
import { hashOf } from '../../state/place.ts';
import { useLanguage, useNameOf, useSession } from '../../state/session.ts';
import { Acting } from './Acting.tsx';
import type { Message } from './answers.ts';
import { StandingOf } from './StandingOf.tsx';
import { text } from './text.ts';
import type { Wait } from './waits.ts';

function Clock({ wait: { owes, dueMs, silent } }: { wait: Wait }) {
  const say = useSay();
  const now = useNow();
  const late = dueMs !== null && dueMs < now;
  const tone = owes === 'none' ? 'quiet' : owes === 'ours' || silent || late ? 'bad' : 'wait';
  return (
    <Badge tone={tone}>
      {say(text[`owes.${owes}`])}
      {dueMs === null ? null : (
        <> · {say(late ? text.silence : text.left, { span: spanOf(say, dueMs - now) })}</>
      )}
    </Badge>
  );
}

/** `ar` → `Arabic`, in the reader's language; the tag itself where it is none that is known. */
function languageName(tag: string, reader: string): string {
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function Said({ message }: { message: Message }) {
  const say = useSay();
  const { wording } = message;
  const reader = useLanguage();
  const language =
    wording.language === 'und' ? say(text.unknownLanguage) : languageName(wording.language, reader);
  if (wording.words === '') return null;
  return (
    <figure>
      <Verbatim lang={wording.language}>{wording.words}</Verbatim>
      <figcaption className="hint">{say(text.itsWords, { language })}</figcaption>
    </figure>
  );
}

/** What was said about it by neither side's officers: what is lacking, and what does not fit together. */
function Marks({ message: { marks, faults, withdrawn, expired, wordings, wording } }: { message: Message }) {
  const say = useSay();
  const lines = [
    ...marks.map((mark) => say(lineText[`line.mark.${mark}`])),
    ...(withdrawn ? [say(lineText['line.withdrawn'], { at: utcOf(withdrawn.localMs) })] : []),
    ...(expired ? [say(lineText['line.expired'], { at: utcOf(expired.expiresMs) })] : []),
    ...(wordings.length > 1
      ? [say(lineText['line.changed'], { version: wording.version, count: wordings.length })]
      : []),
    ...faults.map(({ what }) => say(text[`fault.${what}`])),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="warned">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** What was answered, in a line each: an exchange that is done still says with what. */
function Answers({ message: { standings } }: { message: Message }) {
  const language = useLanguage();
  const nameOf = useNameOf();
  return standings.map(({ party, answer }) =>
    answer ? (
      <p key={party}>
        <Word>{nameOf(party)}</Word>: {sayReply(language, answer.phrase)}
      </p>
    ) : null,
  );
}

export function Exchange({ wait, whole }: { wait: Wait; whole: boolean }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  const { me } = useSession();
  const { message } = wait;
  const { from, messageId, precedence, wording, standings, to, localMs } = message;
  const urgent = precedence === 'flash' || precedence === 'immediate';
  const sentence = sayMessage(language, { ...message, from: nameOf(from) });
  return (
    <article className={`exchange ${wait.owes}`} data-precedence={precedence}>
      <header>
        <span className={urgent ? 'precedence urgent' : 'precedence'}>
          {say(text[`precedence.${precedence}`])}
        </span>
        <bdi>
          {say(text.fromTo, {
            from: nameOf(from),
            to: beside(
              to.map(({ party }) => nameOf(party)),
              '; ',
            ),
          })}
        </bdi>
        <Moment ms={localMs} />
      </header>
      <p className="phrase">{whole ? sentence : <a href={hashOf('line', from, messageId)}>{sentence}</a>}</p>
      <Clock wait={wait} />
      {whole ? null : <Answers message={message} />}
      {whole ? (
        <>
          {wording.at ? <Place at={wording.at} /> : null}
          <Said message={message} />
          <Marks message={message} />
          <ul className="standings">
            {standings.map((standing) => (
              <StandingOf key={standing.party} standing={standing} />
            ))}
          </ul>
          <p className="hint">
            <a href={hashOf('record', String(wording.index))}>{say(text.entry, { index: wording.index })}</a>
          </p>
          {wait.owes === 'none' && from !== me.party ? null : <Acting message={message} />}
        </>
      ) : null}
    </article>
  );
}
