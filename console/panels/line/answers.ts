/** What the line panel asks the node. */
import { useQuery } from '@tanstack/react-query';
import type { CallView, MessageView } from '../../../src/line/index.ts';
import { get } from '../../state/http.ts';

export type Message = MessageView;
export type Standing = MessageView['standings'][number];
export type Call = CallView;

interface Messages {
  messages: Message[];
  /** Older ones that ask nothing any more are left out. */
  more: boolean;
}
const idOf = ({ from, messageId }: Message): string => `${from}/${messageId}`;
const MAX_OPEN = 500;
const NEWEST = 200;

/** Every exchange that stands open, however old, and the newest of those that are done. */
export const useMessages = () =>
  useQuery({
    queryKey: ['line', 'messages'],
    queryFn: async (): Promise<Messages> => {
      const [newest, open] = await Promise.all([
        get<Messages>('/line/messages', { limit: NEWEST }),
        get<Messages>('/line/messages', { open: true, limit: MAX_OPEN }),
      ]);
      const known = new Set(newest.messages.map(idOf));
      const older = open.messages.filter((message) => !known.has(idOf(message)));
      return { messages: [...newest.messages, ...older], more: newest.more };
    },
  });

export const useCalls = () =>
  useQuery({
    queryKey: ['line', 'calls'],
    queryFn: async () => (await get<{ calls: Call[] }>('/line/calls', { limit: 50 })).calls,
  });

/** `/line/messages` or, for threats and ultimatums, the addresses that command alone may use. */
export function pathOf(
  { from, messageId, grave }: Pick<Message, 'from' | 'messageId' | 'grave'>,
  act: string,
): string {
  const list = grave && act !== 'acknowledgements' ? 'warnings' : 'messages';
  return `/line/${list}/${encodeURIComponent(from)}/${encodeURIComponent(messageId)}/${act}`;
}
