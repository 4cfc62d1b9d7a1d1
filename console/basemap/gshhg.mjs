/** Reads the binned netCDF files of GSHHG: lines cut at the edges of one-degree cells, to be joined again. */
import h5wasm, { ready } from 'h5wasm/node';

const DEGREE = 65_536;

async function open(path) {
  await ready;
  const file = new h5wasm.File(path, 'r');
  return (name) => file.get(name).value;
}

function* cells([w, s, e, n]) {
  for (let lat = Math.floor(s); lat < n; lat++)
    for (let lon = Math.floor(w); lon < e; lon++) yield { lat, lon };
}

function* segments(get, box, describe) {
  const first = get('Id_of_first_segment_in_a_bin');
  const count = get('N_segments_in_a_bin');
  const firstPoint = get('Id_of_first_point_in_a_segment');
  const x = get('Relative_longitude_from_SW_corner_of_bin');
  const y = get('Relative_latitude_from_SW_corner_of_bin');
  // Stored as signed 16 bit, meant as unsigned.
  const at = (value) => ((value + DEGREE) % DEGREE) / (DEGREE - 1);
  for (const { lat, lon } of cells(box)) {
    const bin = (89 - lat) * 360 + lon;
    for (let id = first[bin]; id < first[bin] + count[bin]; id++) {
      const { points, ...rest } = describe(id);
      const from = firstPoint[id];
      yield {
        ...rest,
        points: Array.from({ length: points }, (_, i) => [lon + at(x[from + i]), lat + at(y[from + i])]),
      };
    }
  }
}

/** Rivers in the box, by level (1 double-lined … 4 lesser, 6 to 8 only at times, 9 and 10 canals). */
export async function rivers(path, box) {
  const get = await open(path);
  const level = get('Hierarchial_level_of_a_segment');
  const points = get('N_points_for_a_segment');
  const byLevel = new Map();
  for (const one of segments(get, box, (id) => ({ level: level[id], points: points[id] }))) {
    byLevel.set(one.level, [...(byLevel.get(one.level) ?? []), one.points]);
  }
  return [...byLevel].flatMap(([level, lines]) => join(lines).map((points) => ({ level, points })));
}

/** Rings of lakes in the box. */
export async function lakes(path, box) {
  const get = await open(path);
  const packed = get('Embedded_npts_levels_exit_entry_for_a_segment');
  const ids = get('Id_of_GSHHS_ID');
  const byLake = new Map();
  const describe = (id) => ({ lake: ids[id], level: (packed[id] >> 6) & 7, points: packed[id] >> 9 });
  for (const { lake, level, points } of segments(get, box, describe)) {
    if (level === 2 && points.length > 1) byLake.set(lake, [...(byLake.get(lake) ?? []), points]);
  }
  return [...byLake.values()].flatMap((lines) => join(lines));
}

const NEAR = 1e-4;
const meets = (a, b) => Math.abs(a[0] - b[0]) < NEAR && Math.abs(a[1] - b[1]) < NEAR;

/** Joins pieces end to end until nothing fits. */
function join(pieces) {
  const open = pieces.filter((p) => p.length > 1 && !(p.length === 2 && meets(p[0], p[1])));
  const joined = [];
  while (open.length > 0) {
    let line = open.pop();
    for (let grew = true; grew; ) {
      grew = false;
      for (const [i, other] of open.entries()) {
        const fit = fitted(line, other);
        if (!fit) continue;
        line = fit;
        open.splice(i, 1);
        grew = true;
        break;
      }
    }
    joined.push(line);
  }
  return joined;
}

function fitted(line, other) {
  if (meets(line[0], line.at(-1))) return null;
  const back = other.toReversed();
  if (meets(line.at(-1), other[0])) return [...line, ...other.slice(1)];
  if (meets(line.at(-1), back[0])) return [...line, ...back.slice(1)];
  if (meets(line[0], other.at(-1))) return [...other, ...line.slice(1)];
  if (meets(line[0], back.at(-1))) return [...back, ...line.slice(1)];
  return null;
}
