/** How weights follow their gradient; L-BFGS follows that of all samples alone. */
export type OptimizerName = 'sgd' | 'momentum' | 'nesterov' | 'rmsprop' | 'adam' | 'adamw';

/**
 * Settings of an optimiser, with PyTorch's conventions: v ← μv + g without damping, RMSprop's ε outside of the root, Adam with the
 * corrections of Kingma & Ba (2015), AdamW with decay apart from the gradient (Loshchilov & Hutter 2019).
 */
export interface Optimizer {
  readonly name: OptimizerName;
  /** Learning rate η. */
  readonly rate: number;
  /** μ of momentum and Nesterov. */
  readonly momentum: number;
  /** Share of the past in the mean square of RMSprop. */
  readonly smoothing: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** AdamW's decay of weights, a step times the rate. */
  readonly decay: number;
}

/** What textbooks and libraries start from. */
export const defaultRates: Readonly<Record<OptimizerName, number>> = {
  sgd: 0.1,
  momentum: 0.05,
  nesterov: 0.05,
  rmsprop: 0.001,
  adam: 0.001,
  adamw: 0.001,
};

export const optimizerNames = Object.keys(defaultRates) as readonly OptimizerName[];

/** What is used where the user chooses nothing else. */
export const standardSettings = {
  ...{ momentum: 0.9, smoothing: 0.99, beta1: 0.9, beta2: 0.999 },
  ...{ epsilon: 1e-8, decay: 0.01 },
} as const;

export function optimizerOf(name: OptimizerName, settings: Partial<Omit<Optimizer, 'name'>> = {}): Optimizer {
  const optimizer = { name, rate: defaultRates[name], ...standardSettings, ...settings };
  const issue = checkOptimizer(optimizer);
  if (issue) throw new Error(issue);
  return optimizer;
}

/** What is wrong with the settings, in words; null where nothing is. */
export function checkOptimizer({
  name,
  rate,
  momentum,
  smoothing,
  beta1,
  beta2,
  epsilon,
  decay,
}: Optimizer): string | null {
  if (!optimizerNames.includes(name)) return `Found optimizer "${name}", expected one of ${optimizerNames.join(', ')}`;
  if (!(rate > 0 && rate <= 1e6)) return `Found learning rate ${rate}, expected a number above 0, at most 1e6`;
  for (const [label, share] of Object.entries({ momentum, smoothing, beta1, beta2 }))
    if (!(share >= 0 && share < 1)) return `Found ${label} ${share}, expected at least 0 and below 1`;
  if (!(epsilon > 0)) return `Found epsilon ${epsilon}, expected a number above 0`;
  if (!(decay >= 0) || (name === 'adamw' && decay * rate >= 1))
    return `Found decay ${decay}, expected at least 0, and below 1 times the rate`;
  return null;
}

/** The numbers that one step of an optimiser needs, the `step`-th, counted from 1. */
export function factorsOf(
  { name, ...o }: Optimizer,
  step: number,
): readonly [first: number, second: number, correction1: number, correction2: number, decay: number] {
  switch (name) {
    case 'sgd':
      return [0, 0, 1, 1, 0];
    case 'momentum':
    case 'nesterov':
      return [o.momentum, 0, 1, 1, 0];
    case 'rmsprop':
      return [o.smoothing, 0, 1, 1, 0];
    case 'adam':
    case 'adamw':
      return [
        o.beta1,
        o.beta2,
        1 / (1 - o.beta1 ** step),
        Math.sqrt(1 - o.beta2 ** step),
        name === 'adamw' ? o.decay : 0,
      ];
  }
}
