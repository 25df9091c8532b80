import { BadRequest } from '../reply.ts';

/** A stretch of time: epoch milliseconds, the end not included. */
export interface Interval {
  readonly start: number;
  readonly end: number;
  /** Written with `now`, and so another one at the next request. */
  readonly moving: boolean;
}

interface Instant {
  readonly time: number;
  readonly moving: boolean;
}

const UNITS_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Reads an interval: `start/end`, `start/duration` or `duration/end`, where an instant is an ISO-8601 time or `now`
 * with an offset and a unit to be truncated to (`now-3m|m`). Throws a BadRequest for anything else.
 */
export function parseInterval(text: string, nowMs: number): Interval {
  const [left = '', right = '', ...rest] = text.split('/');
  if (left === '' || right === '' || rest.length > 0) throw unreadable(text);
  const leftDuration = parseDuration(left);
  const rightDuration = parseDuration(right);
  const start = leftDuration === undefined ? parseInstant(left, nowMs) : undefined;
  const end = rightDuration === undefined ? parseInstant(right, nowMs) : undefined;
  const interval = {
    start: start?.time ?? (end?.time ?? NaN) - (leftDuration ?? NaN),
    end: end?.time ?? (start?.time ?? NaN) + (rightDuration ?? NaN),
    moving: (start?.moving ?? false) || (end?.moving ?? false),
  };
  if (!(interval.start < interval.end)) throw unreadable(text);
  return interval;
}

function parseInstant(text: string, nowMs: number): Instant | undefined {
  if (!text.startsWith('now')) {
    const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text);
    return zoned ? { time: Date.parse(text), moving: false } : undefined;
  }
  const parts = /^now(?:([+-])(\d+)([smhd]))?(?:\|([smhd]))?$/.exec(text);
  if (parts === null) return undefined;
  const [, sign, count = '0', unit = 's', truncation] = parts;
  const offset = Number(count) * (UNITS_MS[unit] ?? 0) * (sign === '-' ? -1 : 1);
  const step = truncation === undefined ? 1 : (UNITS_MS[truncation] ?? 1);
  return { time: Math.floor((nowMs + offset) / step) * step, moving: true };
}

function parseDuration(text: string): number | undefined {
  const parts = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (parts === null) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}

const unreadable = (text: string) => new BadRequest(`Invalid interval '${text}'`);
