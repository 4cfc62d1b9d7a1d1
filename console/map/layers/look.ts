/** What every layer needs to know to draw itself. */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Trilingual } from '../../../src/contract/index.ts';
import { type Language, say } from '../../../src/text/index.ts';
import { labelOf } from '../labels.ts';
import { type Palette, styleIndex } from '../palette.ts';
import type { PartyOnMap, Selection } from '../views.ts';

export interface Look {
  language: Language;
  palette: Palette;
  parties: readonly PartyOnMap[];
  selected: Selection | null;
  /** The moment shown, UTC ms. */
  atMs: number;
  /** How near the map is looked at: what stands on one spot is spread by it. */
  zoom: number;
}

export function partyStyle({ parties }: Look, party: string): number {
  return styleIndex(parties, party);
}
export function partyName({ parties }: Look, party: string): string {
  return labelOf(parties.find((known) => known.party === party)?.name ?? party);
}
export function isSelected({ selected }: Look, kind: Selection['kind'], id: string): boolean {
  return selected?.kind === kind && selected.id === id;
}

/** Without isolates, which are for pages: the map would draw them as letters. */
export function unmarked(words: string): string {
  return words.replaceAll(/[\u2066-\u2069]/g, '');
}
export function words(
  look: Look,
  sentence: Trilingual,
  params: Record<string, string | number> = {},
): string {
  return unmarked(say(look.language, sentence, params));
}

export function collect(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features };
}
export function feature(geometry: GeoJSON.Geometry, properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature {
  return { type: 'Feature', geometry, properties };
}
/** Expression: the colour of the feature's party. */
export function partyColor({ palette: { parties, quiet } }: Look): ExpressionSpecification {
  const pairs = parties.flatMap((color, style) => [style, color]);
  return ['match', ['get', 'style'], ...pairs, quiet] as unknown as ExpressionSpecification;
}
