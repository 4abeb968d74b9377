import { countOf } from '../../network/count.ts';
import { limits } from '../../network/limits.ts';
import type { Issue, Parsed } from '../../network/issue.ts';
import type { Connection } from '../../network/types-connections.ts';
import type { Network } from '../../network/types.ts';
import { createIds } from './ids.ts';
import { levelsOf, type Levels } from './levels.ts';
import { neuronsOf, type GateCircuit } from './neurons.ts';
import { placeLayers } from './place.ts';
import { gatherNeurons, type Gathered } from './gather.ts';
import type { Netlist, Progressed } from './types.ts';

/** A network and what of its netlist it does not keep, in words. */
export interface ImportedNetwork {
  readonly network: Network;
  readonly losses: readonly string[];
  /** Steps of a clock cycle, 0 where there are no registers. */
  readonly period: number;
  /** Steps on the longest way from an input or register to an output or register. */
  readonly longestPath: number;
}

/**
 * Writes a netlist as McCulloch–Pitts neurons: a toggle for each input, a lamp for each output. Without registers every
 * synapse has the delay 1. With registers the delay of a synapse is the difference of its ends' levels, and what reaches
 * a register arrives one `period` after it left inputs and registers: a period is one tick. See docs/logic-netlists.md.
 */
export function networkOfNetlist(netlist: Netlist, progressed: Progressed = () => {}): Parsed<ImportedNetwork> {
  const circuit = neuronsOf(withBuffers(netlist));
  const levels = levelsOf(circuit);
  const isClocked = circuit.registers.length > 0;
  const issue = checkSize(circuit, levels);
  if (issue) return { ok: false, issues: [issue] };

  const ids = createIds();
  const inputIds = circuit.inputs.map((name) => ids(name));
  const lampIds = circuit.outputs.map(({ name }) => ids(name, circuit.inputs.includes(name) ? '_out' : ''));
  progressed(0.5);
  const gathered = gatherNeurons(circuit, levels, ids);
  progressed(0.6);
  const start = isClocked ? ids('start') : null;
  const placeOf = (signal: number): { id: string; index: number } =>
    signal < inputIds.length ? { id: inputIds[signal]!, index: 0 } : gathered.places[signal - inputIds.length]!;
  const network: Network = {
    ...{ format: 'nandrite.network', version: 1, name: netlist.name.slice(0, 200), note: noteOf(circuit, levels) },
    ...{ time: { dt: 1 }, seed: 1, models: [], synapses: [], events: [] },
    ...{ chipTypes: [], chips: [], notes: [] },
    populations: gathered.populations,
    stimuli: [
      ...circuit.inputs.map((name, index) => ({
        kind: 'toggle' as const,
        id: inputIds[index]!,
        label: label(name),
        value: 0 as const,
      })),
      ...(start === null ? [] : [{ kind: 'clamp' as const, id: start, label: 'start', value: 1 as const }]),
    ],
    connections: connect(circuit, levels, placeOf, start, gathered, (share) => progressed(0.6 + 0.3 * share)),
    probes: circuit.outputs.map(({ name, signal }, index) => {
      const { id, index: neuron } = placeOf(signal);
      return { kind: 'lamp', id: lampIds[index]!, label: label(name), target: id, neuron, expect: '' };
    }),
    layout: {},
  };
  progressed(0.9);
  return {
    ok: true,
    value: {
      network: { ...network, layout: placeLayers(network, gathered.levels) },
      losses: [...netlist.losses, ...gathered.losses],
      period: isClocked ? levels.period : 0,
      longestPath: levels.longest,
    },
  };
}

/** A lamp looks at a neuron: an output that is an input gets one of its own. */
function withBuffers(netlist: Netlist): Netlist {
  const inputs = new Set(netlist.inputs.map(({ signal }) => signal));
  const direct = netlist.outputs.filter(({ signal }) => inputs.has(signal));
  if (direct.length === 0) return netlist;
  const buffers = direct.map(({ signal, at }) => ({
    kind: 'buf' as const,
    output: `${signal}/buffer`,
    inputs: [signal],
    at,
  }));
  return {
    ...netlist,
    gates: [...netlist.gates, ...buffers],
    outputs: netlist.outputs.map((port) =>
      inputs.has(port.signal) ? { ...port, signal: `${port.signal}/buffer` } : port,
    ),
  };
}

function checkSize({ neurons, registers }: GateCircuit, { period }: Levels): Issue | null {
  const count = neurons.length + registers.length;
  const slots = registers.length > 0 ? count * (period + 1) : count * 2;
  if (slots <= limits.ringSlots) return null;
  const message = `${count} neurons with a clock cycle of ${period} steps need too much memory`;
  return { path: '', message, expected: `neurons × (longest delay + 1) of at most ${limits.ringSlots}` };
}

/** Between two reports of how far it is. */
const neuronsAtOnce = 1000;

type PlaceOf = (signal: number) => { readonly id: string; readonly index: number };

/** One connection a synapse between single neurons, one a pair of populations where any is larger. */
function connect(
  { inputs, registers, neurons }: GateCircuit,
  { levels, period }: Levels,
  placeOf: PlaceOf,
  start: string | null,
  { isGrouped }: Gathered,
  progressed: Progressed,
): Connection[] {
  const first = inputs.length + registers.length;
  const rows = new Map<string, { source: string; target: string; list: number[][] }>();
  const add = (source: { id: string; index: number }, signal: number, weight: number, delay: number): void => {
    const target = placeOf(signal);
    const key = `${source.id} ${target.id}`;
    const known = rows.get(key) ?? { source: source.id, target: target.id, list: [] };
    rows.set(key, known);
    known.list.push([source.index, target.index, weight, delay]);
  };
  registers.forEach(({ data, initial }, index) => {
    add(placeOf(data), inputs.length + index, 1, period - levels[data]!);
    add({ id: start!, index: 0 }, inputs.length + index, initial === 1 ? -1 : 1, period);
  });
  neurons.forEach(({ sources, weights }, index) => {
    if (index % neuronsAtOnce === 0) progressed(index / neurons.length);
    merged(sources, weights).forEach(([source, weight]) => {
      const delay = registers.length > 0 ? levels[first + index]! - levels[source]! : 1;
      add(placeOf(source), first + index, weight, delay);
    });
  });
  const ids = createIds();
  return [...rows.values()].map(({ source, target, list }): Connection => {
    const [, , weight, delay] = list[0]! as [number, number, number, number];
    const isSingle = !isGrouped && list.length === 1;
    const signs = new Set(list.map(([, , each]) => Math.sign(each!)));
    const sign = signs.size > 1 ? 'either' : signs.has(1) ? 'excitatory' : 'inhibitory';
    return {
      ...{ id: ids(`${source}_to_${target}`), source, target },
      connector: isSingle ? 'AllToAll' : { kind: 'FromList', list },
      ...{
        weight: isSingle ? weight : signs.has(-1) && signs.size === 1 ? -1 : 1,
        delay: isSingle ? delay : 1,
        sign,
        synapse: 'auto',
      },
    };
  });
}

/** A gate that names an input twice, as NAND(a, a), has one synapse of both weights. */
function merged(sources: readonly number[], weights: readonly number[]): [source: number, weight: number][] {
  const sums = new Map<number, number>();
  sources.forEach((source, index) => sums.set(source, (sums.get(source) ?? 0) + weights[index]!));
  return [...sums].filter(([, weight]) => weight !== 0);
}

function noteOf({ registers, neurons }: GateCircuit, { longest, period }: Levels): string {
  if (registers.length === 0) {
    return `Imported: ${countOf(neurons.length, 'neuron')}. Every synapse takes one step; the answer is there after ${countOf(longest, 'step')} at most.`;
  }
  return (
    `Imported: ${countOf(neurons.length, 'neuron')} and ${countOf(registers.length, 'register')}. One clock cycle is ${countOf(period, 'step')}: set the ` +
    `toggles at its beginning, hold them, and read the lamps in its last step.`
  );
}

function label(name: string): string {
  return name.slice(0, 200);
}
