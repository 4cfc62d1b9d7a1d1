/** A few ways of one thing, of which one holds. */
import { Label, Radio, RadioGroup } from 'react-aria-components';

export function Ways<Id extends string>({
  label,
  value,
  onChange,
  ways,
  disabled = false,
}: {
  label: string;
  value: NoInfer<Id> | null;
  onChange(value: NoInfer<Id>): void;
  ways: readonly { id: Id; label: string }[];
  disabled?: boolean;
}) {
  return (
    <RadioGroup
      className="ways"
      value={value}
      onChange={(next) => onChange(next as Id)}
      isDisabled={disabled}
    >
      <Label>{label}</Label>
      {ways.map((way) => (
        <Radio key={way.id} value={way.id}>
          <bdi>{way.label}</bdi>
        </Radio>
      ))}
    </RadioGroup>
  );
}
