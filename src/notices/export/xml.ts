/** XML of our own making, element by element: the library writes it, so that no value can break out of its place. */
import { DOMImplementation, type Document, type Element, XMLSerializer } from '@xmldom/xmldom';

/** What XML 1.0 has no sign for, and the sign by which a reader knows a broken file. Only names are written so: words escape them. */
// oxlint-disable-next-line no-control-regex
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD-\uFFFF]/g;

export class Xml {
  readonly #document: Document;
  readonly root: Element;
  readonly #spaces: Readonly<Record<string, string>>;

  /** `spaces`: further namespaces by their prefix. */
  constructor(namespace: string, root: string, spaces: Readonly<Record<string, string>> = {}) {
    this.#document = new DOMImplementation().createDocument(namespace, root, null);
    this.root = this.#document.documentElement as Element;
    this.#spaces = spaces;
    for (const [prefix, uri] of Object.entries(spaces)) this.root.setAttribute(`xmlns:${prefix}`, uri);
  }

  /** A child with these attributes; its text where one is given. A prefix is one of `spaces`. */
  add(
    parent: Element,
    name: string,
    text?: string,
    attributes: Readonly<Record<string, string>> = {},
  ): Element {
    const element = this.#document.createElementNS(this.#spaceOf(name), name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, clean(value));
    if (text !== undefined) element.appendChild(this.#document.createTextNode(clean(text)));
    parent.appendChild(element);
    return element;
  }

  #spaceOf(name: string): string | null {
    const [prefix = '', local] = name.split(':');
    return local === undefined ? this.root.namespaceURI : (this.#spaces[prefix] ?? null);
  }

  get text(): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(this.#document)}\n`;
  }
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll(NO_XML, '?');
}
