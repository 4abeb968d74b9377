import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseNetwork } from '../../../engine/network/parse.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { stepsOn } from './both.ts';
import { createRng } from './driven.ts';
import { everything } from './everything.ts';
import { mutate } from './mutate.ts';

const folder = resolve(import.meta.dirname, '../../../examples');
const examples = readdirSync(folder).filter((name) => name.endsWith('.network.json'));
const files: unknown[] = examples.map((name) => JSON.parse(readFileSync(resolve(folder, name), 'utf8')) as unknown);
// Every other case is of the file that holds everything.
const pool = files.flatMap((file) => [file, everything]);

describe('a network file under fire', () => {
  it('holds everything without a mistake', () => {
    const parsed = parseNetwork(everything);
    expect(parsed.ok ? [] : parsed.issues).toEqual([]);
    if (parsed.ok) expect(stepsOn(compile(parsed.value), 200)).toBe(true);
  });

  it(
    'gives issues, or a network that runs or says which value is not finite: 3,000 mutations',
    { timeout: 120_000 },
    () => {
      const counts = { refused: 0, ran: 0, stopped: 0 };
      for (let seed = 0; seed < 3000; seed++) {
        const mutated = mutate(pool[seed % pool.length], createRng(seed));
        try {
          counts[outcomeOf(mutated)]++;
        } catch (error) {
          throw new Error(`mutation ${seed} of ${examples[(seed % pool.length) / 2] ?? 'everything'}`, {
            cause: error,
          });
        }
      }
      // All three ends are reached often enough to mean something.
      expect(counts.refused).toBeGreaterThan(500);
      expect(counts.ran).toBeGreaterThan(300);
      expect(counts.stopped).toBeGreaterThan(0);
    },
  );
});

function outcomeOf(file: unknown): 'refused' | 'ran' | 'stopped' {
  const parsed = parseNetwork(file);
  if (parsed.ok) return stepsOn(compile(parsed.value), 20) ? 'ran' : 'stopped';
  if (parsed.issues.length === 0) throw new Error('no network, and no issue');
  for (const issue of parsed.issues) {
    if (!issue.message || !issue.expected) throw new Error(`an issue without words: ${JSON.stringify(issue)}`);
  }
  return 'refused';
}
