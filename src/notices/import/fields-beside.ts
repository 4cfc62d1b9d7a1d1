/** The groups of a notice beside its place and times, as far as a file says them. */
import { type Refusal, refuse } from '../../contract/index.ts';
import type { Flat } from '../flat/index.ts';
import { columnName, type Word } from '../flat/index.ts';
import type { Fields } from '../notice.ts';

type Flight = NonNullable<Extract<Fields['route'], { type: 'corridor' }>['flight']>;

export interface DraftFields {
  protected?: boolean;
  who: Flat['who'];
  people?: NonNullable<Fields['people']>;
  vehicles?: NonNullable<Fields['vehicles']>;
  contacts?: NonNullable<Fields['contacts']>;
  /** The rough picture, where the file gives one. */
  area?: Fields['area'];
  window?: Fields['window'];
}

const missing = (word: Word): Refusal => refuse('NOTICES_IMPORT_MISSING', { word: columnName(word) });

function flightOf({ flight, type }: Flat): Flight | Refusal | null {
  const { aircraft, crewed, floorM, ceilingM, above, count = 1, transponder } = flight;
  if (type !== 'flight' && Object.keys(flight).length === 0) return null;
  if (aircraft === undefined) return missing('aircraft');
  if (crewed === undefined) return missing('crewed');
  if (floorM === undefined) return missing('floorM');
  if (ceilingM === undefined) return missing('ceilingM');
  if (above === undefined) return missing('above');
  return {
    aircraft,
    crewed,
    count,
    floorM,
    ceilingM,
    above,
    ...(transponder !== undefined && { transponder }),
  };
}

type Heights = NonNullable<Extract<Fields['route'], { type: 'area' }>['heights']>;

/** Between which heights an area lies; null where the file says none. Some without the others are refused. */
export function heightsIn({ flight: { floorM, ceilingM, above } }: Flat): Heights | Refusal | null {
  if (floorM === undefined && ceilingM === undefined && above === undefined) return null;
  if (floorM === undefined) return missing('floorM');
  if (ceilingM === undefined) return missing('ceilingM');
  return above === undefined ? missing('above') : { floorM, ceilingM, above };
}

/** Half of a group is refused: who reads "9" must not take it for all there is. Refusal: NOTICES_IMPORT_MISSING. */
export function fieldsBeside(flat: Flat): (DraftFields & { flight: Flight | null }) | Refusal {
  const { who, people, vehicles, contacts, area, window } = flat;
  const flight = flightOf(flat);
  if (flight && 'refused' in flight) return flight;
  const { count, ...others } = people;
  if (count === undefined && Object.keys(others).length > 0) return missing('people');
  if (window.toMs !== undefined && window.fromMs === undefined) return missing('coarseFrom');
  return {
    flight,
    who,
    ...(flat.protected !== undefined && { protected: flat.protected }),
    ...(count !== undefined && { people: { ...people, count } as NonNullable<Fields['people']> }),
    ...(vehicles && { vehicles }),
    ...(contacts && { contacts }),
    ...(area && { area }),
    ...(window.fromMs !== undefined && { window: { fromMs: window.fromMs, toMs: window.toMs ?? null } }),
  };
}

/** Who looked at a site and when; nothing where the file says only a part of it. */
export function verifiedOf({ by, atMs, how = '' }: Flat['verified']): {
  verified?: { by: string; atMs: number; how: string };
} {
  return by === undefined || atMs === undefined ? {} : { verified: { by, atMs, how } };
}
