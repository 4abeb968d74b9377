import { parseNetwork } from '../../network/parse.ts';
import type { Network } from '../../network/types.ts';
import { inputId, layerId, outputId, sampleSeed } from './seeds.ts';
import type { Converted, ConvertedLayer, ConversionOptions } from './types.ts';

/** One sample as the input of a network. */
export interface SampleInput {
  readonly x: Float64Array;
  /** Its row, which its random numbers follow from. */
  readonly row: number;
  /** For people. */
  readonly name: string;
  readonly outputNames: readonly string[];
}

/**
 * The converted layers as a network of the simulator with this sample held before it. Each layer takes one step: what `createSpikingLayers`
 * does in step s, layer l does here in step s + l, and outputs one step after the last; spike by spike the same.
 */
export function convertedNetwork(converted: Converted, sample: SampleInput): Network {
  const { options, layers } = converted;
  const hidden = layers.slice(0, -1);
  const ids = [inputId, ...hidden.map((_, l) => layerId(l)), outputId];
  const last = layers.at(-1)!;
  const parsed = parseNetwork({
    ...{ format: 'nandrite.network', version: 1, name: sample.name, time: { dt: 1 } },
    note: noteOf(converted),
    seed: sampleSeed(options.seed, sample.row),
    models: modelsOf(options, hidden.length > 0),
    populations: [
      inputPopulation(converted, sample.x),
      ...hidden.map((layer, l) => hiddenPopulation(layer, options, l)),
      {
        ...{ id: outputId, label: 'outputs', model: 'output-sum', size: last.size },
        parameters: { b: [...last.biases], t_0: layers.length },
      },
    ],
    connections: layers.map((layer, l) => ({
      ...{ id: `weights${l + 1}`, source: ids[l], target: ids[l + 1], weight: 0 },
      // A step-based neuron has no other input than its sum.
      synapse: options.neuron === 'if' || l === layers.length - 1 ? 'current' : 'auto',
      connector: {
        kind: 'FromList',
        list: synapsesOf(layer, l === 0 && options.input !== 'current' ? sample.x : null),
      },
    })),
    probes: [
      ...hidden.map((_, l) => ({ kind: 'spikes', id: `spikes${l + 1}`, target: layerId(l) })),
      ...Array.from({ length: last.size }, (_, j) => ({
        ...{ kind: 'trace', id: `sum${j + 1}`, label: sample.outputNames[j], target: outputId },
        ...{ neuron: j, variable: 'v' },
      })),
    ],
    layout: Object.fromEntries(ids.map((id, k) => [id, { x: 240 * k, y: 0 }])),
  });
  if (parsed.ok) return parsed.value;
  const [issue] = parsed.issues;
  throw new Error(`Found ${issue!.path} ${issue!.message}, expected ${issue!.expected}`);
}

/** Models of the file's own; `t_0` keeps a layer at rest until the first signal from the inputs has reached it. */
function modelsOf({ neuron, reset, input }: ConversionOptions, hasHidden: boolean): object[] {
  const membrane = ['dv/dt = (b + I)*int(t >= t_0)/ms : 1', 'I : 1 (input)', 'method: euler'];
  const parameters = ['parameter b = 0 "bias"', 'parameter t_0 = 0 ms "first step"'];
  const [label, inputText] = inputModels[input];
  const ifNeuron = {
    ...{ id: 'integrate-and-fire', label: 'Integrate-and-fire' },
    text: [...membrane, 'threshold: v >= 1', reset === 'subtraction' ? 'reset: v -= 1' : 'reset: v = 0', ...parameters],
    reference: 'Rueckauer et al. (2017), Front. Neurosci. 11:682',
  };
  return [
    { id: 'input-value', label, text: inputText },
    ...(neuron === 'if' && hasHidden ? [ifNeuron] : []),
    { id: 'output-sum', label: 'Sum of what arrives', text: [...membrane, 'output: v', ...parameters] },
  ];
}

const inputModels = {
  current: ['Held input', ['output: x', 'parameter x = 0 "value"']],
  bernoulli: ['Input, a spike or none', ['threshold: rand() < x', 'parameter x = 0 "probability of a spike"']],
  poisson: ['Input, spikes by chance', ['spikes: poisson(x)', 'parameter x = 0 "spikes a step"']],
} as const;

function inputPopulation({ options, inputScale }: Converted, x: Float64Array): object {
  const values = [...x].map((value) => (options.input === 'current' ? value : Math.abs(value / inputScale)));
  return { id: inputId, label: 'inputs', model: 'input-value', size: x.length, parameters: { x: values } };
}

function hiddenPopulation({ size, biases }: ConvertedLayer, { neuron, start }: ConversionOptions, l: number): object {
  const parts = { id: layerId(l), label: `hidden layer ${l + 1}`, size };
  const b = [...biases];
  if (neuron !== 'if')
    return { ...parts, model: neuron === 'poisson' ? 'poisson-relu' : 'stochastic-binary', parameters: { b } };
  const initial = start === 0 ? {} : { v: start };
  return { ...parts, model: 'integrate-and-fire', parameters: { b, t_0: l + 1 }, initial };
}

/** All synapses; those of inputs that spike have the sign of the input. */
function synapsesOf({ inputs, size, weights }: ConvertedLayer, signs: Float64Array | null): number[][] {
  const list: number[][] = [];
  for (let i = 0; i < inputs; i++) {
    const sign = signs && signs[i]! < 0 ? -1 : 1;
    for (let j = 0; j < size; j++) list.push([i, j, sign * weights[i * size + j]!]);
  }
  return list;
}

function noteOf({ options, layers }: Converted): string {
  const { neuron, percentile, steps } = options;
  const what = {
    if: 'integrate-and-fire neurons',
    stochastic: 'stochastic binary neurons',
    poisson: 'Poisson neurons',
  };
  const how = neuron === 'stochastic' ? '' : `, weights normalised by the ${percentile}th percentile of activations`;
  const read = `Each layer takes a step: after ${steps + layers.length} steps the outputs hold the sums of ${steps}; the largest is the class.`;
  return `A multilayer perceptron as ${what[neuron]}${how}, with one sample held before it. ${read}`;
}
