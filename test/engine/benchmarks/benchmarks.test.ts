import { describe, expect, it } from 'vitest';
import { regularity } from '../../../engine/analysis/interspike.ts';
import { cobahhNetwork } from '../../../engine/benchmarks/cobahh.ts';
import { cubaNetwork } from '../../../engine/benchmarks/cuba.ts';
import { poissonNetwork } from '../../../engine/benchmarks/poisson.ts';
import { stdpNetwork } from '../../../engine/benchmarks/stdp.ts';
import { parseNetworkText, serializeNetwork } from '../../../engine/network/parse.ts';
import { weightsOf } from '../../../engine/probes/weights.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { synapseTotal } from '../../../engine/simulation/compiled.ts';

describe.each([
  ['CUBA', cubaNetwork, 4000],
  ['COBAHH', cobahhNetwork, 4000],
  ['STDP', stdpNetwork, 1],
  ['POISSON', poissonNetwork, 0],
])('%s', (name, build, neurons) => {
  it('has its name and published size, a step of 0.1 ms, and survives its file', () => {
    const network = build();
    expect(network).toMatchObject({ name, time: { dt: 0.1 }, seed: 1 });
    expect(network.populations.reduce((sum, { size }) => sum + size, 0)).toBe(neurons);
    expect(parseNetworkText(serializeNetwork(network))).toEqual({ ok: true, value: network });
    expect(build({ seed: 7 }).seed).toBe(7);
  });
});

describe('the balanced networks', () => {
  it.each([
    ['CUBA', cubaNetwork, 4000, 'exact'],
    ['COBAHH', cobahhNetwork, 4000, 'exponential-euler'],
    ['CUBA, 40,000', cubaNetwork, 40_000, 'exact'],
  ])('%s has 80 synapses onto each neuron, and the integrator of the papers', (_, build, size, method) => {
    const { compiled } = compile(build({ size }));
    // Binomial: 80 N on average, with a deviation below √(80 N).
    expect(Math.abs(synapseTotal(compiled) - 80 * size)).toBeLessThan(4 * Math.sqrt(80 * size));
    expect(compiled.batches.map(({ plan }) => plan.program.method)).toEqual([method]);
  });

  it('has its weights and initial state', () => {
    const { compiled } = compile(cubaNetwork());
    expect(weightsOf(compiled, 'exc_inh').at(0)).toBeCloseTo(1.62, 14);
    expect(weightsOf(compiled, 'inh_exc').at(0)).toBe(-9);
    const v = compiled.batches[0]!.variables.get('v')!;
    expect(Math.min(...v)).toBeGreaterThanOrEqual(-60);
    expect(Math.max(...v)).toBeLessThan(-50);
    const started = compile(cobahhNetwork()).compiled.batches[0]!.variables;
    const meanOf = (values: ArrayLike<number>): number =>
      Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
    // Standard errors of 4,000 draws: 5/63, 15/63 and 120/63.
    expect(Math.abs(meanOf(started.get('v')!) + 65)).toBeLessThan(0.32);
    expect(Math.abs(meanOf(started.get('g_exc')!) - 40)).toBeLessThan(1);
    expect(Math.abs(meanOf(started.get('g_inh')!) - 200)).toBeLessThan(8);
    expect(meanOf(started.get('m')!)).toBe(0);
  });

  it('is active for long, and irregular', () => {
    const simulation = compile(cubaNetwork());
    simulation.step(10_000);
    const { spikes } = simulation.finish();
    const [exc] = spikes;
    // Brian2's spike counts of these networks are compared seed by seed elsewhere; here it must live on.
    expect(exc!.steps.at(-1)).toBeGreaterThan(9_900);
    expect(exc!.steps.length / 3200).toBeGreaterThan(3);
    expect(exc!.steps.length / 3200).toBeLessThan(10);
    expect(regularity(exc!, 3200).cv).toBeGreaterThan(0.5);
  });
});

describe('the others', () => {
  it('have their rates and weights', () => {
    const poisson = compile(poissonNetwork());
    poisson.step(10_000);
    // 100,000 spikes are expected, with a deviation of √100,000.
    const spikes = poisson.finish().spikes[0]!.counts.reduce((sum, count) => sum + count, 0);
    expect(Math.abs(spikes - 100_000)).toBeLessThan(4 * Math.sqrt(100_000));

    const stdp = compile(stdpNetwork());
    const weights = weightsOf(stdp.compiled, 'synapses');
    const now = (): number[] => Array.from({ length: weights.length }, (_, k) => weights.at(k));
    const before = now();
    stdp.step(10_000);
    expect(before.length).toBe(1000);
    expect(now()).not.toEqual(before);
    expect(Math.min(...now())).toBeGreaterThanOrEqual(0);
    expect(Math.max(...now())).toBeLessThanOrEqual(0.01);
  });
});
