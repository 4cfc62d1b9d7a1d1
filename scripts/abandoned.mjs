/**
 * npm puts a shell between itself and a script. Ended by a signal, npm ends the shell and the script goes on unseen,
 * its nodes holding their ports. So a script that npm started looks whether its parent still stands.
 */
const OFTEN_MS = 300;

/** Calls `act` once, when the shell that npm started us from is gone. Started without npm, never. */
export function whenAbandoned(act) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const clock = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(clock);
    act();
  }, OFTEN_MS);
  clock.unref();
}
