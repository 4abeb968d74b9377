/** What goes for the derivative of the step from silence to spike, as a function of u = v − 1. */
export interface Surrogate {
  readonly kind: SurrogateKind;
  /** β or α below: the larger, the closer to threshold a neuron must be to learn. */
  readonly slope: number;
}

export type SurrogateKind = 'fast-sigmoid' | 'arctan';

export const surrogateKinds: readonly SurrogateKind[] = ['fast-sigmoid', 'arctan'];

/** α = 2 of Fang et al. (2021); β is ours, for a threshold of 1. */
export const defaultSlopes: Readonly<Record<SurrogateKind, number>> = { 'fast-sigmoid': 10, arctan: 2 };

export interface SurrogateFunctions {
  readonly derivative: (u: number) => number;
  /** The smooth function that it is the derivative of. */
  readonly smooth: (u: number) => number;
}

/**
 * `fast-sigmoid`: 1/(1 + β|u|)² of u/(1 + β|u|) (SuperSpike, Zenke & Ganguli 2018). `arctan`: (α/2)/(1 + (πα u/2)²) of
 * arctan(πα u/2)/π + ½ (Fang et al. 2021).
 */
export function surrogateOf({ kind, slope }: Surrogate): SurrogateFunctions {
  switch (kind) {
    case 'fast-sigmoid':
      return {
        derivative(u) {
          const width = 1 + slope * Math.abs(u);
          return 1 / (width * width);
        },
        smooth: (u) => u / (1 + slope * Math.abs(u)),
      };
    case 'arctan': {
      const scale = (Math.PI / 2) * slope;
      return {
        derivative: (u) => slope / 2 / (1 + scale * u * (scale * u)),
        smooth: (u) => Math.atan(scale * u) / Math.PI + 0.5,
      };
    }
  }
}
