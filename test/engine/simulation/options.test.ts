import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { nand } from '../support/networks.ts';

describe('options of a simulation', () => {
  it.each([
    [{ precision: 'f16' }, 'Found precision "f16", expected f64 or f32'],
    [{ backend: 'x' }, 'Found backend "x", expected wasm or js'],
    [{ method: 'heun' }, 'Found method "heun", expected exact or exponential-euler or'],
    [{ trial: -1 }, 'Found trial -1, expected a whole number from 0 to 4294967294'],
    [{ trial: 1.5 }, 'Found trial 1.5, expected a whole number'],
    // The trial that makes the network.
    [{ trial: 2 ** 32 - 1 }, 'Found trial 4294967295, expected a whole number'],
    [{ maxRows: NaN }, 'Found maxRows NaN, expected a whole number of at least 0'],
    [{ maxRows: -1 }, 'Found maxRows -1, expected a whole number of at least 0'],
    [{ startHelper: true }, 'Found startHelper true, expected a function'],
  ])('%j are refused', (options, message) => {
    expect(() => compile(nand(1, 0), options as never)).toThrow(message);
  });

  it('may be left out one by one', () => {
    const options = { precision: undefined, backend: undefined, method: undefined, trial: undefined } as never;
    expect(compile(nand(1, 0), options)).toMatchObject({ precision: 'f64', method: null });
    expect(compile(nand(1, 0), { trial: 2 ** 32 - 2, maxRows: 0 }).stepCount).toBe(0);
  });
});
