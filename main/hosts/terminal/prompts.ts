import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** A pasted text arrives in one go: an empty line inside it is followed by more within this time. */
const PASTE_PAUSE_MS = 200;

/** The person at the terminal ended the questions, by Ctrl+C or Ctrl+D. */
export class InputEnded extends Error {
  override readonly name = 'InputEnded';

  constructor() {
    super('Nothing was saved.');
  }
}

/** Asks the person at the terminal. Rejects with `InputEnded` when that ends. */
export interface Prompts {
  /** One line, without the spaces around it. */
  ask(question: string): Promise<string>;
  /** The same without showing what is typed. */
  askHidden(question: string): Promise<string>;
  /** Lines up to an empty one that nothing follows at once, or to the end of the input; not shown either. */
  askText(question: string): Promise<string>;
}

/** What prompts are read from and written to. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Prompts of a terminal, or undefined where there is nobody to ask. */
export function promptsOf(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Prompts | undefined {
  return input.isTTY && output.isTTY ? new LinePrompts({ input, output }) : undefined;
}

/** Prompts line by line. */
export class LinePrompts implements Prompts {
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  ask(question: string): Promise<string> {
    return this.#line(question, this.#terminal.output);
  }

  async askHidden(question: string): Promise<string> {
    this.#terminal.output.write(question);
    const line = await this.#line('', nowhere());
    this.#terminal.output.write('\n');
    return line;
  }

  askText(question: string): Promise<string> {
    this.#terminal.output.write(question);
    const reader = createInterface({ input: this.#terminal.input, output: nowhere(), terminal: true });
    const lines: string[] = [];
    let pause: NodeJS.Timeout | undefined;
    reader.on('line', (line) => {
      clearTimeout(pause);
      lines.push(line);
      if (line.trim() === '') pause = setTimeout(() => reader.close(), PASTE_PAUSE_MS);
    });
    return new Promise((resolve, reject) => {
      reader.once('SIGINT', () => {
        reject(new InputEnded());
        reader.close();
      });
      reader.once('close', () => {
        clearTimeout(pause);
        resolve(lines.join('\n'));
      });
    });
  }

  async #line(question: string, output: NodeJS.WritableStream): Promise<string> {
    const reader = createInterface({ input: this.#terminal.input, output, terminal: true });
    const ended = new Promise<never>((_resolve, reject) => {
      reader.once('close', () => reject(new InputEnded()));
      reader.once('SIGINT', () => reader.close());
    });
    try {
      return (await Promise.race([reader.question(question), ended])).trim();
    } finally {
      ended.catch(() => undefined);
      reader.close();
    }
  }
}

/** What is typed is shown nowhere. */
function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
