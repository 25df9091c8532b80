const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const yearAndClock = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** Local time as HH:MM; with the day, and the year, where they are not today's. `now` is the application's clock. */
export function timeText(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  if (then.getFullYear() !== today.getFullYear()) return yearAndClock.format(at);
  return (then.toDateString() === today.toDateString() ? clock : dayAndClock).format(at);
}

/** Local time as HH:MM, whatever the day. */
export function clockText(at: number): string {
  return clock.format(at);
}

/** Everything about an instant, for those who hover. */
export function exactTimeText(at: number): string {
  return full.format(at);
}

/** A short wait: "42 s", "3 min". */
export function waitText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** A stretch of time, days only where they are not today's: "11:04 to 12:03", "21 Nov, 12:04 to 22 Nov, 12:03". */
export function stretchText(from: number, to: number, now: number): string {
  if (new Date(from).toDateString() === new Date(to).toDateString()) {
    return `${timeText(from, now)} to ${clock.format(to)}`;
  }
  // With a day before the first time, one is missed before the second.
  const isThisYear = new Date(to).getFullYear() === new Date(now).getFullYear();
  return `${timeText(from, now)} to ${(isThisYear ? dayAndClock : yearAndClock).format(to)}`;
}
