/** Colours. Land, water and roads step back; parties and alarms come forward and never lean on colour alone. */

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Palette {
  sea: string;
  beyond: string;
  land: string;
  neighbour: string;
  river: string;
  lake: string;
  border: string;
  borderHalo: string;
  road: string;
  roadMain: string;
  roadCase: string;
  label: string;
  labelSoft: string;
  labelWater: string;
  halo: string;
  alarm: string;
  warn: string;
  quiet: string;
  select: string;
  paper: string;
  parties: readonly string[];
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    sea: '#cfdde3',
    beyond: '#e6e3dc',
    land: '#f6f4ee',
    neighbour: '#ebe8e0',
    river: '#8fb2c4',
    lake: '#c3d8e2',
    border: '#8b7a8e',
    borderHalo: '#ded3df',
    road: '#d8cfbd',
    roadMain: '#c9b48a',
    roadCase: '#ffffff',
    label: '#2e3338',
    labelSoft: '#7d7a76',
    labelWater: '#4f7d93',
    halo: '#f9f7f2',
    alarm: '#b4002f',
    warn: '#8a4b00',
    quiet: '#74787c',
    select: '#111417',
    paper: '#ffffff',
    parties: ['#0b5cad', '#b35c00', '#6b3fa0', '#00746b', '#8a2f6b', '#5f6300'],
  },
  dark: {
    sea: '#0d1a22',
    beyond: '#14171a',
    land: '#1e2327',
    neighbour: '#191d20',
    river: '#31556a',
    lake: '#203c4c',
    border: '#857790',
    borderHalo: '#2b2830',
    road: '#363a3c',
    roadMain: '#5a5240',
    roadCase: '#15181b',
    label: '#d4d6d6',
    labelSoft: '#7f8486',
    labelWater: '#6fa0b8',
    halo: '#171b1e',
    alarm: '#ff6b81',
    warn: '#ffc46b',
    quiet: '#8d9396',
    select: '#ffffff',
    paper: '#14181b',
    parties: ['#6db3ff', '#ffa94d', '#c6a1ff', '#4fd1c0', '#f08bc8', '#d3d85a'],
  },
};

/** One style a party, by its place in the list: colour, shape of its units, dashes of its corridor's edge. */
export const SHAPES = ['circle', 'square', 'triangle', 'hexagon', 'pentagon', 'cross'] as const;
export type Shape = (typeof SHAPES)[number];
export const DASHES: readonly (readonly number[] | null)[] = [
  null,
  [5, 2],
  [1.2, 1.8],
  [6, 1.5, 1.2, 1.5],
  [3, 3],
  [8, 2, 1.2, 2, 1.2, 2],
];
export const STYLES = SHAPES.length;

/** A party that is not in the list gets the last style. */
export function styleIndex(parties: readonly { party: string }[], party: string): number {
  const at = parties.findIndex((known) => known.party === party);
  return at < 0 ? STYLES - 1 : at % STYLES;
}
