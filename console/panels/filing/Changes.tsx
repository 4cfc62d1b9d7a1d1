/** The smallest changes that remove the conflicts found, each with a button that takes it into the form. */
import { useQuery } from '@tanstack/react-query';
import { saySuggestionIn } from '../../../src/conflicts/change/say-change.ts';
import type { Suggestion } from '../../../src/conflicts/index.ts';
import { Button } from '../../kit/Button.tsx';
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { visibleIn } from '../../kit/visible.ts';
import { post } from '../../state/http.ts';
import { useLanguage, useNameOf } from '../../state/session.ts';
import { type Answered, numberOf } from './answers.ts';
import { text } from './answers-text.ts';
import { formChanged } from './changed-form.ts';
import { focusAt, useFiling } from './filing.ts';
import { summed } from './summed.ts';

/** Asked for when the check has found something; again when it has answered anew. */
function useSuggestion(answered: Answered) {
  const { form, made, noticeId } = useFiling();
  const { route, area, times, window } = made.known;
  const { conflicts, possible, zones } = summed(answered);
  const isFound = (conflicts ?? 0) + possible + zones > 0 && !answered.stale;
  const { data, error, isFetching } = useQuery({
    queryKey: ['conflicts', 'suggest', numberOf(made.known), form.protected, noticeId ?? null],
    queryFn: () =>
      post<Suggestion>('/conflicts/suggest', {
        type: form.type,
        protected: form.protected,
        noticeId,
        fields: { route, area, times, window },
      }),
    enabled: isFound,
    gcTime: 0,
  });
  return isFound ? { found: data ?? null, error, isFetching } : null;
}

export function Changes({ answered }: { answered: Answered }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  const { form, set, setPoints } = useFiling();
  const asked = useSuggestion(answered);
  if (!asked) return null;
  const { found, error, isFetching } = asked;
  if (!found)
    return error ? (
      <Refused error={error} />
    ) : (
      <p className="hint">{isFetching ? say(text.searching) : ''}</p>
    );
  const said = saySuggestionIn(language, found, nameOf);
  const take = (change: Suggestion['proposals'][number]['change']): void => {
    const patch = formChanged(form, change);
    if (!patch?.points) return;
    set(patch);
    setPoints(patch.points);
    focusAt('points');
  };
  return (
    <section aria-label={say(text.changes)}>
      <h4>{say(text.changes)}</h4>
      <p>{said.state}</p>
      <ul className="list">
        {found.proposals.map((proposal, i) => (
          <li key={proposal.kind} className="plan-finding">
            <p>
              <bdi>{visibleIn(said.proposals[i] ?? '')}</bdi>
            </p>
            <div className="buttons">
              <Button tone="quiet" onPress={() => take(proposal.change)}>
                {say(text.take)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <ul className="lines">
        {found.tried.map(({ kind, outcome, gaveUp }, i) =>
          outcome === 'found' && !gaveUp ? null : <li key={kind}>{said.tried[i]}</li>,
        )}
        {said.questions.map((question) => (
          <li key={question}>
            <bdi>{visibleIn(question)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
