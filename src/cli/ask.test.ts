import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { askAt } from './ask.ts';

function terminal() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let shown = '';
  output.on('data', (chunk) => (shown += chunk));
  return { input, shown: () => shown, ask: askAt({ input, output }) };
}

describe('a question at a terminal', () => {
  it('is answered by a line, one after the other', async () => {
    const { input, shown, ask } = terminal();
    const first = ask('Name: ');
    input.write('Запад\n');
    assert.equal(await first, 'Запад');
    const second = ask('Mode: ');
    input.write('\n');
    assert.equal(await second, '');
    assert.match(shown(), /Name: [\s\S]*Mode: /);
  });

  it('shows the question but not what is typed, where that is a secret', async () => {
    const { input, shown, ask } = terminal();
    const secret = ask('Password: ', true);
    for (const character of 'open sesame') input.write(character);
    input.write('\n');
    assert.equal(await secret, 'open sesame');
    assert.match(shown(), /Password: /);
    assert.doesNotMatch(shown(), /sesame|o.?p.?e.?n/);
    const plain = ask('Name: ');
    input.write('west\n');
    await plain;
    assert.match(shown(), /west/, 'a control: what is no secret is shown');
  });

  it('is answered by lines that were pasted at once', async () => {
    const { input, ask } = terminal();
    input.write('west\nWest\n\n');
    assert.deepEqual([await ask('Id: '), await ask('Name: '), await ask('Mode: ')], ['west', 'West', '']);
  });

  it('ends when the terminal does', async () => {
    const { input, ask } = terminal();
    const never = ask('Name: ');
    input.end();
    await assert.rejects(never, /CLI_ASK_ENDED/);
  });
});
