import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Every source file with the files of ours that it imports, types included. */
function importGraph(): ReadonlyMap<string, readonly string[]> {
  const files = ['main', 'preload', 'renderer'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(ROOT, folder, name)),
  );
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
      const own = importedFiles.filter(({ fileName }) => fileName.startsWith('.'));
      return [file, own.map(({ fileName }) => resolve(dirname(file), fileName))];
    }),
  );
}

/** The first circle of imports, as a path of file names; undefined when there is none. */
function findCircle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const imported of graph.get(file) ?? []) {
      const circle = visit(imported, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}

describe('the house', () => {
  const graph = importGraph();

  it('has no circles of imports', () => {
    expect(graph.size).toBeGreaterThan(100);
    expect(findCircle(graph)?.map((file) => relative(ROOT, file))).toBeUndefined();
  });

  it('finds a circle where there is one', () => {
    const circle = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(findCircle(circle)).toEqual(['b', 'c', 'b']);
  });

  it('does nothing at import', async () => {
    const entries = new Set([
      'main/hosts/terminal/index.ts',
      'main/hosts/electron/index.ts',
      'main/vite.config.ts',
      'preload/index.ts',
      'preload/vite.config.ts',
    ]);
    const core = [...graph.keys()]
      .map((file) => relative(ROOT, file))
      .filter((file) => /^(main|preload)/.test(file));
    // Timers and pipes come and go with the test runner itself; sockets, servers and workers would be ours.
    const opened = (): string[] =>
      process.getActiveResourcesInfo().filter((name) => !['Timeout', 'PipeWrap'].includes(name));
    const before = opened();
    for (const file of core) if (!entries.has(file)) await import(join(ROOT, file));
    expect(opened()).toEqual(before);
  });
});
