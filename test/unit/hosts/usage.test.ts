import { describe, expect, it } from 'vitest';
import { accountFromEnvironment } from '../../../main/hosts/terminal/environment.ts';
import { browserCommand } from '../../../main/hosts/terminal/open-browser.ts';
import { parseCommand, UsageError } from '../../../main/hosts/terminal/usage.ts';

describe('command line', () => {
  it.each([
    [[], { name: 'help' }],
    [['--help'], { name: 'help' }],
    [['status', '--help'], { name: 'help' }],
    [['-v'], { name: 'version' }],
    [['serve'], { name: 'serve', port: 4680, open: true }],
    [['demo', '--port', '0', '--no-open'], { name: 'demo', port: 0, open: false }],
    [['setup'], { name: 'setup', from: undefined, stdin: false }],
    [['setup', '--from', 'a.yml'], { name: 'setup', from: 'a.yml', stdin: false }],
    [['setup', '--stdin'], { name: 'setup', from: undefined, stdin: true }],
    [['status', '--json'], { name: 'status', json: true, url: undefined }],
    [['replay', 'a.prom'], { name: 'replay', file: 'a.prom', port: 4682, open: true }],
    [['replay', '--no-open', 'a.gz', '--port', '0'], { name: 'replay', file: 'a.gz', port: 0, open: false }],
    [['diagnose'], { name: 'diagnose', hash: false, url: undefined }],
    [
      ['save-scrape', '--hash', '--account', 'Prod'],
      { name: 'save-scrape', hash: true, url: undefined, account: 'Prod' },
    ],
    [
      ['simulate', '--scenario', 'html-page', '--scenario', 'list'],
      { name: 'simulate', port: 4690, scenarios: ['html-page', 'list'] },
    ],
  ])('understands %j', (commandLine, command) => {
    expect(parseCommand(commandLine)).toEqual(command);
  });

  it.each([
    [['launch'], 'There is no command "launch".'],
    [['toString'], 'There is no command "toString".'],
    [['serve', 'now'], '"serve" takes no "now".'],
    [['replay'], '"replay" takes the name of a file'],
    [['replay', 'a', 'b'], '"replay" takes no "b".'],
    [['diagnose', 'now'], '"diagnose" takes no "now".'],
    [['diagnose', '--account', 'x'], '"diagnose" takes no --account.'],
    [['status', '--port', '1'], '"status" takes no --port.'],
    [['setup', '--stdin', '--from', 'a'], 'two ways to give one text'],
    [['setup', '--secret', 'x'], "Unknown option '--secret'"],
    [['serve', '--prot', '1'], "Unknown option '--prot'"],
    [['serve', '--port'], '--port'],
    [['serve', '--port', '70000'], '--port 70000 is no port'],
    [['serve', '--port', '1e3'], '--port 1e3 is no port'],
  ])('refuses %j with a reason', (commandLine, reason) => {
    expect(() => parseCommand(commandLine)).toThrow(UsageError);
    expect(() => parseCommand(commandLine)).toThrow(reason);
  });
});

it('never repeats what stood where a secret may stand', () => {
  expect(() => parseCommand(['setup', 'KEY', 'cflt-secret'])).toThrow(UsageError);
  expect(() => parseCommand(['setup', 'KEY', 'cflt-secret'])).not.toThrow('cflt-secret');
});

describe('account from the environment', () => {
  const environment = {
    LAGLIGHT_API_KEY: ' ABCDEFGH ',
    LAGLIGHT_API_SECRET: 'cflt-secret',
    LAGLIGHT_CLUSTERS: 'lkc-1, lkc-2\nlkc-1',
  };

  it('takes key, secret and each cluster once', () => {
    expect(accountFromEnvironment(environment)).toMatchObject({
      id: 'ABCDEFGH',
      credentials: { key: 'ABCDEFGH', secret: 'cflt-secret' },
      clusterIds: ['lkc-1', 'lkc-2'],
    });
  });

  it('names what is missing, where it comes from, and no value', () => {
    const read = (): unknown =>
      accountFromEnvironment({ LAGLIGHT_API_SECRET: 'cflt-secret', LAGLIGHT_CLUSTERS: ',' });
    expect(read).toThrow('LAGLIGHT_API_KEY, LAGLIGHT_CLUSTERS are not set');
    expect(read).toThrow('Generate Cloud API key');
    expect(read).not.toThrow('cflt-secret');
  });

  it('is none where nothing is set', () => {
    expect(accountFromEnvironment({ LAGLIGHT_API_KEY: ' ' })).toBeUndefined();
  });

  it('refuses an id longer than any', () => {
    const read = (): unknown =>
      accountFromEnvironment({ ...environment, LAGLIGHT_CLUSTERS: 'x'.repeat(256) });
    expect(read).toThrow('256 characters');
  });
});

describe('opening the browser', () => {
  it.each([
    ['linux', {}, undefined],
    ['linux', { DISPLAY: ':0' }, ['xdg-open']],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open']],
    ['linux', { DISPLAY: ':10', SSH_CONNECTION: '10.0.0.1' }, undefined],
    ['darwin', {}, ['open']],
  ] as const)('on %s with %j: %j', (platform, environment, command) => {
    expect(browserCommand(environment, platform)).toEqual(command);
  });
});
