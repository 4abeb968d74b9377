import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../app/cli/arguments.ts';
import { commands } from '../../../app/cli/commands.ts';

const root = resolve(import.meta.dirname, '../../..');
const guides = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
);

/** The commands that a guide shows in its blocks of code, fenced or indented, continued lines joined. */
function shownCommands(guide: string): string[] {
  const text = readFileSync(join(root, guide), 'utf8');
  const fenced = [...text.matchAll(/```(?:sh|text)\n(.*?)```/gs)].map(([, block]) => block!);
  const indented = [...text.matchAll(/^ {4}(.*)$/gm)].map(([, line]) => line!);
  const blocks = [...fenced, indented.join('\n')].map((block) => block.replaceAll('\\\n', ' '));
  return blocks.flatMap((block) =>
    block.split('\n').flatMap((line) => /^(?:\$ )?(?:npm run -s nandrite -- |nandrite )(.*)$/.exec(line)?.[1] ?? []),
  );
}

/** Words as a shell reads them, up to a comment, a pipe or a redirection. */
function wordsOf(line: string): string[] {
  const words = line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  const end = words.findIndex((word) => /^[#|>&]/.test(word));
  return words.slice(0, end < 0 ? undefined : end).map((word) => word.replaceAll(/["']/g, ''));
}

describe('commands that the guides show', () => {
  const shown = guides.flatMap((guide) => shownCommands(guide).map((line) => ({ guide, line })));

  it('are found in the README and in guides beside it', () => {
    expect(new Set(shown.map(({ guide }) => guide)).size).toBeGreaterThan(3);
    expect(shown.length).toBeGreaterThan(15);
  });

  it.each(shown)('$guide: $line', ({ line }) => {
    const [name, ...rest] = wordsOf(line);
    if (name!.startsWith('--')) return expect(['--help', '--version']).toContain(name);
    expect(Object.keys(commands)).toContain(name);
    expect(() => parseArguments(commands[name!]!, rest)).not.toThrow();
  });
});
