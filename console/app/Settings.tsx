/** Language, light, and the way out. */
import { useMutation } from '@tanstack/react-query';
import {
  Button as AriaButton,
  Dialog,
  DialogTrigger,
  Label,
  Popover,
  Radio,
  RadioGroup,
} from 'react-aria-components';
import type { Trilingual } from '../../src/contract/index.ts';
import { LANGUAGES, type Language } from '../../src/text/index.ts';
import { Button } from '../kit/Button.tsx';
import { Refused } from '../kit/Note.tsx';
import { useSay } from '../kit/say.ts';
import { Word } from '../kit/Word.tsx';
import { signOut } from '../state/http.ts';
import {
  setLanguage,
  THEMES,
  type ThemeChoice,
  themeChoice,
  useLanguage,
  useSession,
} from '../state/session.ts';
import { useStore } from '../state/store.ts';
import { text } from './text.ts';

const NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', ar: 'العربية' };

/** In a window of their own: this page watches on. */
const WAYS = [
  ['/status', 'status'],
  ['/bulletin', 'bulletin'],
  ['/docs', 'docs'],
] as const;

export function Settings() {
  const say = useSay();
  const language = useLanguage();
  const theme = useStore(themeChoice);
  const { me } = useSession();
  const leaving = useMutation({ mutationFn: signOut });
  return (
    <DialogTrigger>
      <AriaButton className="button quiet officer">
        <Word>{me.name}</Word>
        <span aria-hidden="true" className="chevron" />
      </AriaButton>
      <Popover className="popover settings">
        <Dialog aria-label={say(text.menu)}>
          <p>
            <Word>{me.name}</Word> · <Word>{me.office}</Word>
          </p>
          <RadioGroup value={language} onChange={(next) => setLanguage(next as Language)}>
            <Label>{say(text.language)}</Label>
            {LANGUAGES.map((each) => (
              <Radio key={each} value={each} lang={each}>
                {NAMES[each]}
              </Radio>
            ))}
          </RadioGroup>
          <RadioGroup value={theme} onChange={(next) => themeChoice.set(next as ThemeChoice)}>
            <Label>{say(text.theme)}</Label>
            {THEMES.map((each) => (
              <Radio key={each} value={each}>
                {say(text[`theme.${each}`] as Trilingual)}
              </Radio>
            ))}
          </RadioGroup>
          <p className="ways">
            {WAYS.map(([href, name]) => (
              <a key={href} href={href} target="_blank" rel="noreferrer">
                {say(text[name])}
              </a>
            ))}
          </p>
          <Refused error={leaving.error} />
          <Button busy={leaving.isPending} onPress={() => leaving.mutate()}>
            {say(text.signOut)}
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
