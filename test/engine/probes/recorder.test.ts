import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { nand, networkOf } from '../support/networks.ts';

describe('probes', () => {
  it('record every spike and every value, by literal example', () => {
    const simulation = compile(nand(1, 1));
    simulation.step(4);
    const { spikes, traces } = simulation.finish();
    expect(spikes).toEqual([
      { probe: 'raster', target: 'out', steps: [0], neurons: [0], counts: [1], completeFrom: 0 },
    ]);
    expect(traces).toEqual([
      {
        probe: 'z',
        target: 'out',
        neuron: 0,
        variable: 'z',
        interval: 1,
        values: [1.5, -0.5, -0.5, -0.5],
        completeFrom: 0,
      },
    ]);
  });

  it('record spikes in order of step, then neuron, and the output as y', () => {
    const simulation = compile(
      networkOf({
        populations: [{ id: 'p', model: 'mcculloch-pitts', size: 3, parameters: { b: [0, -1, 0] } }],
        probes: [
          { kind: 'spikes', target: 'p' },
          { kind: 'trace', target: 'p', neuron: 1, variable: 'y' },
          { kind: 'trace', target: 'p', neuron: 2, variable: 'y' },
        ],
      }),
    );
    simulation.step(2);
    const { spikes, traces } = simulation.finish();
    expect([spikes[0]!.steps, spikes[0]!.neurons]).toEqual([
      [0, 0, 1, 1],
      [0, 2, 0, 2],
    ]);
    expect(traces.map(({ values }) => values)).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('record no spikes of rate neurons', () => {
    const simulation = compile(
      networkOf({
        populations: [{ id: 'r', model: 'relu', parameters: { b: 2 } }],
        probes: [{ kind: 'spikes', target: 'r' }],
      }),
    );
    simulation.step(3);
    expect(simulation.finish().spikes[0]!.steps).toEqual([]);
  });
});
