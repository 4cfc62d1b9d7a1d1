/** Times as map files and devices write them: RFC 3339, and the looser xsd:dateTime that GPX and KML allow. */

export interface ReadTime {
  /** UTC ms; finer digits are cut off. */
  ms: number;
  /** False where the text names no zone: then it was read as UTC, as GPX 1.1 and KML 2.2 define it. */
  zoned: boolean;
}

const FORM =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)? ?(?:([Zz])|([+-])(\d\d):?(\d\d))?$/;

/** Reads one time; null where it is none (a month 13, a 30 February, words). Years 1000 to 9999. */
export function readTime(text: string): ReadTime | null {
  if (text.length > 64) return null;
  const parts = FORM.exec(text.trim());
  if (!parts) return null;
  const [, year, month, day, hour, minute, second, fraction, zulu, sign, zoneHour, zoneMinute] = parts;
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second ?? '0'].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  // 60: a leap second runs into the next minute.
  if (y < 1000 || h > 23 || mi > 59 || s > 60) return null;
  const midnight = new Date(Date.UTC(y, mo - 1, d));
  if (midnight.getUTCMonth() !== mo - 1 || midnight.getUTCDate() !== d) return null;
  let ms = midnight.getTime() + ((h * 60 + mi) * 60 + s) * 1000;
  if (fraction) ms += Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (sign) {
    const [zh, zm] = [Number(zoneHour), Number(zoneMinute)];
    if (zh > 23 || zm > 59) return null;
    ms -= (sign === '-' ? -1 : 1) * (zh * 60 + zm) * 60_000;
  }
  return { ms, zoned: zulu !== undefined || sign !== undefined };
}
