/** How far one addressee has come: received, read, read back, answered. Four facts, each with its own sentence. */
import { sayDifference, sayReply } from '../../../src/line/sentence.ts';
import { text as lineText } from '../../../src/line/text.ts';
import { Badge, type Tone } from '../../kit/Badge.tsx';
import { utcOf } from '../../kit/Moment.tsx';
import { useSay } from '../../kit/say.ts';
import { Verbatim, Word } from '../../kit/Word.tsx';
import { useLanguage, useNameOf, useSession } from '../../state/session.ts';
import type { Standing } from './answers.ts';
import { text } from './text.ts';

interface Fact {
  tone: Tone;
  says: string;
}

function useFacts(standing: Standing): Fact[] {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  const { me } = useSession();
  const party = nameOf(standing.party);
  const {
    receivedMs,
    read,
    readBack,
    differences,
    acknowledged,
    answer,
    silent,
    silences,
    for: purpose,
  } = standing;
  const facts: Fact[] = [];
  // Our own standing needs no receipt: it is here.
  if (standing.party !== me.party) {
    facts.push(
      receivedMs === null
        ? { tone: 'wait', says: say(lineText['line.not-received'], { party }) }
        : { tone: 'good', says: say(lineText['line.received'], { party, at: utcOf(receivedMs) }) },
    );
  }
  if (acknowledged) {
    const { officer, localMs } = acknowledged;
    facts.push({
      tone: 'good',
      says: say(lineText['line.acknowledged'], { party, officer: officer ?? '—', at: utcOf(localMs) }),
    });
  } else if (read) {
    facts.push({
      tone: 'wait',
      says: say(lineText['line.read'], { party, officer: read.officer ?? '—', at: utcOf(read.localMs) }),
    });
  }
  if (readBack === 'match') facts.push({ tone: 'good', says: say(lineText['line.read-back.match']) });
  if (readBack === 'awaited' && purpose === 'action')
    facts.push({ tone: 'wait', says: say(lineText['line.read-back.awaited']) });
  if (readBack === 'mismatch') {
    const by = differences.map((difference) => sayDifference(language, difference)).join('; ');
    facts.push({ tone: 'bad', says: `${say(lineText['line.read-back.mismatch'])} — ${by}` });
  }
  if (answer) facts.push({ tone: 'good', says: sayReply(language, answer.phrase) });
  const last = silences.at(-1);
  if (silent && last)
    facts.push({
      tone: 'bad',
      says: say(lineText[`line.silent.${last.awaits}`], { party, minutes: last.withinMinutes }),
    });
  return facts;
}

export function StandingOf({ standing }: { standing: Standing }) {
  const say = useSay();
  const nameOf = useNameOf();
  const facts = useFacts(standing);
  const words = [...standing.answers, ...standing.talk].filter((said) => said.words !== '');
  return (
    <li>
      <h4>
        <Word>{nameOf(standing.party)}</Word>
        {standing.office === '' ? null : (
          <>
            {' '}
            · <Word>{standing.office}</Word>
          </>
        )}
        {standing.for === 'information' ? ` · ${say(text.information)}` : null}
      </h4>
      <ul>
        {facts.map(({ tone, says }) => (
          <li key={says}>
            <Badge tone={tone}>{says}</Badge>
          </li>
        ))}
      </ul>
      {words.map((said) => (
        <Verbatim key={said.actId} lang={said.language}>
          {said.words}
        </Verbatim>
      ))}
    </li>
  );
}
