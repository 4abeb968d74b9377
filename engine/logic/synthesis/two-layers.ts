import type { Circuit, Gate } from './circuit.ts';
import { catalogueOf, mostCataloguedInputs } from './catalogue.ts';
import { cheapestCover } from './cover.ts';
import { literalsOf, rowsOfCube, type Cube } from './cubes.ts';
import { dontCare } from './function.ts';
import { steppedLayers } from './folds.ts';
import { complementOf, minimise } from './minimise.ts';
import { pointsOf } from './points.ts';
import { leastRealWeights, smallestWeights, type ThresholdNeuron } from './smallest-weights.ts';
import { sumFunctions } from './sums.ts';
import { bitSet, inputTables, onOffOf, packBits } from './tables.ts';
import type { Synthesised } from './types.ts';

/**
 * Two layers of threshold neurons for a function that one neuron does not compute: the fewest found of an OR of threshold functions, an AND of
 * them, and steps of a weighted sum. Up to 4 inputs the ORs and ANDs are the least there are; with up to three neurons in
 * the first layer that proves it, since two can only be joined by OR or AND, inverted or not.
 */
export function twoLayers(values: Uint8Array): Synthesised {
  const inputCount = Math.log2(values.length);
  const isOr = anyOf(values);
  const isAnd = anyOf(complementOf(values));
  const sums = sumFunctions(values).slice(0, 1).map(steppedLayers);
  const candidates = [joined(inputCount, isOr, false), joined(inputCount, isAnd, true), ...sums];
  const circuit = candidates.reduce((best, each) => (each.gates.length < best.gates.length ? each : best));
  const isProven = inputCount <= mostCataloguedInputs && circuit.gates.length <= 4;
  return { circuit, isProven };
}

/** OR of the neurons; with `isInverted` its complement. */
function joined(inputCount: number, neurons: readonly ThresholdNeuron[], isInverted: boolean): Circuit {
  const inputs = Array.from({ length: inputCount }, (_, input) => input);
  const hidden = neurons.map(({ weights, threshold }): Gate => ({ sources: inputs, weights, threshold }));
  const last: Gate = {
    sources: hidden.map((_, k) => inputCount + k),
    weights: hidden.map(() => (isInverted ? -1 : 1)),
    threshold: isInverted ? 0 : 1,
  };
  return { inputCount, gates: [...hidden, last], outputs: [inputCount + hidden.length] };
}

/** Threshold neurons of which at least one is on where the table is 1, and none where it is 0. */
function anyOf(values: Uint8Array): ThresholdNeuron[] {
  const inputCount = Math.log2(values.length);
  if (inputCount <= mostCataloguedInputs) return fromCatalogue(values, inputCount);
  const { cubes } = minimise(values);
  return inputCount <= mostMergedInputs && cubes.length <= mostMerged
    ? merged(values, cubes)
    : cubes.map((cube) => productNeuron(cube, inputCount));
}

function fromCatalogue(values: Uint8Array, inputCount: number): ThresholdNeuron[] {
  const { on } = onOffOf(values);
  const within = catalogueOf(inputCount).filter((known) =>
    known.values.every((bit, row) => bit === 0 || values[row] !== 0),
  );
  const columns = within.map(({ weights, values: table }) => ({
    rows: packBits(table) & on,
    // Fewest neurons first, then the smallest weights.
    cost: 1000 + weights.reduce((sum, each) => sum + Math.abs(each), 0),
  }));
  return cheapestCover(columns, on).chosen.map((k) => within[k]!);
}

/** Linear programs for all pairs of products pay only so far. */
const mostMergedInputs = 8;
const mostMerged = 24;

/** Joins products, one after the other, as long as one neuron can stand for all of a group. */
function merged(values: Uint8Array, cubes: readonly Cube[]): ThresholdNeuron[] {
  const inputCount = Math.log2(values.length);
  const features = inputTables(inputCount);
  const { off } = onOffOf(values);
  const pointsFor = (group: readonly Cube[]) => {
    const rows = group.flatMap((cube) => rowsOfCube(cube, inputCount)).filter((row) => values[row] !== dontCare);
    return pointsOf(features, { on: bitSet(rows, values.length), off })!;
  };
  const groups: Cube[][] = [];
  for (const cube of cubes) {
    const group = groups.find((each) => leastRealWeights(pointsFor([...each, cube])) !== null);
    if (group) group.push(cube);
    else groups.push([cube]);
  }
  return groups.map((group) =>
    group.length === 1 ? productNeuron(group[0]!, inputCount) : smallestWeights(pointsFor(group), 20_000)!,
  );
}

/** On where all literals hold. */
function productNeuron(cube: Cube, inputCount: number): ThresholdNeuron {
  const weights = new Array<number>(inputCount).fill(0);
  const literals = literalsOf(cube, inputCount);
  for (const { input, isOn } of literals) weights[input] = isOn ? 1 : -1;
  return { weights, threshold: literals.filter(({ isOn }) => isOn).length };
}
