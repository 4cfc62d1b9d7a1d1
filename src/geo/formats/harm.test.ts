/** Files made to hurt: each must come back as its refusal, at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync, zipSync } from 'fflate';
import { isRefusal } from '../../contract/index.ts';
import type { GeoFile } from './geo-file.ts';
import { readGeoFile } from './read-geo-file.ts';
import { crc32, listZip } from './zip.ts';

function codeOf(input: string | Uint8Array): string | GeoFile {
  const startMs = performance.now();
  const answer = readGeoFile('x', typeof input === 'string' ? Buffer.from(input) : input);
  const tookMs = performance.now() - startMs;
  assert.ok(tookMs < 1500, `took ${tookMs} ms`);
  return isRefusal(answer) ? answer.refused : answer;
}

test('billion laughs: a document type is refused before any entity is read', () => {
  const levels = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
    '',
  );
  const bomb = `<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY l0 "ha">${levels}]><gpx><name>&l10;</name></gpx>`;
  assert.equal(codeOf(bomb), 'GEO_XML_DOCTYPE');
  assert.equal(codeOf('<!doctype gpx SYSTEM "file:///etc/passwd"><gpx/>'), 'GEO_XML_DOCTYPE');
  // Control: the same words in a comment or CDATA are text, and harmless.
  const harmless = codeOf('<gpx><!-- <!DOCTYPE x> --><name><![CDATA[<!DOCTYPE y>]]></name></gpx>');
  assert.equal(typeof harmless, 'object');
});

test('an entity that is not one of the five of XML is refused', () => {
  assert.equal(codeOf('<gpx><wpt lat="1" lon="2"><name>&xxe;</name></wpt></gpx>'), 'GEO_XML_BROKEN');
  const file = codeOf('<gpx><wpt lat="1" lon="2"><name>a &amp; b</name></wpt></gpx>');
  assert.equal((file as GeoFile).places[0]?.name, 'a & b');
});

test('deep nesting is refused in XML and JSON, and 60 levels are not', () => {
  assert.equal(codeOf(`<kml>${'<Folder>'.repeat(200_000)}`), 'GEO_XML_TOO_DEEP');
  const nested = (depth: number): string =>
    `<kml>${'<Folder>'.repeat(depth)}${'</Folder>'.repeat(depth)}</kml>`;
  assert.equal(codeOf(nested(64)), 'GEO_XML_TOO_DEEP');
  assert.equal(typeof codeOf(nested(60)), 'object');
  assert.equal(codeOf(`{"type":${'['.repeat(2_000_000)}`), 'GEO_JSON_TOO_DEEP');
  const collections = `${'{"type":"GeometryCollection","geometries":['.repeat(40)}${']}'.repeat(40)}`;
  assert.equal(codeOf(collections), 'GEO_JSON_TOO_DEEP');
});

test('swollen XML is refused: too many elements, endless tags, thousands of attributes, control characters', () => {
  assert.equal(codeOf(`<gpx>${'<a/>'.repeat(300_001)}</gpx>`), 'GEO_XML_TOO_MANY');
  assert.equal(codeOf(`<gpx ${' '.repeat(100_000)}/>`), 'GEO_XML_BROKEN');
  assert.equal(codeOf(`<gpx ${'a="1" '.repeat(300)}/>`), 'GEO_XML_BROKEN');
  assert.equal(codeOf('<gpx>\u0000</gpx>'), 'GEO_XML_BROKEN');
  for (const half of ['<a', '<a b="', '<!--', '<![CDATA[', '<?a ', '</a', '<', '&', ']]>']) {
    assert.equal(codeOf(`<gpx>${half.repeat(100_000)}`), 'GEO_XML_BROKEN', half);
  }
  assert.equal(codeOf(`<gpx>${' '.repeat(21 * 1024 * 1024)}</gpx>`), 'GEO_FILE_TOO_LARGE');
});

const KML =
  '<kml><Placemark><name>A</name><LineString><coordinates>40,36 41,36</coordinates></LineString></Placemark></kml>';

test('a KMZ is read; damage to any byte of its document is noticed', () => {
  const kmz = zipSync({ 'files/icon.png': new Uint8Array([1, 2, 3]), 'doc.kml': Buffer.from(KML) });
  const file = codeOf(kmz) as GeoFile;
  assert.equal(file.format, 'kmz');
  assert.deepEqual(file.lines[0]?.points, [
    { lat: 36, lon: 40 },
    { lat: 36, lon: 41 },
  ]);
  const stored = zipSync({ 'doc.kml': [Buffer.from(KML), { level: 0 }] });
  const at = Buffer.from(stored).indexOf('40,36');
  stored[at] = 0x35; // 50,36: well-formed, elsewhere; only the checksum knows
  assert.equal(codeOf(stored), 'GEO_KMZ_BROKEN');
  assert.equal(codeOf(zipSync({ 'a.txt': Buffer.from('x') })), 'GEO_KMZ_NO_KML');
  assert.equal(codeOf(kmz.subarray(0, kmz.length - 30)), 'GEO_KMZ_BROKEN');
  // The check value of ISO 3309.
  assert.equal(crc32(Buffer.from('123456789')), 0xcbf43926);
});

/** An archive of one member whose directory says what it likes. */
function forge(packed: Uint8Array, bytes: number, crc: number, name = 'doc.kml'): Uint8Array {
  const label = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(label.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(crc, 16);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(bytes, 24);
  central.writeUInt16LE(label.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + label.length, 12);
  end.writeUInt32LE(30 + label.length + packed.length, 16);
  return Buffer.concat([local, label, packed, central, label, end]);
}

test('zip bomb: refused by what it says of itself, and by what it is when it lies', () => {
  const text = Buffer.from(KML);
  const honest = forge(deflateSync(text), text.length, crc32(text));
  assert.equal(typeof codeOf(honest), 'object');

  const big = new Uint8Array(60 * 1024 * 1024).fill(0x20);
  const packed = deflateSync(big, { level: 1 });
  assert.ok(packed.length < 1024 * 1024);
  assert.equal(codeOf(forge(packed, big.length, 0)), 'GEO_KMZ_TOO_LARGE');
  // It claims to be small and swells: reading stops at the first byte too many.
  assert.equal(codeOf(forge(packed, text.length, crc32(text))), 'GEO_KMZ_BROKEN');
  // It claims to be large and is not.
  assert.equal(codeOf(forge(deflateSync(text), 19 * 1024 * 1024, crc32(text))), 'GEO_KMZ_BROKEN');
  // A thousand members of 60 KB each: together too much.
  const many = Object.fromEntries(
    Array.from({ length: 900 }, (_, n) => [`${n}.png`, new Uint8Array(60_000)]),
  );
  assert.equal(codeOf(zipSync({ 'doc.kml': text, ...many }, { level: 1 })), 'GEO_KMZ_TOO_LARGE');
  const crowd = Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`${n}`, new Uint8Array(1)]));
  assert.equal(listZip(zipSync(crowd), 1000), null);
});
