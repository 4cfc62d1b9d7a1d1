/** What breaks in one part of the page breaks no other: above all not the alarms. */
import { Component, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { useSay } from './say.ts';
import { text } from './text.ts';

function Broken({ error, onAgain }: { error: unknown; onAgain(): void }) {
  const say = useSay();
  return (
    <div className="refused" role="alert">
      <strong>{say(text.broken)}</strong>
      <bdi className="code" dir="ltr">
        {String(error)}
      </bdi>
      <div className="buttons">
        <Button onPress={onAgain}>{say(text.again)}</Button>
      </div>
    </div>
  );
}

interface Props {
  children: ReactNode;
  /** Stands in place of what broke; left out: that it broke, and a button to try again. */
  instead?: ReactNode;
  /** What is shown there: another one is tried anew. */
  at?: string;
}

export class Boundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error: error ?? new Error() };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.error !== null && before.at !== this.props.at) this.setState({ error: null });
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return this.props.instead ?? <Broken error={error} onAgain={() => this.setState({ error: null })} />;
  }
}
