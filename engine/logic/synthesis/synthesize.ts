import type { Parsed } from '../../network/issue.ts';
import type { Network } from '../../network/types.ts';
import { depthsOf, tablesOf, TooManyNeurons, type Circuit } from './circuit.ts';
import { productOfSums, sumOfProducts } from './cubes.ts';
import { synthesizeFewest } from './fewest.ts';
import { dontCare, synthesisLimits, type BooleanFunction, type BooleanOutput } from './function.ts';
import { synthesizeLayers } from './layered.ts';
import { complementOf, minimise } from './minimise.ts';
import { synthesizeNands } from './nand.ts';
import { unpackBits } from './tables.ts';
import { testThreshold, type ThresholdVerdict } from './threshold-function.ts';
import { circuitNetwork } from './to-network.ts';
import type { GateStyle, Synthesised } from './types.ts';

/** A circuit for a Boolean function, and what is known of the function. */
export interface Synthesis {
  readonly target: BooleanFunction;
  readonly style: GateStyle;
  readonly network: Network;
  readonly neurons: number;
  readonly synapses: number;
  /** Synapses on the longest way from an input to a lamp's neuron: steps until the circuit has answered. */
  readonly layers: number;
  /** Whether no circuit of this style has fewer neurons; else the fewest that were found. */
  readonly isFewest: boolean;
  readonly outputs: readonly OutputReport[];
}

export interface OutputReport {
  readonly name: string;
  /** The least sum of products, such as `a & !b | c`, and product of sums, such as `(a | b) & !c`. */
  readonly sumOfProducts: FormReport;
  readonly productOfSums: FormReport;
  readonly threshold: ThresholdVerdict;
}

export interface FormReport {
  readonly text: string;
  /** Products of the one, sums of the other. */
  readonly terms: number;
  readonly literals: number;
  /** Whether no form of this kind has fewer terms, nor as many with fewer literals. */
  readonly isMinimal: boolean;
}

const makers: Readonly<Record<GateStyle, (target: BooleanFunction) => Synthesised>> = {
  nand: synthesizeNands,
  threshold: synthesizeFewest,
  'threshold-2': synthesizeLayers,
};

/**
 * Minimises a function, tests it for being a threshold function, and builds it from neurons. An issue where it would take too many.
 * Whoever builds it in several styles may report on its outputs once.
 */
export function synthesize(
  target: BooleanFunction,
  style: GateStyle,
  outputs: readonly OutputReport[] = reportOutputs(target),
): Parsed<Synthesis> {
  let made: Synthesised;
  try {
    made = makers[style](target);
  } catch (error) {
    if (!(error instanceof TooManyNeurons)) throw error;
    const message = `the circuit would have more than ${synthesisLimits.neurons.toLocaleString('en')} neurons`;
    return {
      ok: false,
      issues: [{ path: 'function', message, expected: 'fewer inputs, or parts to be joined later' }],
    };
  }
  const { circuit, isProven } = made;
  const expectations = expectationsOf(target, circuit, outputs);
  const counts = { neurons: circuit.gates.length, layers: Math.max(...depthsOf(circuit)) };
  const network = circuitNetwork(target, circuit, style, {
    name: outputs
      .map(({ name }) => name)
      .join(', ')
      .slice(0, 100),
    note: noteOf(style, counts, isProven),
    expectations,
  });
  const synapses = circuit.gates.reduce((sum, { sources }) => sum + sources.length, 0);
  return { ok: true, value: { target, style, network, ...counts, synapses, isFewest: isProven, outputs } };
}

/** What is known of each output, whatever it is built from. */
export function reportOutputs({ inputs, outputs }: BooleanFunction): OutputReport[] {
  return outputs.map((output) => reportOf(output, inputs));
}

function reportOf({ name, values }: BooleanOutput, inputs: readonly string[]): OutputReport {
  const [ones, zeros] = [minimise(values), minimise(complementOf(values))];
  const countsOf = ({ cubes, literals, isMinimal }: typeof ones) => ({ terms: cubes.length, literals, isMinimal });
  return {
    name,
    sumOfProducts: { text: sumOfProducts(ones.cubes, inputs), ...countsOf(ones) },
    productOfSums: { text: productOfSums(zeros.cubes, inputs), ...countsOf(zeros) },
    threshold: testThreshold(values, inputs),
  };
}

/** As long as the expression of a lamp may be. */
const longestExpectation = 10_000;

/** What the lamps show: the function as it was written, else in its shortest form; with don't-cares that of the circuit. */
function expectationsOf(target: BooleanFunction, circuit: Circuit, reports: readonly OutputReport[]): string[] {
  const tables = tablesOf(circuit);
  return target.outputs.map(({ values, text }, k) => {
    const report = reports[k]!;
    const forms = [report.sumOfProducts.text, report.productOfSums.text];
    const whole = values.includes(dontCare)
      ? [sumOfProducts(minimise(unpackBits(tables[k]!, values.length)).cubes, target.inputs)]
      : text === null
        ? forms
        : [text];
    const shortest = whole.reduce((best, each) => (each.length < best.length ? each : best));
    return shortest.length <= longestExpectation ? shortest : '';
  });
}

const words: Readonly<Record<GateStyle, string>> = {
  nand: 'NAND neurons alone: each is 1.5 − x − y, and falls below 0 only when both inputs spike',
  threshold: 'Threshold neurons, as few as were found',
  'threshold-2': 'Two layers of threshold neurons',
};

function noteOf(style: GateStyle, { neurons, layers }: { neurons: number; layers: number }, isProven: boolean): string {
  const steps = layers === 1 ? '1 step' : `${layers} steps`;
  const count = neurons === 1 ? '1 neuron' : `${neurons} neurons`;
  const proof = isProven ? `; no circuit of this kind has fewer than ${count}` : '';
  return `Synthesised. ${words[style]}${proof}. The answer is there after at most ${steps}.`;
}
