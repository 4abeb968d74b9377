import type { Issue, Parsed } from '../../network/issue.ts';
import type { Network } from '../../network/types.ts';
import { circuitOutputs } from '../circuit.ts';
import { upstreamOfLamps } from '../upstream.ts';
import type { ThresholdCircuit } from './circuit.ts';
import { circuitOf, loopIssue, writeCircuit, type RegisterData } from './from-network.ts';
import { sortNeurons } from './sort.ts';
import { wiringOf, type WiredNeuron, type Wiring } from './wiring.ts';

/** A circuit with the number of steps of its clock cycle, or 0 where it has no registers. */
export interface ClockedCircuit extends ThresholdCircuit {
  readonly period: number;
}

/**
 * A network whose registers are found by their shape: neurons that fire with their one input from step `period` on, and
 * before it hold their initial value, as `networkOfNetlist` writes them. Every way from an input or a register must bring
 * a neuron signals of one age, so that `period` steps are one tick for all.
 */
export function clockedCircuitOf(network: Network): Parsed<ClockedCircuit> {
  const circuit = upstreamOfLamps(network);
  const wiring = wiringOf(circuit);
  if (!wiring.ok) return wiring;
  const { neurons } = wiring.value;
  const found = registersIn(neurons);
  if (found.registers.size === 0) {
    const plain = circuitOf(network);
    return plain.ok ? { ok: true, value: { ...plain.value, period: 0 } } : plain;
  }
  const sorted = sortNeurons(neurons, [...found.registers.keys()]);
  if (!sorted.ok) return { ok: false, issues: [loopIssue(neurons, sorted.loop)] };
  const issue = checkAges(circuit, wiring.value, sorted.order, found);
  if (issue) return { ok: false, issues: [issue] };
  const { registers, period } = found;
  return { ok: true, value: { ...writeCircuit(circuit, wiring.value, sorted.order, registers), period } };
}

interface Found {
  readonly registers: ReadonlyMap<number, Register>;
  readonly period: number;
}

interface Register extends RegisterData {
  readonly delay: number;
  readonly period: number;
}

function registersIn(neurons: readonly WiredNeuron[]): Found {
  const registers = new Map<number, Register>();
  neurons.forEach((neuron, index) => {
    const register = asRegister(neuron);
    if (register) registers.set(index, register);
  });
  const [first] = registers.values();
  return { registers, period: first?.period ?? 0 };
}

/** Fires for D − 0.5 ≥ 0 once the clamp's signal has come, and before it always (weight −1) or never (weight +1). */
function asRegister({ bias, synapses }: WiredNeuron): Register | null {
  const [first, second, third] = synapses;
  if (!first || !second || third) return null;
  const [data, start] = second.from.kind === 'constant' ? [first, second] : [second, first];
  if (data.from.kind === 'constant' || start.from.kind !== 'constant' || start.from.value !== 1) return null;
  if (data.weight !== 1 || Math.abs(start.weight) !== 1 || start.delay < 2 || bias + start.weight !== -0.5) return null;
  return { data: data.from, delay: data.delay, period: start.delay, initial: start.weight === 1 ? 0 : 1 };
}

/** Steps between the beginning of a cycle and each neuron's answer; an issue where a neuron mixes cycles. */
function checkAges(
  circuit: Network,
  { neurons, firstOf }: Wiring,
  order: readonly number[],
  found: Found,
): Issue | null {
  const ages = new Int32Array(neurons.length);
  for (const index of order) {
    const { name, synapses } = neurons[index]!;
    const own = new Set(
      synapses.flatMap(({ from, delay }) =>
        from.kind === 'constant' ? [] : [delay + (from.kind === 'input' ? 0 : ages[from.index]!)],
      ),
    );
    if (own.size > 1) {
      const message = `hears signals of ${[...own].sort((a, b) => a - b).join(' and ')} steps after a tick`;
      return { path: name, message, expected: 'delays that make all ways to a neuron equally long' };
    }
    ages[index] = [...own][0] ?? 0;
  }
  for (const [index, { data, delay, period }] of found.registers) {
    const age = delay + (data.kind === 'input' ? 0 : ages[data.index]!);
    if (age === found.period && period === found.period) continue;
    const message = `a register that ticks after ${age} steps, started after ${period}`;
    return { path: neurons[index]!.name, message, expected: `${found.period} steps, as the other registers` };
  }
  const late = circuitOutputs(circuit).find(
    ({ target, neuron }) => ages[firstOf.get(target)! + neuron]! >= found.period,
  );
  return late ? { path: late.id, message: 'shows its answer after the next tick', expected: 'a longer period' } : null;
}
