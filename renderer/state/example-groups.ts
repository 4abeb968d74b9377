/** Examples that belong together, under one heading of the start screen. */
export interface ExampleGroup {
  readonly title: string;
  readonly about: string;
  /** File names without `.network.json`, from the simplest to the most involved. */
  readonly ids: readonly string[];
}

/** Every example is in one group. */
export const exampleGroups: readonly ExampleGroup[] = [
  {
    title: 'Gates',
    about: 'What a neuron with a threshold can decide, and what takes two layers.',
    ids: ['nand', 'xor', 'sixteen-gates', 'not', 'and', 'or', 'nor'],
  },
  {
    title: 'Arithmetic',
    about: 'Neurons that count, add and multiply.',
    ids: ['half-adder', 'full-adder', 'adder-4-bit', 'multiplier-4x4'],
  },
  {
    title: 'Codes',
    about: 'Numbers that select, and numbers to be seen.',
    ids: ['decoder', 'multiplexer', 'parity-of-8', 'seven-segment'],
  },
  {
    title: 'Memory and rhythm',
    about: 'Loops that keep a bit, count, or never rest.',
    ids: ['sr-latch', 'd-latch', 'counter-4-bit', 'ring-oscillator'],
  },
  {
    title: 'Chance',
    about: 'Neurons that err, and circuits that can live with it.',
    ids: [
      'coin',
      'nand-stochastic',
      'nand-poisson',
      'nand-majority-vote',
      'nand-population',
      'half-adder-stochastic',
      'shared-cause',
    ],
  },
  {
    title: 'Neurons in time',
    about: 'Membranes, spikes and rates in milliseconds.',
    ids: ['hodgkin-huxley', 'firing-patterns', 'fi-curve', 'nand-lif', 'half-adder-lif', 'own-model'],
  },
  {
    title: 'Large networks',
    about: 'What hundreds of neurons do together.',
    ids: ['balanced-network', 'synfire-chain'],
  },
  {
    title: 'Learning and change',
    about: 'Synapses that adapt, tire and recover.',
    ids: ['xor-to-learn', 'stdp', 'short-term-depression', 'lesion-and-recovery'],
  },
];

/** What an empty canvas offers: a gate, a circuit, a living neuron. */
export const firstExamples: readonly string[] = ['nand', 'full-adder', 'hodgkin-huxley'];
