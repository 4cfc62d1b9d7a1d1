/** Fields that take hostile words and are not driven, or not shown, each with the reason. */

interface Exempt {
  fields: RegExp;
  why: string;
}

export const NOT_DRIVEN: readonly Exempt[] = [];
export const NOT_SHOWN: readonly Exempt[] = [];
