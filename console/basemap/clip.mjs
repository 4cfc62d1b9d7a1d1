/** Cutting to the box and thinning of lines, in degrees. Points are [lon, lat]. */

const inside = ([x, y], [w, s, e, n]) => x >= w && x <= e && y >= s && y <= n;

/** Runs of a line that lie in the box; a run keeps one point beyond each edge it crosses. */
export function clipLine(points, box) {
  const runs = [];
  let run = [];
  for (const [i, point] of points.entries()) {
    const here = inside(point, box);
    const next = points[i + 1] && inside(points[i + 1], box);
    if (here || next || (run.length > 0 && inside(points[i - 1], box))) run.push(point);
    if (!here && !next && run.length > 0) {
      if (run.length > 1) runs.push(run);
      run = [];
    }
  }
  if (run.length > 1) runs.push(run);
  return runs;
}

/** Sutherland and Hodgman: a ring cut to the box. */
export function clipRing(ring, [w, s, e, n]) {
  const cut = (points, keep, meet) =>
    points.flatMap((point, i) => {
      const last = points.at(i - 1);
      const crossing = keep(point) === keep(last) ? [] : [meet(last, point)];
      return keep(point) ? [...crossing, point] : crossing;
    });
  const atX =
    (x) =>
    ([ax, ay], [bx, by]) => [x, ay + ((by - ay) * (x - ax)) / (bx - ax)];
  const atY =
    (y) =>
    ([ax, ay], [bx, by]) => [ax + ((bx - ax) * (y - ay)) / (by - ay), y];
  let points = ring;
  points = cut(points, ([x]) => x >= w, atX(w));
  points = cut(points, ([x]) => x <= e, atX(e));
  points = cut(points, ([, y]) => y >= s, atY(s));
  return cut(points, ([, y]) => y <= n, atY(n));
}

/** Douglas and Peucker: no dropped point was farther than `far` degrees from the line kept. */
export function thin(points, far) {
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const spans = [[0, points.length - 1]];
  while (spans.length > 0) {
    const [from, to] = spans.pop();
    let worst = far;
    let at = 0;
    for (let i = from + 1; i < to; i++) {
      const off = offset(points[i], points[from], points[to]);
      if (off > worst) [worst, at] = [off, i];
    }
    if (at === 0) continue;
    keep[at] = 1;
    spans.push([from, at], [at, to]);
  }
  return points.filter((_, i) => keep[i]);
}

function offset([px, py], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const u = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length));
  return Math.hypot(px - ax - u * dx, py - ay - u * dy);
}

export function round(points, places = 4) {
  const f = 10 ** places;
  return points.map(([x, y]) => [Math.round(x * f) / f, Math.round(y * f) / f]);
}
