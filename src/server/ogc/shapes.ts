/** OGC API – Features, part 1 (OGC 17-069r4): what is asked and answered. */
import { z } from 'zod';

export const COLLECTIONS = ['notices', 'sites'] as const;
export type Collection = (typeof COLLECTIONS)[number];

const linkSchema = z.strictObject({
  href: z.string(),
  rel: z.string(),
  type: z.string(),
  title: z.string().optional(),
});
export type Link = z.infer<typeof linkSchema>;
export const landingSchema = z.strictObject({
  title: z.string(),
  description: z.string(),
  links: z.array(linkSchema),
});
export const conformanceSchema = z.strictObject({ conformsTo: z.array(z.string()) });
export const collectionSchema = z.strictObject({
  id: z.enum(COLLECTIONS),
  title: z.string(),
  description: z.string(),
  itemType: z.literal('feature'),
  crs: z.array(z.string()),
  links: z.array(linkSchema),
});
export const collectionsSchema = z.strictObject({
  links: z.array(linkSchema),
  collections: z.array(collectionSchema),
});

const geometry = z.strictObject({
  type: z.enum(['Point', 'LineString', 'Polygon']),
  coordinates: z.array(z.unknown()),
});
export const featureSchema = z.strictObject({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: geometry.nullable(),
  properties: z.record(z.string(), z.unknown()),
  links: z.array(linkSchema).optional(),
});
export const itemsSchema = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(featureSchema),
  links: z.array(linkSchema),
  timeStamp: z.string(),
  numberMatched: z.number().int(),
  numberReturned: z.number().int(),
});

export const MOST_ITEMS = 1_000;
const collectionId = z.enum(COLLECTIONS);
export const collectionInput = z.strictObject({ collectionId });
export const itemsInput = z.strictObject({
  collectionId,
  /** `west,south,east,north`, or six numbers with heights, which are not looked at. */
  bbox: z.string().max(200).optional(),
  /** An RFC 3339 moment, or two with a slash between; `..` or nothing is an open end. */
  datetime: z.string().max(100).optional(),
  limit: z.number().int().min(1).max(MOST_ITEMS).default(100),
  offset: z.number().int().min(0).max(1_000_000).default(0),
});
export const itemInput = z.strictObject({ collectionId, featureId: z.string().max(64) });
