import { describe, expect, it } from 'vitest';
import type { Probe } from '../../../engine/network/types-probes.ts';
import { reproduceRun } from '../../../engine/runs/reproduce.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

/** A neuron that fires whenever its clamp is 1, so always from step 1 on. */
const network = networkOf({
  populations: [
    { id: 'n', model: 'mcculloch-pitts', parameters: { b: -0.5 } },
    { id: 'coin', model: 'stochastic-binary' },
  ],
  stimuli: [{ kind: 'clamp', id: 'one', value: 1 }],
  connections: [{ source: 'one', target: 'n', weight: 1 }],
  probes: [{ kind: 'spikes', id: 'spikes', target: 'n' }],
});
const trace: Probe = {
  ...{ kind: 'trace', id: 'z', label: 'z', target: 'n' },
  ...{ neuron: 0, variable: 'z', interval: 1 },
};

describe('record', () => {
  it('begins a trace on the way, and lets the other probes and the run go on', () => {
    const simulation = compile(network);
    simulation.step(4);
    expect(simulation.record([...network.probes, trace])).toBe(true);
    simulation.step(3);
    const run = simulation.finish();
    expect(run.spikes[0]).toMatchObject({ steps: [1, 2, 3, 4, 5, 6], completeFrom: 0 });
    // z = 1 − 0.5 once the clamp has arrived.
    expect(run.traces).toMatchObject([{ probe: 'z', values: [0.5, 0.5, 0.5], completeFrom: 4 }]);
    expect(reproduceRun(run).identical).toBe(true);
  });

  it('ends a probe that is taken away', () => {
    const simulation = compile(network);
    simulation.step(4);
    simulation.record([trace]);
    simulation.step(1);
    expect(simulation.finish()).toMatchObject({ spikes: [], traces: [{ values: [0.5] }] });
  });

  it('goes back with a probe that came later, which then has all from there on', () => {
    const simulation = compile(network);
    const start = simulation.snapshot();
    simulation.step(4);
    simulation.record([...network.probes, trace]);
    simulation.step(2);
    simulation.restore(start);
    simulation.step(3);
    // At step 0 nothing has arrived.
    expect(simulation.finish().traces).toMatchObject([{ values: [-0.5, 0.5, 0.5], completeFrom: 0 }]);
  });

  it('changes no random number', () => {
    const coins: Probe = { kind: 'spikes', id: 'coins', label: 'coins', target: 'coin' };
    const [plain, changed] = [compile({ ...network, probes: [coins] }), compile(network)];
    plain.step(40);
    changed.step(20);
    changed.record([coins]);
    changed.step(20);
    const { steps } = plain.finish().spikes[0]!;
    expect(changed.finish().spikes[0]?.steps).toEqual(steps.filter((step) => step >= 20));
  });

  it('refuses what has no place in memory: a rate, or a value that passes with the step', () => {
    const simulation = compile(network);
    const rate: Probe = { kind: 'rate', id: 'rate', label: 'rate', target: 'n', interval: 10 };
    expect(simulation.record([...network.probes, rate])).toBe(false);
    expect(simulation.network).toBe(network);
    expect(compile({ ...network, probes: [rate] }).record([{ ...rate, label: 'other' }])).toBe(true);
  });
});
