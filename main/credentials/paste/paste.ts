import { readAlloy } from './alloy.ts';
import { cleanText, candidateTexts } from './clean.ts';
import { conclude } from './conclude.ts';
import { readCurl } from './curl.ts';
import { readDamaged } from './damaged.ts';
import type { PasteProblem } from './findings.ts';
import { Findings } from './findings.ts';
import { readJson } from './json.ts';
import { readKeyFile } from './key-file.ts';
import type { PasteResult } from './paste-result.ts';
import { readPlain } from './plain.ts';
import { readProperties } from './properties.ts';
import { readSettings } from './settings.ts';
import { readToml } from './toml.ts';
import { readYaml } from './yaml.ts';

/** The readers, in the order in which they are asked: the more a format gives itself away, the earlier. */
const readers: readonly ((text: string) => Findings | PasteProblem | undefined)[] = [
  readSettings,
  readCurl,
  readAlloy,
  readKeyFile,
  readJson,
  readToml,
  readYaml,
  readProperties,
  readPlain,
];

/** Reads whatever people have: a configuration, a command, a key file. Sends nothing, keeps nothing, never throws. */
export function readPaste(text: string): PasteResult {
  const clean = cleanText(text);
  if (typeof clean !== 'string') return clean;
  const results = candidateTexts(clean).map(readOne);
  return results.find(({ kind }) => kind === 'read') ?? results[0] ?? nothingKnown;
}

/** What the first reader that knows the format makes of it, or of its single lines where it is damaged. */
function readOne(text: string): PasteResult {
  for (const reader of readers) {
    const found = reader(text);
    if (found instanceof Findings) return conclude(found);
    if (found !== undefined) {
      const rest = conclude(readDamaged(text, found));
      return rest.kind === 'read' ? rest : found;
    }
  }
  return nothingKnown;
}

const nothingKnown: PasteProblem = {
  kind: 'problem',
  title: 'Nothing in this text is an API key or a cluster.',
  advice:
    'Paste what Confluent’s console shows under Administration → Metrics → New integration → Prometheus, or the key and its secret on two lines.',
};
