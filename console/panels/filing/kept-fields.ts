/** What a notice says beyond the fields of this form: a change through the form leaves it as it was. Pure. */
import { distanceM } from '../../../src/geo/index.ts';
import type { Fields } from '../../../src/notices/index.ts';
import type { Base } from './form.ts';

export function keptWho(who: Fields['who'], base: Base | null): Fields['who'] {
  if (!base) return who;
  const { missionId, comms, cargo, escorts, series } = base.who;
  // Whoever unticks the armed escort has said that nobody armed goes along.
  const going = who.escort ? escorts : escorts?.filter(({ armed }) => !armed);
  return {
    ...who,
    ...(missionId !== undefined && { missionId }),
    ...(comms !== undefined && { comms }),
    ...(cargo !== undefined && { cargo }),
    ...(going !== undefined && { escorts: going }),
    ...(series !== undefined && { series }),
  };
}

export function keptPeople(people: Fields['people'], base: Base | null): Fields['people'] {
  if (!people || !base) return people;
  const { nationalities, drivers } = base.people;
  return {
    ...people,
    ...(nationalities !== undefined && { nationalities }),
    ...(drivers !== undefined && { drivers }),
  };
}

type Corridor = Extract<Fields['route'], { type: 'corridor' }>;

/** Halts and the turn go with their places: a point that was taken out takes its halt with it. */
function keptCorridor(corridor: Corridor, base: Corridor): Corridor {
  const { points } = corridor;
  const placeOf = (index: number): number => {
    const before = base.points[index];
    return before ? points.findIndex((point) => distanceM(point, before) === 0) : -1;
  };
  const stays = (at: number): boolean => {
    const [here, next] = [points[at], points[at + 1]];
    return here !== undefined && next !== undefined && distanceM(here, next) === 0;
  };
  const halts = base.halts?.map((halt) => ({ ...halt, at: placeOf(halt.at) })).filter(({ at }) => stays(at));
  const turn = base.returnFrom === undefined ? -1 : placeOf(base.returnFrom);
  return {
    ...corridor,
    ...(halts && halts.length > 0 && { halts }),
    ...(turn > 0 && turn < points.length - 1 && { returnFrom: turn }),
  };
}

export function keptRoute(route: Fields['route'], base: Base | null): Fields['route'] {
  const before = base?.route;
  if (route.type === 'corridor') return before?.type === 'corridor' ? keptCorridor(route, before) : route;
  return route.type === 'site' && before?.type === 'site' ? { ...withoutAsked(before), ...route } : route;
}

/** The form asks for these: left empty there, they are empty. */
function withoutAsked(site: Extract<Fields['route'], { type: 'site' }>) {
  const { markings: _, ...others } = site;
  return others;
}
