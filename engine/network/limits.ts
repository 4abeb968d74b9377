/** Bounds that keep a network within one machine's memory, and its arithmetic within the doubles. */
export const limits = {
  /** Neurons of a population, and sources of a stimulus. */
  populationSize: 1_000_000,
  /** In steps: 1 s at a dt of 0.01 ms. */
  delay: 100_000,
  seed: 2 ** 32 - 1,
  /** In spikes/s, and in Hz. */
  rate: 1e9,
  /** Of the magnitude of a weight. */
  weight: 1e12,
  /** Of the magnitude of a constant stimulus. */
  constant: 1e12,
  /** Moments and durations in ms: 30 years. */
  time: 1e12,
  /** Of the magnitude of a reversal potential, in mV. */
  potential: 1e6,
  /** Characters of a model's text, or of one of its lines. */
  modelText: 20_000,
  /** Synapses of a network. */
  synapses: 20_000_000,
  /** Synapses whose weights are recorded, in all: half of what probes keep is then enough for one sample of each. */
  recordedWeights: 8_000_000,
  /** Pairs of neurons that DistanceDependent connections may have to look at, in all. */
  distances: 100_000_000,
  /** Slots of the delay ring: neurons × (longest delay + 1). */
  ringSlots: 50_000_000,
  /** Populations, stimuli and connections, with all that is in chips. */
  flatParts: 500_000,
  /** Chips within chips. */
  chipDepth: 64,
} as const;
