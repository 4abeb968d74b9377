import { describe, expect, it } from 'vitest';
import { nandrite } from './support.ts';

interface Shown {
  readonly id: string;
  readonly family: string;
  readonly integrator: string | null;
  readonly twin: string | null;
  readonly parameters: readonly object[];
  readonly text: string;
}

async function modelsOf(...words: string[]): Promise<Shown[]> {
  return (JSON.parse((await nandrite('models', ...words, '--json')).stdout) as { models: Shown[] }).models;
}

describe('models', () => {
  it('lists every model with its family, integrator and twin', async () => {
    const shown = await modelsOf();
    expect(shown.slice(0, 6).map(({ id, twin }) => `${id} ${twin}`)).toEqual([
      'mcculloch-pitts step',
      'stochastic-binary logistic',
      'poisson-relu relu',
      'step mcculloch-pitts',
      'logistic stochastic-binary',
      'relu poisson-relu',
    ]);
    const integrators = Object.fromEntries(shown.map(({ id, integrator }) => [id, integrator]));
    expect(integrators).toMatchObject({
      logistic: null,
      lif: 'exact',
      'hodgkin-huxley': 'exponential-midpoint',
      'traub-miles': 'exponential-euler',
    });
    for (const { family, integrator } of shown) expect(family === 'step-based').toBe(integrator === null);
  });

  it('prints both families, with units, defaults and ranges', async () => {
    const { stdout } = await nandrite('models');
    const [before, after] = stdout.split('In time: dt is a choice of accuracy\n');
    expect(
      before!.startsWith('Step-based: a step is a unit of time of its own\n\nmcculloch-pitts: McCulloch–Pitts\n'),
    ).toBe(true);
    expect(before).toContain('stochastic-binary: Stochastic binary\n    z = b + sum(w*x) : 1\n');
    expect(after).toMatch(/\nlif: Leaky integrate-and-fire\n {4}dv\/dt = /);
    expect(after).toMatch(/\n {2}tau_m +20 ms +0\.1 to 1000 +membrane time constant\n/);
    expect(after).toContain('\n  spikes, deterministic, integrator exact\n');
  });

  it('shows one in full', async () => {
    const { code, stdout, stderr } = await nandrite('models', 'lif');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^lif: Leaky integrate-and-fire\n/);
    expect(stdout).toContain('\nvariables\n  v          mV\n  I (input)  pA\n');
    expect(stdout).toContain('    parameter tau_m = 20 ms in [0.1, 1000] "membrane time constant"\n');
    expect(stdout).toContain('\nTeX\n    \\frac{dv}{dt} = ');
    const [model, ...others] = await modelsOf('lif');
    expect(others).toEqual([]);
    expect(model).toMatchObject({ id: 'lif', family: 'in-time', parameters: { length: 6 } });
    expect(model!.text).toContain('threshold: v > V_th');
  });
});
