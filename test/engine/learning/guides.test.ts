import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

describe.each(['learning.md', 'learning-theory.md', 'learning-data.md', 'learning-surrogate.md'])('docs/%s', (name) => {
  const guide = readFileSync(join(root, 'docs', name), 'utf8');
  const examples = [...guide.matchAll(/^```ts\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)].map(
    ([, code, text]) => [/^.*\/(.*)\.ts';$/m.exec(code!)![1]!, code!, text!] as const,
  );
  const folder = mkdtempSync(join(tmpdir(), 'nandrite-guide-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has what it prints below each of its examples', () => {
    expect(examples).toHaveLength([...guide.matchAll(/^```ts$/gm)].length);
  });

  it.each(examples)('prints what it says: %s and others', (_, code, text) => {
    const file = join(folder, 'example.mts');
    const engine = pathToFileURL(join(root, 'engine')).href;
    writeFileSync(file, code.replaceAll("'../engine/", `'${engine}/`));
    const printed = execFileSync(process.execPath, ['--import', 'tsx', file], { cwd: root, encoding: 'utf8' });
    expect(printed).toBe(text);
  });

  it('leads to files that are there', () => {
    const links = [...guide.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!);
    for (const link of links) expect(() => readFileSync(join(root, 'docs', link)), link).not.toThrow();
  });
});
