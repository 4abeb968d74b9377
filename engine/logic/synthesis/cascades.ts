import type { Circuit, Gate } from './circuit.ts';
import { catalogueOf, hasCatalogue, mostCataloguedInputs, type KnownNeuron } from './catalogue.ts';
import { pointsOf } from './points.ts';
import { breaks, quadruplesOf } from './quadruples.ts';
import { leastRealWeights, smallestWeights } from './smallest-weights.ts';
import { inputTables, onOffOf, packBits, type BitTable } from './tables.ts';

export interface CascadeSearch {
  readonly circuit: Circuit | null;
  /** Whether every circuit of so many neurons was ruled out or one was found. */
  readonly isComplete: boolean;
}

/** Quadruples that a help must break before linear programming looks at it. */
const mostQuadruples = 2000;
/** Linear programs that may fail. */
const mostPrograms = 1500;

/**
 * A neuron that sees the inputs and another neuron, for a function that no neuron alone computes: all neurons of the catalogue are tried as
 * the help. Any circuit of two neurons is of this kind, so that up to 4 inputs a search without success rules them out.
 */
export function oneHelp(values: Uint8Array): CascadeSearch {
  const inputCount = Math.log2(values.length);
  if (!hasCatalogue(inputCount)) return { circuit: null, isComplete: false };
  const quadruples = quadruplesOf(values, mostQuadruples);
  let left = inputCount <= mostCataloguedInputs ? Infinity : mostPrograms;
  for (const help of catalogueOf(inputCount)) {
    if (!quadruples.every((each) => breaks(help.values, each))) continue;
    if (left-- <= 0) break;
    const circuit = withHelp(values, [help]);
    if (circuit) return { circuit, isComplete: true };
  }
  return { circuit: null, isComplete: inputCount <= mostCataloguedInputs };
}

/** A neuron that sees the inputs and two others; those of the catalogue alone are tried as helps, in pairs. */
export function twoHelps(values: Uint8Array): Circuit | null {
  const inputCount = Math.log2(values.length);
  if (inputCount > mostCataloguedInputs) return null;
  const quadruples = quadruplesOf(values, mostQuadruples);
  const helps = catalogueOf(inputCount)
    .map((help) => ({
      help,
      unbroken: packBits(Uint8Array.from(quadruples, (each) => Number(!breaks(help.values, each)))),
    }))
    .filter(({ unbroken }) => quadruples.length === 0 || unbroken !== (1n << BigInt(quadruples.length)) - 1n)
    .sort((a, b) => (a.unbroken < b.unbroken ? -1 : 1));
  let left = mostPrograms;
  for (const [k, first] of helps.entries()) {
    for (let at = 0; at < k; at++) {
      if ((first.unbroken & helps[at]!.unbroken) !== 0n) continue;
      if (left-- <= 0) return null;
      const circuit = withHelp(values, [helps[at]!.help, first.help]);
      if (circuit) return circuit;
    }
  }
  return null;
}

function withHelp(values: Uint8Array, helps: readonly KnownNeuron[]): Circuit | null {
  const inputCount = Math.log2(values.length);
  const features = [...inputTables(inputCount), ...helps.map((help) => packBits(help.values))];
  const last = lastNeuron(values, features);
  if (last === null) return null;
  const inputs = Array.from({ length: inputCount }, (_, input) => input);
  const gates = helps.map(({ weights, threshold }): Gate => ({ sources: inputs, weights, threshold }));
  return { inputCount, gates: [...gates, last], outputs: [inputCount + helps.length] };
}

/** The neuron that sees `features` and computes the table; null where none does. */
export function lastNeuron(values: Uint8Array, features: readonly BitTable[]): Gate | null {
  const points = pointsOf(features, onOffOf(values));
  if (points === null || leastRealWeights(points) === null) return null;
  const neuron = smallestWeights(points, 20_000);
  return neuron && { sources: [...features.keys()], weights: neuron.weights, threshold: neuron.threshold };
}
