/** Which columns of a table tell a place and a time, by the names that people give them in three languages. */

export const COLUMNS = {
  lat: ['lat', 'latitude', 'y', 'широта', 'خط العرض'],
  lon: ['lon', 'lng', 'long', 'longitude', 'x', 'долгота', 'خط الطول'],
  /** Degrees in one cell, or a grid reference. */
  position: ['position', 'coordinates', 'coords', 'location', 'координаты', 'الإحداثيات', 'إحداثيات'],
  grid: ['mgrs', 'grid', 'grid reference', 'utm grid', 'квадрат', 'مرجع الشبكة'],
  name: ['name', 'place', 'waypoint', 'point', 'site', 'название', 'имя', 'пункт', 'الاسم', 'المكان'],
  time: ['time', 'at', 'passes', 'время', 'الوقت'],
  arrive: ['eta', 'arrive', 'arrival', 'arrives', 'прибытие', 'الوصول'],
  depart: ['etd', 'depart', 'departure', 'departs', 'убытие', 'المغادرة'],
  /** Rows that say the same here are one line. */
  route: ['route', 'line', 'маршрут', 'المسار'],
} as const satisfies Record<string, readonly string[]>;
export type Column = keyof typeof COLUMNS;

/** Case, marks and the signs between words do not count: `Call_Sign`, `call sign` and `CALL-SIGN` are one name. */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll(/[\s_.\-()°:]+/gu, '');
}

const BY_NAME = new Map<string, Column>(
  Object.entries(COLUMNS).flatMap(([column, names]) =>
    names.map((name): [string, Column] => [plainName(name), column as Column]),
  ),
);

export function columnOf(header: string): Column | undefined {
  return BY_NAME.get(plainName(header));
}

/** Whether these headers say where each row is. */
export function tellPlaces(columns: ReadonlySet<Column | undefined>): boolean {
  return (columns.has('lat') && columns.has('lon')) || columns.has('position') || columns.has('grid');
}
