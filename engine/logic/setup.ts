import { getModel } from '../models/index.ts';
import type { Network } from '../network/types.ts';
import { compile } from '../simulation/compile.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { circuitOutputs, type Lamp } from './circuit.ts';
import type { Horizon } from './horizon.ts';

/** A circuit wired for measuring: where its outputs are, and for how long to wait. */
export interface Setup {
  readonly simulation: Simulation;
  readonly lamps: readonly LampReader[];
  /** By source: how far, relative to values above 1, its output may move and still be at rest; 0 for all but rates. */
  readonly rates: Float64Array;
  readonly horizon: Horizon;
  readonly trials: number;
  /** Rows of the whole table. */
  readonly rowCount: number;
}

/** Where a lamp looks, and when its bit is 1. */
export interface LampReader {
  readonly id: string;
  readonly source: number;
  readonly isRate: boolean;
  /** The output of one step as a bit. */
  readonly isOn: (output: number) => boolean;
}

/** `circuit` is what the lamps can see. */
export function setUp(circuit: Network, conditions: Pick<Setup, 'horizon' | 'trials' | 'rowCount'>): Setup {
  const simulation = compile(circuit);
  return {
    ...conditions,
    simulation,
    lamps: circuitOutputs(circuit).map((lamp) => lampReader(circuit, simulation, lamp)),
    rates: ratesOf(simulation),
  };
}

/** Rates that differ by less, relative to values above 1, are the same. */
export const tolerance = 1e-12;

export function readLamp({ source, isOn }: LampReader, outputs: ArrayLike<number>): 0 | 1 {
  return isOn(outputs[source]!) ? 1 : 0;
}

function lampReader(circuit: Network, { compiled }: Simulation, { id, target, neuron }: Lamp): LampReader {
  const model = getModel(circuit.populations.find((population) => population.id === target)!.model, circuit.models);
  const source = compiled.ranges.get(target)!.first + neuron;
  return { id, source, isRate: model.output === 'rate', isOn: (output) => model.isOn(output) };
}

function ratesOf({ compiled }: Simulation): Float64Array {
  const rates = new Float64Array(compiled.outputs.length);
  for (const { model, size, first } of compiled.batches) {
    if (model.output === 'rate') rates.fill(tolerance, first, first + size);
  }
  return rates;
}
