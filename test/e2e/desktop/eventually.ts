import { expect } from 'vitest';
import { PATIENCE_MS } from './until.ts';

/** As `expect.poll`, for as long as a busy machine may need. */
export const eventually: typeof expect.poll = (look, options) =>
  expect.poll(look, { timeout: PATIENCE_MS, ...options });
