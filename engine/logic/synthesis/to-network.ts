import { parseNetwork } from '../../network/parse.ts';
import type { Network } from '../../network/types.ts';
import { arrange } from './arrange.ts';
import type { Circuit, Gate, Signal } from './circuit.ts';
import { freeName, type BooleanFunction } from './function.ts';
import type { GateStyle } from './types.ts';

export interface NetworkTexts {
  readonly name: string;
  readonly note: string;
  /** What each lamp expects, in the order of the outputs. */
  readonly expectations: readonly string[];
}

/** The circuit as a network: toggles, McCulloch–Pitts neurons whose thresholds lie between two whole numbers, and lamps. */
export function circuitNetwork(
  { inputs, outputs }: BooleanFunction,
  circuit: Circuit,
  style: GateStyle,
  { name, note, expectations }: NetworkTexts,
): Network {
  const lamps = outputs.map((output) => output.name);
  const ids = neuronIds(inputs, lamps, circuit, style);
  const idOf = (signal: Signal): string => inputs[signal] ?? ids[signal - inputs.length]!;
  const positions = arrange(circuit);
  const layout = [
    ...inputs.map((id, k) => [id, positions.inputs[k]] as const),
    ...ids.map((id, k) => [id, positions.neurons[k]] as const),
    ...lamps.map((id, k) => [id, positions.lamps[k]] as const),
  ];
  const parsed = parseNetwork({
    ...{ format: 'nandrite.network', version: 1, name, note },
    populations: circuit.gates.map((gate, k) => ({
      id: ids[k],
      label: labelOf(gate, ids[k]!, style, idOf),
      model: 'mcculloch-pitts',
      parameters: { b: 0.5 - gate.threshold },
    })),
    stimuli: inputs.map((id) => ({ kind: 'toggle', id })),
    connections: circuit.gates.flatMap(({ sources, weights }, k) =>
      sources.map((source, at) => ({
        source: idOf(source),
        target: ids[k],
        weight: weights[at],
        sign: weights[at]! > 0 ? 'excitatory' : 'inhibitory',
      })),
    ),
    probes: lamps.map((id, k) => ({ kind: 'lamp', id, target: idOf(circuit.outputs[k]!), expect: expectations[k] })),
    layout: Object.fromEntries(layout),
  });
  if (parsed.ok) return parsed.value;
  const [issue] = parsed.issues;
  throw new Error(`Found ${issue!.path}: ${issue!.message}, expected ${issue!.expected}`);
}

/** A neuron is called after the output it is, else `nand1`, `n1` and so on. */
function neuronIds(
  inputs: readonly string[],
  lamps: readonly string[],
  { inputCount, gates, outputs }: Circuit,
  style: GateStyle,
): string[] {
  const taken = new Set([...inputs, ...lamps]);
  const prefix = style === 'nand' ? 'nand' : 'n';
  let number = 1;
  return gates.map((_, k) => {
    const output = outputs.indexOf(inputCount + k);
    while (taken.has(`${prefix}${number}`)) number++;
    const called = output < 0 ? [] : [`${lamps[output]!}_neuron`.slice(-longestId)];
    const id = freeName([...called, `${prefix}${number}`], taken);
    taken.add(id);
    return id;
  });
}

const longestId = 64;
/** Longer labels would not fit beside a neuron. */
const longestLabel = 24;

/** The condition on which a threshold neuron is on, such as `a + b − 2 n1 ≥ 1`, where it is short. */
function labelOf(gate: Gate, id: string, style: GateStyle, idOf: (signal: Signal) => string): string {
  if (style === 'nand') return gate.sources.length === 1 ? 'NOT' : gate.sources.length === 0 ? 'ON' : 'NAND';
  if (gate.sources.length === 0) return gate.threshold > 0 ? 'OFF' : 'ON';
  const label = conditionText(gate.weights, gate.threshold, gate.sources.map(idOf));
  return label.length <= longestLabel ? label : id;
}

/** `2 a + b − c ≥ 2`. */
export function conditionText(weights: readonly number[], threshold: number, names: readonly string[]): string {
  const terms = weights.flatMap((weight, k) => {
    if (weight === 0) return [];
    const size = Math.abs(weight) === 1 ? names[k]! : `${Math.abs(weight)} ${names[k]!}`;
    return [{ sign: weight < 0 ? '−' : '+', size }];
  });
  const sum = terms
    .map(({ sign, size }, k) => (k > 0 ? ` ${sign} ${size}` : sign === '−' ? `−${size}` : size))
    .join('');
  return `${sum || '0'} ≥ ${String(threshold).replace('-', '−')}`;
}
