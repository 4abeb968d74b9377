import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../../engine/equations/functions.ts';
import { networkOf } from '../support/networks.ts';
import { compareBackends } from './both.ts';
import { exact, smooth } from './language.ts';
import { ownModels } from './own-models.ts';

/** Nine neurons with z from −2 to 2 in halves (also 0, where functions jump), of a model whose output is the formula. */
function withOutput(formulas: readonly string[]): ReturnType<typeof networkOf> {
  return networkOf({
    models: formulas.map((formula, k) => ({
      id: `m${k}`,
      text: `z = b + sum(w*x) : 1\noutput: ${formula}\nparameter b = 0\nparameter c = 0.75`,
    })),
    populations: formulas.map((_, k) => ({
      id: `p${k}`,
      model: `m${k}`,
      size: 9,
      parameters: { b: Array.from({ length: 9 }, (__, i) => (i - 4) / 2) },
    })),
  });
}

describe('formulas of the language on both backends', () => {
  it.each([
    ['exact', exact, { relative: 1e-12, floor: 1e-3 }],
    ['smooth', smooth, { relative: 1e-9, floor: 1 }],
  ] as const)('%s ones: 400 at random give the same values', { timeout: 30_000 }, (_, formula, tolerance) => {
    let failed = 0;
    fc.assert(
      fc.property(fc.array(formula, { minLength: 8, maxLength: 8 }), (formulas) => {
        const comparison = compareBackends(withOutput(formulas), 3, tolerance);
        if (comparison.failed) failed++;
        return comparison.difference === null || `${comparison.difference}\n${formulas.join('\n')}` === '';
      }),
      { seed: 31, numRuns: 50 },
    );
    expect(failed).toBeLessThan(5);
  });

  it.each([
    ...[
      'log(z)',
      'sqrt(z)',
      'min(1, log(z))',
      'max(log(z), 1)',
      'clip(sqrt(z), 0, 1)',
      'max(1, sqrt(z))',
      'min(sqrt(z), 1)',
    ],
    ...['1/z', 'abs(log(z))', 'z^0.3', 'floor(log(z))', 'sign(sqrt(z))', 'exp(1000*z)', 'z/0'],
  ])('%s is no finite number for some z, and both stop', (formula) => {
    expect(compareBackends(withOutput([formula]), 3)).toEqual({ difference: null, spikes: 0, failed: true });
  });
});

describe('own models on both backends', () => {
  it('use every function of the language', () => {
    const all = Object.values(ownModels).join('\n');
    expect(functionNames().filter((name) => !all.includes(`${name}(`))).toEqual([]);
  });

  it.each(Object.entries(ownModels))('%s: the same states and spikes for 1,000 steps', (id, text) => {
    for (const size of [1, 3, 9, 17]) {
      const network = networkOf({
        ...{ seed: size, time: { dt: 0.1 } },
        models: [{ id: 'own', text }],
        populations: [{ id: 'p', model: 'own', size }],
        stimuli: [{ kind: 'ornstein-uhlenbeck', id: 'drive', mean: 1.5, sd: 1, tau: 5 }],
        connections: id.startsWith('deaf') ? [] : [{ source: 'drive', target: 'p', weight: 1 }],
      });
      const { difference, spikes, failed } = compareBackends(network, 1000);
      expect([size, difference, failed]).toEqual([size, null, false]);
      expect(spikes).toBeGreaterThan(3);
    }
  });
});
