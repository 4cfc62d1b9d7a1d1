/** A new message: a numbered phrase first, for it needs no translation; all else may be left out and is then marked. */
import { useMutation } from '@tanstack/react-query';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { GRAVE, OPENING, OPENING_NAMES, type OpeningName, type Wanted } from '../../../src/line/phrase.ts';
import { sayMessage } from '../../../src/line/sentence.ts';
import { LANGUAGES } from '../../../src/text/index.ts';
import { Button } from '../../kit/Button.tsx';
import { ChoiceField, TickField, WordsField } from '../../kit/Fields.tsx';
import { Refused } from '../../kit/Note.tsx';
import { useSay } from '../../kit/say.ts';
import { PlaceField, WhenField } from '../../kit/TypedFields.tsx';
import { placeTyped, whenTyped } from '../../kit/typed.ts';
import { cache } from '../../state/cache.ts';
import { nodeNow } from '../../state/clock.ts';
import { post } from '../../state/http.ts';
import { forget, useKept } from '../../state/kept.ts';
import { go } from '../../state/place.ts';
import { useLanguage, useMay, useNameOf, useSession } from '../../state/session.ts';
import { text } from './text.ts';

const KEPT = 'message/';
const PRECEDENCES = ['flash', 'immediate', 'priority', 'routine'] as const;
const isOpening = (name: string | undefined): name is OpeningName =>
  OPENING_NAMES.some((known) => known === name);
const isGrave = (phrase: OpeningName): boolean => (GRAVE as readonly string[]).includes(phrase);

function useForm(first: OpeningName | null) {
  const language = useLanguage();
  const { me, parties } = useSession();
  const others = parties.filter(({ role }) => role !== 'me');
  // A message that an alarm begins is begun afresh: what was typed for another one has no place in it.
  const named = (name: string): string | null => (first === null ? `${KEPT}${name}` : null);
  const [phrase, setPhrase] = useKept<OpeningName | null>(named('phrase'), first);
  const [to, setTo] = useKept<ReadonlySet<string>>(
    named('to'),
    () => new Set(others.filter(({ role }) => role === 'party').map(({ party }) => party)),
  );
  const [precedence, setPrecedence] = useKept<(typeof PRECEDENCES)[number] | null>(named('precedence'), null);
  const [place, setPlace] = useKept(named('place'), '');
  const [time, setTime] = useKept(named('time'), '');
  const [expiry, setExpiry] = useKept(named('expiry'), '');
  const [words, setWords] = useKept(named('words'), '');
  const zone = { zone: me.zone, nowMs: nodeNow() };
  const read = {
    at: placeTyped(place, language),
    timeMs: whenTyped(time, language, zone),
    expiresMs: whenTyped(expiry, language, zone),
  };
  return {
    others,
    phrase,
    setPhrase,
    to,
    setTo,
    precedence: precedence ?? (phrase ? OPENING[phrase].precedence : 'routine'),
    setPrecedence,
    typed: { place, setPlace, time, setTime, expiry, setExpiry, words, setWords },
    content: {
      at: read.at.value,
      timeMs: read.timeMs.value,
      expiresMs: read.expiresMs.value,
      words,
      language,
    },
    wrong: Object.values(read).some((each) => each.wrong !== null),
  };
}
type Form = ReturnType<typeof useForm>;

/** What the phrase usually carries and this message does not: said, never in the way. */
function lacks({ phrase, content }: Form): Wanted[] {
  const wants: readonly Wanted[] = phrase ? OPENING[phrase].wants : [];
  return wants.filter((want) => (want === 'words' ? content.words.trim() === '' : content[want] === null));
}

function Preview({ form }: { form: Form }) {
  const say = useSay();
  const { parties } = useSession();
  const { phrase, content } = form;
  if (!phrase) return null;
  const names = parties.find(({ role }) => role === 'me')?.names;
  const wording = content as Parameters<typeof sayMessage>[1]['wording'];
  return (
    <section className="preview">
      <h4>{say(text.preview)}</h4>
      {LANGUAGES.map((language) => (
        <p key={language} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
          {sayMessage(language, { phrase, from: names?.[language] ?? '', wording })}
        </p>
      ))}
    </section>
  );
}

function Phrases({ form }: { form: Form }) {
  const say = useSay();
  const language = useLanguage();
  const isCommand = useMay('command');
  const { parties } = useSession();
  const from = parties.find(({ role }) => role === 'me')?.names[language] ?? '';
  const wording = { at: null, timeMs: null, expiresMs: null } as unknown as Parameters<
    typeof sayMessage
  >[1]['wording'];
  return (
    <RadioGroup
      className="phrases"
      value={form.phrase}
      onChange={(phrase) => form.setPhrase(phrase as OpeningName)}
    >
      <Label>{say(text.phrase)}</Label>
      {OPENING_NAMES.filter((phrase) => isCommand || !isGrave(phrase)).map((phrase) => (
        <Radio key={phrase} value={phrase}>
          <span>{sayMessage(language, { phrase, from, wording })}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

export function NewMessage({ phrase }: { phrase: string | undefined }) {
  const say = useSay();
  const nameOf = useNameOf();
  const form = useForm(isOpening(phrase) ? phrase : null);
  const { typed } = form;
  const sending = useMutation({
    mutationFn: () => {
      const body = {
        phrase: form.phrase,
        to: [...form.to].map((party) => ({ party })),
        precedence: form.precedence,
        ...form.content,
      };
      return post(form.phrase && isGrave(form.phrase) ? '/line/warnings' : '/line/messages', body);
    },
    onSuccess: async () => {
      if (phrase === undefined) forget(KEPT);
      await cache.invalidateQueries({ queryKey: ['line'] });
      go('line');
    },
  });
  const toggle = (party: string): void =>
    form.setTo((before) => {
      const next = new Set(before);
      if (!next.delete(party)) next.add(party);
      return next;
    });
  return (
    <form
      className="fields new-message"
      aria-label={say(text.new)}
      onSubmit={(event) => {
        event.preventDefault();
        if (form.phrase && !form.wrong) sending.mutate();
      }}
    >
      <Phrases form={form} />
      <fieldset>
        <legend>{say(text.to)}</legend>
        {form.others.map(({ party }) => (
          <TickField
            key={party}
            label={nameOf(party)}
            value={form.to.has(party)}
            onChange={() => toggle(party)}
          />
        ))}
        <p className="hint">{say(text.toHint)}</p>
      </fieldset>
      <ChoiceField
        label={say(text.precedence)}
        value={form.precedence}
        onChange={form.setPrecedence}
        choices={PRECEDENCES.map((id) => ({ id, label: say(text[`precedence.${id}`]) }))}
      />
      <PlaceField label={say(text.place)} value={typed.place} onChange={typed.setPlace} />
      <WhenField label={say(text.time)} value={typed.time} onChange={typed.setTime} />
      {form.phrase && isGrave(form.phrase) ? (
        <WhenField label={say(text.expiry)} value={typed.expiry} onChange={typed.setExpiry} />
      ) : null}
      <WordsField label={say(text.words)} value={typed.words} onChange={typed.setWords} />
      <Preview form={form} />
      {lacks(form).map((want) => (
        <p key={want} className="hint">
          {say(text[`lack.${want}`])}
        </p>
      ))}
      <Refused error={sending.error} />
      <div className="buttons">
        <Button
          type="submit"
          tone="main"
          busy={sending.isPending}
          isDisabled={form.phrase === null || form.wrong}
        >
          {say(text.send)}
        </Button>
      </div>
      <p className="hint">{say(text.sentNote)}</p>
    </form>
  );
}
