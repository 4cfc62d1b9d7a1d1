/** A button; `tone` says how much weight it has. */
import { Button as AriaButton, type ButtonProps as AriaProps } from 'react-aria-components';

export interface ButtonProps extends Omit<AriaProps, 'className'> {
  tone?: 'main' | 'plain' | 'quiet' | 'danger';
  /** Shown as at work: it cannot be pressed again meanwhile. */
  busy?: boolean;
}

export function Button({ tone = 'plain', busy = false, isDisabled, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button ${tone}`} isPending={busy} isDisabled={isDisabled ?? false} />
  );
}
