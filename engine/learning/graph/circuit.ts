import { getModel } from '../../models/index.ts';
import { flatten } from '../../network/flatten.ts';
import type { Issue, Parsed } from '../../network/issue.ts';
import type { Network } from '../../network/types.ts';
import { readEdges, type Edge } from './edges.ts';
import { orderNodes, type NodeOrder } from './order.ts';
import { unitFunctionOf, type UnitFunction } from './unit-function.ts';

/**
 * An acyclic circuit as a function of its inputs. Nodes are numbered: first the sources, then the neurons in an order in which each
 * comes after all that it reads. Delays are left out of account: the value is what a steady input comes to. Spiking
 * models that draw each step anew stand for their mean.
 */
export interface Circuit {
  readonly sources: NodeOrder['sources'];
  /** Numbers of the sources that samples set, in the network's order: all but clamps. */
  readonly inputs: readonly number[];
  readonly units: readonly Unit[];
  /** Nodes whose values are the outputs: the neurons with a lamp, or else those that no other reads. */
  readonly outputs: readonly number[];
  readonly parameters: readonly CircuitParameter[];
}

export interface Unit {
  /** `hidden[3]`. */
  readonly name: string;
  readonly population: string;
  readonly function: UnitFunction;
  /** Number of its bias among the parameters, −1 where it has none. */
  readonly bias: number;
  readonly edges: readonly Edge[];
  /** Values of the model's parameters. */
  readonly fixed: ReadonlyMap<string, number>;
}

/** A number that may be learnt: a bias, or the weight of one synapse or of several that share it. */
export interface CircuitParameter {
  readonly name: string;
  readonly kind: 'weight' | 'bias';
  readonly value: number;
  readonly frozen: boolean;
  /** Bounds that a declared sign puts on it. */
  readonly sign: 'excitatory' | 'inhibitory' | 'either';
  /** Synapses onto the unit that it is of, and from the one that it reads: what initialisers ask for. */
  readonly fanIn: number;
  readonly fanOut: number;
}

/** The circuit that a valid network draws, chips and all, or all that keeps it from being one. */
export function readCircuit(drawn: Network): Parsed<Circuit> {
  const { network, places } = flatten(drawn);
  const functions = functionsOf(network, places.populations);
  if (!functions.ok) return functions;
  const order = orderNodes(network);
  if (!order.ok) return order;
  const edges = readEdges(network, order.value);
  if (!edges.ok) return edges;
  const { nodes, sources } = order.value;
  const parameters: CircuitParameter[] = [...edges.value.weights];
  const units = nodes.map(({ name, population, parameters: fixed }, k): Unit => {
    const unit = functions.value.get(population)!;
    const own = edges.value.byTarget[k]!;
    let bias = -1;
    if (unit.bias !== null) {
      const value = fixed.get(unit.bias)!;
      const common = { kind: 'bias', frozen: false, sign: 'either', fanIn: own.length, fanOut: 0 } as const;
      bias = parameters.push({ name: `bias of ${name}`, value, ...common }) - 1;
    }
    return { name, population, function: unit, bias, edges: own, fixed };
  });
  const inputs = sources.flatMap(({ value }, k) => (value === null ? [k] : []));
  return {
    ok: true,
    value: { sources, inputs, units, outputs: outputsOf(network, sources.length, units), parameters },
  };
}

function functionsOf(network: Network, places: readonly string[]): Parsed<ReadonlyMap<string, UnitFunction>> {
  const issues: Issue[] = [];
  const functions = new Map<string, UnitFunction>();
  for (const [k, { id, model }] of network.populations.entries()) {
    const unit = unitFunctionOf(getModel(model, network.models), network.time.dt);
    if ('reason' in unit)
      issues.push({ path: `${places[k]}.model`, message: `${id}: ${unit.reason}`, expected: unit.expected });
    else functions.set(id, unit);
  }
  if (network.populations.length === 0)
    issues.push({ path: 'populations', message: 'no neurons', expected: 'a circuit of at least one' });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: functions };
}

function outputsOf({ probes }: Network, first: number, units: readonly Unit[]): number[] {
  const lit = new Set(probes.flatMap((probe) => (probe.kind === 'lamp' ? [`${probe.target} ${probe.neuron}`] : [])));
  const firstOf = new Map<string, number>();
  units.forEach(({ population }, k) => firstOf.has(population) || firstOf.set(population, k));
  const outputs = units.flatMap(({ population }, k) =>
    lit.has(`${population} ${k - firstOf.get(population)!}`) ? [first + k] : [],
  );
  if (outputs.length > 0) return outputs;
  const read = new Set(units.flatMap(({ edges }) => edges.map(({ source }) => source)));
  return units.flatMap((_, k) => (read.has(first + k) ? [] : [first + k]));
}
