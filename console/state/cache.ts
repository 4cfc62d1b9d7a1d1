/** What the node answered, kept until an entry says that it has changed. */
import { focusManager, QueryClient } from '@tanstack/react-query';
import { ApiRefusal } from './http.ts';

// A page in the background watches on: what failed there is asked again there.
focusManager.setFocused(true);

export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      // What changes is told by the live stream; asking again on every focus would only load the node.
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      // A refusal stays one however often it is asked for; a node that is away, or busy, comes back.
      retry: (count, error) => !(error instanceof ApiRefusal && error.status < 500) && count < 3,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Answers that are out of date once an entry of a room has come: by the first part of the kind's name. */
const TOUCHES: Readonly<Record<string, readonly string[]>> = {
  parties: ['parties', 'peers', 'notices', 'line', 'first-steps'],
  terms: ['terms', 'first-steps'],
  notices: ['notices', 'conflicts', 'first-steps'],
  conflicts: ['conflicts', 'notices'],
  watch: ['alerts'],
  incidents: ['incidents'],
  line: ['line'],
  handover: ['handover'],
  briefings: ['bulletins'],
};
const ALWAYS = ['record', 'handover'];

const waiting = new Set<string>();
let timer: ReturnType<typeof setTimeout> | null = null;

/** Marks what an entry of this kind changes as out of date. Many entries at once ask the node once. */
export function entryCame(kind: string): void {
  const room = kind.split('.', 1)[0] as string;
  for (const key of [...(TOUCHES[room] ?? [room]), ...ALWAYS]) waiting.add(key);
  timer ??= setTimeout(() => {
    timer = null;
    const keys = [...waiting];
    waiting.clear();
    for (const key of keys) void cache.invalidateQueries({ queryKey: [key] });
  }, 150);
}
