/** What the codes of the file system mean for a person. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'Laglight has no permission for it',
  EPERM: 'Laglight has no permission for it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENOTDIR: 'a file stands where a folder should be',
  EEXIST: 'a file stands where the folder should be',
  EISDIR: 'a folder stands where the file should be',
};

/** Whether `error` comes from the file system, so that nothing is known against the content of the file. */
export function isFileSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** Why something cannot be kept at `path`, one sentence: "Settings cannot be kept in /x: the disk is full." */
export function describeFileSystemError(what: string, path: string, error: NodeJS.ErrnoException): string {
  const code = error.code ?? 'unknown error';
  return `${what} cannot be kept in ${path}: ${REASONS[code] ?? code}.`;
}

/** The same for the settings, and what to do. */
export function describeSettingsError(path: string, error: NodeJS.ErrnoException): string {
  return (
    `${describeFileSystemError('Settings', path, error)} ` +
    'Put that right, or name another folder in the environment variable LAGLIGHT_FOLDER.'
  );
}
