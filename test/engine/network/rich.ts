/** A file with something of everything: models in time and by steps, with and without a potential, and spikes and values. */
export const rich = {
  format: 'nandrite.network',
  version: 1,
  time: { dt: 0.1 },
  models: [
    {
      id: 'my-lif',
      text: [
        'dv/dt = (E_L - v + R_m*I) / tau_m : mV (unless refractory)',
        'I : pA (input)',
        'threshold: v >= -50*mV',
        'reset: v = E_L',
        'refractory: 2*ms',
        'initial: v = E_L',
        'parameter E_L = -65 mV in [-100, 0] "leak potential"',
        'parameter R_m = 0.1 GOhm',
        'parameter tau_m = 20 ms in [0.1, 1000]',
      ],
    },
    // Without a potential, but with an input.
    {
      id: 'plain',
      text: [
        'dx/dt = (I - x) / tau : 1',
        'I : 1 (input)',
        'threshold: x >= 1',
        'reset: x = 0',
        'parameter tau = 10 ms',
      ],
    },
    // Without any.
    { id: 'deaf', text: 'threshold: rand() < 0.1' },
    // In time, but with a weighted sum.
    { id: 'rate', text: ['dr/dt = (sum(w*x) - r) / tau : 1', 'output: r', 'parameter tau = 10 ms'] },
  ],
  synapses: [{ id: 'psc', kind: 'exponential', tau: 3 }],
  populations: [
    {
      id: 'cell',
      model: 'my-lif',
      size: 2,
      parameters: { E_L: { kind: 'uniform', low: -70, high: -60 } },
      initial: { v: -65 },
    },
    { id: 'plain', model: 'plain' },
    { id: 'deaf', model: 'deaf' },
    { id: 'rate', model: 'rate' },
    { id: 'gate', model: 'mcculloch-pitts' },
  ],
  stimuli: [
    { kind: 'poisson', id: 'noise', rate: 10, size: 3 },
    { kind: 'sine', id: 'wave', amplitude: 1, frequency: 10 },
    { kind: 'toggle', id: 'button' },
    { kind: 'ornstein-uhlenbeck', id: 'drift', sd: 1 },
    { kind: 'spike-times', id: 'burst', times: [3, 1, 2] },
  ],
  connections: [
    { id: 'w1', source: 'noise', target: 'cell', weight: 0.5, delay: { ms: 1.5 }, synapse: 'psc' },
    { id: 'w2', source: 'cell', target: 'cell', weight: 1, connector: { kind: 'FixedProbability', probability: 0.5 } },
  ],
  probes: [{ kind: 'trace', target: 'cell', interval: 10 }],
  events: [{ kind: 'cut', at: 100, connection: 'w1', fraction: 0.5 }],
} as const;
