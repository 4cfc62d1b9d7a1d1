/** Fingerprints as people read them to each other: in groups of four. */
export function groups(hex: string): string {
  return hex.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
