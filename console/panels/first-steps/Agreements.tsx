/** The terms step: what is proposed and who must sign it, and the way to propose. */
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { useAgreements } from '../../state/answers.ts';
import { Propose } from './Propose.tsx';
import { Proposed } from './Proposed.tsx';
import { text } from './terms-text.ts';

export function Agreements() {
  const say = useSay();
  const agreements = useAgreements();
  const versions = (agreements.data ?? []).flatMap(({ termsId, versions: all }) =>
    [...new Set(all.map(({ version }) => version))].map((version) => ({ termsId, version })),
  );
  return (
    <>
      <Refused error={agreements.error} />
      {versions.map((each) => (
        <Proposed key={`${each.termsId}/${each.version}`} {...each} />
      ))}
      {agreements.isSuccess && versions.length === 0 ? <Propose /> : null}
      {versions.length > 0 ? (
        <details>
          <summary>{say(text['propose.title'])}</summary>
          <Propose />
        </details>
      ) : null}
    </>
  );
}
