/** What this officer can do with a message: read it back, answer, withdraw it, take it off the list. */
import { useMutation } from '@tanstack/react-query';
import { OPENING, type ReplyName, repliesTo } from '../../../src/line/phrase.ts';
import { sayReply } from '../../../src/line/sentence.ts';
import { Button } from '../../kit/Button.tsx';
import { WordsField } from '../../kit/Fields.tsx';
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { cache } from '../../state/cache.ts';
import { post } from '../../state/http.ts';
import { useKept } from '../../state/kept.ts';
import { useLanguage, useMay, useSession } from '../../state/session.ts';
import { type Message, pathOf } from './answers.ts';
import { ReadBack } from './ReadBack.tsx';
import { text } from './text.ts';

/** An act on the line, and the list asked anew once it is written. */
export function useAct<Body>(message: Message, act: string) {
  return useMutation({
    mutationFn: (body: Body) => post<Record<string, unknown>>(pathOf(message, act), body),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['line'] }),
  });
}

function Replies({ message }: { message: Message }) {
  const say = useSay();
  const language = useLanguage();
  const [words, setWords] = useKept(`reply/${message.from}/${message.messageId}`, '');
  const replying = useAct<{ phrase: ReplyName; words: string; language: string }>(message, 'replies');
  const required = OPENING[message.phrase].replies as readonly ReplyName[];
  return (
    <div className="fields">
      <WordsField label={say(text.words)} value={words} onChange={setWords} rows={2} />
      <div className="buttons" role="group" aria-label={say(text.replies)}>
        {repliesTo(message.phrase).map((phrase) => (
          <Button
            key={phrase}
            tone={required.includes(phrase) ? 'main' : 'plain'}
            busy={replying.isPending}
            isDisabled={phrase === 'free text' && words.trim() === ''}
            onPress={() => replying.mutate({ phrase, words, language }, { onSuccess: () => setWords('') })}
          >
            {sayReply(language, phrase)}
          </Button>
        ))}
      </div>
      <Refused error={replying.error} />
    </div>
  );
}

export function Acting({ message }: { message: Message }) {
  const say = useSay();
  const { me } = useSession();
  const onDuty = useMay('watch', 'liaison', 'command');
  const isCommand = useMay('command');
  const maySpeak = useMay('watch', 'planner', 'liaison', 'command');
  const withdrawing = useAct<{ words: string }>(message, 'withdraw');
  const closing = useAct<{ words: string }>(message, 'close');
  const mine = message.standings.find(({ party }) => party === me.party);
  const isSender = message.from === me.party;
  const mayAnswer = onDuty && (!message.grave || isCommand);
  return (
    <div className="acting">
      {mine && onDuty && !mine.acknowledged && !message.withdrawn ? <ReadBack message={message} /> : null}
      {mine && mayAnswer && !message.withdrawn ? <Replies message={message} /> : null}
      {mine && message.grave && !isCommand ? <p className="warned">{say(text.commandOnly)}</p> : null}
      <div className="buttons">
        {isSender && maySpeak && !message.withdrawn && (!message.grave || isCommand) ? (
          <Button busy={withdrawing.isPending} onPress={() => withdrawing.mutate({ words: '' })}>
            {say(text.withdraw)}
          </Button>
        ) : null}
        {message.open && mayAnswer ? (
          <Button busy={closing.isPending} onPress={() => closing.mutate({ words: '' })}>
            {say(text.takeOff)}
          </Button>
        ) : null}
      </div>
      <Refused error={withdrawing.error ?? closing.error} />
    </div>
  );
}
