import type { LossName } from '../dense/spec.ts';
import type { Activation } from '../units.ts';

/** One case followed through a network, as plain data. Nodes are numbered: sources first, then units, each after all that it reads. */
export interface CaseTrace {
  readonly nodes: readonly TracedNode[];
  /** Forward unit by unit, the loss, then back unit by unit. */
  readonly steps: readonly TraceStep[];
  readonly loss: number;
  /** By parameter. */
  readonly gradients: readonly TracedGradient[];
  readonly evaluations: EvaluationCounts;
}

export interface TracedNode {
  readonly name: string;
  readonly kind: 'input' | 'unit';
  /** Layer or population of a unit, '' of an input. */
  readonly group: string;
  readonly value: number;
}

export type TraceStep = ForwardStep | LossStep | BackwardStep;

/** z = Σ w x + b, y = f(z). */
export interface ForwardStep {
  readonly kind: 'forward';
  readonly node: number;
  readonly activation: Activation | 'own';
  readonly terms: readonly ForwardTerm[];
  readonly bias: { readonly parameter: number; readonly value: number } | null;
  readonly z: number;
  readonly y: number;
  /** dy/dz; null for a neuron of a softmax, whose y follows from the z of all its group. */
  readonly slope: number | null;
  /** Nodes of its softmax, itself among them. */
  readonly softmax: readonly number[] | null;
}

/** w x. */
export interface ForwardTerm {
  readonly from: number;
  readonly parameter: number;
  readonly weight: number;
  readonly x: number;
  readonly product: number;
}

export interface LossStep {
  readonly kind: 'loss';
  readonly name: LossName;
  readonly value: number;
  readonly outputs: readonly {
    readonly node: number;
    readonly y: number;
    readonly target: number;
    /** dL/dy, or dL/dz where the loss is taken together with the unit that made y of z. */
    readonly slope: number;
    readonly by: 'y' | 'z';
  }[];
}

/** δ_j = f'(z_j) (Σ_k w_jk δ_k + dL/dy_j), where L is taken by z δ_j = dL/dz_j + …, and of a softmax y_j (g_j − Σ_i g_i y_i). */
export interface BackwardStep {
  readonly kind: 'backward';
  readonly node: number;
  readonly terms: readonly BackwardTerm[];
  /** dL/dy of the loss itself; 0 for hidden units. */
  readonly fromLoss: number;
  /** Σ w δ + dL/dy. */
  readonly sum: number;
  /** f'(z), null for a neuron of a softmax. */
  readonly slope: number | null;
  readonly softmax: {
    readonly nodes: readonly number[];
    readonly y: readonly number[];
    readonly g: readonly number[];
    readonly mean: number;
  } | null;
  /** dL/dz of a loss that is taken by z. */
  readonly byNet: number;
  readonly delta: number;
  /** What it adds to the gradient of each of its weights: δ x. */
  readonly gradients: readonly GradientTerm[];
  readonly bias: { readonly parameter: number; readonly gradient: number } | null;
}

/** w δ of a unit that reads this one. */
export interface BackwardTerm {
  readonly to: number;
  readonly parameter: number;
  readonly weight: number;
  readonly delta: number;
  readonly product: number;
}

export interface GradientTerm {
  readonly parameter: number;
  readonly from: number;
  readonly x: number;
  readonly product: number;
}

export interface TracedGradient {
  readonly name: string;
  readonly kind: 'weight' | 'bias';
  readonly value: number;
  readonly gradient: number;
}

/** Passes through the network that all gradients take. */
export interface EvaluationCounts {
  readonly parameters: number;
  readonly backpropagation: { readonly forward: 1; readonly backward: 1 };
  /** Two a parameter. */
  readonly central: number;
  /** One a parameter, and one more. */
  readonly oneSided: number;
}
