import { posix } from 'node:path';

/** The file that makes a Linux desktop start Laglight at login (the XDG autostart specification). */
export function autostartFile(environment: NodeJS.ProcessEnv, home: string): string {
  const configured = environment['XDG_CONFIG_HOME'] ?? '';
  // The XDG specification: a path that isn't absolute is to be ignored.
  const folder = posix.isAbsolute(configured) ? configured : posix.join(home, '.config');
  return posix.join(folder, 'autostart', 'laglight.desktop');
}

/** Its content: a desktop entry that starts this command. */
export function autostartText(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Laglight',
    'Comment=Consumer lag of Confluent Cloud in the tray',
    `Exec=${command.map(execArgument).join(' ')}`,
    'Icon=laglight',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * An argument as the `Exec` key wants it: quoted, with what a shell would take for its own behind a backslash, percent
 * signs doubled; and then all backslashes doubled, since the value as a whole is a text with escapes of its own.
 */
function execArgument(argument: string): string {
  const quoted = `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
  return quoted
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r');
}
