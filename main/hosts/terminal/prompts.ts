import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks the person at the terminal. */
export interface Prompts {
  /** One line, without the spaces around it. Rejects when the input ends. */
  ask(question: string): Promise<string>;
  /** The same without showing what is typed. */
  askHidden(question: string): Promise<string>;
  /** Lines up to an empty one, or the end of the input. */
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
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const line = await this.#line('', nowhere);
    this.#terminal.output.write('\n');
    return line;
  }

  async askText(question: string): Promise<string> {
    this.#terminal.output.write(question);
    const { input, output } = this.#terminal;
    const lines: string[] = [];
    const reader = createInterface({ input, output, terminal: true });
    for await (const line of reader) {
      if (line.trim() === '') break;
      lines.push(line);
    }
    reader.close();
    return lines.join('\n');
  }

  async #line(question: string, output: NodeJS.WritableStream): Promise<string> {
    const reader = createInterface({ input: this.#terminal.input, output, terminal: true });
    const ended = new Promise<never>((_resolve, reject) => {
      reader.once('close', () => reject(new Error('Nothing was saved: the input ended.')));
    });
    try {
      return (await Promise.race([reader.question(question), ended])).trim();
    } finally {
      ended.catch(() => undefined);
      reader.close();
    }
  }
}
