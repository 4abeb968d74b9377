import { areProbabilities, leak, type Activation } from '../../learning/units.ts';
import { createIds } from '../../logic/netlists/ids.ts';
import { encodeOnnx, typeNumbers } from '../onnx/encode.ts';
import type { OnnxAttribute, OnnxNode, OnnxTensor, OnnxValue } from '../onnx/model.ts';
import type { PlainInput, PlainLayers } from './layers.ts';

export interface OnnxOptions {
  /** Of all numbers in the file: f32 is what runtimes expect, f64 keeps every digit. */
  readonly precision: 'f32' | 'f64';
}

/**
 * The model as an .onnx file, from raw rows to probabilities or a value. Columns of numbers are one input `numbers` [N][columns],
 * NaN where missing; each column of categories is an input of texts [N][1], '' where missing.
 */
export function writeOnnx(model: PlainLayers, { precision }: OnnxOptions): Uint8Array {
  const real = precision === 'f32' ? 'float' : 'double';
  const graph = createGraph(real);
  const numbers = model.inputs.flatMap((input, k) => (input.type === 'number' ? [{ ...input, k }] : []));
  const parts = numbers.length > 0 ? [scaleNumbers(graph, numbers)] : [];
  const ids = createIds();
  for (const name of named) ids(name);
  const texts = model.inputs.flatMap((input) =>
    input.type === 'category' ? [{ input, name: ids(input.column) }] : [],
  );
  for (const { input, name } of texts) parts.push(oneHot(graph, input, name, model.missing));
  const x = parts.length === 1 ? parts[0]! : graph.node('Concat', parts, 'x', { axis: { integer: 1 } });
  const y = layers(graph, model, x);
  const outputs = writeOutputs(graph, model, y);
  return encodeOnnx({
    ...{
      name: model.name === '' ? 'model' : model.name,
      nodes: graph.nodes,
      tensors: graph.tensors,
      values: graph.values,
      outputs,
    },
    note: `Predicts ${model.output.column}. The columns of "numbers", in this order: ${numbers.map(({ column }) => column).join(', ')}.`,
    inputs: [
      ...(numbers.length > 0
        ? [{ name: 'numbers', note: 'NaN where missing', type: real, shape: ['rows', numbers.length] } as const]
        : []),
      ...texts.map(({ input: { column }, name }): OnnxValue => {
        return { name, note: `${column}; '' where missing`, type: 'string', shape: ['rows', 1] };
      }),
    ],
    metadata: {
      'nandrite.numbers': JSON.stringify(numbers.map(({ column }) => column)),
      'nandrite.texts': JSON.stringify(Object.fromEntries(texts.map(({ input, name }) => [name, input.column]))),
      ...(model.output.type === 'class' && { 'nandrite.classes': JSON.stringify(model.output.classes) }),
    },
  });
}

/** Names that a program meets; what is within begins with _, as no column does. */
const named = ['numbers', 'label', 'probabilities', 'scores', 'value'] as const;

/** What an .onnx file does not keep of a model. */
export function onnxLosses({ inputs, missing }: PlainLayers, { precision }: OnnxOptions): string[] {
  const hasTexts = inputs.some(({ type }) => type === 'category');
  const skipped = inputs.filter(({ whenMissing }) => whenMissing === 'skip').map(({ column }) => column);
  const numeric = inputs.flatMap((each) =>
    each.type === 'category' && each.compare === 'numbers' ? [each.column] : [],
  );
  const spelled = missing.exact.length > 0 ? `, ${missing.exact.join(', ')}` : '';
  return [
    ...(precision === 'f32' ? ['digits beyond those of 32 bits; --precision f64 keeps them'] : []),
    'texts in columns of numbers: they are read before they come to "numbers", where NaN is missing',
    ...(hasTexts ? [`spellings of missing categories other than '', NA, N/A, NaN and null${spelled}`] : []),
    ...skipped.map((column) => `that a row without "${column}" has no prediction: it is filled in`),
    ...numeric.map((column) => `that 1, 1.0 and 01 are one category of "${column}": it is written 1`),
  ];
}

type NumberColumn = Extract<PlainInput, { type: 'number' }>;
type CategoryColumn = Extract<PlainInput, { type: 'category' }>;

/** (value − mean) / sd, what is missing or infinite replaced. */
function scaleNumbers({ node, reals }: Graph, columns: readonly NumberColumn[]): string {
  const row = (name: string, of: (column: NumberColumn) => number): string =>
    reals(name, [columns.length], columns.map(of));
  const isAbsent = node('Or', [node('IsNaN', ['numbers'], 'nan'), node('IsInf', ['numbers'], 'infinite')], 'absent');
  const filled = node('Where', [isAbsent, row('fill', ({ fill }) => fill), 'numbers'], 'filled');
  const shifted = node('Sub', [filled, row('mean', ({ mean }) => mean)], 'shifted');
  return node('Div', [shifted, row('sd', ({ sd }) => sd)], 'scaled');
}

/** 1 for the category that a row is of; a category that training never saw is 0 in all. */
function oneHot(
  graph: Graph,
  { categories, fill }: CategoryColumn,
  name: string,
  missing: PlainLayers['missing'],
): string {
  const { node, add } = graph;
  const absent = [...new Set(['', 'NA', 'N/A', 'NaN', 'nan', 'na', 'null', ...missing.exact])].filter(
    (text) => !categories.includes(text),
  );
  const numbers = categories.map((_, k) => k);
  const codes = node('LabelEncoder', [name], `${name}_code`, {
    keys_strings: { texts: [...categories, ...absent] },
    values_int64s: { integers: [...numbers, ...absent.map(() => categories.indexOf(fill))] },
    default_int64: { integer: -1 },
  });
  graph.values.push({ name: codes, note: '', type: 'int64', shape: ['rows', 1] });
  const all = add({ name: `${name}_all`, type: 'int64', shape: [categories.length], values: numbers });
  return node('Cast', [node('Equal', [codes, all], `${name}_is`)], `${name}_inputs`, {
    to: { integer: typeNumbers[graph.real] },
  });
}

/** y = activation(W x + b), with the first layer's inputs in the order of the file's: numbers, then categories. */
function layers({ node, reals, real }: Graph, model: PlainLayers, input: string): string {
  const order = inputOrder(model.inputs);
  let y = input;
  model.layers.forEach(({ activation, weights, biases }, l) => {
    const rows = l === 0 ? weights.map((own) => order.map((i) => own[i]!)) : weights;
    const w = reals(`w${l + 1}`, [biases.length, rows[0]!.length], rows.flat());
    const b = reals(`b${l + 1}`, [biases.length], biases);
    const z = node('Gemm', [y, w, b], `z${l + 1}`, { transB: { integer: 1 } });
    const name = `y${l + 1}`;
    if (activation === 'linear') y = z;
    else if (activation === 'leaky-relu' && real === 'double') {
      // Runtimes have the operator for floats only.
      y = node('Max', [z, node('Mul', [z, reals(`leak${l + 1}`, [], [leak])], `leaked${l + 1}`)], name);
    } else {
      const [operator, attributes] = operators[activation];
      y = node(operator, [z], name, attributes);
    }
  });
  return y;
}

const operators: Readonly<
  Record<Exclude<Activation, 'linear'>, readonly [string, Readonly<Record<string, OnnxAttribute>>]>
> = {
  logistic: ['Sigmoid', {}],
  tanh: ['Tanh', {}],
  relu: ['Relu', {}],
  'leaky-relu': ['LeakyRelu', { alpha: { real: leak } }],
  softmax: ['Softmax', { axis: { integer: 1 } }],
};

/** For each input of the file, which input of the first layer it is. */
function inputOrder(inputs: readonly PlainInput[]): number[] {
  let next = 0;
  const places = inputs.map((input) => {
    const width = input.type === 'number' ? 1 : input.categories.length;
    next += width;
    return Array.from({ length: width }, (_, k) => next - width + k);
  });
  const of = (type: PlainInput['type']): number[] =>
    inputs.flatMap((each, k) => (each.type === type ? places[k]! : []));
  return [...of('number'), ...of('category')];
}

function writeOutputs({ node, reals, add, real }: Graph, { layers: all, output }: PlainLayers, y: string): OnnxValue[] {
  if (output.type === 'value') {
    const scaled = node('Mul', [y, reals('target_sd', [], [output.sd])], 'target_scaled');
    node('Add', [scaled, reals('target_mean', [], [output.mean])], 'value');
    return [{ name: 'value', note: `${output.column}, in the units of the table`, type: real, shape: ['rows', 1] }];
  }
  const { classes } = output;
  const { activation, biases } = all.at(-1)!;
  const isSingle = biases.length === 1 && classes.length === 2;
  const name = areProbabilities(activation, biases.length) ? 'probabilities' : 'scores';
  if (isSingle) node('Concat', [node('Sub', [reals('one', [], [1]), y], 'other'), y], name, { axis: { integer: 1 } });
  else node('Identity', [y], name);
  const best = node('ArgMax', [name], 'best', { axis: { integer: 1 }, keepdims: { integer: 0 } });
  node('Gather', [add({ name: 'classes', type: 'string', shape: [classes.length], values: classes }), best], 'label');
  return [
    { name: 'label', note: output.column, type: 'string', shape: ['rows'] },
    { name, note: `of the classes ${classes.join(', ')}`, type: real, shape: ['rows', classes.length] },
  ];
}

interface Graph {
  readonly real: 'float' | 'double';
  readonly nodes: OnnxNode[];
  readonly tensors: OnnxTensor[];
  readonly values: OnnxValue[];
  /** Adds an operator and gives the name of its output. */
  node(operator: string, inputs: readonly string[], output: string, attributes?: OnnxNode['attributes']): string;
  add(tensor: OnnxTensor): string;
  reals(name: string, shape: readonly number[], values: readonly number[]): string;
}

function createGraph(real: 'float' | 'double'): Graph {
  const nodes: OnnxNode[] = [];
  const tensors: OnnxTensor[] = [];
  const values: OnnxValue[] = [];
  const own = (name: string): string => ((named as readonly string[]).includes(name) ? name : `_${name}`);
  const add = (tensor: OnnxTensor): string => {
    tensors.push({ ...tensor, name: own(tensor.name) });
    return own(tensor.name);
  };
  return {
    ...{ real, nodes, tensors, values, add },
    node(operator, inputs, output, attributes = {}) {
      const domain = operator === 'LabelEncoder' ? ({ domain: 'ai.onnx.ml' } as const) : {};
      nodes.push({ operator, inputs, outputs: [own(output)], attributes, ...domain });
      return own(output);
    },
    reals: (name, shape, values) => add({ name, type: real, shape, values }),
  };
}
