/** Injuries to the structure of a pack: its JSON stays canonical, so what decides is what it says. */
import { canonicalJson, type Json } from '../../../src/record/json.ts';
import type { Rng } from '../record/samples.ts';

type Place = { holder: Record<string, Json> | Json[]; name: string };
function places(value: Json, out: Place[]): Place[] {
  if (value === null || typeof value !== 'object') return out;
  for (const name of Object.keys(value)) {
    out.push({ holder: value as Place['holder'], name });
    places((value as Record<string, Json>)[name] as Json, out);
  }
  return out;
}
const pick = <T>(rng: Rng, list: readonly T[]): T => list[rng.int(list.length)] as T;

function changed(value: Json, rng: Rng): Json {
  if (typeof value === 'number') return pick(rng, [value + 1, value - 1, 0, -value, 2 ** 53, 1.5]);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return pick<Json>(rng, [null, [], {}, '', 0]);
  if (value === '') return 'x';
  const at = rng.int(value.length);
  const other = pick(rng, ['A', 'b', '0', '=', '-', ' ', '\n', 'é', '']);
  const text = pick(rng, [
    value.slice(0, at) + other + value.slice(at + 1),
    value.slice(0, at),
    value.slice(1),
    value + value,
    value.toUpperCase(),
    '',
  ]);
  // A cut may fall inside a pair: canonical JSON has no half of one.
  return text.toWellFormed();
}

/** One to three injuries: members dropped, added, doubled, exchanged, changed, or taken from another pack. */
export function injured(pack: Json, rng: Rng, others: readonly Json[]): Uint8Array {
  const out = structuredClone(pack);
  for (let n = 1 + rng.int(3); n > 0; n--) {
    const { holder, name } = pick(rng, places(out, []));
    const list = Array.isArray(holder) ? holder : null;
    const object = holder as Record<string, Json>;
    switch (rng.int(6)) {
      case 0:
        if (list) list.splice(Number(name), 1);
        else delete object[name];
        break;
      case 1:
        if (list) list.splice(Number(name), 0, structuredClone(list[Number(name)] as Json));
        else object[`${name}2`] = object[name] as Json;
        break;
      case 2: {
        const other = pick(rng, places(out, []));
        const theirs = other.holder as Record<string, Json>;
        [object[name], theirs[other.name]] = structuredClone([theirs[other.name], object[name]]) as [
          Json,
          Json,
        ];
        break;
      }
      case 3: {
        const same = places(pick(rng, others), []).filter((place) => place.name === name);
        if (same.length > 0) {
          const { holder: from } = pick(rng, same);
          object[name] = structuredClone((from as Record<string, Json>)[name] as Json);
        }
        break;
      }
      case 4:
        if (list) list.reverse();
        else object[name] = changed(object[name] as Json, rng);
        break;
      default:
        object[name] = changed(object[name] as Json, rng);
    }
  }
  return Buffer.from(`${canonicalJson(out)}\n`, 'utf8');
}
