/** The agreement: proposing, signing, reading. */
import { NODE_OPTIONS, type NodeOptions } from '../profile.ts';
import { readTermsFields } from '../terms-file.ts';
import { whole } from '../values.ts';
import { data, defineVerb, line } from '../verb.ts';
import { withNode } from '../with-node.ts';

const TERMS = { flags: '<terms>', says: 'cli.a.terms' } as const;
const VERSION = {
  flags: '<version>',
  says: 'cli.a.version',
  parse: whole(1, Number.MAX_SAFE_INTEGER),
} as const;

interface Proposed {
  termsId: string;
  version: number;
  sha256: string;
}
export const termsPropose = defineVerb<NodeOptions, [string]>({
  name: 'terms propose',
  args: [{ flags: '<file>', says: 'cli.a.terms-file' }],
  json: true,
  options: NODE_OPTIONS,
  async run(io, options, path) {
    const input = await readTermsFields(path);
    const made = await withNode(io, options, (client) => client.call<Proposed>('terms.propose', input));
    if (io.json) data(io, made);
    line(io, 'cli.terms.proposed', { terms: made.termsId, version: made.version, sha256: made.sha256 });
    return undefined;
  },
});

export const termsSign = defineVerb<NodeOptions & { sha256?: string }, [string, number]>({
  name: 'terms sign',
  args: [TERMS, VERSION],
  json: true,
  options: [{ flags: '--sha256 <hex>' }, ...NODE_OPTIONS],
  async run(io, options, termsId, version) {
    const { sha256 } = options;
    const made = await withNode(io, options, (client) =>
      client.call('terms.sign', { termsId, version, ...(sha256 && { sha256 }) }),
    );
    if (io.json) data(io, made);
    line(io, 'cli.terms.signed', { terms: termsId, version });
    return undefined;
  },
});

interface Listed {
  agreements: { termsId: string; state: string; version: number | null; missing: string[] }[];
}
export const termsList = defineVerb<NodeOptions>({
  name: 'terms list',
  json: true,
  options: NODE_OPTIONS,
  async run(io, options) {
    const listed = await withNode(io, options, (client) => client.call<Listed>('terms.list'));
    if (io.json) data(io, listed);
    for (const { termsId, state, version, missing } of listed.agreements) {
      line(io, 'cli.terms.row', {
        terms: termsId,
        version: version ?? 0,
        state,
        missing: missing.join(', ') || '-',
      });
    }
    return undefined;
  },
});

interface Shown {
  termsId: string;
  version: number;
  state: string;
  documents: {
    sha256: string;
    missing: string[];
    terms: { clauses: { id: string; kind: string; text: { en: string; ru: string; ar: string } }[] };
  }[];
}
export const termsShow = defineVerb<NodeOptions, [string, number]>({
  name: 'terms show',
  args: [TERMS, VERSION],
  json: true,
  options: NODE_OPTIONS,
  async run(io, options, termsId, version) {
    const shown = await withNode(io, options, (client) =>
      client.call<Shown>('terms.show', { termsId, version }),
    );
    if (io.json) data(io, shown);
    for (const { sha256, missing, terms } of shown.documents) {
      line(io, 'cli.terms.row', {
        terms: termsId,
        version,
        state: shown.state,
        missing: missing.join(', ') || '-',
      });
      line(io, 'cli.terms.document', { sha256 });
      for (const { id, kind, text } of terms.clauses)
        line(io, 'cli.terms.clause', { id, kind, says: text[io.language] });
    }
    return undefined;
  },
});
