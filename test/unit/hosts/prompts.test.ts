import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { InputEnded, LinePrompts } from '../../../main/hosts/terminal/prompts.ts';

let input: PassThrough;
let shown: string;
let prompts: LinePrompts;

beforeEach(() => {
  input = new PassThrough();
  const output = new PassThrough();
  shown = '';
  output.on('data', (data: Buffer) => (shown += data.toString()));
  prompts = new LinePrompts({ input, output });
});

describe('prompts', () => {
  it('shows the question and what is typed', async () => {
    const answer = prompts.ask('Key: ');
    input.write(' H5BO \n');
    expect(await answer).toBe('H5BO');
    expect(shown).toContain('Key: ');
    expect(shown).toContain('H5BO');
  });

  it('shows nothing of a secret', async () => {
    const answer = prompts.askHidden('Secret: ');
    input.write('cflt-secret\n');
    expect(await answer).toBe('cflt-secret');
    expect(shown).toContain('Secret: ');
    expect(shown).not.toContain('cflt');
  });

  it('takes a pasted text whole, empty lines inside it too, and shows nothing of it', async () => {
    const answer = prompts.askText('Paste: ');
    input.write('a: 1\n\nb: cflt-secret\n');
    await nextTurn();
    input.write('\n');
    expect((await answer).trim()).toBe('a: 1\n\nb: cflt-secret');
    expect(shown).not.toContain('cflt');
    const next = prompts.ask('Next: ');
    input.write('y\n');
    expect(await next).toBe('y');
  });

  it.each(['ask', 'askHidden', 'askText'] as const)('%s ends with Ctrl+C', async (question) => {
    const answer = prompts[question]('Key: ');
    input.write('half\u0003');
    await expect(answer).rejects.toThrow(InputEnded);
  });

  it('ends where the input ends', async () => {
    const answer = prompts.ask('Key: ');
    input.end();
    await once(input, 'end');
    await expect(answer).rejects.toThrow(InputEnded);
  });
});
