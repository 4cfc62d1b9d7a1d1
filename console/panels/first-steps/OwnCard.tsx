/** This party's own card and fingerprint, to hand over and to read aloud. */
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { visibleJson } from '../../kit/visible.ts';
import { useOwnCard } from './answers.ts';
import { Groups } from './Groups.tsx';
import { text } from './text.ts';

export function OwnCard({ spoken }: { spoken: string }) {
  const say = useSay();
  const card = useOwnCard();
  const [copied, setCopied] = useState(false);
  const written = card.data ? visibleJson(card.data) : '';
  return (
    <>
      <h4>{say(text.fingerprint)}</h4>
      <Groups spoken={spoken} />
      <p className="hint">{say(text['fingerprint.read'])}</p>
      <p className="hint">{say(text['card.public'])}</p>
      <Refused error={card.error} />
      <div className="buttons">
        <a className="button" href="/api/card" download>
          {say(text['card.download'])}
        </a>
        {/* Browsers give the clipboard to safe origins only; elsewhere the text below is copied by hand. */}
        {card.data && window.isSecureContext ? (
          <Button
            onPress={() =>
              void navigator.clipboard.writeText(written).then(
                () => setCopied(true),
                () => setCopied(false),
              )
            }
          >
            {say(copied ? text['card.copied'] : text['card.copy'])}
          </Button>
        ) : null}
      </div>
      {card.data ? (
        <details>
          <summary>{say(text['card.text'])}</summary>
          <pre className="card-text" dir="ltr">
            {written}
          </pre>
        </details>
      ) : null}
    </>
  );
}
