/**
 * Marks drawn on canvas when the style first asks for them by name, in the colours of the theme:
 * `place/seat`, `unit/1/fresh`, `heading/1`, `hatch/consent`, `conflict/possible`, `now/1`, `site/1`.
 */
import { AGES, type Age } from './age.ts';
import { type Palette, SHAPES, type Shape } from './palette.ts';

export const PIXEL_RATIO = 2;

type Pen = CanvasRenderingContext2D;

function draw(size: number, paint: (pen: Pen) => void): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * PIXEL_RATIO;
  const pen = canvas.getContext('2d', { willReadFrequently: true }) as Pen;
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  pen.lineJoin = 'round';
  paint(pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function polygon(pen: Pen, corners: number, c: number, r: number, turnDeg: number): void {
  pen.beginPath();
  for (let i = 0; i < corners; i++) {
    const angle = ((turnDeg + (i * 360) / corners) * Math.PI) / 180;
    pen.lineTo(c + r * Math.sin(angle), c - r * Math.cos(angle));
  }
  pen.closePath();
}

function outline(pen: Pen, shape: Shape, c: number, r: number): void {
  switch (shape) {
    case 'circle':
      pen.beginPath();
      pen.arc(c, c, r, 0, 2 * Math.PI);
      return;
    case 'square':
      return polygon(pen, 4, c, r * 1.2, 45);
    case 'triangle':
      return polygon(pen, 3, c, r * 1.3, 0);
    case 'hexagon':
      return polygon(pen, 6, c, r * 1.1, 30);
    case 'pentagon':
      return polygon(pen, 5, c, r * 1.15, 0);
    case 'cross': {
      const a = r * 0.42;
      pen.beginPath();
      for (const [x, y] of [
        [-a, -r],
        [a, -r],
        [a, -a],
        [r, -a],
        [r, a],
        [a, a],
        [a, r],
        [-a, r],
        [-a, a],
        [-r, a],
        [-r, -a],
        [-a, -a],
      ] as const)
        pen.lineTo(c + x * 1.1, c + y * 1.1);
      pen.closePath();
    }
  }
}

/** How much of the ring is left, and how solid the mark is: a position fades as it ages. */
const FADE: Readonly<Record<Age, { ring: number; fill: number; line: number }>> = {
  fresh: { ring: 1, fill: 1, line: 1 },
  ageing: { ring: 0.66, fill: 0.75, line: 1 },
  old: { ring: 0.33, fill: 0.35, line: 0.9 },
  stale: { ring: 0, fill: 0, line: 0.75 },
};

function unit(p: Palette, style: number, age: Age): ImageData {
  const color = p.parties[style] as string;
  const fade = FADE[age];
  return draw(36, (pen) => {
    const c = 18;
    if (fade.ring > 0) {
      pen.beginPath();
      pen.arc(c, c, 15, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * fade.ring);
      pen.lineWidth = 5;
      pen.strokeStyle = p.paper;
      pen.stroke();
      pen.lineWidth = 2.5;
      pen.strokeStyle = color;
      pen.stroke();
    }
    outline(pen, SHAPES[style] as Shape, c, 8);
    pen.lineWidth = 5;
    pen.strokeStyle = p.paper;
    pen.stroke();
    pen.fillStyle = p.paper;
    pen.fill();
    pen.globalAlpha = fade.fill;
    pen.fillStyle = color;
    pen.fill();
    pen.globalAlpha = fade.line;
    if (age === 'stale') pen.setLineDash([2.5, 2]);
    pen.lineWidth = 2;
    pen.strokeStyle = color;
    pen.stroke();
  });
}

function heading(p: Palette, style: number): ImageData {
  return draw(56, (pen) => {
    pen.beginPath();
    pen.moveTo(28, 2);
    pen.lineTo(33, 11);
    pen.lineTo(23, 11);
    pen.closePath();
    pen.lineWidth = 3;
    pen.strokeStyle = p.paper;
    pen.stroke();
    pen.fillStyle = p.parties[style] as string;
    pen.fill();
  });
}

/** Where a movement would be exactly on time: an open mark, for nobody has said that it is there. */
function now(p: Palette, style: number): ImageData {
  return draw(20, (pen) => {
    outline(pen, SHAPES[style] as Shape, 10, 5.5);
    pen.fillStyle = p.paper;
    pen.fill();
    pen.lineWidth = 2;
    pen.strokeStyle = p.parties[style] as string;
    pen.stroke();
  });
}

/** A declared site: a house in its owner's colour. */
function site(p: Palette, style: number): ImageData {
  return draw(26, (pen) => {
    pen.beginPath();
    for (const [x, y] of [
      [13, 4],
      [22, 12],
      [20, 12],
      [20, 22],
      [6, 22],
      [6, 12],
      [4, 12],
    ] as const)
      pen.lineTo(x, y);
    pen.closePath();
    pen.lineWidth = 4;
    pen.strokeStyle = p.paper;
    pen.stroke();
    pen.fillStyle = p.parties[style] as string;
    pen.fill();
    pen.fillStyle = p.paper;
    pen.fillRect(11, 15, 4, 7);
  });
}

function place(p: Palette, what: string): ImageData {
  return draw(14, (pen) => {
    const r = what === 'seat' ? 4 : what === 'town' ? 3 : 2;
    pen.beginPath();
    pen.arc(7, 7, r, 0, 2 * Math.PI);
    pen.fillStyle = what === 'village' ? p.labelSoft : p.halo;
    pen.fill();
    if (what === 'village') return;
    pen.lineWidth = 1.4;
    pen.strokeStyle = p.label;
    pen.stroke();
    if (what !== 'seat') return;
    pen.beginPath();
    pen.arc(7, 7, 1.5, 0, 2 * Math.PI);
    pen.fillStyle = p.label;
    pen.fill();
  });
}

/** The stricter the clause, the denser: a tile that repeats without a seam. */
function hatch(p: Palette, requires: string): ImageData {
  const step = requires === 'no entry' ? 6 : requires === 'consent' ? 9 : 12;
  return draw(36, (pen) => {
    pen.strokeStyle = p.warn;
    pen.globalAlpha = requires === 'no entry' ? 0.55 : 0.32;
    pen.lineWidth = 1;
    pen.beginPath();
    for (let x = -36; x <= 72; x += step) {
      pen.moveTo(x, 36);
      pen.lineTo(x + 36, 0);
      if (requires === 'no entry') {
        pen.moveTo(x, 0);
        pen.lineTo(x + 36, 36);
      }
    }
    pen.stroke();
  });
}

/** Two lines that meet, in a lozenge; hollow where it is only possible. */
function conflict(p: Palette, kind: string): ImageData {
  const color = kind === 'near' ? p.quiet : kind === 'zone' ? p.warn : p.alarm;
  const hollow = kind === 'possible' || kind === 'near';
  return draw(30, (pen) => {
    polygon(pen, 4, 15, 12.5, 0);
    pen.lineWidth = 4.5;
    pen.strokeStyle = p.paper;
    pen.stroke();
    pen.fillStyle = hollow ? p.paper : color;
    pen.fill();
    pen.lineWidth = 2;
    pen.strokeStyle = color;
    pen.stroke();
    pen.strokeStyle = hollow ? color : p.paper;
    pen.lineCap = 'round';
    pen.beginPath();
    pen.moveTo(11, 11);
    pen.lineTo(19, 19);
    pen.moveTo(19, 11);
    pen.lineTo(11, 19);
    pen.stroke();
  });
}

/** The picture of this name, or null where there is none. */
export function icon(palette: Palette, name: string): ImageData | null {
  const [what, one = '', two = ''] = name.split('/');
  const style = Number(one);
  switch (what) {
    case 'place':
      return place(palette, one);
    case 'unit':
      return unit(palette, style, AGES.find((age) => age === two) ?? 'stale');
    case 'heading':
      return heading(palette, style);
    case 'now':
      return now(palette, style);
    case 'site':
      return site(palette, style);
    case 'hatch':
      return hatch(palette, one);
    case 'conflict':
      return conflict(palette, one);
    default:
      return null;
  }
}
