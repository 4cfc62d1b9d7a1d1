/** Incidents: opening, telling, putting the claims to the record. */
import { RefusalError, refuse } from '../../contract/index.ts';
import { readBytes, readJsonFile } from '../files.ts';
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import { readWhen, timeText, type When, whenMs } from '../time.ts';
import { number, partyId, place } from '../values.ts';
import { data, defineVerb, line } from '../verb.ts';
import { withNode } from '../with-node.ts';

const INCIDENT = { flags: '<incident>', says: 'cli.a.incident' } as const;

interface OpenOptions extends NodeOptions {
  title: string;
  from: When;
  to: When;
  party: string[];
  at?: { lat: number; lon: number };
  radius?: number;
  about?: string[];
}
export const incidentOpen = defineVerb<OpenOptions>({
  name: 'incident open',
  json: true,
  options: [
    { flags: '--title <words>', required: true },
    { flags: '--from <time>', parse: readWhen, required: true },
    { flags: '--to <time>', says: 'cli.o.until', parse: readWhen, required: true },
    { flags: '--party <id>', says: 'cli.o.concerns', parse: partyId, many: true, required: true },
    { flags: '--at <lat,lon>', says: 'cli.o.place', parse: place },
    { flags: '--radius <metres>', parse: number(1, 1_000_000), otherwise: 1000 },
    { flags: '--about <act>', many: true },
    ...NODE_OPTIONS,
  ],
  async run(io, options) {
    const made = await withNode(io, options, async (client) => {
      const { nowMs } = await client.clock();
      return client.call<{ incidentId: string }>('incidents.open', {
        title: options.title,
        fromMs: whenMs(options.from, nowMs),
        toMs: whenMs(options.to, nowMs),
        parties: options.party,
        place: options.at ? { at: options.at, radiusM: options.radius ?? 1000 } : null,
        about: options.about ?? [],
      });
    });
    if (io.json) data(io, made);
    line(io, 'cli.incident.opened', { incident: made.incidentId });
    return undefined;
  },
});

interface AccountOptions extends NodeOptions {
  party?: string;
  source?: string;
  language?: string;
}
export const incidentAccount = defineVerb<AccountOptions, [string, string]>({
  name: 'incident account',
  args: [INCIDENT, { flags: '<file>', says: 'cli.a.account' }],
  json: true,
  options: [
    { flags: '--party <id>', parse: partyId },
    { flags: '--source <words>' },
    { flags: '--language <tag>' },
    ...NODE_OPTIONS,
  ],
  async run(io, options, incidentId, path) {
    const { party = null, source = null, language } = options;
    let input: object;
    if (/\.json$/i.test(path)) {
      const given = { ...((await readJsonFile(path)) as object) };
      input = { ...given, ...(party && { party }), ...(source && { source }), ...(language && { language }) };
    } else {
      if (!language) throw new RefusalError(refuse('CLI_MISSING_OPTION', { name: '--language <tag>' }));
      const words = new TextDecoder('utf-8', { fatal: false, ignoreBOM: false }).decode(
        await readBytes(path, 1_000_000),
      );
      input = { party, source, language, words, claims: [] };
    }
    const made = await withNode(io, options, (client) =>
      client.call<{ entries: { id: string }[] }>('incidents.account', { ...input, incidentId }),
    );
    if (io.json) data(io, made);
    line(io, 'cli.incident.told', { account: made.entries[0]?.id ?? '-' });
    return undefined;
  },
});

interface Finding {
  verdict: string;
  said: { en: string; ru: string; ar: string };
  clause: string | null;
  entries: string[];
  missingSaid: { en: string; ru: string; ar: string }[];
}
interface Shown {
  incident: { incidentId: string; title: string; fromMs: number; toMs: number; parties: string[] };
  accounts: {
    party: string | null;
    source: string | null;
    words: string;
    claims: { claimId: string; words: string; finding: Finding | null }[];
  }[];
  findings: Finding[];
}

export const incidentAssess = defineVerb<NodeOptions & { ask?: boolean; input?: string }, [string]>({
  name: 'incident assess',
  args: [INCIDENT],
  json: true,
  options: [{ flags: '--ask' }, { flags: '--input <file>' }, ...NODE_OPTIONS],
  async run(io, options, incidentId) {
    const input = options.input ? ((await readJsonFile(options.input)) as object) : {};
    const made = await withNode(io, options, (client) =>
      client.call<{ findings: unknown[]; left: number }>('incidents.assess', {
        ...input,
        incidentId,
        ...(options.ask && { ask: true }),
      }),
    );
    if (io.json) data(io, made);
    line(io, 'cli.incident.assessed', { count: made.findings.length, left: made.left });
    return undefined;
  },
});

interface Listed {
  incidents: { incidentId: string; title: string; fromMs: number; accounts: number }[];
}
export const incidentList = defineVerb<NodeOptions>({
  name: 'incident list',
  json: true,
  options: NODE_OPTIONS,
  async run(io, options) {
    const listed = await withNode(io, options, (client) => client.call<Listed>('incidents.list'));
    if (io.json) data(io, listed);
    for (const { incidentId, title, fromMs, accounts } of listed.incidents) {
      line(io, 'cli.incident.row', { incident: incidentId, title, at: timeText(fromMs), accounts });
    }
    return undefined;
  },
});

export const incidentShow = defineVerb<NodeOptions, [string]>({
  name: 'incident show',
  args: [INCIDENT],
  json: true,
  options: NODE_OPTIONS,
  async run(io, options, incidentId) {
    const shown = await withNode(io, options, (client) =>
      client.call<Shown>('incidents.show', { incidentId }),
    );
    if (io.json) return void data(io, shown);
    const { incident, accounts, findings } = shown;
    const finding = ({ said, entries, missingSaid }: Finding) => {
      line(io, 'cli.incident.finding', { says: said[io.language], entries: entries.join(', ') || '-' });
      for (const missing of missingSaid) line(io, 'cli.incident.missing', { what: missing[io.language] });
    };
    line(io, 'cli.incident.row', {
      incident: incidentId,
      title: incident.title,
      at: timeText(incident.fromMs),
      accounts: accounts.length,
    });
    for (const { party, source, words, claims } of accounts) {
      line(io, 'cli.incident.account', { who: party ?? source ?? '-', words });
      for (const claim of claims) {
        line(io, 'cli.incident.claim', { id: claim.claimId, words: claim.words });
        if (claim.finding) finding(claim.finding);
      }
    }
    for (const one of findings) finding(one);
    return undefined;
  },
});
