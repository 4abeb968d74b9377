/** Bounds that keep a network within one machine's memory, and its arithmetic within the doubles. */
export const limits = {
  populationSize: 1_000_000,
  /** In steps. */
  delay: 100_000,
  seed: 2 ** 32 - 1,
  /** In spikes/s. */
  rate: 1e9,
  /** Of the magnitude of a weight. */
  weight: 1e12,
  /** Of the magnitude of a constant stimulus. */
  constant: 1e12,
  /** Synapses of a network. */
  synapses: 20_000_000,
  /** Slots of the delay ring: neurons × (longest delay + 1). */
  ringSlots: 50_000_000,
} as const;
