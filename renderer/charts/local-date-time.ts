/** An instant as a field of type `datetime-local` takes it: the reader's own clock, to the minute. */
export function localDateTime(at: number): string {
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 16);
}

/** The instant that such a field names; null where it is incomplete. */
export function parseLocalDateTime(text: string): number | null {
  const at = new Date(text).getTime();
  return text === '' || Number.isNaN(at) ? null : at;
}
