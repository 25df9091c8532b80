/**
 * Works with the vault in a process of its own, as the test of the real keychain needs it. Each argument is a step,
 * `store KEY SECRET`, `read KEY` or `remove KEY`, or several joined by ` & ` that run at the same time; a JSON line is
 * printed for how secrets are kept and for each step's answer. `ANSWER_MS` is how long the keychain may take for one.
 */
import { writeSync } from 'node:fs';
import { openVault } from '../../main/credentials/keychain-vault.ts';

const answerMs = Number(process.env['ANSWER_MS'] ?? 20_000);
const vault = await openVault({ timeouts: { answerMs, unlockMs: answerMs } });

function run(step: string): Promise<unknown> {
  const [verb, key = '', secret = ''] = step.split(' ');
  if (verb === 'store') return vault.store(key, secret);
  if (verb === 'remove') return vault.remove(key);
  return vault.read(key);
}

const answers: unknown[] = [vault.keeping];
for (const together of process.argv.slice(2)) {
  answers.push(...(await Promise.all(together.split(' & ').map(run))));
}
writeSync(1, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
// Node waits for native calls at its end, and those of a frozen keychain hang.
process.kill(process.pid, 'SIGKILL');
