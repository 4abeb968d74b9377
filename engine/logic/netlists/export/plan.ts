import { countOf } from '../../../network/count.ts';
import type { Issue, Parsed } from '../../../network/issue.ts';
import { flattenNetwork } from '../../../network/flatten.ts';
import type { Network } from '../../../network/types.ts';
import { circuitInputs, circuitOutputs } from '../../circuit.ts';
import { clockedCircuitOf } from '../../lanes/clocked.ts';
import { createNames, type Names } from './names.ts';
import { shapeOf, type Shape } from './shape.ts';

/** A circuit in the words of a file: what is written is only how. */
export interface ExportPlan {
  readonly title: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly { readonly name: string; readonly signal: string }[];
  readonly registers: readonly { readonly name: string; readonly data: string; readonly initial: 0 | 1 }[];
  readonly gates: readonly { readonly name: string; readonly place: string; readonly shape: Shape }[];
  /** The name of a signal by its number. */
  readonly signals: readonly string[];
  readonly names: Names;
  /** What the file does not say, in words. */
  readonly losses: readonly string[];
}

/** A file's text, and what of its network it does not keep. */
export interface ExportedText {
  readonly text: string;
  readonly losses: readonly string[];
}

/** Most ANDs of all neurons together. */
const maxTerms = 1_000_000;

export function planExport(
  drawn: Network,
  isLegal: (name: string) => boolean,
  reserved?: readonly string[],
): Parsed<ExportPlan> {
  const network = flattenNetwork(drawn);
  if (circuitOutputs(network).length === 0) {
    return {
      ok: false,
      issues: [{ path: 'probes', message: 'the circuit has no lamp', expected: 'a lamp on each output' }],
    };
  }
  const clocked = clockedCircuitOf(network);
  if (!clocked.ok) return clocked;
  const circuit = clocked.value;
  const names = createNames(network, isLegal, reserved);
  const issues: Issue[] = [];
  let terms = 0;
  const gates = circuit.neurons.flatMap((neuron) => {
    const shape = terms > maxTerms ? null : shapeOf(neuron);
    if (shape === null) return [];
    if ('message' in shape) {
      issues.push(shape);
      return [];
    }
    terms += shape.kind === 'cover' ? shape.products.length : 1;
    return [{ name: names.neuron(neuron.name), place: neuron.name, shape }];
  });
  if (terms > maxTerms)
    issues.push({ path: 'populations', message: `more than ${maxTerms} gates`, expected: 'a smaller circuit' });
  if (issues.length > 0) return { ok: false, issues };
  const inputs = circuitInputs(network).map(({ id }) => names.ports.get(id)!);
  const registers = circuit.registers.map(({ name }) => names.neuron(name));
  const signals = [...inputs, ...registers, ...gates.map(({ name }) => name)];
  return {
    ok: true,
    value: {
      ...{ title: network.name.replace(/\s+/g, ' '), inputs, gates, signals, names },
      outputs: circuit.outputs.map(({ name, signal }) => ({ name: names.ports.get(name)!, signal: signals[signal]! })),
      registers: circuit.registers.map(({ data, initial }, index) => {
        return { name: registers[index]!, data: signals[data]!, initial };
      }),
      losses: lossesOf(network, circuit.neurons.length + circuit.registers.length, circuit.period),
    },
  };
}

function lossesOf(network: Network, neurons: number, period: number): string[] {
  const unseen = network.populations.reduce((sum, { size }) => sum + size, 0) - neurons;
  const others = network.probes.length - circuitOutputs(network).length;
  return [
    period > 0 ? `delays: ${countOf(period, 'step')} became one tick of the clock` : 'delays: gates answer at once',
    'weights and thresholds, but for the functions that they are',
    ...(Object.keys(network.layout).length > 0 ? ['positions on the canvas'] : []),
    ...(unseen > 0 ? [`${unseen} ${unseen === 1 ? 'neuron' : 'neurons'} that no lamp sees`] : []),
    ...(others > 0 ? [`${others} ${others === 1 ? 'probe' : 'probes'} beside the lamps`] : []),
  ];
}
