import { execFile } from 'node:child_process';

/** The bus answers at once, or nobody is there. In milliseconds. */
const ANSWER_MS = 1_500;

/** Who shows tray icons on a Linux desktop, by its name on the session bus. */
const WATCHER = 'org.kde.StatusNotifierWatcher';

/** What the user should know of a desktop without a tray. */
export const NO_TRAY =
  'This desktop shows no tray icons, so Laglight has none. It goes on reading when its window is closed: start it again ' +
  'to bring the window back, and quit it in the menu of the window.';

/** The session bus asked whether somebody has that name, with the tools of GLib and of systemd. */
const QUESTIONS = [
  [
    'gdbus',
    'call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus --method org.freedesktop.DBus.NameHasOwner',
  ],
  ['busctl', '--user call org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus NameHasOwner s'],
] as const;

/**
 * Whether this desktop shows tray icons. On Linux that is asked of the session bus, since Electron does not tell: plain
 * GNOME shows none. Where it cannot be found out the answer is no, so that a window opens rather than nothing.
 */
export async function hasTray(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return true;
  const answers = await Promise.all(
    QUESTIONS.map(([command, words]) => answerOf(command, [...words.split(' '), WATCHER])),
  );
  return answers.some((text) => /\btrue\b/.test(text));
}

/** What a command prints; nothing where it fails or is not there. */
function answerOf(command: string, commandLine: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, commandLine, { timeout: ANSWER_MS }, (_error, stdout) => resolve(stdout));
  });
}
