/** docs/reference/kinds.md: every entry kind of the house. */
import { z } from 'zod';
import type { Kind } from '../../src/contract/index.ts';
import { rooms } from '../../src/node/index.ts';

/** What each kind says, in one sentence. A kind that is missing here fails the page. */
const MEANS: Readonly<Record<string, string>> = {
  'parties.opened':
    'A node’s first entry: its card and offices. From here on the record is live or exercise.',
  'parties.enrolled': 'A peer’s card taken in by an officer who compared the fingerprint.',
  'parties.rekeyed':
    'A party’s next card, to every peer: from here on it speaks with other keys, or a stolen one counts no more.',
  'parties.receipt': 'The addressee holds exactly these bytes, at this place in its log.',
  'parties.complete': 'How many entries with one peer this log holds in a window, and which was the last.',
  'parties.equivocation': 'A peer sent two envelopes under one sequence number; both are kept.',
  'parties.not-followed-up':
    'A peer’s entry is held and receipted, and a room could not do with it what it should: a person must look.',
  'parties.now-understood':
    'An entry that came before this node knew its kind is understood since an upgrade; views show it from here on.',
  'parties.forked':
    'A log has shown two histories: what its own key signed on both. This node cosigns it no more, and goes on receiving.',
  'parties.recorded':
    'Receipts of a peer are found in its own log, under a checkpoint that witnesses cosigned: the proofs, and that checkpoint.',
  'retention.erased':
    'Bodies are erased under a retention clause: which, under which clause, why; place, header, leaf and proof stay.',
  'terms.proposed': 'The whole agreement as a document. Proposing is not signing.',
  'terms.signed': 'A party binds itself to the document with this hash.',
  'terms.suspended': 'A party holds the agreement suspended from a time on.',
  'terms.resumed': 'A party agrees that named suspensions end.',
  'terms.withdrawn': 'A party leaves the agreement from a time on.',
  'notices.released': 'More of one version is opened to one party, under the same root: a timed release.',
  'notices.review-due': 'The day by which a site was to be reviewed is past.',
  'notices.filed':
    'A movement, a site, an area or a flight is made known; each recipient is opened its groups.',
  'notices.amended': 'A new version of a notice.',
  'notices.withdrawn': 'A notice no longer holds.',
  'notices.acknowledged': 'A named officer of the addressee has read it.',
  'notices.position':
    'What the addressee says to it: none, no objection, objection, alternative, agreed, denied.',
  'notices.disseminated': 'One of the receiver’s own units was told, by whom, when.',
  'notices.silent': 'The reply clock ran out without a word from this party.',
  'conflicts.found': 'What this party’s check showed its officers: two plans, or a plan and a clause.',
  'conflicts.cleared': 'A conflict no longer stands: changed, withdrawn, or its time is over.',
  'watch.alert': 'An episode begins, is revised, or ends: what a person was shown.',
  'watch.alert-closed': 'A person has dealt with an alert.',
  'watch.sealed': 'The root over all units’ track segments of one minute.',
  'incidents.opened': 'An incident: title, place, time, parties, what it is about.',
  'incidents.account': 'One telling, word for word, with its claims.',
  'incidents.finding':
    'What this node’s record says to one claim or question, and what it rests on or misses.',
  'incidents.asked': 'Something missing is asked for from the party that would hold it.',
  'incidents.closed': 'A party is done with the incident.',
  'line.message':
    'A numbered phrase or free words from one office to others, with place, time and words verbatim.',
  'line.changed': 'A message in other words. Every wording stays; each must be read back again.',
  'line.withdrawn': 'The sender takes a message back; it stays readable.',
  'line.read-back': 'What the addressee read back of place and times, and by how much it differs.',
  'line.acknowledged':
    'A named officer has the message and, where there was anything to read back, did so rightly.',
  'line.reply': 'An answer in a numbered phrase, with words.',
  'line.silent': 'The silence clock ran out: neither consent nor refusal.',
  'line.expired': 'The time that an ultimatum set has passed.',
  'line.closed': 'An officer takes an exchange off the list of open ones.',
  'briefings.published':
    'A day’s bulletin made public: its figures, the acts counted, the hash; a later version names the former.',
  'line.call':
    'One moment of a call as the party that writes it saw it: ringing, answered, a decider, ended.',
  'handover.given':
    'The watch is handed over: the outgoing officer’s words, and every open item as the node itself found it.',
  'handover.taken':
    'The incoming officer has it: what was ticked as seen, and what changed since it was given.',
};

function fieldsOf(kind: Kind<unknown>): string {
  const json = z.toJSONSchema(kind.schema, { io: 'output', unrepresentable: 'any' }) as {
    properties?: Record<string, unknown>;
  };
  return Object.keys(json.properties ?? {})
    .map((field) => `\`${field}\``)
    .join(', ');
}

const HEAD = `# Entry kinds

Every entry has a kind. Its **class** stands in the leaf header, so absence can be shown without opening bodies. **Precedence**
is how urgent the sender says it is; a notice marked as an emergency goes as *flash*. **To** says whether copies may go to
peers or the entry stays in the party's own record. The bodies' exact shapes are the schemas in \`src/*/kinds.ts\`.

This page is made from the rooms by \`node scripts/docs.mjs\`.
`;

export function kindsPage(): string {
  const parts = [HEAD];
  for (const { name, kinds } of rooms) {
    parts.push(`## ${name}\n`);
    parts.push('| kind | version | class | precedence | to | says | fields |\n|---|---|---|---|---|---|---|');
    for (const kind of kinds) {
      const says = MEANS[kind.name];
      if (says === undefined) throw new Error(`test/docs/kinds-page.ts says nothing of ${kind.name}`);
      const to = kind.recipients === 'own' ? 'own record' : 'peers';
      parts.push(
        `| \`${kind.name}\` | ${kind.version} | ${kind.class} | ${kind.precedence} | ${to} | ${says} | ${fieldsOf(kind)} |`,
      );
    }
    parts.push('');
  }
  return `${parts.join('\n').trimEnd()}\n`;
}
