import { intervalRemark } from './durations.ts';
import { Findings } from './findings.ts';
import type { Job } from './job.ts';
import { takeJob } from './job.ts';

const SCRAPE = /prometheus\.scrape[ \t]+"([^"\n]*)"/g;
/** Strings, names with dots, and the signs between them; comments are matched to be dropped. */
const TOKEN = /\/\/[^\n]*|\/\*.*?\*\/|"(?:[^"\\\n]|\\.)*"|[\w.]+|[{}[\]=,()]/gs;

/** Ids and commas; longer lists are cut. */
const MOST_TOKENS_OF_A_LIST = 1000;

/** Reads `prometheus.scrape` blocks of Grafana Alloy: of its language, only the attributes that matter. */
export function readAlloy(text: string): Findings | undefined {
  const blocks = [...text.matchAll(SCRAPE)];
  if (blocks.length === 0) return undefined;
  const findings = new Findings('Grafana Alloy configuration');
  blocks.forEach((block, place) => {
    const start = block.index + block[0].length;
    const tokens = bodyOf(text.slice(start, blocks[place + 1]?.index));
    takeJob(jobOf(block[1] ?? '', tokens), findings);
  });
  return findings;
}

/** The tokens from the first brace to the one that closes it. */
function bodyOf(text: string): readonly string[] {
  const tokens: string[] = [];
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith('/')) continue;
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (depth === 0) break;
    tokens.push(token);
  }
  return tokens;
}

function jobOf(name: string, tokens: readonly string[]): Job {
  const attributes = tokens.flatMap((token, at) =>
    token === '=' ? [[unquoted(tokens[at - 1] ?? ''), valuesAt(tokens, at + 1)] as const] : [],
  );
  const all = (wanted: string) =>
    attributes.filter(([one]) => one === wanted).flatMap(([, values]) => values);
  return {
    name,
    targets: all('__address__'),
    path: all('metrics_path')[0],
    parameters: attributes.flatMap(([one, values]) =>
      values.map((value) => [one.replace(/^__param_/, ''), value] as const),
    ),
    username: all('username')[0],
    password: all('password')[0],
    files: all('password_file'),
    authorization: undefined,
    remarks: [intervalRemark('scrape_interval', all('scrape_interval')[0] ?? '')],
  };
}

/** A string, a list of strings, or the beginning of an expression. */
function valuesAt(tokens: readonly string[], at: number): readonly string[] {
  const first = tokens[at] ?? '';
  if (first === '[') {
    const list = tokens.slice(at + 1, at + 1 + MOST_TOKENS_OF_A_LIST);
    const end = list.findIndex((token) => /^[\]{=]$/.test(token));
    return list
      .slice(0, end < 0 ? list.length : end)
      .filter((token) => token.startsWith('"'))
      .map(unquoted);
  }
  return [first.startsWith('"') ? unquoted(first) : `\${${first}}`];
}

function unquoted(token: string): string {
  return token.startsWith('"') ? token.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : token;
}
