import { isIP } from 'node:net';
import { ConnectionProbe, type ServerIdentity } from '../confluent/connection-probe.ts';
import type { Transport } from '../confluent/transport.ts';
import type { TestStages } from './test-stages.ts';

/** Tests the way to a server: name, connection, proxy, TLS. Rejects with the first stage's `ConfluentFailure`. */
export async function testNetwork(
  stages: TestStages,
  url: URL,
  transport: Transport,
  signal: AbortSignal,
): Promise<void> {
  const probe = new ConnectionProbe(url, await transport.connectionsTo(url), signal);
  const { proxy } = probe;
  try {
    if (proxy !== undefined) stages.skip('name', `The proxy looks up ${url.hostname}.`);
    else if (isAddress(url)) stages.skip('name', `${url.hostname} is an address, not a name.`);
    else await stages.run('name', async () => named(url, await probe.lookUp()));
    await stages.run('connection', async () => connected(await probe.connect(), proxy));
    const isEncrypted = url.protocol === 'https:';
    if (proxy === undefined) stages.skip('proxy', 'No proxy is set for this address.');
    else if (!isEncrypted) stages.skip('proxy', 'The proxy passes unencrypted requests on by itself.');
    else {
      await stages.run('proxy', async () => {
        await probe.tunnel(proxy);
        return { detail: `${proxy.host} leads to ${url.host}.`, value: undefined };
      });
    }
    if (isEncrypted) await stages.run('tls', async () => identified(await probe.secure()));
    else stages.skip('tls', 'The base address uses http, as only this computer itself may.');
  } finally {
    probe.dispose();
  }
}

function isAddress({ hostname }: URL): boolean {
  return isIP(hostname.replace(/^\[(.+)\]$/, '$1')) !== 0;
}

function named({ hostname }: URL, addresses: readonly string[]) {
  const [first = 'no address', ...others] = addresses;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return { detail: `${hostname} is ${first}${more}.`, value: undefined };
}

function connected(address: string, proxy: URL | undefined) {
  const whom = proxy === undefined ? address : `the proxy ${proxy.host}`;
  return { detail: `Connected to ${whom}.`, value: undefined };
}

function identified({ issuer, validUntil, isPublic }: ServerIdentity) {
  const by = issuer === undefined ? 'The certificate names no issuer' : `Issued by ${issuer}`;
  const until = Number.isNaN(validUntil) ? '' : `, valid until ${dayOf(validUntil)}`;
  const remark = isPublic
    ? ''
    : '; not a public authority but one this computer was told to trust, as with a company proxy that reads the traffic';
  return { detail: `${by}${until}${remark}.`, value: undefined };
}

function dayOf(time: number): string {
  return new Date(time).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
