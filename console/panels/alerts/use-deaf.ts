/** Whether this page has heard nothing of its node for so long that an officer must know. */
import { useEffect, useState } from 'react';
import { link } from '../../state/live.ts';
import { useStore } from '../../state/store.ts';

/** A node that restarts, a cable that is moved: back before anybody could have acted. */
const BRIEF_MS = 10_000;

export function useDeaf(): boolean {
  const heard = useStore(link) === 'connected';
  const [deaf, setDeaf] = useState(false);
  useEffect(() => {
    if (heard) {
      setDeaf(false);
      return;
    }
    const timer = setTimeout(() => setDeaf(true), BRIEF_MS);
    return () => clearTimeout(timer);
  }, [heard]);
  return deaf;
}
