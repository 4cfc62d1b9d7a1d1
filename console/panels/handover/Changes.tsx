/** What became of a handover's items since it was given. */
import type { Item, Since } from '../../../src/handover/index.ts';
import { useSay } from '../../kit/say.ts';
import { visibleIn } from '../../kit/visible.ts';
import { useLanguage } from '../../state/session.ts';
import { ItemLine } from './ItemLine.tsx';
import { text } from './text.ts';

interface Props {
  changes: Since;
  /** The items as given: what is open no more is named by its sentence there. */
  before: readonly Item[];
  /** There was more than the lists hold: what is compared is not the whole. */
  partly: boolean;
}

export function Changes({ changes, before, partly }: Props) {
  const say = useSay();
  const language = useLanguage();
  const { unlisted, changed, gone } = changes;
  const none = unlisted.length + changed.length + gone.length === 0;
  return (
    <section className="changes">
      <h3>{say(text['changed.title'])}</h3>
      {none && !partly ? <p className="hint">{say(text['changed.none'])}</p> : null}
      {partly ? <p className="warned">{say(text['changed.partly'])}</p> : null}
      {(['unlisted', 'changed'] as const).map((name) =>
        changes[name].length === 0 ? null : (
          <div key={name}>
            <h4>
              {say(text[`changed.${name}`])} <span className="number">{changes[name].length}</span>
            </h4>
            <ul className="list">
              {changes[name].map((item) => (
                <ItemLine key={item.key} item={item} />
              ))}
            </ul>
          </div>
        ),
      )}
      {gone.length === 0 ? null : (
        <div>
          <h4>
            {say(text['changed.gone'])} <span className="number">{gone.length}</span>
          </h4>
          <ul className="list">
            {gone.map((key) => (
              <li key={key} className="open-item gone">
                <p>{visibleIn(before.find((item) => item.key === key)?.says[language] ?? key)}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
