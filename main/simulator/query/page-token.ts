import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { BadRequest } from '../reply.ts';

const tokenSchema = v.object({ after: v.string(), body: v.string(), issuedAt: v.number() });

/** A token that continues the same query after a group. */
export function makePageToken(after: string, body: string, nowMs: number): string {
  return Buffer.from(JSON.stringify({ after, body: digest(body), issuedAt: nowMs })).toString('base64url');
}

/** The group after which a page begins. Throws a BadRequest for tokens that are old, broken or of another query. */
export function readPageToken(token: string, body: string, nowMs: number, lifeMs: number): string {
  const content = v.safeParse(tokenSchema, parse(token));
  if (!content.success) throw new BadRequest('The page token is invalid');
  const { after, body: expected, issuedAt } = content.output;
  if (nowMs - issuedAt > lifeMs) throw new BadRequest('The page token has expired');
  if (expected !== digest(body)) throw new BadRequest('The page token belongs to another request');
  return after;
}

function parse(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
