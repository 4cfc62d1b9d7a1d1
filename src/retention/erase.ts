/** Erasing bodies: only what a clause in force allows, what nobody waits for, and what no open incident needs. */
import { z } from 'zod';
import {
  type Ask,
  type Ctx,
  type Draft,
  defineCommand,
  isRefusal,
  type Read,
  type Refusal,
  refuse,
} from '../contract/index.ts';
import { type ActFacts, type Copy, daysBetween, factsOf } from './facts.ts';
import { type Erased, MAX_ERASED, MAX_ERASED_FILES } from './kinds.ts';

const eraseInput = z.strictObject({
  /** Places in the log. Of an own act the copies sent go with it, whichever of them is named. */
  entries: z.array(z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)).min(1).max(MAX_ERASED),
  reason: z.string().trim().min(1).max(2000),
  /** Files of evidence that these entries name go with them. */
  files: z.boolean().default(true),
});
type EraseInput = z.infer<typeof eraseInput>;
interface Facts {
  acts: { index: number; facts: ActFacts | undefined }[];
}

function copyFault({ entry, allowed, kept }: Copy, now: number): Refusal | null {
  const { index, class: entryClass, kind } = entry;
  if (entry.erasedBy !== undefined) return refuse('RETENTION_ALREADY', { index, by: entry.erasedBy });
  if (kept === null) return refuse('RETENTION_KEPT_FOR_GOOD', { index, kind });
  if (allowed.some(({ ripe }) => ripe)) return null;
  const [first] = allowed.toSorted((a, b) => a.afterDays - b.afterDays);
  if (!first) return refuse('RETENTION_NO_CLAUSE', { index, class: entryClass, party: entry.peer ?? '-' });
  return refuse('RETENTION_TOO_YOUNG', {
    index,
    clause: first.under.clause,
    days: first.afterDays,
    age: daysBetween(entry.localMs, now),
  });
}

function actFault(
  { copies, waitsFor, frozenBy, stands }: ActFacts,
  index: number,
  now: number,
): Refusal | null {
  for (const copy of copies) {
    const fault = copyFault(copy, now);
    if (fault) return fault;
  }
  if (waitsFor.length > 0) return refuse('RETENTION_NOT_RECEIPTED', { index, party: waitsFor.join(', ') });
  if (frozenBy !== null) return refuse('RETENTION_FROZEN', { index, incident: frozenBy });
  return stands ? refuse('RETENTION_STANDS', { index }) : null;
}

function draftOf(acts: readonly ActFacts[], { reason, files }: EraseInput): Erased | Refusal {
  const copies = new Map(acts.flatMap((act) => act.copies.map((copy) => [copy.entry.index, copy] as const)));
  if (copies.size > MAX_ERASED)
    return refuse('RETENTION_TOO_MANY', { count: copies.size, limit: MAX_ERASED });
  const ordered = [...copies.values()].sort((a, b) => a.entry.index - b.entry.index);
  const named = new Set(files ? ordered.flatMap(({ kept }) => kept?.files ?? []) : []);
  if (named.size > MAX_ERASED_FILES)
    return refuse('RETENTION_TOO_MANY', { count: named.size, limit: MAX_ERASED_FILES });
  return {
    entries: ordered.map(({ entry: { index, hash }, allowed, kept }) => ({
      index,
      hash,
      under: (allowed.find(({ ripe }) => ripe) as Copy['allowed'][number]).under,
      kept: (kept as NonNullable<Copy['kept']>).sha256,
    })),
    files: [...named].sort(),
    reason,
  };
}

export const erase = defineCommand<EraseInput, Facts>({
  route: 'POST /retention/erase',
  summary: {
    en: 'Erase the bodies of entries under a retention clause; header, leaf and proof stay',
    ru: 'Стереть содержание записей по пункту о сроках хранения; заголовок, лист и доказательство остаются',
    ar: 'محو متون القيود بموجب بند الاحتفاظ؛ وتبقى الترويسة والورقة والبرهان',
  },
  schema: eraseInput,
  roles: ['command', 'admin'],
  async facts(read: Read, { entries }: EraseInput, ctx: Ctx, ask: Ask) {
    const acts: Facts['acts'] = [];
    for (const index of new Set(entries)) acts.push({ index, facts: await factsOf(read, index, ctx, ask) });
    return { acts };
  },
  decide({ acts }, input, ctx): Draft<Erased>[] | Refusal {
    for (const { index, facts } of acts) {
      const fault = facts ? actFault(facts, index, ctx.now) : refuse('RETENTION_UNKNOWN', { index });
      if (fault) return fault;
    }
    const body = draftOf(
      acts.flatMap(({ facts }) => facts ?? []),
      input,
    );
    if (isRefusal(body)) return body;
    const refs = new Set(acts.flatMap(({ facts }) => facts?.copies.map(({ entry }) => entry.id) ?? []));
    return [{ kind: 'retention.erased', body, refs: [...refs] }];
  },
  reply: (_facts, _input, [draft]) => {
    const { entries, files } = (draft as Draft<Erased>).body;
    return { erased: entries.map(({ index }) => index), files: files.length };
  },
});
