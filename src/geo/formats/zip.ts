/**
 * The part of ZIP (APPNOTE 6.3) that KMZ needs: one archive in memory, stored or deflated members, checked by size
 * and CRC-32. No ZIP64, no encryption, no split archives. What a member says of its size is a bound, never trusted.
 */
import { Inflate } from 'fflate';

export interface ZipMember {
  name: string;
  method: number;
  crc: number;
  packedBytes: number;
  bytes: number;
  /** Offset of its local header. */
  at: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** The members in directory order; null where this is no archive that can be read. `limit`: at most so many. */
export function listZip(bytes: Uint8Array, limit: number): ZipMember[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The end record is 22 bytes and a comment of at most 65,535.
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && view.getUint32(end, true) !== END) end--;
  if (end < lowest || end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limit) return null;
  const members: ZipMember[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return null;
    const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length || encrypted) return null;
    members.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return members;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 as in ISO 3309. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Inflates in small steps and stops at the first byte more than was promised: a bomb goes off in its own box. */
function inflate(packed: Uint8Array, promised: number): Uint8Array | null {
  const out = new Uint8Array(promised);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    // Throws where the chunk runs over the end.
    out.set(chunk, filled);
    filled += chunk.length;
  });
  const step = 4096;
  try {
    for (let at = 0; at < packed.length; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch {
    // Damaged, or more than the directory says.
    return null;
  }
  return filled === promised ? out : null;
}

/** The bytes of one member, for which the caller has bounded `member.bytes`; null where they are damaged or not what the directory says. */
export function readZipMember(bytes: Uint8Array, member: ZipMember): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { at } = member;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) return null;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(start, start + member.packedBytes);
  if (packed.length !== member.packedBytes) return null;
  let content: Uint8Array | null = null;
  if (member.method === 0) content = member.packedBytes === member.bytes ? packed : null;
  else if (member.method === 8) content = inflate(packed, member.bytes);
  return content && crc32(content) === member.crc ? content : null;
}
