/** The command in a folder of its own: run as a process, or in this one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../../src/cli/run.ts';

export const main = join(import.meta.dirname, '../../../src/cli/main.ts');
/** Says nothing of language or node, whatever this machine says. */
export const env = { ...process.env, LANG: 'C', LC_ALL: '', LC_MESSAGES: '', PARLEY_PROFILE: '' };
export const CLI_CODE = /(?:CLI|SCENARIO|TEXT)_[A-Z_]+/;
export const GPX = `<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><rte>
<rtept lat="37.0" lon="41.0"/><rtept lat="37.05" lon="41.1"/></rte></gpx>`;
export const TRACK = `<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>
<trkpt lat="37.0" lon="41.0"><time>2019-05-01T07:00:00Z</time></trkpt>
<trkpt lat="37.01" lon="41.02"><time>2019-05-01T07:02:00Z</time></trkpt>
<trkpt lat="37.02" lon="41.04"><time>2019-05-01T07:04:00Z</time></trkpt></trkseg></trk></gpx>`;

/** A temporary folder to work in; `clean` removes it. */
export function workshop() {
  const folder = mkdtempSync(join(tmpdir(), 'parley-cli-'));
  const at = (name: string) => join(folder, name);
  return {
    folder,
    at,
    clean: () => rmSync(folder, { recursive: true, force: true }),
    /** Writes a file there; a value goes in as JSON. Returns its path. */
    put(name: string, content: string | object): string {
      writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
      return at(name);
    },
    /** Runs the command to its end as a process started there. */
    parley(args: string[], input = '', more: Record<string, string> = {}) {
      const done = spawnSync(process.execPath, [main, ...args], {
        encoding: 'utf8',
        input,
        cwd: folder,
        env: { ...env, ...more },
        timeout: 60_000,
      });
      return { code: done.status, out: done.stdout, err: done.stderr };
    },
  };
}

/** The same in this process: for what does not depend on being a process of its own. */
export async function inside(args: string[], more: Record<string, string> = {}) {
  const said = { code: 0, out: '', err: '' };
  said.code = await runCommandLine(
    args,
    { ...env, ...more },
    {
      tty: false,
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
    },
  );
  return said;
}
