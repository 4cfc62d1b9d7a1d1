/** A terms document as people read it: who signs, from when, and what the node will check, beside the parties' own words. */
import type { Terms } from '../../../src/terms/index.ts';
import { Badge } from '../../kit/Badge.tsx';
import { Moment } from '../../kit/Moment.tsx';
import { Place } from '../../kit/Place.tsx';
import { useSay } from '../../kit/say.ts';
import { Code, Verbatim, Word } from '../../kit/Word.tsx';
import { useLanguage, useNameOf } from '../../state/session.ts';
import { listOf } from '../notices/detail/lists.ts';
import { text as noticeText } from '../notices/detail/text.ts';
import { lengthOf } from '../notices/length.ts';
import { sayClause } from './clause.ts';
import { text } from './terms-text.ts';

type Clause = Terms['clauses'][number];

function Ground({ area }: { area: Extract<Clause, { kind: 'zone' }>['area'] }) {
  const say = useSay();
  const circle = area.type === 'circle';
  const [corner] = circle ? [area.center] : area.ring;
  return (
    <p className="hint">
      {circle
        ? say(text['area.circle'], { m: area.radiusM })
        : say(text['area.polygon'], { n: area.ring.length })}{' '}
      {corner ? <Place at={corner} /> : null}
    </p>
  );
}

function Rule({ clause }: { clause: Clause }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  const said = sayClause(clause, {
    nameOf,
    listOf: (words) => listOf(language, words),
    lengthOf: (ms) => lengthOf(say, ms),
    typeOf: (type) => say(text[`type.${type}`]),
    wordOf: (word) =>
      word === 'movement' || word === 'area' || word === 'flight'
        ? say(text[`type.${word}`])
        : say(noticeText[`activity.${word}`]),
    classOf: (entryClass) => say(text[`class.${entryClass}`]),
  });
  return (
    <li>
      <p>
        <Code>{clause.id}</Code> <strong>{say(text[`kind.${clause.kind}`])}</strong>
      </p>
      <p>{said.map(({ key, params }) => say(text[key], params)).join(' ')}</p>
      {clause.kind === 'zone' ? <Ground area={clause.area} /> : null}
      <Verbatim lang={language}>{clause.text[language]}</Verbatim>
    </li>
  );
}

/** `missing`: who has not signed; null for a document that nobody has proposed yet. */
export function Document({
  terms,
  sha256,
  missing,
  open,
}: {
  terms: Terms;
  sha256: string;
  missing: readonly string[] | null;
  open: boolean;
}) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  return (
    <article className="terms-document fields">
      <h4>
        <Word>{terms.title[language]}</Word> · <Code>{terms.termsId}</Code>{' '}
        {say(text.version, { version: terms.version })}
      </h4>
      <dl className="facts">
        <dt>{say(text.holds)}</dt>
        <dd>
          {say(text.from)} <Moment ms={terms.fromMs} />{' '}
          {terms.toMs === null ? (
            say(text.open)
          ) : (
            <>
              {say(text.to)} <Moment ms={terms.toMs} />
            </>
          )}
        </dd>
        <dt>{say(text.signs)}</dt>
        <dd>
          <ul>
            {terms.parties.map((party) => (
              <li key={party}>
                <Word>{nameOf(party)}</Word>{' '}
                {missing === null ? null : missing.includes(party) ? (
                  <Badge tone="wait">{say(text.missing)}</Badge>
                ) : (
                  <Badge tone="good">{say(text.signed)}</Badge>
                )}
              </li>
            ))}
          </ul>
        </dd>
        {terms.observers.length > 0 ? (
          <>
            <dt>{say(text.observes)}</dt>
            <dd>{listOf(language, terms.observers.map(nameOf))}</dd>
          </>
        ) : null}
        <dt>{say(text.hash)}</dt>
        <dd>
          <Code>{sha256}</Code>
        </dd>
      </dl>
      <details open={open}>
        <summary>{say(text.clauses, { n: terms.clauses.length })}</summary>
        <ol className="rules list">
          {terms.clauses.map((clause) => (
            <Rule key={clause.id} clause={clause} />
          ))}
        </ol>
      </details>
    </article>
  );
}
