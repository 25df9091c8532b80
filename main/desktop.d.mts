/** Why the desktop application cannot be shown on this machine, half a sentence; undefined when it can. */
export function desktopObstacle(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  userId: number | undefined,
): string | undefined;
