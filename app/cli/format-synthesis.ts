import { rowBits } from '../../engine/logic/synthesis/function.ts';
import type { LearntNeuron } from '../../engine/logic/synthesis/learn.ts';
import type { FormReport, OutputReport, Synthesis } from '../../engine/logic/synthesis/synthesize.ts';
import type { ThresholdVerdict } from '../../engine/logic/synthesis/threshold-function.ts';
import { conditionText } from '../../engine/logic/synthesis/to-network.ts';
import type { Mismatch } from '../../engine/logic/synthesis/verify.ts';
import { serializeNetwork } from '../../engine/network/parse.ts';
import { countOf } from '../../engine/network/count.ts';
import { shortNumber } from './format-table.ts';

/** What `synthesize` has to tell. */
export interface SynthesisResult {
  readonly synthesis: Synthesis;
  /** Of the measured truth table. */
  readonly rows: number;
  readonly wrong: readonly Mismatch[];
  /** By output; null where learning was not asked for. */
  readonly learnt: readonly LearntNeuron[] | null;
  readonly file: string | null;
}

/** For people. */
export function formatSynthesis({ synthesis, rows, wrong, learnt, file }: SynthesisResult): string {
  const { target, neurons, synapses, layers, isFewest, style, outputs } = synthesis;
  const fewest = isFewest ? 'no circuit of this kind has fewer' : 'the fewest found';
  const size = `${countOf(neurons, 'neuron')} in ${countOf(layers, 'layer')}, ${countOf(synapses, 'synapse')} (${fewest})`;
  return [
    ...outputs.flatMap((output, k) => describeOutput(output, target.inputs, learnt?.[k] ?? null)),
    `${style}: ${size}`,
    wrong.length === 0
      ? `verified: ${rows === 1 ? 'the only row is' : `all ${rows.toLocaleString('en')} rows are`} right`
      : `not verified: ${describeWrong(wrong, target.inputs)}`,
    ...(file === null ? [] : [`written to ${file}`]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function describeOutput(output: OutputReport, inputs: readonly string[], learnt: LearntNeuron | null): string[] {
  const { name, sumOfProducts, productOfSums, threshold } = output;
  const other = productOfSums.literals < sumOfProducts.literals ? [describeForm(name, productOfSums, 'sum')] : [];
  return [
    describeForm(name, sumOfProducts, 'product'),
    ...other,
    ...describeThreshold(threshold, inputs).map((line) => `  ${line}`),
    ...(learnt ? [`  ${describeLearnt(learnt, inputs)}`] : []),
  ];
}

/** Longer expressions are for machines. */
const longestShown = 500;

function describeForm(name: string, { text, terms, literals, isMinimal }: FormReport, term: string): string {
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)} …` : text;
  const proof = isMinimal ? 'minimal' : 'not proven minimal';
  return `${name} = ${shown}  (${countOf(terms, term)}, ${countOf(literals, 'literal')}, ${proof})`;
}

function describeThreshold(verdict: ThresholdVerdict, inputs: readonly string[]): string[] {
  switch (verdict.kind) {
    case 'threshold': {
      const { weights, threshold, isProven } = verdict.neuron;
      const proof = isProven ? 'the smallest whole weights' : 'whole weights, not proven the smallest';
      return [`a threshold function: ${conditionText(weights, threshold, inputs)}, ${proof}`];
    }
    case 'not-threshold':
      return ['no threshold function:', ...verdict.explanation.map((line) => `  ${line}`)];
    case 'undecided':
      return [`whether it is a threshold function is undecided: ${verdict.reason}`];
  }
}

function describeLearnt(
  { weights, bias, hasConverged, mistakes, bound }: LearntNeuron,
  inputs: readonly string[],
): string {
  const most = bound === null ? '' : ` of at most ${shortNumber(bound)}`;
  const end = hasConverged ? 'right about all rows' : 'not right about all rows';
  return `perceptron rule: ${conditionText(weights, 0 - bias, inputs)}, ${end} after ${countOf(mistakes, 'mistake')}${most}`;
}

function describeWrong(wrong: readonly Mismatch[], inputs: readonly string[]): string {
  const { row, output, shown, expected } = wrong[0]!;
  const bits = rowBits(row, inputs.length).map((bit, k) => `${inputs[k]!} = ${bit}`);
  const found = shown === null ? 'has no answer' : `shows ${shown}`;
  return `${countOf(wrong.length, 'answer')} wrong; with ${bits.join(', ')}, ${output} ${found} and should show ${expected}`;
}

/** For machines; the network stands in it as in a file. */
export function synthesisToJson({ synthesis, rows, wrong, learnt, file }: SynthesisResult): string {
  const { target, style, neurons, synapses, layers, isFewest, network, outputs } = synthesis;
  return `${JSON.stringify(
    {
      ...{ inputs: target.inputs, gates: style, neurons, layers, synapses, fewest: isFewest },
      ...{ verified: wrong.length === 0, rows, wrong, file },
      outputs: outputs.map(({ name, sumOfProducts, productOfSums, threshold }, k) => ({
        ...{ name, sumOfProducts, productOfSums, threshold: thresholdToJson(threshold, target.inputs) },
        ...(learnt && { learnt: learnt[k] }),
      })),
      network: JSON.parse(serializeNetwork(network)) as unknown,
    },
    null,
    2,
  )}\n`;
}

function thresholdToJson(verdict: ThresholdVerdict, inputs: readonly string[]): object {
  switch (verdict.kind) {
    case 'threshold': {
      const { weights, threshold, isProven } = verdict.neuron;
      const byInput = Object.fromEntries(inputs.map((input, k) => [input, weights[k]]));
      return { kind: verdict.kind, weights: byInput, threshold, smallest: isProven };
    }
    case 'not-threshold': {
      const { certificate, rows, explanation } = verdict;
      const multipliers = certificate.integers ?? certificate.support.map((k) => certificate.multipliers[k]!);
      const inequalities = rows.map((row, k) => ({ inputs: rowBits(row, inputs.length), multiplier: multipliers[k] }));
      return { kind: verdict.kind, inequalities, explanation };
    }
    case 'undecided':
      return verdict;
  }
}
