import { expect } from 'vitest';

/** As `expect.poll`, for as long as a busy machine may need. */
export const eventually: typeof expect.poll = (look, options) =>
  expect.poll(look, { timeout: 15_000, ...options });
