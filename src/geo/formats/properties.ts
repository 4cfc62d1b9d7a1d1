/** What a file says of a feature beside its place: names and values as written, for those who know what they mean. */
import { child, children, type XmlElement } from './xml.ts';

export type Properties = Readonly<Record<string, string>>;

/** Of one feature; what stands beyond is not read. */
export const MAX_PROPERTIES = 100;
const MAX_NAME = 100;
const MAX_VALUE = 200_000;

/** Collects within the bounds. Later values of one name do not replace the first. */
export class PropertyBag {
  // Without a prototype: a file may name a property as it likes.
  readonly #found: Record<string, string> = Object.create(null);
  #count = 0;

  add(name: string | null | undefined, value: unknown): void {
    const key = (name ?? '').trim().slice(0, MAX_NAME);
    if (key === '' || key in this.#found || this.#count >= MAX_PROPERTIES) return;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
    const text = String(value).trim().slice(0, MAX_VALUE);
    if (text === '') return;
    this.#found[key] = text;
    this.#count++;
  }

  /** Nothing where there is none, so that a feature without properties has no such field. */
  get found(): { properties?: Properties } {
    return this.#count === 0 ? {} : { properties: { ...this.#found } };
  }
}

/** GPX: elements with text alone inside `extensions`; one called `field` goes by its attribute `name`. */
export function gpxProperties(element: XmlElement): { properties?: Properties } {
  const bag = new PropertyBag();
  const extensions = child(element, 'extensions');
  for (const one of extensions ? children(extensions) : []) {
    if ([...children(one)].length > 0) continue;
    bag.add(one.localName === 'field' ? one.getAttribute('name') : one.localName, one.textContent ?? '');
  }
  return bag.found;
}

/** KML 2.2 §ExtendedData: `Data` with a `value`, and the `SimpleData` of a schema. */
export function kmlProperties(placemark: XmlElement): { properties?: Properties } {
  const bag = new PropertyBag();
  const extended = child(placemark, 'ExtendedData');
  for (const one of extended ? children(extended) : []) {
    if (one.localName === 'Data') bag.add(one.getAttribute('name'), child(one, 'value')?.textContent ?? '');
    if (one.localName !== 'SchemaData') continue;
    for (const simple of children(one, 'SimpleData'))
      bag.add(simple.getAttribute('name'), simple.textContent ?? '');
  }
  return bag.found;
}

/** GeoJSON: members of `properties` that are text, a number or a truth value. */
export function jsonProperties(properties: Readonly<Record<string, unknown>>): { properties?: Properties } {
  const bag = new PropertyBag();
  for (const [name, value] of Object.entries(properties)) bag.add(name, value);
  return bag.found;
}
