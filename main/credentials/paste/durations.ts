const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** The seconds of a duration as Go programs write it (`60s`, `1m30s`), or undefined for anything else. */
export function secondsOf(duration: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|[smhd]))+$/.test(duration)) return undefined;
  return Array.from(
    duration.matchAll(/([\d.]+)(ms|[smhd])/g),
    ([, count, unit]) => Number(count) * (SECONDS[unit ?? ''] ?? 0),
  ).reduce((sum, seconds) => sum + seconds, 0);
}

/** What is to be said of an interval, or undefined where it is long enough. */
export function intervalRemark(setting: string, interval: string): string | undefined {
  const seconds = secondsOf(interval.trim());
  if (seconds === undefined || seconds >= 60) return undefined;
  return `${setting} ${interval.trim()} is shorter than the 60 s that Confluent’s limit of calls allows. Laglight reads once a minute.`;
}
