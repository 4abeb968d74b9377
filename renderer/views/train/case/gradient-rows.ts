import type { BackwardCase, DifferencesFound, TracedCase } from '../../../worker/training/case-protocol.ts';
import type { TrainedGraph } from '../graph/trained-graph.ts';
import { shortNumber, spokenFactor } from './numbers.ts';

/** A gradient by both methods. */
export interface GradientRow {
  readonly parameter: number;
  /** Where the weight comes from; `bias`. */
  readonly name: string;
  /** `δ · x` with numbers. */
  readonly made: string;
  readonly value: number;
  /** null until it is worked out. */
  readonly difference: number | null;
  readonly agrees: boolean;
}

/** Weights into one unit, and its bias. */
export interface GradientGroup {
  readonly node: number;
  readonly name: string;
  readonly rows: readonly GradientRow[];
  /** Weights that are left out. */
  readonly more: number;
}

/** More rows than these nobody reads. */
const mostRows = 240;

/** The gradients of all steps back so far, the latest unit first. */
export function gradientGroups(
  graph: TrainedGraph,
  { steps, gradients, loss }: TracedCase,
  index: number,
  differences: DifferencesFound | null,
): readonly GradientGroup[] {
  const groups: GradientGroup[] = [];
  let rows = 0;
  for (let k = index; k >= 0 && steps[k]!.kind === 'backward' && rows < mostRows; k--) {
    const group = groupOf(steps[k] as BackwardCase);
    rows += group.rows.length;
    groups.push(group);
  }
  return groups;

  function groupOf({ node, delta, gradients: own, bias }: BackwardCase): GradientGroup {
    const rowOf = (parameter: number, name: string, made: string): GradientRow => {
      const [value, difference] = [gradients[parameter]!, differences?.values[parameter] ?? null];
      return {
        parameter,
        name,
        made,
        value,
        difference,
        agrees: difference !== null && agree(value, difference, loss),
      };
    };
    const weights = own.shown.map(({ parameter, from, x, product }) => {
      // Of a weight that synapses share the gradient is the sum over all of them.
      const others = Math.abs(gradients[parameter]! - product) > 1e-9 * Math.abs(product) ? ' + …' : '';
      return rowOf(parameter, graph.nodeName(from), `${shortNumber(delta)}·${spokenFactor(x)}${others}`);
    });
    const all = bias ? [...weights, rowOf(bias.parameter, 'bias', shortNumber(bias.gradient))] : weights;
    return { node, name: graph.nodeName(node), rows: all, more: own.more };
  }
}

/** Of all gradients of the steps back so far. */
export interface Agreement {
  readonly touched: number;
  /** Of which a difference is known. */
  readonly compared: number;
  readonly apart: number;
  /** Largest distance of a gradient and its difference. */
  readonly farthest: number;
}

export function agreementOf(
  graph: TrainedGraph,
  { steps, gradients, loss }: TracedCase,
  index: number,
  differences: DifferencesFound | null,
): Agreement {
  // A weight that synapses share is one parameter.
  const touched = new Set<number>();
  for (const step of steps.slice(0, index + 1))
    if (step.kind === 'backward') for (const { parameter } of graph.into(step.node)) touched.add(parameter);
  let [compared, apart, farthest] = [0, 0, 0];
  for (const parameter of touched) {
    const difference = differences?.values[parameter];
    if (difference === undefined) continue;
    compared++;
    farthest = Math.max(farthest, Math.abs(gradients[parameter]! - difference));
    if (!agree(gradients[parameter]!, difference, loss)) apart++;
  }
  return { touched: touched.size, compared, apart, farthest };
}

/** A difference has an error of h² and one of rounding, about 10⁻¹⁶ L / h; both lie far below this. */
function agree(gradient: number, difference: number, loss: number): boolean {
  return Math.abs(gradient - difference) <= 1e-5 * Math.abs(gradient) + 1e-8 * Math.max(1, loss);
}
