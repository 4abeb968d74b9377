import type { RandomSource } from '../simulation/random.ts';

/**
 * Laws of the first weights of a layer of `inputs` inputs and `outputs` units; biases begin at 0. Variances: LeCun 1/inputs (LeCun
 * et al. 1998, Efficient backprop), Glorot 2/(inputs + outputs) (Glorot & Bengio 2010), He 2/inputs (He et al. 2015).
 */
export type Initializer =
  | { readonly kind: 'zero' | 'lecun' | 'glorot' | 'he' }
  | { readonly kind: 'constant'; readonly value: number }
  /** Uniform in [−range, range]. */
  | { readonly kind: 'uniform'; readonly range: number }
  | { readonly kind: 'normal'; readonly sd: number };

export const initializerKinds: readonly Initializer['kind'][] = [
  'zero',
  'constant',
  'uniform',
  'normal',
  'lecun',
  'glorot',
  'he',
];

/** With the numbers that one without any takes. */
export function initializerOf(kind: Initializer['kind']): Initializer {
  if (kind === 'constant') return { kind, value: 0.1 };
  if (kind === 'uniform') return { kind, range: 0.5 };
  return kind === 'normal' ? { kind, sd: 0.5 } : { kind };
}

/** What each does to the spread of activations and gradients, in words. */
export const initializerNotes: Readonly<Record<Initializer['kind'], string>> = {
  zero: 'all units of a layer stay the same for ever: nothing breaks their symmetry',
  constant: 'all units of a layer stay the same for ever: nothing breaks their symmetry',
  uniform: 'the spread of activations grows or shrinks from layer to layer by range²·inputs/3',
  normal: 'the spread of activations grows or shrinks from layer to layer by sd²·inputs',
  lecun: 'keeps the variance of activations through linear and tanh layers',
  glorot: 'compromises between keeping the variance of activations forwards and of gradients backwards',
  he: 'keeps the variance through ReLU layers, which silence half of it',
};

/** One weight. */
export function drawWeight(law: Initializer, inputs: number, outputs: number, random: RandomSource): number {
  switch (law.kind) {
    case 'zero':
      return 0;
    case 'constant':
      return law.value;
    case 'uniform':
      return law.range * (2 * random.uniform() - 1);
    case 'normal':
      return law.sd * random.normal();
    case 'lecun':
      return random.normal() / Math.sqrt(inputs);
    case 'glorot':
      return Math.sqrt(6 / (inputs + outputs)) * (2 * random.uniform() - 1);
    case 'he':
      return random.normal() * Math.sqrt(2 / inputs);
  }
}
