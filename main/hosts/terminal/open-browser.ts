import { spawn } from 'node:child_process';

/** The command that opens an address in the user's browser, or undefined where there is no desktop to show it on. */
export function browserCommand(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): readonly [command: string, ...leading: string[]] | undefined {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  const isDesktop = Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
  const isRemote = Boolean(environment['SSH_CONNECTION']);
  return isDesktop && !isRemote ? ['xdg-open'] : undefined;
}

/** Opens the address where there is a desktop. Nothing happens where that fails: the address was printed. */
export function openBrowser(url: string, environment: NodeJS.ProcessEnv): void {
  const [command, ...leading] = browserCommand(environment, process.platform) ?? [];
  if (command === undefined) return;
  const child = spawn(command, [...leading, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
