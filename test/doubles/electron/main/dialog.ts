import type { Dialog, OpenDialogReturnValue } from 'electron';
import { type Named, strict } from './strict.ts';

/** What was asked of the user, who always cancels. */
export const dialogs: { kind: string; text: string }[] = [];

/** A dialog may come with the window that it belongs to. */
const lastOf = (args: readonly unknown[]): object => args.at(-1) as object;

/** See `electron.dialog`. */
export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string): void {
    dialogs.push({ kind: 'error', text: `${title}\n${content}` });
    // Nobody clicks it away here; the test that comes after an unforeseen one should see it.
    process.stderr.write(`${title}\n${content}\n`);
  },
  showOpenDialog(...args: unknown[]): Promise<OpenDialogReturnValue> {
    dialogs.push({ kind: 'open', text: JSON.stringify(lastOf(args)) });
    return Promise.resolve({ canceled: true, filePaths: [] });
  },
} satisfies Pick<Dialog, 'showErrorBox'> & Named<Dialog, 'showOpenDialog'>);
