/** 32-bit bounds of 64-bit numbers, rounded outwards: a box may be too large, never too small. */

const ulp = new Float32Array(1);
const bits = new Int32Array(ulp.buffer);

/** The 32-bit float next to `value`, upward (`step` 1) or downward (-1), where it does not fit exactly. */
function outward(value: number, step: 1 | -1): number {
  const near = Math.fround(value);
  if (step === 1 ? near >= value : near <= value) return near;
  if (near === 0) return step * 2 ** -149;
  ulp[0] = near;
  // The next bit pattern lies away from zero for a positive step on a positive number, toward it otherwise.
  bits[0] = (bits[0] as number) + (near > 0 ? step : -step);
  return ulp[0] as number;
}

export interface Rounding {
  low(value: number): number;
  high(value: number): number;
}

/** Handed in, so that a test can plant another. */
export const roundOut: Rounding = {
  low: (value) => outward(value, -1),
  high: (value) => outward(value, 1),
};
