/** How far a long piece of work has come: one line that is redrawn on a terminal, and nothing anywhere else. */
import type { Io } from './verb.ts';

const WIDTH = 30;
/** A terminal over a thin link should not be drawn faster. */
const REDRAW_MS = 100;

export interface Bar {
  step(done: number, of: number): void;
  /** Leaves the line. */
  end(): void;
}

function rateText(perSecond: number): string {
  return perSecond >= 10 ? String(Math.round(perSecond)) : perSecond.toFixed(1);
}

/** `nowMs`: a clock that only goes forward. */
export function progressBar(io: Pick<Io, 'tty' | 'json' | 'err'>, nowMs: () => number): Bar {
  if (!io.tty || io.json) return { step: () => {}, end: () => {} };
  const startMs = nowMs();
  let drawnMs = Number.NEGATIVE_INFINITY;
  let drawn = false;
  return {
    step(done, of) {
      const now = nowMs();
      if (now - drawnMs < REDRAW_MS && done < of) return;
      drawnMs = now;
      drawn = true;
      const share = of === 0 ? 1 : Math.min(1, done / of);
      const filled = Math.floor(share * WIDTH);
      const bar = `${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}`;
      const rate = done / Math.max(0.001, (now - startMs) / 1000);
      io.err(
        `\r[${bar}] ${String(Math.floor(share * 100)).padStart(3)} %  ${done}/${of}  ${rateText(rate)}/s\u001b[K`,
      );
    },
    end() {
      if (drawn) io.err('\n');
    },
  };
}
