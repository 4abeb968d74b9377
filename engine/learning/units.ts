/** What a unit makes of its net input z. `softmax` looks at its whole layer. */
export type Activation = 'linear' | 'logistic' | 'tanh' | 'relu' | 'leaky-relu' | 'softmax';

export const activations: readonly Activation[] = ['linear', 'logistic', 'tanh', 'relu', 'leaky-relu', 'softmax'];

/** Slope of a leaky ReLU below 0 (Maas, Hannun & Ng 2013). */
export const leak = 0.01;

/** Output y of one unit. Softmax has none of its own: see `softmax`. */
export function activate(activation: Exclude<Activation, 'softmax'>, z: number): number {
  switch (activation) {
    case 'linear':
      return z;
    case 'logistic':
      return logistic(z);
    case 'tanh':
      return Math.tanh(z);
    case 'relu':
      return Math.max(0, z);
    case 'leaky-relu':
      return z > 0 ? z : leak * z;
  }
}

/** dy/dz by the output alone, which is all that backpropagation keeps; at the kink of a ReLU it is the left slope. */
export function slope(activation: Exclude<Activation, 'softmax'>, y: number): number {
  switch (activation) {
    case 'linear':
      return 1;
    case 'logistic':
      return y * (1 - y);
    case 'tanh':
      return 1 - y * y;
    case 'relu':
      return y > 0 ? 1 : 0;
    case 'leaky-relu':
      return y > 0 ? 1 : leak;
  }
}

/** 1/(1 + e^−z) without overflow. */
export function logistic(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

/** e^z_k / Σ e^z_j, shifted by the largest so that nothing overflows. */
export function softmax(z: ArrayLike<number>): number[] {
  const values = Array.from(z);
  const largest = Math.max(...values);
  const powers = values.map((each) => Math.exp(each - largest));
  const sum = powers.reduce((total, each) => total + each, 0);
  return powers.map((each) => each / sum);
}

/** Whether outputs of a layer are probabilities of classes, which add up to 1; a single unit y stands for 1 − y and y. */
export function areProbabilities(activation: Activation, outputs: number): boolean {
  return activation === 'softmax' || (activation === 'logistic' && outputs === 1);
}
