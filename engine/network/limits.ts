/** Bounds that keep a network within one machine's memory, and its arithmetic within the doubles. Rates in spikes/s. */
export const limits = { populationSize: 1_000_000, delay: 100_000, seed: 2 ** 32 - 1, rate: 1e9 } as const;
