import { network } from './networks.ts';

/** One LIF neuron whose input current lifts it over its threshold: 150 pA over 0.1 GΩ are 15 mV, and the threshold is 10 mV up. */
export function firingLif() {
  return network({
    name: 'One LIF',
    time: { dt: 0.1 },
    populations: [{ id: 'n', model: 'lif' }],
    stimuli: [{ id: 'I', kind: 'constant', value: 150 }],
    connections: [{ id: 'w', source: 'I', target: 'n', weight: 1 }],
    probes: [{ kind: 'spikes', target: 'n' }],
  });
}
