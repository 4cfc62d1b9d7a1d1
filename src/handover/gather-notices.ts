/** What notices leave open: unread, not passed on, unanswered, objected to. */
import type { Ctx, Params, Trilingual } from '../contract/index.ts';
import { type NoticeView, notices, type Position, spanOf } from '../notices/index.ts';
import { type Item, itemOf } from './item.ts';
import { inEach, sayEach, shortName, timeText } from './say.ts';

/** Positions that leave something to settle: a no, and an offer that nobody has taken up. */
const UNSETTLED: readonly Position[] = ['objection', 'denied', 'alternative'];

interface Said {
  version: number;
}

function actOf(view: NoticeView): string {
  return view.history.find(({ version }) => version === view.version)?.actId ?? view.filedActId;
}

function finite(ms: number): number | null {
  return Number.isFinite(ms) ? ms : null;
}

/** One sentence about a notice: whose, what it calls itself, from when. */
function sayNotice(
  key: Parameters<typeof sayEach>[0],
  view: NoticeView,
  params: Params | ((language: 'en' | 'ru' | 'ar') => Params) = {},
): Trilingual {
  const { who } = view.fields;
  const name = shortName(who?.callSign || who?.organisation || view.noticeId);
  const from = finite(spanOf(view.fields).fromMs);
  return inEach((language) => ({
    key,
    params: {
      owner: view.party,
      name,
      from: from === null ? '-' : timeText(from),
      ...(typeof params === 'function' ? params(language) : params),
    },
  }));
}

/** Words on an older version leave the present one unread. */
const onThis = (view: NoticeView, said: readonly Said[] | undefined): boolean =>
  said?.some(({ version }) => version === view.version) ?? false;

function received(view: NoticeView, me: string): Item[] {
  const { acknowledgements, dissemination } = view.row;
  const common = {
    party: view.party,
    about: `${view.noticeId}/${view.party}`,
    refs: [actOf(view)],
    sinceMs: view.history.find(({ version }) => version === view.version)?.localMs ?? view.filedMs,
    dueMs: finite(spanOf(view.fields).fromMs),
  };
  const items: Item[] = [];
  if (!onThis(view, acknowledgements[me]))
    items.push(itemOf({ ...common, kind: 'notice unread', says: sayNotice('handover.notice-unread', view) }));
  if (!onThis(view, dissemination[me]))
    items.push(
      itemOf({
        ...common,
        kind: 'notice not passed on',
        says: sayNotice('handover.notice-not-passed-on', view),
      }),
    );
  return items;
}

/** Reply clocks that ran out on the version in force, for those who have said nothing since. */
function silent(view: NoticeView, me: string): Item[] {
  const { silences, acknowledgements, positions } = view.row;
  return Object.entries(silences).flatMap(([party, ran]) => {
    if (onThis(view, acknowledgements[party]) || onThis(view, positions[party])) return [];
    return ran
      .filter(({ version }) => version === view.version)
      .map(({ clause, actId, localMs }) =>
        itemOf({
          kind: 'silence',
          party,
          about: `${view.noticeId}/${view.party}/${party}/${clause}`,
          refs: [actOf(view), actId],
          sinceMs: localMs,
          dueMs: finite(spanOf(view.fields).fromMs),
          says: sayNotice(party === me ? 'handover.silence-ours' : 'handover.silence', view, {
            party,
            clause,
          }),
        }),
      );
  });
}

function objected(view: NoticeView): Item[] {
  return Object.entries(view.positions).flatMap(([by, { position, actId, atMs, words, version }]) => {
    if (!UNSETTLED.includes(position)) return [];
    return itemOf({
      kind: 'objection',
      party: by,
      about: `${view.noticeId}/${view.party}/${by}`,
      refs: [actOf(view), actId],
      sinceMs: atMs,
      dueMs: finite(spanOf(view.fields).fromMs),
      words,
      says: sayNotice('handover.objection', view, (language) => ({
        by,
        position: notices.text[`notices.position.${position}`]?.[language] ?? position,
        version,
      })),
    });
  });
}

/** Of notices that are not withdrawn and not over. */
export function noticeItems(views: readonly NoticeView[], { party: me }: Ctx): Item[] {
  return views.flatMap((view) => [
    ...(view.party === me ? [] : received(view, me)),
    ...silent(view, me),
    ...objected(view),
  ]);
}
