/** Numbers from … to, both ends included; an end left out is open. */
export interface Range {
  min?: number | undefined;
  max?: number | undefined;
}

export function inRange(value: unknown, { min, max }: Range): boolean {
  return (
    typeof value === 'number' && (min === undefined || value >= min) && (max === undefined || value <= max)
  );
}
