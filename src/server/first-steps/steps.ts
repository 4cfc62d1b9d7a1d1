/** How far this party has come from an empty node to its first receipted notice: each step, why it stands so, what is next. */
import { z } from 'zod';
import { isRefusal, type Params, type Refusal, type Role, type Trilingual } from '../../contract/index.ts';
import type { Running, SignedIn } from '../../node/index.ts';
import type { NoticeView } from '../../notices/index.ts';
import type { DeliveryRow } from '../../parties/index.ts';
import { cardFingerprint, spokenFingerprint } from '../../record/index.ts';
import { isolate, type Language, say } from '../../text/index.ts';
import { peersNow } from '../console-api/peers-now.ts';
import { trilingualSchema } from '../console-api/shapes.ts';
import { inEach, timeWords } from '../console-api/words.ts';
import { API, placeOf } from '../routes.ts';
import { text } from './text.ts';

/** Own notices that are looked through for one with a receipt, the newest first. */
const MAX_NOTICES = 20;

export const STEPS = ['keys', 'offices', 'connected', 'terms', 'notice'] as const;
export type StepId = (typeof STEPS)[number];
/** Which sentence is said; stable, whatever its words. */
export const STATES = [
  'keys-made',
  'offices-none',
  'offices-named',
  'alone',
  'not-heard',
  'heard',
  'terms-none',
  'terms-others',
  'terms-unsigned',
  'terms-signed-here',
  'terms-coming',
  'terms-in-force',
  'terms-stopped',
  'notice-none',
  'notice-held',
  'notice-alone',
  'notice-waiting',
  'notice-receipted',
] as const;
type State = (typeof STATES)[number];

const nextSchema = z.strictObject({
  /** Name of the command, as `parley api` takes it. */
  command: z.string(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  /** With the values of its address filled in. */
  path: z.string(),
  /** Who may do it, and whether the officer who asks is one of them. */
  roles: z.array(z.string()),
  may: z.boolean(),
});
const stepSchema = z.strictObject({
  id: z.enum(STEPS),
  title: trilingualSchema,
  done: z.boolean(),
  state: z.enum(STATES),
  why: trilingualSchema,
  /** null where nothing is left to do, or where it is another's turn. */
  next: nextSchema.nullable(),
});
export const firstStepsSchema = z.strictObject({
  /** All of them. */
  done: z.boolean(),
  fingerprint: z.strictObject({ hex: z.string(), spoken: z.string() }),
  steps: z.array(stepSchema),
});
export type FirstSteps = z.infer<typeof firstStepsSchema>;
export type Step = z.infer<typeof stepSchema>;

type Words = Params | ((language: Language) => Params);

function sentence(key: `steps.${StepId | State}`, params: Words = {}): Trilingual {
  return inEach((language) =>
    say(language, text[key], typeof params === 'function' ? params(language) : params),
  );
}

class Walk {
  readonly #running: Running;
  readonly #actor: SignedIn;
  constructor(running: Running, actor: SignedIn) {
    this.#running = running;
    this.#actor = actor;
  }

  async #ask<Answer>(name: string, input: object): Promise<Answer | null> {
    const { node } = this.#running;
    const query = node.house.queries.get(name);
    if (!query) return null;
    const answer = (await node.query(name, query.schema.parse(input), this.#actor)) as Answer | Refusal;
    return isRefusal(answer) ? null : answer;
  }

  #next(command: string, values: Readonly<Record<string, string | number>> = {}): Step['next'] {
    const found = this.#running.node.house.commands.get(command);
    if (!found) return null;
    const { method, path } = placeOf(found.route);
    const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])));
    const roles: readonly Role[] = found.roles;
    const may = roles.some((role) => this.#actor.roles.includes(role));
    return {
      command,
      method: method as NonNullable<Step['next']>['method'],
      path: API + filled,
      roles: [...roles],
      may,
    };
  }

  #step(id: StepId, done: boolean, state: State, words: Words = {}, next: Step['next'] = null): Step {
    return {
      id,
      title: sentence(`steps.${id}`),
      done,
      state,
      why: sentence(`steps.${state}`, words),
      next,
    };
  }

  keys(): Step {
    const fingerprint = spokenFingerprint(this.#running.node.identity.card);
    return this.#step('keys', true, 'keys-made', { fingerprint });
  }

  offices(): Step {
    const { offices, officers } = this.#running.config;
    if (offices.length === 0) return this.#step('offices', false, 'offices-none');
    return this.#step('offices', true, 'offices-named', {
      offices: offices.map(isolate).join(', '),
      officers: officers.length,
    });
  }

  async connected(): Promise<Step> {
    const { peers } = await peersNow(this.#running);
    const enrolled = peers.filter((peer) => peer.enrolled);
    const nameOf = (peer: (typeof peers)[number]) => (language: Language) =>
      peer.names?.[language] ?? peer.party;
    const heard = enrolled.find((peer) => peer.heard !== null);
    if (heard?.heard) {
      const at = timeWords(heard.heard.atMs);
      return this.#step('connected', true, 'heard', (language) => ({ party: nameOf(heard)(language), at }));
    }
    if (enrolled.length === 0) {
      return this.#step('connected', false, 'alone', {}, this.#next('parties.enrol'));
    }
    return this.#step('connected', false, 'not-heard', (language) => ({
      parties: enrolled.map((peer) => isolate(nameOf(peer)(language))).join(', '),
    }));
  }

  async terms(): Promise<Step> {
    const listed = await this.#ask<TermsListed>('terms.list', {});
    const agreements = listed?.agreements ?? [];
    const inForce = agreements.find(({ state }) => state === 'in force');
    if (inForce) return this.#step('terms', true, 'terms-in-force', wordsOf(inForce));
    const open = agreements.find(({ state }) => state === 'unsigned');
    if (open) return this.#unsigned(open);
    const coming = agreements.flatMap(({ termsId, versions }) =>
      versions.flatMap(({ version, inForceFromMs }) =>
        inForceFromMs !== null && inForceFromMs > this.#running.node.clock.now()
          ? [{ terms: termsId, version: String(version), at: timeWords(inForceFromMs) }]
          : [],
      ),
    )[0];
    if (coming) return this.#step('terms', true, 'terms-coming', coming);
    const [stopped] = agreements;
    const propose = this.#next('terms.propose');
    return stopped
      ? this.#step('terms', false, 'terms-stopped', wordsOf(stopped), propose)
      : this.#step('terms', false, 'terms-none', {}, propose);
  }

  async #unsigned(open: TermsListed['agreements'][number]): Promise<Step> {
    const me = this.#running.config.party;
    const { termsId, missing } = open;
    const version = open.version ?? 0;
    const words = { ...wordsOf(open), missing: missing.join(', ') };
    if (missing.includes(me)) {
      const sign = this.#next('terms.sign', { termsId, version });
      return this.#step('terms', false, 'terms-unsigned', words, sign);
    }
    const shown = await this.#ask<TermsShown>('terms.show', { termsId, version });
    const signed = shown?.documents.some(({ signatures }) => Object.hasOwn(signatures, me)) ?? false;
    return this.#step('terms', false, signed ? 'terms-signed-here' : 'terms-others', words);
  }

  async notice(): Promise<Step> {
    const { node, config } = this.#running;
    const listed = await this.#ask<{ notices: NoticeView[] }>('notices.list', {
      party: config.party,
      limit: MAX_NOTICES,
    });
    const notices = (listed?.notices ?? []).toReversed();
    if (notices.length === 0) return this.#others();
    const waiting = new Set<string>();
    for (const { history } of notices) {
      for (const { actId } of history) {
        for (const { peer, receipt } of await node.ask<DeliveryRow[]>('parties.deliveries', { actId })) {
          if (receipt) {
            const words = { party: peer, at: timeWords(receipt.arrivedMs) };
            return this.#step('notice', true, 'notice-receipted', words);
          }
          waiting.add(peer);
        }
      }
    }
    return waiting.size === 0
      ? this.#step('notice', false, 'notice-alone', {}, this.#next('notices.file'))
      : this.#step('notice', false, 'notice-waiting', { parties: [...waiting].join(', ') });
  }

  /** An observer may never file one: that notices of others come in is as far as its way goes. */
  async #others(): Promise<Step> {
    const [newest] =
      (await this.#ask<{ notices: NoticeView[] }>('notices.list', { limit: 1 }))?.notices ?? [];
    if (newest && (await this.#observes())) {
      return this.#step('notice', true, 'notice-held', { party: newest.party });
    }
    return this.#step('notice', false, 'notice-none', {}, this.#next('notices.file'));
  }

  /** An agreement names this party as one that watches. */
  async #observes(): Promise<boolean> {
    const me = this.#running.config.party;
    const agreements = (await this.#ask<TermsListed>('terms.list', {}))?.agreements ?? [];
    for (const { termsId, version: standing, versions } of agreements) {
      const version = standing ?? versions.at(-1)?.version;
      if (version === undefined) continue;
      const shown = await this.#ask<TermsShown>('terms.show', { termsId, version });
      if (shown?.documents.some(({ terms }) => terms.observers.includes(me))) return true;
    }
    return false;
  }
}

interface TermsListed {
  agreements: {
    termsId: string;
    state: string;
    version: number | null;
    missing: string[];
    versions: { version: number; inForceFromMs: number | null }[];
  }[];
}
interface TermsShown {
  documents: { signatures: Record<string, unknown>; terms: { observers: string[] } }[];
}

function wordsOf({ termsId, version }: { termsId: string; version: number | null }): Params {
  return { terms: termsId, version: String(version ?? '-') };
}

/** Asked in the officer's own name: what a role may not see is answered as if it were not there. */
export async function firstSteps(running: Running, actor: SignedIn): Promise<FirstSteps> {
  const walk = new Walk(running, actor);
  const steps = [
    walk.keys(),
    walk.offices(),
    await walk.connected(),
    await walk.terms(),
    await walk.notice(),
  ];
  const { card } = running.node.identity;
  return {
    done: steps.every(({ done }) => done),
    fingerprint: { hex: cardFingerprint(card), spoken: spokenFingerprint(card) },
    steps,
  };
}
