import type { AccountModel } from '../clusters/account-model.ts';
import type { Intake } from '../clusters/intake.ts';
import { ConfluentFailure } from '../confluent/failure.ts';
import { unreadableClusters } from '../confluent/server-failures.ts';
import type { Connection } from './connection.ts';
import type { ScrapeOutcome } from '../metrics/outcome.ts';

/** The keys of an account, as whoever reads with them sees them. */
export interface ReadingKeys<C> {
  /** The connection in use; undefined until its secret was found. */
  readonly inUse: C | undefined;
  /** The connection to read with. Rejects with a `ConfluentFailure` when the secret is not at hand. */
  open(): Promise<C>;
  /** A new key that is to be tried now; undefined when there is none. Never rejects. */
  openNext(): Promise<C | undefined>;
  /** The new key will not do, for now. */
  refuseNext(failure: ConfluentFailure): void;
  /** The new key read well: it is the one in use from now on. Never rejects. */
  promoteNext(): Promise<void>;
}

/** A read that brought something and was not committed yet. */
export interface ClusterRead {
  readonly connection: Connection;
  readonly intake: Intake;
  readonly outcome: ScrapeOutcome<ConfluentFailure>;
}

/** What a read of an account needs. */
export interface ReadOptions {
  readonly keys: ReadingKeys<Connection>;
  readonly model: AccountModel;
  /** Whether a cluster could not be read before: then a new key need not do better. */
  readonly isFailing: (clusterId: string) => boolean;
}

/**
 * Reads all clusters of an account once: with a new key where there is one to try, and where that will not do (or there
 * is none) with the key in use. Rejects with a `ConfluentFailure` when nothing could be read.
 */
export async function readClusters(options: ReadOptions, signal: AbortSignal): Promise<ClusterRead> {
  const { keys, model } = options;
  const next = await unlessAborted(keys.openNext(), signal);
  const read = next && (await tryNext(next, options, signal));
  if (read) {
    await keys.promoteNext();
    return read;
  }
  return readWith(await unlessAborted(keys.open(), signal), model, signal);
}

async function tryNext(
  next: Connection,
  { keys, model, isFailing }: ReadOptions,
  signal: AbortSignal,
): Promise<ClusterRead | undefined> {
  if (!next.budget.allows(model.clusterIds).allowed) return undefined;
  try {
    const read = await readWith(next, model, signal);
    const failure = shortcomingOf(read, isFailing);
    if (!failure) return read;
    keys.refuseNext(failure);
  } catch (error) {
    if (!(error instanceof ConfluentFailure)) throw error;
    keys.refuseNext(error);
  }
  return undefined;
}

async function readWith(
  connection: Connection,
  model: AccountModel,
  signal: AbortSignal,
): Promise<ClusterRead> {
  const intake = model.begin();
  const outcome = await connection.source.scrape((format) => intake.open(format), signal);
  return { connection, intake, outcome };
}

/** Why a new key must not take over: it cannot read a cluster that the key in use can. */
function shortcomingOf(
  { intake, outcome }: ClusterRead,
  isFailing: ReadOptions['isFailing'],
): ConfluentFailure | undefined {
  const unread = [...outcome.clusters].filter(
    ([id, { kind }]) => kind === 'failed' || intake.isInaccessible(id) === true,
  );
  const isNothingRead = unread.length === outcome.clusters.size;
  const lost = unread.filter(([id]) => isNothingRead || !isFailing(id));
  const [first] = lost;
  if (first === undefined) return undefined;
  const [, read] = first;
  if (read.kind === 'failed') return read.failure;
  return unreadableClusters(
    lost.map(([id]) => id),
    'read with the new key',
  );
}

/** Stops waiting once the signal is aborted: a keychain may wait for a person. Rejects with the signal's reason. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
