import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import * as engine from '../../engine/index.ts';

const root = resolve(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/engine.md'), 'utf8');
const blockOf = (kind: string): string => new RegExp(`^\`\`\`${kind}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(guide)![1]!;

describe('docs/engine.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nandrite-guide-'));
  const file = join(folder, 'example.mts');
  const code = blockOf('ts');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has an example that prints in Node what it says', () => {
    const barrel = pathToFileURL(join(root, 'engine/index.ts')).href;
    expect(code).toContain("'../engine/index.ts'");
    writeFileSync(file, code.replace('../engine/index.ts', barrel));
    const options = { cwd: root, encoding: 'utf8', env: { ...process.env, TMPDIR: folder } } as const;
    const printed = execFileSync(process.execPath, ['--import', 'tsx', file], options);
    expect(printed).toBe(blockOf('text'));
    expect(readFileSync(join(folder, 'balanced.csv'), 'utf8').split('\n').length).toBeGreaterThan(2000);
  }, 60_000);

  it('has an example whose types are right', () => {
    const path = join(root, 'test/engine/guide-example.ts');
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (name) => readFileSync(name, 'utf8')) as {
      config: { compilerOptions: Record<string, unknown> };
    };
    const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: ['node'] }, root);
    const host = ts.createCompilerHost(options);
    const source = ts.createSourceFile(path, code.replace('../engine/', '../../engine/'), ts.ScriptTarget.ES2022);
    const own = {
      ...host,
      getSourceFile: (name: string, target: ts.ScriptTarget) =>
        name === path ? source : host.getSourceFile(name, target),
    };
    const program = ts.createProgram([path], options, own);
    const mistakes = program.getSemanticDiagnostics(source);
    expect(mistakes.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  }, 60_000);

  it('names all that the engine exports', () => {
    const code = [...guide.matchAll(/`([^`\n]+)`/g)].map(([, text]) => text!).join(' ');
    for (const name of Object.keys(engine)) expect(code).toMatch(new RegExp(`\\b${name}\\b`));
  });
});
