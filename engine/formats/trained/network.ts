import { createIds } from '../../logic/netlists/ids.ts';
import { parseNetwork } from '../../network/parse.ts';
import type { Issue, Parsed } from '../../network/issue.ts';
import type { Connection } from '../../network/types-connections.ts';
import type { Probe } from '../../network/types-probes.ts';
import type { Stimulus } from '../../network/types-stimuli.ts';
import type { Network, Population } from '../../network/types.ts';
import { rawLayers } from './raw-layers.ts';
import type { PlainInput, PlainLayer, PlainLayers } from './layers.ts';
import { placeColumns } from './place-columns.ts';

/**
 * The model as a circuit of rate neurons that reads columns as they are: scales are in the weights of the first layer, and of the last
 * where it is linear. A column of numbers is a constant, held at what takes the place of a missing value; a category is a toggle.
 * A step a layer after the inputs, the outputs are the model's. Issues where a weight is too large for a circuit.
 */
export function networkOfModel(model: PlainLayers): Parsed<Network> {
  const ids = createIds();
  const inputs = model.inputs.flatMap((input) => stimuliOf(input, ids));
  const layers = rawLayers(model);
  const isSmall = inputs.length <= fewNeurons && layers.every(({ biases }) => biases.length <= fewNeurons);
  const groups = layers.map((layer, l) => populationsOf(layer, namesOf(model, l, ids, isSmall)));
  const connections = layers.flatMap(({ weights }, l) => {
    const before = l === 0 ? inputs.map(({ id }): Part => ({ id, size: 1 })) : groups[l - 1]!;
    return connect(before, groups[l]!, weights, ids);
  });
  const probes = probesOf(model, groups.at(-1)!, ids);
  const layout = placeColumns([inputs, ...groups, probes].map((column) => column.map(({ id }) => id)));
  const drawn = {
    ...{ format: 'nandrite.network', version: 1, name: model.name.slice(0, 200), note: noteOf(model), time: { dt: 1 } },
    ...{ populations: groups.flat(), stimuli: inputs, connections, probes, layout },
  };
  const parsed = parseNetwork(drawn);
  return parsed.ok ? parsed : { ok: false, issues: parsed.issues.map(explained) };
}

/** What a circuit does not keep of a model. */
export function networkLosses({ inputs, output, layers }: PlainLayers): string[] {
  const isScaled =
    output.type === 'value' && !(output.mean === 0 && output.sd === 1) && layers.at(-1)!.activation !== 'linear';
  return [
    'missing values and spellings: inputs are set by hand, and begin at what takes the place of a missing value',
    ...(inputs.some(({ type }) => type === 'category') ? ['that one category of a column excludes the others'] : []),
    ...(isScaled
      ? [`the scale of "${output.column}": the output times ${output.sd} plus ${output.mean} is the value`]
      : []),
  ];
}

/** Up to so many in a layer are drawn one by one; longer layers are populations. */
const fewNeurons = 24;

type Ids = ReturnType<typeof createIds>;

function stimuliOf(input: PlainInput, ids: Ids): Stimulus[] {
  const label = (text: string): string => text.slice(0, 200);
  const { column } = input;
  if (input.type === 'number') return [{ kind: 'constant', id: ids(column), label: label(column), value: input.fill }];
  return input.categories.map((category) => {
    const name = `${column} = ${category}`;
    return { kind: 'toggle', id: ids(name), label: label(name), value: category === input.fill ? 1 : 0 };
  });
}

interface Part {
  readonly id: string;
  readonly size: number;
}

interface Named {
  readonly id: string;
  readonly label: string;
}

/** One name a neuron, or one for a whole layer. */
function namesOf({ layers, output, inputs }: PlainLayers, l: number, ids: Ids, isSmall: boolean): readonly Named[] {
  const { biases, activation } = layers[l]!;
  const isLast = l === layers.length - 1;
  const named = (label: string): Named => ({ id: ids(label), label: label.slice(0, 200) });
  // The neurons of a softmax are one group.
  if (isLast && (activation === 'softmax' || !isSmall)) return [named(freeOf(inputs, output.column))];
  const prefix = layers.length === 2 ? 'hidden' : `hidden ${l + 1}`;
  if (!isSmall) return [named(prefix)];
  if (!isLast) return biases.map((_, j) => named(`${prefix} ${j + 1}`));
  if (output.type === 'value') return [named(output.column)];
  return biases.length === 1 ? [named(output.classes.at(-1)!)] : output.classes.map(named);
}

function freeOf(inputs: readonly PlainInput[], name: string): string {
  return inputs.some(({ column }) => column === name) ? `${name} predicted` : name;
}

function populationsOf({ activation, biases }: PlainLayer, names: readonly Named[]): Population[] {
  const common = { model: activation, initial: {} };
  if (names.length < biases.length)
    return [{ ...names[0]!, ...common, size: biases.length, parameters: { b: biases } }];
  return biases.map((b, j) => ({ ...names[j]!, ...common, size: 1, parameters: { b } }));
}

/** One connection a pair of parts; a single synapse bears its weight, more are a list. */
function connect(
  before: readonly Part[],
  after: readonly Part[],
  weights: readonly (readonly number[])[],
  ids: Ids,
): Partial<Connection>[] {
  let firstTarget = 0;
  return after.flatMap(({ id: target, size }) => {
    const rows = weights.slice(firstTarget, (firstTarget += size));
    let firstSource = 0;
    return before.map(({ id: source, size: width }) => {
      const from = firstSource;
      firstSource += width;
      const id = ids(`${source} to ${target}`);
      if (size === 1 && width === 1) return { id, source, target, weight: rows[0]![from]! };
      const list = rows.flatMap((row, j) => row.slice(from, from + width).map((weight, i) => [i, j, weight]));
      return { id, source, target, connector: { kind: 'FromList', list }, weight: 1 };
    });
  });
}

/** A lamp for each class, and a trace of a value. */
function probesOf({ output, layers }: PlainLayers, last: readonly Part[], ids: Ids): Probe[] {
  if (output.type === 'value') {
    const label = output.column.slice(0, 200);
    const common = { label, target: last[0]!.id, neuron: 0 };
    return [{ kind: 'trace', id: ids(output.column, '_trace'), ...common, variable: 'y', interval: 1 }];
  }
  const size = layers.at(-1)!.biases.length;
  const names = size === 1 ? [output.classes.at(-1)!] : output.classes;
  return names.map((name, k) => {
    const [target, neuron] = last.length === 1 ? [last[0]!.id, k] : [last[k]!.id, 0];
    return { kind: 'lamp', id: ids(name, '_lamp'), label: name.slice(0, 200), target, neuron, expect: '' };
  });
}

function noteOf({ output, layers }: PlainLayers): string {
  const steps = layers.length === 1 ? 'one step' : `${layers.length} steps`;
  const what = output.type === 'class' ? 'probability of each class' : 'value';
  return `A trained model as a circuit. Set the inputs to the values of a row, as they stand in its table; ${steps} later the last neurons hold the ${what} of ${output.column}.`;
}

function explained({ path, message, expected }: Issue): Issue {
  return { path, message: `as a circuit, ${message}`, expected };
}
