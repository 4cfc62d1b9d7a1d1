/** A person closes an alert: why, and in what words. Each node's alert of the episode gets its own entry. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '../../../src/watch/sentence.ts';
import { Button } from '../../kit/Button.tsx';
import { ChoiceField, WordsField } from '../../kit/Fields.tsx';
import { Refused } from '../../kit/Note.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { useSay } from '../../kit/say.ts';
import { visibleIn } from '../../kit/visible.ts';
import { cache } from '../../state/cache.ts';
import { ApiRefusal, post } from '../../state/http.ts';
import { forget, useKept } from '../../state/kept.ts';
import { useLanguage, useNameOf } from '../../state/session.ts';
import { REASONS } from './reasons.ts';
import { text } from './text.ts';
import type { Episode } from './urgency.ts';

/** Another desk was first: closed is closed. */
const isClosed = (error: unknown): boolean =>
  error instanceof ApiRefusal && error.code === 'WATCH_ALERT_CLOSED';

/** `episode` as it stands now: it goes on while words are being found, and another desk may close it. */
export function Closing({ episode, onDone }: { episode: Episode; onDone(): void }) {
  const say = useSay();
  const language = useLanguage();
  const nameOf = useNameOf();
  const [reason, setReason] = useState<(typeof REASONS)[number]>('dealt with');
  const [words, setWords] = useKept(`close/${episode.id}`, '');
  const closing = useMutation({
    mutationFn: async () => {
      for (const { from, alertId } of episode.open) {
        await post(`/alerts/${encodeURIComponent(alertId)}/close`, { from, reason, words }).catch((error) => {
          if (!isClosed(error) || episode.open.length === 1) throw error;
        });
      }
    },
    onSuccess: () => {
      forget(`close/${episode.id}`);
      onDone();
    },
    // One of several may have been closed before another was refused: what stands is asked for anew.
    onSettled: () => cache.invalidateQueries({ queryKey: ['alerts'] }),
  });
  const gone = episode.open.length === 0 && !closing.isPending;
  return (
    <Sheet title={say(text.closeTitle)} open onClose={onDone}>
      <p>{visibleIn(sentenceOf(language, episode.signal, true, nameOf))}</p>
      {episode.over ? null : <p className="warned">{say(text.still)}</p>}
      <ChoiceField
        label={say(text.reason)}
        value={reason}
        onChange={setReason}
        choices={REASONS.map((id) => ({ id, label: say(text[`reason.${id}`]) }))}
      />
      <WordsField label={say(text.words)} value={words} onChange={setWords} />
      <Refused error={closing.error} />
      {gone ? <p className="warned">{say(text.gone)}</p> : null}
      <div className="buttons">
        <Button tone="main" busy={closing.isPending} isDisabled={gone} onPress={() => closing.mutate()}>
          {say(text.closeNow)}
        </Button>
      </div>
    </Sheet>
  );
}
