import type { AccountConfiguration } from '../../laglight.ts';
import { UsageError } from './usage.ts';

/** Where a key comes from that is not in the keychain: the names a user sets. */
const KEY = 'LAGLIGHT_API_KEY';
const SECRET = 'LAGLIGHT_API_SECRET';
const CLUSTERS = 'LAGLIGHT_CLUSTERS';

/**
 * The account that the environment describes; undefined where it names none. Throws a `UsageError` that names what is missing and where to find it;
 * values never appear in it.
 */
export function accountFromEnvironment(environment: NodeJS.ProcessEnv): AccountConfiguration | undefined {
  const key = environment[KEY]?.trim() ?? '';
  const secret = environment[SECRET]?.trim() ?? '';
  const clusterIds = (environment[CLUSTERS] ?? '').split(/[\s,]+/).filter((id) => id !== '');
  const missing = [
    ...(key === '' ? [KEY] : []),
    ...(secret === '' ? [SECRET] : []),
    ...(clusterIds.length === 0 ? [CLUSTERS] : []),
  ];
  if (missing.length === 3) return undefined;
  if (missing.length > 0) {
    throw new UsageError(
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set.\n\n` +
        'In Confluent Cloud: Administration → Metrics → New integration → Prometheus → Generate Cloud API key.\n' +
        'Then set:\n' +
        `  ${KEY}=…      the key\n` +
        `  ${SECRET}=…   its secret\n` +
        `  ${CLUSTERS}=lkc-abc123,lkc-def456   the ids of your clusters\n\n` +
        'Or set none of them, and let “laglight setup” ask.',
    );
  }
  const tooLong = clusterIds.find((id) => id.length > 255);
  if (tooLong !== undefined) {
    throw new UsageError(
      `${CLUSTERS} holds an id of ${tooLong.length} characters; 255 are the most there are.`,
    );
  }
  return {
    id: key,
    name: `key ${key}`,
    credentials: { key, secret },
    clusterIds: [...new Set(clusterIds)],
  };
}
