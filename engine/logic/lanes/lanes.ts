import { hasSimd } from '../../codegen/wasm/api.ts';
import type { Parsed } from '../../network/issue.ts';
import type { Network } from '../../network/types.ts';
import type { ThresholdCircuit } from './circuit.ts';
import { circuitOf } from './from-network.ts';
import { interpret } from './interpret.ts';
import { compileLanes, type LaneProgram } from './program.ts';
import { createWasmLanes } from './wasm.ts';

/** A circuit that answers 128 vectors of its inputs at once, one in each bit of four words. */
export interface Lanes {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly registers: number;
  readonly neurons: number;
  /** Bitwise instructions for all lanes together. */
  readonly instructions: number;
  /**
   * `levels` and `answers`: four words for each input and each output; vector k is bit k % 32 of word ⌊k / 32⌋. What the
   * registers hold counts as it is.
   */
  evaluate(levels: ArrayLike<number>, answers: Uint32Array): void;
  /** The registers take what the last evaluation gave them. */
  tick(): void;
  /** The registers hold their initial values again. */
  reset(): void;
}

export const laneCount = 128;
const words = laneCount / 32;

export interface LaneOptions {
  /** Left out: WebAssembly with SIMD where the host has it. */
  readonly backend?: 'wasm' | 'js';
}

/**
 * The circuit of toggles, McCulloch–Pitts neurons and lamps as bits, without its time: what every lamp shows once all
 * has settled, or at the end of a clock cycle where the circuit has registers. Issues name what cannot be written so.
 */
export function createLanes(network: Network, options: LaneOptions = {}): Parsed<Lanes> {
  const circuit = circuitOf(network);
  return circuit.ok ? lanesOf(circuit.value, options) : circuit;
}

export function lanesOf(circuit: ThresholdCircuit, { backend }: LaneOptions = {}): Parsed<Lanes> {
  const program = compileLanes(circuit);
  if (!program.ok) return program;
  const { values, run } =
    (backend ?? (hasSimd() ? 'wasm' : 'js')) === 'wasm' ? createWasmLanes(program.value) : plainLanes(program.value);
  const { inputs, registers, neurons, outputs } = circuit;
  const places = outputs.map(({ signal }) => signal * words);
  const data = registers.map((register) => register.data * words);
  const first = inputs.length * words;
  const next = new Uint32Array(registers.length * words);
  const lanes: Lanes = {
    inputs,
    outputs: outputs.map(({ name }) => name),
    registers: registers.length,
    neurons: neurons.length,
    instructions: program.value.instructions,
    evaluate(levels, answers) {
      for (let i = 0; i < first; i++) values[i] = levels[i]!;
      run();
      for (let k = 0; k < places.length; k++) {
        for (let w = 0; w < words; w++) answers[k * words + w] = values[places[k]! + w]!;
      }
    },
    tick() {
      // A register may hand on what another held: all are read before any is written.
      data.forEach((place, index) => next.set(values.subarray(place, place + words), index * words));
      values.set(next, first);
    },
    reset() {
      registers.forEach(({ initial }, index) => {
        values.fill(initial === 1 ? 0xffffffff : 0, first + index * words, first + (index + 1) * words);
      });
    },
  };
  lanes.reset();
  return { ok: true, value: lanes };
}

function plainLanes(program: LaneProgram): { values: Uint32Array; run(): void } {
  const values = new Uint32Array(program.slots * words);
  return { values, run: () => interpret(program, values, words) };
}
