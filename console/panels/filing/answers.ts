/** What the node answers to a plan before it is sent. Asked anew as the form changes and as others' entries come. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Answer } from '../../../src/conflicts/index.ts';
import { beginsMs } from '../../../src/notices/coarse.ts';
import type { Fields, NoticeType } from '../../../src/notices/index.ts';
import type { LeadTimeFinding } from '../../../src/terms/index.ts';
import { get, post } from '../../state/http.ts';

export interface Asked {
  type: NoticeType;
  protected: boolean;
  /** The notice that this would change. */
  noticeId: string | undefined;
  known: Partial<Fields>;
}

const WAIT_MS = 600;
/** Time goes on while a form is open: the minutes given become fewer. */
const LEAD_AGAIN_MS = 10_000;

/** The value once it has stood for a moment. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), WAIT_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** One number for each plan that is asked about: a key that does not hold ten thousand points. */
const numbers = new WeakMap<object, number>();
let last = 0;
export function numberOf(asked: object): number {
  const known = numbers.get(asked) ?? ++last;
  numbers.set(asked, known);
  return known;
}

function isPlaced({ known: { route, times } }: Asked): boolean {
  return route !== undefined && times !== undefined;
}

export interface Answered {
  lead: readonly LeadTimeFinding[] | null;
  checked: Answer | null;
  /** What is shown answers an earlier state of the form. */
  stale: boolean;
  error: unknown;
}

/** `asked` must be the same object as long as the same is asked. */
export function useAnswers(asked: Asked): Answered {
  const settled = useSettled(asked);
  const { type, noticeId, known } = settled;
  const { route, area, times, window } = known;
  const placed = isPlaced(settled);
  const check = useQuery({
    queryKey: ['conflicts', 'ask', numberOf(settled)],
    queryFn: () =>
      post<Answer>('/conflicts/check', {
        type,
        protected: settled.protected,
        noticeId,
        fields: { route, area, times, window },
      }),
    enabled: placed,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const startMs = times ? beginsMs({ times }) : null;
  const lead = useQuery({
    queryKey: ['terms', 'lead', type, startMs],
    queryFn: () => get<{ lead: LeadTimeFinding[] }>('/terms/lead', { type, startMs: startMs as number }),
    enabled: startMs !== null,
    placeholderData: keepPreviousData,
    refetchInterval: LEAD_AGAIN_MS,
    gcTime: 0,
  });
  return {
    lead: startMs === null ? null : (lead.data?.lead ?? null),
    checked: placed ? (check.data ?? null) : null,
    stale: settled !== asked || check.isPlaceholderData || lead.isPlaceholderData,
    error: (placed && check.error) || (startMs !== null && lead.error) || null,
  };
}
