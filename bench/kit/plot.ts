/** How a figure grows with the size of the work, as bars of text. */

export interface Growth {
  title: string;
  unit: string;
  /** By rising size; values above 0. */
  points: readonly { size: number; value: number }[];
}

const WIDTH = 40;

/**
 * Bars on a logarithmic scale. The least value has one block; the row of dots below is how long the bar of the largest
 * size would be if the figure grew in step with the size.
 */
export function plotOf({ title, unit, points }: Growth): string {
  const sizes = points.map(({ size }) => size);
  const values = points.map(({ value }) => value);
  const [least, first] = [Math.min(...values), sizes[0] as number];
  const span = Math.log((sizes.at(-1) as number) / first);
  const blocks = (times: number): number => 1 + Math.round((WIDTH * Math.log(times)) / span);
  const labels = sizes.map((size) => size.toLocaleString('en'));
  const width = Math.max(...labels.map((label) => label.length));
  const lines = points.map(
    ({ value }, i) =>
      `${(labels[i] as string).padStart(width)}  ${'█'.repeat(blocks(value / least))} ${Number(value.toPrecision(3))} ${unit}`,
  );
  return [
    `${title}, logarithmic`,
    ...lines,
    `${' '.repeat(width)}  ${'·'.repeat(WIDTH + 1)} in step with N`,
  ].join('\n');
}
