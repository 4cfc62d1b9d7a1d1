import { text } from '../../app/text.ts';
import { useSay } from '../../kit/say.ts';

export function FirstSteps(_panel: { at: readonly string[] }) {
  const say = useSay();
  return <h2>{say(text.firstSteps)}</h2>;
}
