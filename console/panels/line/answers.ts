/** What the line panel asks the node. */
import { useQuery } from '@tanstack/react-query';
import type { CallView, MessageView } from '../../../src/line/index.ts';
import { get } from '../../state/http.ts';

export type Message = MessageView;
export type Standing = MessageView['standings'][number];
export type Call = CallView;

/** The newest exchanges, open and done. */
export const useMessages = () =>
  useQuery({
    queryKey: ['line', 'messages'],
    queryFn: () => get<{ messages: Message[]; more: boolean }>('/line/messages', { limit: 200 }),
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
