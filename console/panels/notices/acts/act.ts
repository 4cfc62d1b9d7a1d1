/** One act on a notice: nothing is shown as done before the node has it on stable storage. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../../../state/http.ts';

/** As a command answers. */
interface Answer {
  entries: readonly { index: number; id: string; kind: string }[];
}
/** What was written: the words for it, and the entry that holds it. */
export interface Done {
  words: string;
  index: number | null;
}

/** `path`: after the notice's own address, such as `withdraw`. */
export function useAct<Body>(noticeId: string, path: string, onDone: (index: number | null) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => post<Answer>(`/notices/${encodeURIComponent(noticeId)}/${path}`, body),
    onSuccess: ({ entries }) => {
      onDone(entries[0]?.index ?? null);
      return cache.invalidateQueries({ queryKey: ['notices'] });
    },
  });
}
