import { describe, expect, it } from 'vitest';
import { kindText } from '../../../main/views/cluster-state.ts';

describe('what kind a cluster is', () => {
  it.each([
    [{}, null],
    [{ type: 'Basic' }, 'Basic'],
    [
      { type: 'Dedicated', units: 4, cloud: 'AWS', region: 'eu-central-1' },
      'Dedicated, 4 CKU · AWS eu-central-1',
    ],
    [{ type: 'Enterprise', units: 10 }, 'Enterprise, 10 eCKU'],
    [{ cloud: 'GCP' }, 'GCP'],
    [{ units: 2, region: 'westeurope' }, '2 units · westeurope'],
  ] as const)('%j: %s', (traits, text) => {
    expect(kindText({ id: 'lkc-1', ...traits })).toBe(text);
  });
});
