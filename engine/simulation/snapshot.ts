import type { Column } from '../models/types.ts';
import type { Intervention } from '../runs/types.ts';
import { sharesPast, type Past } from './past.ts';
import type { SimulationState } from './state.ts';

/** All that a simulation's future depends on, and how much it had recorded. */
export interface Snapshot {
  readonly step: number;
  readonly past: Past;
  readonly levels: Float64Array;
  readonly outputs: Float64Array;
  readonly inputs: Float64Array;
  readonly ring: Float64Array;
  readonly weights: Float64Array;
  /** One record of columns a batch. */
  readonly variables: readonly Readonly<Record<string, Float64Array>>[];
  readonly parameters: readonly Readonly<Record<string, Column>>[];
  /** Rows of each recorder. */
  readonly recorded: readonly number[];
  readonly interventions: readonly Intervention[];
}

export function copyState(simulation: SimulationState): Snapshot {
  const { compiled, levels, recorders, interventions, stepCount } = simulation;
  return {
    step: stepCount,
    past: simulation.past,
    levels: levels.slice(),
    outputs: compiled.outputs.slice(),
    inputs: compiled.inputs.slice(),
    ring: compiled.ring.slots.slice(),
    weights: compiled.synapses.weight.slice(),
    variables: compiled.batches.map(({ batch }) => mapValues(batch.variables, (values) => values.slice())),
    parameters: compiled.batches.map(({ batch }) => mapValues(batch.parameters, copyColumn)),
    recorded: recorders.map(({ rows }) => rows.length),
    interventions: [...interventions],
  };
}

export function pasteState(simulation: SimulationState, snapshot: Snapshot): void {
  const { compiled, levels, recorders, interventions } = simulation;
  levels.set(snapshot.levels);
  compiled.outputs.set(snapshot.outputs);
  compiled.inputs.set(snapshot.inputs);
  compiled.ring.slots.set(snapshot.ring);
  compiled.synapses.weight.set(snapshot.weights);
  compiled.batches.forEach(({ batch }, index) => {
    for (const [symbol, values] of Object.entries(snapshot.variables[index]!)) batch.variables[symbol]!.set(values);
    Object.assign(batch.parameters, mapValues(snapshot.parameters[index]!, copyColumn));
  });
  const shared = sharesPast(simulation.past, snapshot);
  recorders.forEach(({ rows }, index) => {
    const recorded = snapshot.recorded[index]!;
    // What is recorded of another past is not what led to the snapshot.
    if (shared) rows.truncate(recorded, snapshot.step);
    else rows.restart(recorded, snapshot.step);
  });
  interventions.length = 0;
  for (const intervention of snapshot.interventions) interventions.push(intervention);
}

function copyColumn(column: Column): Column {
  return { values: column.values.slice(), stride: column.stride };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
