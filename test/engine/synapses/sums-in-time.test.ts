import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

/** A neuron in time whose text takes `sum(w*x)`, and has no membrane potential. */
const model = {
  id: 'own',
  text: 'dr/dt = (-r + sum(w*x))/tau : 1\noutput: r\nparameter tau = 10 ms in [0.1, 1000]',
};

describe('sum(w*x) in a model in time', () => {
  it.each(['auto', 'delta', 'plain'])('is fed by a synapse of kind delta, named %s', (synapse) => {
    const simulation = compile(
      networkOf({
        time: { dt: 0.1 },
        models: [model],
        synapses: [{ id: 'plain', kind: 'delta' }],
        populations: [{ id: 'n', model: 'own' }],
        stimuli: [{ kind: 'constant', id: 'c', value: 2 }],
        connections: [{ source: 'c', target: 'n', weight: 3, synapse }],
      }),
    );
    simulation.step(101);
    // The constant acts from step 1 on, for 100 steps of 0.1 ms: one time constant.
    expect(simulation.compiled.outputs[0]).toBeCloseTo(6 * (1 - Math.exp(-1)), 12);
  });
});
