/** Roads out of a file that is named on the command line. */
import { basename } from 'node:path';
import { isRefusal, RefusalError } from '../contract/index.ts';
import { type RoadFile, readRoadFile } from '../geo/formats/index.ts';
import { readBytes } from './files.ts';

/** @throws RefusalError CLI_FILE_…, GEO_… */
export async function readRoads(path: string): Promise<RoadFile> {
  const file = readRoadFile(basename(path), await readBytes(path));
  if (isRefusal(file)) throw new RefusalError(file);
  return file;
}
