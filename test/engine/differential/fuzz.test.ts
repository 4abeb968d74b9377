import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runToCsv } from '../../../engine/formats/csv.ts';
import { parseNetwork } from '../../../engine/network/parse.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { stepsOn } from './both.ts';
import { createRng } from './driven.ts';
import { everything } from './everything.ts';
import { mutate } from './mutate.ts';
import { randomNetwork } from './random-network.ts';

const folder = resolve(import.meta.dirname, '../../../examples');
const examples: unknown[] = readdirSync(folder)
  .filter((name) => name.endsWith('.network.json'))
  .map((name) => JSON.parse(readFileSync(resolve(folder, name), 'utf8')) as unknown);

describe('a network file under fire', () => {
  it('holds everything without a mistake', () => {
    const parsed = parseNetwork(everything);
    expect(parsed.ok ? [] : parsed.issues).toEqual([]);
    if (parsed.ok) expect(stepsOn(compile(parsed.value), 200)).toBe(true);
  });

  it('is fired at with every kind of part', () => {
    const kinds = new Set<string>();
    for (let seed = 0; seed < 600; seed++) {
      const parsed = parseNetwork(randomNetwork(seed));
      if (!parsed.ok) continue;
      const { models, stimuli, synapses, connections, probes, events } = parsed.value;
      const used = synapses.filter(({ id }) => connections.some(({ synapse }) => synapse === id));
      for (const { kind } of [...stimuli, ...probes, ...events, ...used]) kinds.add(kind);
      for (const { plasticity, shortTerm } of used) kinds.add(plasticity?.kind ?? (shortTerm ? 'vesicles' : 'static'));
      for (const { connector } of connections) kinds.add(typeof connector === 'string' ? connector : connector.kind);
      if (models.length > 0) kinds.add('model');
    }
    // 9 stimuli, 5 probes, 3 events, 4 synapses, 6 rules, with vesicles and without anything, 7 connectors, and own models.
    expect(kinds.size).toBe(9 + 5 + 3 + 4 + 6 + 2 + 7 + 1);
  });

  // 10,000 in all.
  it.each([
    ['mutated examples', 5000, (seed: number) => mutate(examples[seed % examples.length], createRng(seed))],
    ['mutations of the file that holds everything', 300, (seed: number) => mutate(everything, createRng(seed))],
    ['random files', 1200, randomNetwork],
    ['mutated random files', 3500, (seed: number) => mutate(randomNetwork(seed), createRng(seed))],
  ])(
    'gives issues, or a network that runs or says which value is not finite: %s, %i of them',
    { timeout: 120_000 },
    (what, count, make) => {
      const counts = { refused: 0, ran: 0, stopped: 0 };
      for (let seed = 0; seed < count; seed++) {
        try {
          counts[outcomeOf(make(seed))]++;
        } catch (error) {
          throw new Error(`number ${seed} of ${what}`, { cause: error });
        }
      }
      // All three ends are reached often enough to mean something.
      expect(counts.refused).toBeGreaterThan(count / 8);
      expect(counts.ran).toBeGreaterThan(count / 8);
      expect(counts.stopped).toBeGreaterThan(0);
    },
  );
});

function outcomeOf(file: unknown): 'refused' | 'ran' | 'stopped' {
  const parsed = parseNetwork(file);
  if (parsed.ok) {
    const simulation = compile(parsed.value);
    const outcome = stepsOn(simulation, 20) ? 'ran' : 'stopped';
    runToCsv(simulation.finish());
    return outcome;
  }
  if (parsed.issues.length === 0) throw new Error('no network, and no issue');
  for (const issue of parsed.issues) {
    if (!issue.message || !issue.expected) throw new Error(`an issue without words: ${JSON.stringify(issue)}`);
  }
  return 'refused';
}
