/** The alerts themselves broke: nothing else on the page is as wrong as that, and it does not stay silent. */
import { useEffect } from 'react';
import { Button } from '../../kit/Button.tsx';
import { useSay } from '../../kit/say.ts';
import { play } from './sound.ts';
import { text } from './text.ts';

const AGAIN_MS = 10_000;

export function NoAlerts() {
  const say = useSay();
  useEffect(() => {
    void play('urgent');
    const timer = setInterval(() => void play('urgent'), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="alert-column">
      <div className="refused" role="alert">
        <strong>{say(text.broken)}</strong>
        <div className="buttons">
          <Button tone="main" onPress={() => location.reload()}>
            {say(text.reload)}
          </Button>
          <a className="button" href="/status">
            {say(text.status)}
          </a>
        </div>
      </div>
    </div>
  );
}
