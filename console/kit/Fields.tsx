/** Fields with their label, a hint and what is wrong with what was entered. */
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Checkbox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import { balanced } from '../../src/text/index.ts';
import { visibleIn } from './visible.ts';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong, in plain words; null or left out: nothing. */
  wrong?: string | null;
}
interface LineProps extends FieldProps {
  value: string;
  onChange(value: string): void;
  /** ltr for ids, grids and numbers; auto for words of people. */
  dir?: 'ltr' | 'auto';
  required?: boolean;
  maxLength?: number;
  disabled?: boolean;
  autoFocus?: boolean;
}

function Around({
  hint,
  wrong,
  children,
}: {
  hint?: ReactNode;
  wrong?: string | null | undefined;
  children: ReactNode;
}) {
  return (
    <>
      {children}
      {hint ? (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      ) : null}
      {wrong ? <FieldError className="wrong">{wrong}</FieldError> : null}
    </>
  );
}

export function LineField({
  label,
  hint,
  wrong,
  value,
  onChange,
  dir = 'auto',
  required,
  maxLength = 500,
  disabled,
  autoFocus,
}: LineProps) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={Boolean(wrong)}
      isRequired={required ?? false}
      isDisabled={disabled ?? false}
      autoFocus={autoFocus ?? false}
      maxLength={maxLength}
    >
      <Label>{label}</Label>
      <Around hint={hint} wrong={wrong}>
        <Input dir={dir} autoComplete="off" />
      </Around>
    </TextField>
  );
}

export function WordsField({
  label,
  hint,
  wrong,
  value,
  onChange,
  rows = 3,
  required,
  maxLength = 10_000,
}: Omit<LineProps, 'dir'> & { rows?: number }) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={Boolean(wrong)}
      isRequired={required ?? false}
      maxLength={maxLength}
    >
      <Label>{label}</Label>
      <Around hint={hint} wrong={wrong}>
        <TextArea dir="auto" rows={rows} />
      </Around>
    </TextField>
  );
}

export interface Choice<Id extends string> {
  id: Id;
  label: string;
}

export function ChoiceField<Id extends string>({
  label,
  hint,
  wrong,
  value,
  onChange,
  choices,
  placeholder,
}: FieldProps & {
  value: NoInfer<Id> | null;
  onChange(value: NoInfer<Id>): void;
  choices: readonly Choice<Id>[];
  placeholder?: string;
}) {
  // The widget keeps a second list out of sight, from the same labels: cleaned once, they are harmless in both.
  const shown = choices.map((choice) => ({ ...choice, label: balanced(visibleIn(choice.label)) }));
  return (
    <Select
      className="field"
      value={value}
      onChange={(key) => onChange(key as Id)}
      isInvalid={Boolean(wrong)}
      placeholder={placeholder ?? ''}
    >
      <Label>{label}</Label>
      <Around hint={hint} wrong={wrong}>
        <AriaButton className="select">
          <SelectValue />
          <span aria-hidden="true" className="chevron" />
        </AriaButton>
      </Around>
      <Popover className="popover">
        <ListBox className="listbox" items={shown}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label}>
              <bdi>{choice.label}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

export function TickField({
  label,
  hint,
  value,
  onChange,
  disabled,
}: FieldProps & { value: boolean; onChange(value: boolean): void; disabled?: boolean }) {
  return (
    <div className="field tick">
      <Checkbox isSelected={value} onChange={onChange} isDisabled={disabled ?? false}>
        <span aria-hidden="true" className="box" />
        <span>{label}</span>
      </Checkbox>
      {hint ? <div className="hint">{hint}</div> : null}
    </div>
  );
}
