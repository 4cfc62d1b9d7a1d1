import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { progressBar } from './progress.ts';

function drawn(
  io: { tty: boolean; json: boolean },
  work: (step: (done: number, of: number, atMs: number) => void) => void,
) {
  let text = '';
  let now = 0;
  const bar = progressBar({ ...io, err: (more) => void (text += more) }, () => now);
  work((done, of, atMs) => {
    now = atMs;
    bar.step(done, of);
  });
  bar.end();
  return text;
}

describe('the progress bar', () => {
  it('redraws one line on a terminal, with share, count and rate, and ends it', () => {
    const text = drawn({ tty: true, json: false }, (step) => {
      step(250, 1000, 500);
      step(1000, 1000, 2000);
    });
    assert.equal(
      text,
      '\r[#######.......................]  25 %  250/1000  500/s\u001b[K\r[##############################] 100 %  1000/1000  500/s\u001b[K\n',
    );
  });

  it('draws ten times a second at most, and the end always', () => {
    const text = drawn({ tty: true, json: false }, (step) => {
      for (let done = 1; done <= 5_000; done++) step(done, 5_000, done / 10);
    });
    assert.ok(text.split('\r').length - 1 <= 7, `${text.split('\r').length}`);
    assert.match(text, /100 %/);
  });

  it('draws nothing where nobody sees it: piped, or with --json', () => {
    for (const io of [
      { tty: false, json: false },
      { tty: true, json: true },
    ])
      assert.equal(
        drawn(io, (step) => step(1, 2, 1)),
        '',
      );
    assert.equal(
      drawn({ tty: true, json: false }, () => {}),
      '',
      'no line to end either',
    );
  });

  it('copes with a log of nothing', () => {
    assert.match(
      drawn({ tty: true, json: false }, (step) => step(0, 0, 0)),
      /100 %  0\/0  0\.0\/s/,
    );
  });
});
