/** Base45 (RFC 9285): two bytes as three signs of the alphanumeric set of a QR code, which holds them most densely. */

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const VALUE = new Map([...SIGNS].map((sign, value) => [sign, value]));

export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const one = bytes.length - at === 1;
    let value = one ? (bytes[at] as number) : (bytes[at] as number) * 256 + (bytes[at + 1] as number);
    for (let sign = one ? 2 : 3; sign > 0; sign--) {
      text += SIGNS[value % 45];
      value = Math.floor(value / 45);
    }
  }
  return text;
}

/** null for any text that `toBase45` does not give. */
export function fromBase45(text: string): Uint8Array | null {
  if (text.length % 3 === 1) return null;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const signs = Array.from(text.slice(at, at + 3), (sign) => VALUE.get(sign));
    if (signs.some((value) => value === undefined)) return null;
    const value = signs.reduceRight<number>((sum, digit) => sum * 45 + (digit as number), 0);
    if (signs.length === 3) {
      if (value > 0xffff) return null;
      bytes.push(value >> 8, value & 0xff);
    } else {
      if (value > 0xff) return null;
      bytes.push(value);
    }
  }
  return Uint8Array.from(bytes);
}
