/** A person closes an alert: why, and in what words. Each node's alert of the episode gets its own entry. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { ChoiceField, WordsField } from '../../kit/Fields.tsx';
import { Refused } from '../../kit/Note.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { useSay } from '../../kit/say.ts';
import { cache } from '../../state/cache.ts';
import { post } from '../../state/http.ts';
import { REASONS } from './reasons.ts';
import { text } from './text.ts';
import type { Episode } from './urgency.ts';

export function Closing({ episode, onDone }: { episode: Episode; onDone(): void }) {
  const say = useSay();
  const [reason, setReason] = useState<(typeof REASONS)[number]>('dealt with');
  const [words, setWords] = useState('');
  const closing = useMutation({
    mutationFn: async () => {
      for (const { from, alertId } of episode.open) {
        await post(`/alerts/${encodeURIComponent(alertId)}/close`, { from, reason, words });
      }
    },
    onSuccess: onDone,
    // One of several may have been closed before another was refused: what stands is asked for anew.
    onSettled: () => cache.invalidateQueries({ queryKey: ['alerts'] }),
  });
  return (
    <Sheet title={say(text.closeTitle)} open onClose={onDone}>
      {episode.over ? null : <p className="warned">{say(text.still)}</p>}
      <ChoiceField
        label={say(text.reason)}
        value={reason}
        onChange={setReason}
        choices={REASONS.map((id) => ({ id, label: say(text[`reason.${id}`]) }))}
      />
      <WordsField label={say(text.words)} value={words} onChange={setWords} />
      <Refused error={closing.error} />
      <div className="buttons">
        <Button tone="main" busy={closing.isPending} onPress={() => closing.mutate()}>
          {say(text.closeNow)}
        </Button>
      </div>
    </Sheet>
  );
}
