/** The foreign CoT library; its tests skip where it is not installed. */

export interface Feature {
  id: string;
  properties: Record<string, unknown>;
}
interface Library {
  default: { ping(): object };
  CoTParser: {
    from_xml(text: string): object;
    to_xml(cot: object): string;
    to_geojson(cot: object): Promise<Feature>;
    from_geojson(feature: object): Promise<object>;
  };
}

/** The name in a variable: the compiler must not ask for types that may be absent. */
const PACKAGE: string = '@tak-ps/node-cot';
async function load(): Promise<Library | null> {
  try {
    return (await import(PACKAGE)) as Library;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
export const library = await load();
export const skip = library === null ? `${PACKAGE} is not installed` : false;
export const parser = library?.CoTParser as Library['CoTParser'];
