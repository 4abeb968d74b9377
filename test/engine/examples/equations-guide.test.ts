import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../../engine/equations/functions.ts';
import { parseModel } from '../../../engine/equations/parse-model.ts';
import { parseUnit } from '../../../engine/equations/units.ts';
import { readModel } from '../../../engine/models/define.ts';
import { parseNetworkText } from '../../../engine/network/parse.ts';
import { compile } from '../../../engine/simulation/compile.ts';

const guide = readFileSync(resolve(import.meta.dirname, '../../../docs/equations.md'), 'utf8');
const blocks = [...guide.matchAll(/^```(\S*)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({ kind, text: text! }));
const blocksOf = (wanted: string): string[] => blocks.filter(({ kind }) => kind === wanted).map(({ text }) => text);

function issuesOf(text: string): string[] {
  const parsed = parseModel(text);
  return parsed.ok ? [] : parsed.issues.map(({ path, message, expected }) => `${path} | ${message} | ${expected}`);
}

describe('docs/equations.md', () => {
  it('has no code that these tests do not check', () => {
    expect(blocks.length).toBe(guide.match(/^```/gm)!.length / 2);
    expect([...new Set(blocks.map(({ kind }) => kind))]).toEqual(['neuron', 'json', 'neuron-mistakes', 'text']);
    expect(blocksOf('neuron').length).toBeGreaterThanOrEqual(9);
  });

  it.each(blocksOf('neuron'))('has a model that can be read and integrated:\n%s', (text) => {
    expect(issuesOf(text)).toEqual([]);
    expect(readModel({ id: 'guide', label: 'guide', text, reference: '' }).ok).toBe(true);
  });

  it('shows the issues of its mistakes as they are', () => {
    expect(issuesOf(blocksOf('neuron-mistakes')[0]!)).toEqual(blocksOf('text')[0]!.trim().split('\n'));
  });

  it('has a network that runs, in which the first neuron drives the second', () => {
    const parsed = parseNetworkText(blocksOf('json')[0]!);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const simulation = compile(parsed.value);
    simulation.step(2000);
    expect(Math.max(...simulation.finish().traces[0]!.values)).toBeGreaterThan(200);
  });

  it('names every function and every method', () => {
    const table = guide.slice(guide.indexOf('| functions'), guide.indexOf('Beside the names'));
    for (const name of functionNames()) expect(table).toMatch(new RegExp(`\\b${name}\\b`));
    for (const method of ['exact', 'exponential-euler', 'rk4', 'euler', 'euler-maruyama']) {
      expect(guide).toContain(`| \`${method}\``);
    }
  });

  it('names units that there are', () => {
    const named = guide.slice(guide.indexOf('Known are'), guide.indexOf('A plain `0`'));
    const units = [...named.matchAll(/`([^`]+)`/g)]
      .map(([, unit]) => unit!)
      .filter((unit) => !['µ', 'u', 'Ω'].includes(unit));
    expect(units.length).toBeGreaterThan(15);
    for (const unit of units) expect({ unit, ok: parseUnit(unit).ok }).toEqual({ unit, ok: true });
  });
});
