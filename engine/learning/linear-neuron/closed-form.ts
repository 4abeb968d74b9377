import { solveLeastSquares } from '../solvers/least-squares.ts';
import type { LinearNeuron } from './neuron.ts';

/** What the delta rule is on its way to. */
export interface ClosedForm {
  /** Of least loss; where several have it, the shortest. */
  readonly weights: Float64Array;
  readonly loss: number;
  /** Whether no other weights have that loss. */
  readonly isUnique: boolean;
  readonly rank: number;
  /** Of the Hessian of the loss, Σ (x, 1)(x, 1)ᵀ / n, largest first: how steep the bowl is along each axis. */
  readonly eigenvalues: Float64Array;
  /** Largest over least of the eigenvalues that are not 0: batch learning takes about so many steps for a digit. */
  readonly condition: number;
  readonly largestRates: LargestRates;
}

/** Learning rates that are stable below these. */
export interface LargestRates {
  /** 2/λ_max of the Hessian: beyond it the steepest direction overshoots by more than it was off. */
  readonly batch: number;
  /** 2/max ‖(x, 1)‖²: below it no step makes its own sample's error larger. Some data bear more. */
  readonly online: number;
}

/** Least squares without iterating; the neuron's weights stay as they are. */
export function solveLinearNeuron(neuron: LinearNeuron): ClosedForm {
  const { matrix, right } = equationsOf(neuron);
  const { x: weights, singularValues, rank } = solveLeastSquares(matrix, right, neuron.parameterCount);
  const before = neuron.parameters();
  neuron.setParameters(weights);
  const loss = neuron.loss();
  neuron.setParameters(before);
  const eigenvalues = singularValues.map((each) => each * each);
  return {
    weights,
    loss,
    rank,
    isUnique: rank === neuron.parameterCount,
    eigenvalues,
    condition: rank === 0 ? 1 : eigenvalues[0]! / eigenvalues[rank - 1]!,
    largestRates: ratesOf(neuron, eigenvalues),
  };
}

export function largestRates(neuron: LinearNeuron): LargestRates {
  return solveLinearNeuron(neuron).largestRates;
}

function ratesOf(neuron: LinearNeuron, eigenvalues: Float64Array): LargestRates {
  let longest = 0;
  for (let k = 0; k < neuron.samples.count; k++) {
    const row = inputsOf(neuron, k);
    longest = Math.max(longest, neuron.importance(k) * row.reduce((sum, each) => sum + each * each, 0));
  }
  return { batch: 2 / eigenvalues[0]!, online: 2 / longest };
}

/** Rows √(s/Σs) (x, 1) and √(s/Σs) t, whose squares sum to the loss and to the Hessian. */
function equationsOf(neuron: LinearNeuron): { readonly matrix: Float64Array; readonly right: Float64Array } {
  const { count, t } = neuron.samples;
  const size = neuron.parameterCount;
  let total = 0;
  for (let k = 0; k < count; k++) total += neuron.importance(k);
  const matrix = new Float64Array(count * size);
  const right = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const share = Math.sqrt(neuron.importance(k) / total);
    neuron.addInputs(k, share, matrix.subarray(k * size, (k + 1) * size));
    right[k] = share * t[k]!;
  }
  return { matrix, right };
}

function inputsOf(neuron: LinearNeuron, sample: number): Float64Array {
  const row = new Float64Array(neuron.parameterCount);
  neuron.addInputs(sample, 1, row);
  return row;
}
